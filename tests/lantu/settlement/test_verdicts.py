"""Each question that ``judge`` asks, and each reason for which nothing is proven."""

from __future__ import annotations

import pytest
from test_verdict_oracle import make_observation, make_target

from lantu.settlement.verdicts import Evidence, judge


def decide(
    observation: dict[str, object] | None = None, *, meets: str = "whole", known: int | None = 2025, **target: object
) -> tuple[str, str]:
    evidence = [] if observation is None else [Evidence(make_observation(**observation), meets)]
    verdict = judge(make_target(**target), evidence, known_year=known)
    return verdict.verdict, verdict.rule.split("@")[0]


def test_a_target_without_a_time_is_not_judged() -> None:
    assert decide({}, period="") == ("unproven", "settle.unproven.no_period")


def test_no_evidence_before_and_after_the_deadline() -> None:
    assert decide(None, known=2024) == ("unproven", "settle.unproven.not_due")
    assert decide(None, known=2025) == ("unproven", "settle.unproven.no_evidence")
    assert decide(None, known=None) == ("unproven", "settle.unproven.no_evidence")


def test_a_held_value_proves_nothing() -> None:
    assert decide({"held": "jump"}) == ("unproven", "settle.unproven.held")


def test_units_convert_or_are_refused() -> None:
    assert decide({"unit": "公顷", "value": 7.0, "quantum": 1.0}, unit="亩", value=100.0)[0] == "kept"
    assert decide({"unit": "户"}, unit="亩") == ("unproven", "settle.unproven.unit")


def test_what_is_only_told_decides_what_its_direction_decides() -> None:
    growth: dict[str, object] = {"measure": "growth", "unit": "%", "value": 6.0}
    fell = {"measure": "growth", "unit": "%", "value": 0.0, "quantum": 0.0, "cmp": "le"}
    assert decide(fell, **growth)[0] == "missed"
    assert decide(fell | {"cmp": "ge"}, **growth)[0] == "unproven"
    assert decide(fell | {"cmp": "ge"}, **growth | {"value": 0.0, "cmp": "ge"})[0] == "kept"


def test_an_observed_range_must_lie_inside_as_a_whole() -> None:
    assert decide({"cmp": "range", "value": 101.0, "value2": 120.0})[0] == "kept"
    assert decide({"cmp": "range", "value": 90.0, "value2": 120.0}) == ("unproven", "settle.unproven.bound")


def test_a_wider_span_does_not_decide_a_year() -> None:
    assert decide({"period": "2021/2025", "value": 900.0}, meets="wider") == ("unproven", "settle.unproven.wider_period")


def test_a_fall_answers_a_target_of_growth_as_a_negative() -> None:
    target = make_target(measure="growth", unit="%", value=5.0)
    fell = Evidence(make_observation(measure="growth", unit="%", value=3.0, polarity=-1), turned=True)
    verdict = judge(target, [fell], known_year=2025)
    assert (verdict.verdict, verdict.why) == ("missed", f"{target.indicator} -3% < 5%")


@pytest.mark.parametrize(
    ("values", "verdict"), [((110.0, 120.0), "kept"), ((110.0, 90.0), "partly"), ((80.0, 90.0), "missed")], ids=["all", "some", "none"]
)
def test_a_compound_is_kept_in_all_its_parts_or_partly(values: tuple[float, float], verdict: str) -> None:
    evidence = [Evidence(make_observation(value=value)) for value in values]
    assert judge(make_target(), evidence, known_year=2025).verdict == verdict


def test_a_compound_with_an_undecided_part_is_unproven() -> None:
    evidence = [Evidence(make_observation(value=110.0)), Evidence(make_observation(value=99.5, cmp="ge"))]
    assert judge(make_target(), evidence, known_year=2025).rule.startswith("settle.unproven.compound")


PACE = {"period": "2021/2025", "value": 100.0, "measure": "increment", "made_on": "2021"}


@pytest.mark.parametrize(
    ("seen", "year", "verdict"),
    [(60.0, "2021/2023", "on_course"), (57.0, "2021/2023", "on_course"), (56.0, "2021/2023", "late"), (100.0, "2021/2022", "on_course")],
    ids=["even pace", "within the pace's slack", "behind", "reached early"],
)
def test_before_the_deadline_the_pace_decides(seen: float, year: str, verdict: str) -> None:
    assert decide({"value": seen, "period": year, "measure": "increment"}, meets="earlier", known=2023, **PACE)[0] == verdict


def test_pace_from_a_base_that_the_document_gives() -> None:
    fall = {
        "period": "2025",
        "value": 20.0,
        "direction": "lower",
        "cmp": "le",
        "baseline": 40.0,
        "baseline_period": "2020",
        "made_on": "2021",
    }
    assert decide({"value": 30.0, "period": "2022"}, meets="earlier", known=2022, **fall)[0] == "on_course"
    assert decide({"value": 38.0, "period": "2023"}, meets="earlier", known=2023, **fall)[0] == "late"


def test_pace_without_a_base_is_not_guessed() -> None:
    assert decide({"value": 60.0, "period": "2023"}, meets="earlier", known=2023, period="2025") == ("unproven", "settle.unproven.no_base")


def test_after_the_deadline_an_earlier_value_proves_nothing() -> None:
    assert decide({"value": 120.0, "period": "2024"}, meets="earlier", known=2025) == ("unproven", "settle.unproven.earlier_period")


def test_a_verdict_names_the_version_of_its_rules() -> None:
    rule = judge(make_target(), [Evidence(make_observation())], known_year=2025).rule
    assert rule == "settle.higher.eq@1"
