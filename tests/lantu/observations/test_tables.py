"""Tables of statistics: each number with its cell, its unit made plain, its time; mappings; SDMX; what is held."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from lantu.__main__ import main
from lantu.errors import ReadError
from lantu.observations import (
    Sheet,
    TableMapping,
    guess_mapping,
    hold_doubtful,
    mapping_text,
    parse_mapping,
    read_sheet,
    table_observations,
)
from lantu.types import Observation

LONG = """\
指标,地区,年份,数值,单位,来源,发布日期
粮食产量,某市,2024,120.5,万吨,统计公报,2025-03-01
城镇化率,某市,2024年,63.2%,,统计公报,2025-03-01
"""


def observed(data: bytes, name: str = "table.csv", **given: str) -> list[Observation]:
    sheet = read_sheet(data, name)
    found = list(table_observations(sheet, guess_mapping(sheet.columns, name), doc="table", **given))
    assert all(isinstance(one, Observation) for one in found), found
    return found  # type: ignore[return-value]


def test_a_long_table() -> None:
    grain, urban = observed(LONG.encode())
    assert (grain.indicator_id, grain.value, grain.unit, grain.period, grain.place) == (
        "grain_output.level",
        1205000.0,
        "吨",
        "2024",
        "某市",
    )
    assert (grain.cell, grain.known_on, grain.attributes, grain.quantum) == ((1, 4), "2025-03-01", {"source": "统计公报"}, 1000.0)
    assert (urban.indicator_id, urban.value, urban.unit) == ("urbanisation.share", 63.2, "%")


def test_a_wide_table_has_an_observation_a_cell() -> None:
    found = observed("指标,单位,2022年,2023年,2024\n高速铁路运营里程,公里,1100,1150,—\n".encode(), place="某市")
    assert [(one.period, one.value, one.cell) for one in found] == [("2022", 1100.0, (1, 3)), ("2023", 1150.0, (1, 4))]


def test_a_workbook_gives_stored_values_and_no_formulas() -> None:
    book = Workbook()
    book.active.append(["指标", "年份", "数值（万人）"])  # type: ignore[union-attr]
    book.active.append(["城镇新增就业", 2024, "=1+1"])  # type: ignore[union-attr]
    book.active.append(["城镇新增就业", 2023, 4.5])  # type: ignore[union-attr]
    data = io.BytesIO()
    book.save(data)
    sheet = read_sheet(data.getvalue(), "t.xlsx")
    mapping = TableMapping({"indicator": "指标", "period": "年份", "value": "数值（万人）"}, {"unit": "万人", "place": "某市"})
    (only,) = table_observations(sheet, mapping, doc="t")
    assert isinstance(only, Observation)
    assert (only.value, only.unit, only.period) == (45000.0, "人", "2023")


def test_sdmx_csv() -> None:
    text = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n"
    text += "dataflow,NBS:GDP(1.0),I,A01,430000,2024,5.2,%\n"
    sheet = read_sheet(text.encode(), "s.csv")
    mapping = guess_mapping(sheet.columns, "s.csv")
    named = TableMapping(mapping.columns, mapping.fixed, names={"A01": "地区生产总值增长", "430000": "湖南省"})
    (one,) = table_observations(sheet, named, doc="s")
    assert isinstance(one, Observation) and sheet.sdmx
    assert (one.indicator_id, one.place, one.period, one.value) == ("gdp.growth", "湖南省", "2024", 5.2)


def dimension(name: str, *values: str) -> dict[str, object]:
    return {"id": name, "values": [{"id": str(at), "names": {"zh": value}} for at, value in enumerate(values)]}


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_sdmx_json(version: str) -> None:
    structure = {
        "dimensions": {
            "series": [dimension("INDICATOR", "地区生产总值增长"), dimension("REF_AREA", "湖南省", "湖北省")],
            "observation": [dimension("TIME_PERIOD", "2023", "2024")],
        },
        "attributes": {"observation": [dimension("UNIT_MEASURE", "%")]},
    }
    sets = [{"series": {"0:0": {"observations": {"0": [4.6, 0], "1": [4.8, 0]}}, "0:1": {"observations": {"1": [5.8, 0]}}}}]
    body = {"structure": structure, "dataSets": sets} if version == "1.0" else {"data": {"structures": [structure], "dataSets": sets}}
    found = observed(json.dumps(body).encode(), "m.json")
    assert [(one.place, one.period, one.value, one.unit) for one in found] == [
        ("湖南省", "2023", 4.6, "%"),
        ("湖南省", "2024", 4.8, "%"),
        ("湖北省", "2024", 5.8, "%"),
    ]


def flat(body: dict[str, object], *sets: dict[str, object]) -> list[dict[str, str]]:
    """The rows of a message as columns to cells."""
    sheet = read_sheet(json.dumps({"data": body | {"dataSets": list(sets)}}).encode(), "m.json")
    return [dict(zip(sheet.columns, cells, strict=True)) for _, cells in sheet.rows]


def test_sdmx_json_with_all_dimensions_at_the_observation() -> None:
    structure = {
        "dimensions": {
            "dataSet": [dimension("FREQ", "年")],
            "series": [],
            "observation": [dimension("REF_AREA", "甲市", "乙市"), dimension("TIME_PERIOD", "2023", "2024")],
        },
        "attributes": {"dataSet": [dimension("UNIT_MEASURE", "亿元")], "observation": [dimension("OBS_STATUS", "正常")]},
    }
    rows = flat({"structure": structure}, {"action": "Information", "attributes": [0], "observations": {"0:0": [1.5, 0], "1:1": [2]}})
    assert [(row["REF_AREA"], row["TIME_PERIOD"], row["OBS_VALUE"], row["OBS_STATUS"]) for row in rows] == [
        ("甲市", "2023", "1.5", "正常"),
        ("乙市", "2024", "2", ""),
    ]
    assert {(row["FREQ"], row["UNIT_MEASURE"]) for row in rows} == {("年", "亿元")}


def test_sdmx_json_reads_each_data_set_by_its_structure_and_attributes_of_every_level() -> None:
    series = {
        "dimensions": {
            "series": [dimension("INDICATOR", "粮食产量", "出口") | {"keyPosition": 0}],
            "observation": [{"id": "TIME_PERIOD", "keyPosition": 1, "values": [{"value": "2023"}, {"value": "2024"}]}],
        },
        "measures": {"observation": [{"id": "AMOUNT"}]},
        "attributes": {
            "dimensionGroup": [dimension("UNIT_MEASURE", "吨", "元")],
            "series": [{"id": "SOURCE", "values": [{"values": ["甲", "乙"]}]}],
            "observation": [{"id": "NOTE", "default": "无"}, {"id": "TEXT"}],
        },
    }
    other = {
        "dimensions": {"observation": [dimension("TIME_PERIOD", "2022")]},
        "measures": {"observation": [{"id": "OBS_VALUE"}, {"id": "SHARE"}]},
    }
    first = {
        "structure": 0,
        "dimensionGroupAttributes": {"0:": [0], "1:": [1]},
        "series": {"0": {"attributes": [0], "observations": {"0": [7, "初步", {"zh": "说明"}]}}, "1": {"observations": {"1": [None]}}},
    }
    gone = {"structure": 0, "action": "Delete", "series": {"0": {"observations": {"1": []}}}}
    rows = flat({"structures": [series, other]}, first, gone, {"structure": 1, "observations": {"0": [3, 0.5]}})
    shown = ("INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "SOURCE", "NOTE", "TEXT", "SHARE")
    assert [tuple(row[name] for name in shown) for row in rows] == [
        ("粮食产量", "2023", "7", "吨", "甲 | 乙", "初步", "说明", ""),
        ("出口", "2024", "", "元", "", "无", "", ""),
        ("", "2022", "3", "", "", "", "", "0.5"),
    ]


@pytest.mark.parametrize("key", ["0:9", "0:-1", "0", "0:0:0", "x:0"])
def test_an_sdmx_json_key_that_is_none_is_refused(key: str) -> None:
    structure = {"dimensions": {"observation": [dimension("REF_AREA", "甲市"), dimension("TIME_PERIOD", "2023")]}}
    with pytest.raises(ReadError) as raised:
        flat({"structure": structure}, {"observations": {key: [1]}})
    assert raised.value.code == "L108"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "t.csv", "L102"),
        ("名目,大小\n甲,1\n".encode(), "t.csv", "L120"),
        (b'{"dataSets": [}', "t.json", "L108"),
        (b'{"dataSets": []}', "t.json", "L108"),
        (b"PK\x03\x04 broken", "t.xlsx", "L108"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, code: str) -> None:
    with pytest.raises(ReadError) as raised:
        observed(data, name)
    assert raised.value.code == code


def test_a_row_without_a_number_is_its_own_error() -> None:
    sheet = read_sheet("指标,年份,数值\n粮食产量,2024,很多\n粮食产量,2023,12\n".encode(), "t.csv")
    bad, good = table_observations(sheet, guess_mapping(sheet.columns, "t.csv"), doc="t")
    assert isinstance(bad, ReadError) and (bad.code, bad.place) == ("L116", "row 1")
    assert isinstance(good, Observation) and good.value == 12.0


def test_a_mapping_is_written_and_read_back() -> None:
    mapping = TableMapping({"indicator": '名"目', "value": "值", "period": "年"}, {"place": "某市"}, names={"A\\1": "粮食产量"})
    assert parse_mapping(mapping_text(mapping), ['名"目', "值", "年"], "m.toml") == mapping


@pytest.mark.parametrize("text", ["columns = 3", "[columns]\nnumber = '值'", "[fixed]\ngrade = 'best'", "x ="])
def test_a_mapping_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        parse_mapping(text, ["指标", "年份", "数值"], "m.toml")


def series(*values: float, unit: str = "吨", measure: str = "level") -> list[str]:
    shared = {"doc": "t", "start": -1, "end": -1, "quote": "", "mention": "", "indicator": "粮食产量", "place": "某市", "cmp": "eq"}
    rows = [
        Observation(id=str(at), value=value, unit=unit, measure=measure, period=str(2015 + at), grade="statistics", cell=(at, 1), **shared)  # type: ignore[arg-type]
        for at, value in enumerate(values)
    ]
    held = hold_doubtful(rows)
    assert [replace.id for replace in held] == [row.id for row in rows]
    return [one.held.split(":")[0] for one in held]


def test_what_looks_wrong_is_held_and_never_dropped() -> None:
    assert series(100, 102, 105, 1.04e6, 108, 110) == ["", "", "", "unit slip ×10000", "", ""]
    assert series(100, 102, 105, 700, 108, 110) == ["", "", "", "jump", "", ""]
    assert series(61, 62, 163, 64, unit="%", measure="share") == ["", "", "impossible", ""]
    assert series(6.5, 6.8, 66.0, 6.7, 6.9, unit="%", measure="growth") == ["", "", "jump", "", ""]
    assert series(100, -3, 105, 104) == ["", "impossible", "", ""]


def test_the_command_settles_from_a_table_and_remembers_its_mapping(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    head = "政府工作报告\n——2024年1月20日在湖南省第十四届人民代表大会第二次会议上\n各位代表：\n"
    plan.write_text(f"{head}一、2024年重点工作\n今年，全省粮食产量要稳定在600亿斤以上。\n", encoding="utf-8")
    table = tmp_path / "yearbook.csv"
    table.write_text("指标,地区,年份,数值,单位\n粮食产量,湖南省,2024,3100,万吨\n", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    for _ in range(2):
        assert main(["settle", "--promises", str(plan), "--data", str(table), "-o", str(output), "-q"]) == 0
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    (row,) = [row for row in rows if row["verdict"] == "kept"]
    assert (row["result"]["cell"], row["result"]["grade"], row["promise"]["indicator_id"]) == ([1, 4], "statistics", "grain_output.level")
    assert (tmp_path / "yearbook.csv.mapping.toml").exists()


def test_a_sheet_is_only_text() -> None:
    assert read_sheet(b"a,b\n1,2\n", "t.csv") == Sheet(("a", "b"), [(1, ("1", "2"))])
