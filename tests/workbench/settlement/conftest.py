"""A plan of the city, the report of the year after it, both read and settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PROMISED = """青石市2024年政府工作报告

——2024年1月10日在青石市人民代表大会上

各位代表：

现在，我代表市人民政府，向大会报告工作，请予审议。

一、2024年重点工作

今年的主要预期目标是：地区生产总值增长6%以上；城镇登记失业率控制在4%以内；城镇新增就业3万人。由市交通局牵头，新建农村公路120公里。粮食产量稳定在50万吨以上，固定资产投资增长8%。
"""
REPORTED = """青石市2025年政府工作报告

——2025年1月12日在青石市人民代表大会上

各位代表：

现在，我代表市人民政府，向大会报告工作，请予审议。

一、2024年工作回顾

过去一年，地区生产总值增长6.4%，城镇登记失业率4.3%，城镇新增就业3.2万人。新建农村公路96公里。
"""
TABLE = "指标,地区,年份,数值,单位\n粮食产量,青石市,2024,52.3,万吨\n粮食产量,青石市,2023,51.0,万吨\n"


def settle() -> None:
    """Work the settling that waits."""
    from django.utils import timezone

    from lantu_workbench.jobs.models import Job
    from lantu_workbench.jobs.worker import work_all

    Job.objects.filter(kind="settlement.settle", state="waiting").update(not_before=timezone.now())
    work_all()
    assert not Job.objects.filter(kind="settlement.settle").exclude(state="done").exists()


@pytest.fixture
def settled(add: Callable[..., Any], access: Callable[[str], Any], units: dict[str, Any]) -> dict[str, Any]:
    """The two documents, settled."""
    from lantu_workbench.settlement.actions.settle_now import settle_now

    found = {"plan": add(PROMISED, "2024.txt"), "report": add(REPORTED, "2025.txt")}
    settle_now(units["city"], reason="年底交账", by=access("supervision"))
    settle()
    return found
