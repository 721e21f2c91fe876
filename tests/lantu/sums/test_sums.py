"""Parts against wholes: sums, remainders, rates, classes, refusals."""

from __future__ import annotations

import pytest
from collection import REPORTS, make

from lantu.ledgers import build_ledger
from lantu.places import find_speeches
from lantu.statements import find_statements
from lantu.sums import check_sums

CITY, COUNTIES = "宿迁市", ("宿城区", "宿豫区", "沭阳县", "泗阳县", "泗洪县")


def checks_of(**tasks):
    annotations = [make(place, REPORTS(place, 2026, f"确保重点任务落地。{words}")) for place, words in tasks.items()]
    tree, speeches = find_speeches(annotations)
    ledger = build_ledger(annotations)
    names = {place.code: place.name for place in tree}
    return [(check, [names[code] for code in check.missing]) for check in check_sums(ledger, find_statements(ledger, speeches, tree), tree)]


def counties(*values, words="城镇新增就业{}万人。"):
    return {place: words.format(value) for place, value in zip(COUNTIES, values, strict=False)}


@pytest.mark.parametrize(
    ("whole", "parts", "verdict", "remainder", "missing"),
    [
        ("15万人", (2, 2, 5, 3, 3), "adds_up", 0, 0),
        ("15万人以上", (2, 3, 5, 3, 3), "adds_up", -10_000, 0),
        ("15万人", (3, 3, 5, 3, 3), "over", -20_000, 0),
        ("15万人", (2, 2, 4, 3, 3), "short", 10_000, 0),
        ("15万人", (2, 2, 5), "open", 60_000, 2),
    ],
)
def test_amounts_are_summed_and_the_remainder_has_its_carriers(whole, parts, verdict, remainder, missing):
    ((check, names),) = checks_of(**{CITY: f"城镇新增就业{whole}。"}, **counties(*parts))
    assert (check.way, check.verdict) == ("sum", verdict)
    assert check.remainder == pytest.approx(remainder)
    assert len(names) == missing
    assert check.reason or verdict == "adds_up"
    assert len(check.parts) == len(parts)


def test_units_are_converted_before_they_are_added():
    tasks = {CITY: "新建高标准农田15万亩。", "宿城区": "新建高标准农田5000公顷。", "宿豫区": "新建高标准农田7.5万亩。"}
    ((check, names),) = checks_of(**tasks)
    assert check.total == pytest.approx(150_000)
    assert check.verdict == "adds_up"
    assert names == ["沭阳县", "泗阳县", "泗洪县"]


@pytest.mark.parametrize(
    ("whole", "rates", "verdict"),
    [("6%", (5, 7, 6, 6, 6), "within"), ("9%", (5, 7, 6, 6, 6), "outside"), ("6%", (5, 7, 6), "open")],
)
def test_a_rate_lies_between_those_of_its_parts_or_cannot(whole, rates, verdict):
    ((check, _),) = checks_of(**{CITY: f"地区生产总值增长{whole}。"}, **counties(*rates, words="地区生产总值增长{}%。"))
    assert (check.way, check.verdict, check.total) == ("weighted", verdict, None)


def test_what_cannot_be_added_is_refused_with_the_reason():
    tasks = {CITY: "人均预期寿命达到80岁。", "宿城区": "人均预期寿命达到81岁。"}
    ((check, _),) = checks_of(**tasks)
    assert (check.verdict, check.total) == ("refused", None)
    assert check.reason.startswith("not_additive")


def test_classes_of_parks_are_not_made_up_of_output():
    tasks = {CITY: "打造2家千亿级园区、3家五百亿级园区。", "沭阳县": "规模工业产值达到800亿元。", "泗阳县": "打造1家五百亿级园区。"}
    check = next(check for check, _ in checks_of(**tasks) if check.way == "classes")
    assert check.whole.value == pytest.approx(2e11 + 1.5e11)
    assert check.total == pytest.approx(1.3e11)
    assert (check.way, check.verdict) == ("classes", "refused")


def test_a_part_inside_a_part_is_not_counted_twice():
    tasks = {"江苏省": "城镇新增就业100万人。", CITY: "城镇新增就业15万人。", "宿城区": "城镇新增就业4万人。"}
    found = {check.whole.value: [part.value for part in check.parts] for check, _ in checks_of(**tasks)}
    assert found == {1_000_000: [150_000], 150_000: [40_000]}


def test_years_that_differ_are_not_set_against_each_other():
    annotations = [
        make("city", REPORTS(CITY, 2025, "城镇新增就业15万人。")),
        make("county", REPORTS("宿城区", 2026, "城镇新增就业2万人。")),
    ]
    tree, speeches = find_speeches(annotations)
    ledger = build_ledger(annotations)
    assert check_sums(ledger, find_statements(ledger, speeches, tree), tree) == ()
