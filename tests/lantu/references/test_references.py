"""What a document leans on: found by form or by name, in the collection or wanted; what is its own is none."""

from __future__ import annotations

import pytest
from collection import collection, make

from lantu.citations import verify
from lantu.ledgers import build_ledger
from lantu.places import find_speeches
from lantu.references import find_references
from lantu.statements import find_statements


def references_of(*annotations):
    tree, speeches = find_speeches(annotations)
    statements = find_statements(build_ledger(annotations), speeches, tree)
    return tree, find_references(annotations, speeches, tree, statements)


@pytest.fixture(scope="module")
def found():
    tree, references = references_of(*collection())
    names = {"": "?"} | {place.code: place.name for place in tree}
    return [
        (names[one.speaker], one.citation.quote, one.target.kind, one.target.name, names[one.target.place], one.target.document)
        for one in references
    ]


EXPECTED = [
    ("吴中区", "落实《环太湖区域一体化发展规划纲要》", "document", "环太湖区域一体化发展规划纲要", "?", None),
    ("吴中区", "落实苏州新型智慧城市顶层设计和三年行动计划", "document", "苏州新型智慧城市顶层设计和三年行动计划", "苏州市", None),
    ("吴中区", "围绕打造国家重要纺织装备高地", "goal", "全国重要纺织装备高地", "苏州市", 0),
    ("吴中区", "双强三优", "strategy", "双强三优", "江苏省", None),
    ("苏州市", "双强三优", "strategy", "双强三优", "江苏省", None),
    ("昆山高新区", "双强三优", "strategy", "双强三优", "江苏省", None),
    ("太湖经开区", "六优", "strategy", "六优", "?", 2),
    ("苏州市", "六优", "strategy", "六优", "?", 2),
    ("苏州市", "九同", "strategy", "九同", "?", None),
    ("苏州市", "以园区为主阵地", "body", "太湖经开区", "太湖经开区", None),
    ("太湖经开区", "江南数据交易中心", "area", "江南数据交易中心", "苏州市", 0),
    ("太湖经开区", "云溪新城", "area", "云溪新城", "苏州市", 0),
    ("太湖经开区", "吴中数谷", "area", "吴中数谷", "吴中区", 1),
    ("昆山高新区", "在环太湖产业一体化中勇当“桥头堡”", "goal", "环太湖产业一体化", "?", None),
    ("昆山高新区", "贯彻本次推进会精神", "meeting", "全省开发区提质增效推进会", "江苏省", None),
    ("昆山高新区", "助力苏州打造“东方检测之都”", "goal", "打造“东方检测之都”", "苏州市", None),
]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_reference_is_found_with_its_target(found, expected):
    assert expected in found


def test_the_decision_of_a_committee_is_that_places(found):
    assert [(one[4], one[3]) for one in found if one[2] == "decision"] == [("苏州市", "当好“双强三优”领头雁、建设现代化新江南示范区的决定")]


@pytest.mark.parametrize("own", ["一主一特", "四精三控", "八大重点任务"])
def test_what_is_a_places_own_is_no_reference(found, own):
    assert [one for one in found if one[3] == own and one[0] != "吴中区"] == []


def test_citations_reproduce_their_source_and_unknown_documents_are_wanted():
    annotations = collection()
    _, references = references_of(*annotations)
    assert references
    for one in references:
        assert verify(annotations[one.document].document, one.citation)
        if one.target.citation:
            assert verify(annotations[one.target.document].document, one.target.citation)
    assert {one.target.name for one in references if one.target.wanted} >= {"环太湖区域一体化发展规划纲要", "九同"}


def test_a_title_leads_to_the_document_of_the_collection_that_bears_it():
    plan = make("plan", "云江流域协同治理规划纲要\n一、总体要求\n建设生态廊道10条。\n")
    lower = make("lower", "吴中区2026年工作要点\n吴中区将抓好落实。吴中区将深入落实《云江流域协同治理规划纲要》，建成湿地公园2个。\n")
    _, references = references_of(plan, lower)
    assert [(one.target.name, one.target.document) for one in references if one.target.kind == "document"] == [
        ("云江流域协同治理规划纲要", 0)
    ]


def test_two_provinces_that_name_one_programme_do_not_lean_on_each_other():
    reports = [
        make(place, f"2025年{place}政府工作报告\n二、2025年重点工作\n建设“丝路云谷”平台，推动{place}加快发展。\n")
        for place in ("江苏省", "浙江省")
    ]
    _, references = references_of(*reports)
    assert [one for one in references if one.target.kind == "area"] == []
