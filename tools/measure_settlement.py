"""What the gate measures of settling, where the annotated pairs are here: from what we read ourselves ("settle.read"), and with the
promises of the annotation given ("settle.given"), which tells matching and verdicts from reading. One of the four reports that promise
taught the labels, so the first is a little kind to us.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from floors import Measure
from settle_gold import score_settlement, settle_gold

__all__ = ["measure_settlement"]

_NAMES = ("promise_recall", "pair_recall", "verdict_accuracy", "verdict_accuracy_where_answered")


def measure_settlement(shared: Path) -> Iterator[Measure]:
    """Nothing where the pairs are not here."""
    if not (shared / "gold" / "settle_dev.jsonl").exists():
        return
    for group, given in (("settle.read", ""), ("settle.given", "promises")):
        score = score_settlement(shared, settle_gold(shared, given))
        for name in _NAMES:
            yield Measure(f"{group}.{name}", score[name], of=score["promises"])
        yield Measure(f"{group}.right_pairs", round(1 - score["wrong_pairs"], 4), of=score["promises"])
