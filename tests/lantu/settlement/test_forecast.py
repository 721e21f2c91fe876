"""Forecasts of dated targets: a band that holds as often as it says, a probability, and silence where the series cannot say."""

from __future__ import annotations

import random

import pytest
from test_verdict_oracle import make_observation, make_target

from lantu.export import forecast_text, load_settlement_words
from lantu.settlement import settle_targets
from lantu.settlement.forecast import add_forecasts, forecast
from lantu.settlement.rows import settlement_row
from lantu.types import Forecast, Observation, Target

pytest.importorskip("statsmodels")


def target(**changed: object) -> Target:
    return make_target(**{"value": 100.0, "cmp": "ge", "unit": "亩", "period": "2027", "measure": "level"} | changed)


def drawn(seed: int, points: int = 12) -> dict[int, float]:
    """A random walk with drift on the scale of logarithms."""
    chance = random.Random(seed)
    values = [100.0]
    while len(values) < points:
        values.append(values[-1] * 2 ** chance.gauss(0.05, 0.04))
    return dict(enumerate(values, 2013))


def test_the_band_holds_about_as_often_as_it_says() -> None:
    held = 0
    for seed in range(40):
        series = drawn(seed, 8)
        *_, last = series
        found = forecast(target(period=str(last)), {year: value for year, value in series.items() if year < last})
        assert found is not None and found.low < found.middle < found.high
        held += found.low <= series[last] <= found.high
    assert 0.65 <= held / 40 <= 0.97


def test_the_pace_is_needed_against_seen_and_the_probability_falls_with_the_target() -> None:
    series = {year: 50.0 + 5 * (year - 2018) + (year % 2) for year in range(2018, 2026)}
    low, high = (forecast(target(value=value), series) for value in (90.0, 200.0))
    assert low is not None and high is not None
    assert (low.needed, low.seen) == pytest.approx(((90 - 86) / 2, (86 - 50) / 7))
    assert low.probability > 0.9 > 0.1 > high.probability and high.probability > 0
    assert (low.years, low.points, low.tries) == ((2018, 2025), 8, 3)
    assert low.hits <= low.tries


def test_missing_years_are_missing() -> None:
    whole = drawn(3, 10)
    some = {year: value for year, value in whole.items() if year != 2017}
    found = forecast(target(period="2024"), some)
    assert found is not None and found.points == 9


@pytest.mark.parametrize(
    ("series", "period"),
    [
        ({year: float(year) for year in range(2021, 2026)}, "2027"),
        ({year: float(year) for year in range(2015, 2021)}, "2027"),
        ({year: float(year) for year in range(2015, 2026)}, "2025"),
        (dict.fromkeys(range(2015, 2026), 7.0), "2027"),
        ({year: float(year) for year in range(2015, 2026)}, ""),
    ],
    ids=["too short", "too far", "the time is over", "never changed", "no time"],
)
def test_it_says_nothing_where_it_cannot(series: dict[int, float], period: str) -> None:
    assert forecast(target(period=period), series) is None


def seen(year: int, value: float, **changed: object) -> Observation:
    return make_observation(**{"period": str(year), "value": value, "unit": "亩", "id": f"{year}{value}"} | changed)


def forecasts(observations: list[Observation], **changed: object) -> list[Forecast | None]:
    settled = settle_targets([target(**changed)], observations, known_year=2025)
    return [one.forecast for one in add_forecasts(settled, observations, known_year=2025)]


def test_the_series_is_of_the_same_thing_alone_and_of_what_was_known_last() -> None:
    walk = [seen(year, value) for year, value in drawn(5, 13).items()]
    [plain] = forecasts(walk)
    assert plain is not None and plain.points == 13
    others = [
        seen(2024, 1.0, place="另一县"),
        seen(2024, 1.0, indicator="另一种作物的面积"),
        seen(2024, 1.0, held="jump"),
        seen(2024, 1.0, period_detail="2024-H1"),
        seen(2024, 1.0, cmp="ge"),
    ]
    assert forecasts([*walk, *others]) == [plain]
    revised = forecasts([*walk, seen(2025, 400.0, known_on="2027")])
    assert revised != [plain] and revised[0] is not None and revised[0].points == 13


def test_a_target_of_which_the_time_is_over_has_none_and_a_row_says_the_forecast() -> None:
    walk = [seen(year, value) for year, value in drawn(5, 13).items()]
    assert forecasts(walk, period="2025") == [None]
    settled = add_forecasts(settle_targets([target()], walk, known_year=2025), walk, known_year=2025)
    row = settlement_row(settled[0])
    assert row["forecast"]["year"] == 2027 and 0 < row["forecast"]["probability"] < 1


@pytest.mark.parametrize(("probability", "doubted"), [(0.35, False), (0.4, True), (0.5, True), (0.6, True), (0.65, False)])
def test_an_even_probability_is_told_with_how_often_such_came_true(probability: float, doubted: bool) -> None:
    walk = [seen(year, value) for year, value in drawn(5, 13).items()]
    settled = add_forecasts(settle_targets([target()], walk, known_year=2025), walk, known_year=2025)
    row = settlement_row(settled[0])
    row["forecast"]["probability"] = probability
    assert ("24 in 100 came true" in forecast_text(row, load_settlement_words("en"))) is doubted
