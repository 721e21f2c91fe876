"""How likely a dated target is reached, from the series it stands in: a random walk, with drift for amounts, by statsmodels.

Comes in: a target whose time is not over and its series. Goes out: ``Forecast``, or None where the series is too short or the time too far.
The library is an extra (``lantu[forecast]``) and is loaded only when a series is long enough. The band is drawn from the spread of the
series itself with few values' wide tails (Student's t); how often such bands held in this very series is told beside it.
Deliberately not done: other models by series, which would be chosen on a handful of values.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec

from lantu.indicators import catalogue
from lantu.rules import load_mapping
from lantu.settlement.bounds import accepted
from lantu.settlement.match import ObservationIndex
from lantu.settlement.periods import last_year
from lantu.settlement.series import find_series
from lantu.types import Forecast, Observation, Settlement, Target

__all__ = ["add_forecasts", "forecast"]

_RATES = ("%", "％", "‰", "百分点")


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The expected value on the model's scale, its standard error, and the degrees of freedom it was estimated with."""

    middle: float
    error: float
    freedom: int


def add_forecasts(
    settlements: Sequence[Settlement], observations: Sequence[Observation], *, known_year: int | None
) -> tuple[Settlement, ...]:
    """The same settlements; those whose time is not over with their forecast. Without the extra nothing is added."""
    if known_year is None or find_spec("statsmodels") is None:
        return tuple(settlements)
    index = ObservationIndex.of(observations)
    return tuple(_added(settlement, index, known_year) for settlement in settlements)


def _added(settlement: Settlement, index: ObservationIndex, known_year: int) -> Settlement:
    due = last_year(settlement.target.period)
    if due is None or due <= known_year:
        return settlement
    return replace(settlement, forecast=forecast(settlement.target, find_series(settlement.target, index)))


def forecast(target: Target, series: Mapping[int, float]) -> Forecast | None:
    """What the series lets expect of the target's last year; None where it cannot say (see data/settlement.toml, [forecast])."""
    limits, due = load_mapping("settlement")["forecast"], last_year(target.period)
    if due is None or len(series) < limits["fewest"] or ("/" in target.period and target.measure in ("growth", "increment")):
        return None
    first, last = min(series), max(series)
    logs = target.unit not in _RATES and min(series.values()) > 0
    if not 0 < due - last <= limits["farthest"]:
        return None
    ahead = _ahead(series, due, logs=logs)
    if ahead is None:
        return None
    middle, low, high = _band(ahead, logs=logs)
    hits, tries = _back_test(series, int(limits["fewest"]) - 1, int(limits["farthest"]), logs=logs)
    adds_up = _is_of_a_year(target)
    return Forecast(
        year=due,
        middle=middle,
        low=low,
        high=high,
        probability=_probability(target, ahead, logs=logs),
        needed=None if adds_up else (target.value - series[last]) / (due - last),
        seen=None if adds_up else (series[last] - series[first]) / (last - first),
        years=(first, last),
        points=len(series),
        hits=hits,
        tries=tries,
    )


def _is_of_a_year(target: Target) -> bool:
    """Whether each year has a number of its own, so that there is no way to go: changes, and work done."""
    known = catalogue().get(target.indicator_id)
    return target.measure not in ("level", "share", "rank") or (known is not None and known.counts == "work")


def _ahead(series: Mapping[int, float], year: int, *, logs: bool) -> _Ahead | None:
    return _fitted(tuple(series.items()), year, logs=logs)


@lru_cache(maxsize=10_000)
def _fitted(values_by_year: tuple[tuple[int, float], ...], year: int, *, logs: bool) -> _Ahead | None:
    """The model's word on a year; None where the series never changes. Missing years are missing, not made up."""
    from statsmodels.tsa.statespace.sarimax import SARIMAX

    series = dict(values_by_year)
    first, last = min(series), max(series)
    values = [series.get(at, math.nan) for at in range(first, last + 1)]
    scaled = [math.log(value) if logs else value for value in values]
    if len({value for value in scaled if not math.isnan(value)}) == 1:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = SARIMAX(scaled, order=(0, 1, 0), trend="c" if logs else "n")
        found = model.fit(disp=0, method="bfgs", cov_type="none").get_forecast(year - last)
    freedom = len(series) - (2 if logs else 1)
    return _Ahead(float(found.predicted_mean[-1]), float(found.se_mean[-1]), freedom)


def _band(ahead: _Ahead, *, logs: bool) -> tuple[float, float, float]:
    from scipy.stats import t

    reach = float(t.ppf(0.5 + load_mapping("settlement")["forecast"]["band"] / 2, ahead.freedom)) * ahead.error
    ends = (ahead.middle, ahead.middle - reach, ahead.middle + reach)
    middle, low, high = (math.exp(end) if logs else end for end in ends)
    return middle, low, high


def _probability(target: Target, ahead: _Ahead, *, logs: bool) -> float:
    from scipy.stats import t

    limits, _ = accepted(target)
    step = float(load_mapping("settlement")["forecast"]["step"])

    def below(end: float) -> float:
        at = (math.log(end) if end > 0 else -math.inf) if logs else end
        return float(t.cdf((at - ahead.middle) / ahead.error, ahead.freedom))

    upper = 1.0 if limits.high is None else below(float(limits.high))
    lower = 0.0 if limits.low is None else below(float(limits.low))
    rounded = round((upper - lower) / step) * step
    return float(round(min(1 - step, max(step, rounded)), 2))


def _back_test(series: Mapping[int, float], fewest: int, farthest: int, *, logs: bool) -> tuple[int, int]:
    """How often the band from the values up to a year held the next value."""
    known = sorted(series)
    hits = tries = 0
    for at in range(fewest, len(known)):
        if known[at] - known[at - 1] > farthest:
            continue
        ahead = _ahead({year: series[year] for year in known[:at]}, known[at], logs=logs)
        if ahead is None:
            continue
        _, low, high = _band(ahead, logs=logs)
        tries += 1
        hits += low <= series[known[at]] <= high
    return hits, tries
