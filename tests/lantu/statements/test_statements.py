"""One promise said several times is one statement; two years of one promise are two; names are things, not phrases."""

from __future__ import annotations

import pytest
from collection import REPORTS, collection, make

from lantu.ledgers import build_ledger
from lantu.places import find_speeches
from lantu.statements import find_statements
from lantu.statements.alike import alike, find_alike


def statements_of(*annotations):
    tree, speeches = find_speeches(annotations)
    return tree, find_statements(build_ledger(annotations), speeches, tree)


def test_a_promise_reprinted_elsewhere_is_one_with_two_citations():
    first = make("outline", "吴中区“十五五”规划解读\n一、总体目标\n“十五五”期间，吴中区将全力加快发展，建设运河文化公园，新建学校12所。\n")
    second = make("interview", "吴中区区长谈打算\n吴中区将加快发展。吴中区将建设运河文化公园。\n")
    _, statements = statements_of(first, second)
    (park,) = [one for one in statements if "运河文化公园" in one.promise.text]
    assert [citation.doc for citation in park.citations] == ["outline", "interview"]
    assert len(park.rows) == 2


def test_the_same_words_in_reports_of_two_years_are_two_statements():
    reports = [make(str(year), REPORTS("江苏省", year, "新建高标准农田100万亩。")) for year in (2024, 2025)]
    _, statements = statements_of(*reports)
    assert [len(one.rows) for one in statements] == [1, 1]


def test_two_places_that_promise_the_same_make_two_statements():
    reports = [make(place, REPORTS(place, 2025, "新建高标准农田100万亩。")) for place in ("江苏省", "浙江省")]
    tree, statements = statements_of(*reports)
    assert [tree.get(one.owner).name for one in statements] == ["江苏省", "浙江省"]


def test_names_are_found_in_the_words_of_another_document():
    _, statements = statements_of(*collection())
    naming = {name: [one.document for one in statements if name in one.names] for one in statements for name in one.names}
    assert naming["江南数据交易中心"] == [0, 2]
    assert naming["云溪新城"] == [0, 2]
    assert naming["石湖新城"] == [0]
    assert naming["吴中数谷"] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        ("云江融城小镇", "云江融城科技小镇", "inserted"),
        ("江南人力资源产业园", "江南人力资源服务产业园", "inserted"),
        ("国家重要纺织装备高地", "全国重要纺织装备高地", "replaced"),
        ("世界级丝绸产业集群", "国际级丝绸产业集群", "replaced"),
        ("国家重要纺织装备高地", "国家重要纺织装备中心", "head"),
        ("三湖五河", "三湖七河", "count"),
        ("云江通航小镇", "云江基金小镇", None),
        ("轨道交通6号线", "轨道交通7号线", None),
        ("云江东岸走廊", "云江西岸走廊", None),
        ("云溪新城一期", "云溪新城二期", None),
        ("苏州检测产业园", "无锡检测产业园", None),
        ("云溪新城", "云溪新城", None),
        ("数字产业园", "苏州数字产业园", None),
        ("文化公园", "体育公园", None),
    ],
)
def test_drifting_names(first, second, change):
    found = alike(first, second)
    assert (found.change if found else None) == change


def test_alike_names_are_found_among_many_without_comparing_each_with_each():
    names = [f"第{number}号甲乙丙丁戊己" for number in range(300)] + ["云江融城小镇", "云江融城科技小镇"]
    assert [(one.first, one.second) for one in find_alike(names)] == [("云江融城小镇", "云江融城科技小镇")]
