from __future__ import annotations

from pathlib import Path

import pytest

PLAN = "某区2026年工作计划\n一、交通\n新建道路12条，力争通车里程达到60公里以上。\n二、民生\n新增学位3000个。\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode())
    return path


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "damaged.txt"
    path.write_bytes("產(chǎn)業(yè)園區(qū)要加快建設(shè),。\r\n年內(nèi)新建廠房(一期)三座,,按時投產(chǎn),。\r\n".encode())
    return path
