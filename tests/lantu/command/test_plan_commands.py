"""``lantu plan``, ``findings``, ``compare``: what a user runs, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from collection import CITY, DISTRICT, PARKS, REPORTS

from lantu.command.main import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("city", CITY), ("district", DISTRICT), ("parks", PARKS)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def years(tmp_path: Path) -> list[str]:
    paths = []
    for year, growth in ((2025, "5%左右"), (2026, "4.5%—5%")):
        path = tmp_path / f"{year}.txt"
        path.write_text(REPORTS("江苏省", year, f"今年主要预期目标是：地区生产总值增长{growth}。"), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_plan_writes_the_formats_asked_for(folder, tmp_path, capsys):
    out = [tmp_path / "out" / name for name in ("plan.html", "plan.xlsx", "plan.jsonl")]
    out[0].parent.mkdir()
    code = main(["plan", str(folder / "city.txt"), str(folder / "district.txt"), *(word for path in out for word in ("-o", str(path)))])
    assert code == 0
    assert all(path.stat().st_size > 1000 for path in out)
    assert "2 篇文件" in capsys.readouterr().err


def test_plan_without_output_gives_json_lines(folder, capfdbinary):
    assert main(["plan", "-q", str(folder)]) == 0
    lines = capfdbinary.readouterr().out.decode("utf-8").splitlines()
    assert {json.loads(line)["type"] for line in lines} >= {"document", "place", "statement", "reference", "link", "finding"}


@pytest.mark.parametrize(("language", "head"), [("zh", "发现"), ("en", "Finding")])
def test_findings_are_a_table_most_telling_first(folder, capfdbinary, language, head):
    assert main(["--lang", language, "findings", "-q", str(folder), "-n", "3"]) == 0
    lines = capfdbinary.readouterr().out.decode("utf-8").splitlines()
    assert head in lines[0].split("\t")
    assert [line.split("\t")[0] for line in lines[1:]] == ["1", "2", "3"]


def test_findings_of_one_kind_alone(folder, capfdbinary):
    assert main(["findings", "-q", str(folder), "--kind", "names_drift"]) == 0
    lines = capfdbinary.readouterr().out.decode("utf-8").splitlines()[1:]
    assert lines
    assert {line.split("\t")[1] for line in lines} == {"名称不一"}


def test_two_years_side_by_side(years, capfdbinary):
    assert main(["compare", "-q", *years]) == 0
    lines = [line.split("\t") for line in capfdbinary.readouterr().out.decode("utf-8").splitlines()]
    assert lines[0] == ["指标", "江苏省 2025", "江苏省 2026", "变化"]
    assert lines[1] == ["国内生产总值（增减幅）", "≈5%", "4.5%—5%", "降低"]


def test_a_wrong_ending_is_told_before_anything_is_read(folder, capsys):
    assert main(["plan", str(folder), "-o", "plan.docx"]) == 2
    assert "L401" in capsys.readouterr().err


def test_what_cannot_be_read_is_listed_and_the_rest_is_planned(folder, capsys):
    (folder / "empty.txt").write_bytes(b"")
    assert main(["plan", str(folder), "-o", str(folder / "out.jsonl")]) == 1
    told = capsys.readouterr().err
    assert "L102" in told
    assert "3 篇文件" in told
