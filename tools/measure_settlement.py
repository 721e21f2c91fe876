"""What the gate measures of settling, where the annotated pairs are here: from what we read ourselves ("settle.read"), and with the
promises of the annotation given ("settle.given"), which tells matching and verdicts from reading. One of the four reports that promise
taught the labels, so the first is a little kind to us. "settle.own" is the first on the pairs that the project annotated itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from floors import Measure
from settle_gold import load_gold, score_settlement, settle_gold
from settle_pairs import load_pairs, pair_names

__all__ = ["measure_settlement"]

_NAMES = ("promise_recall", "pair_recall", "verdict_accuracy", "verdict_accuracy_where_answered")


def measure_settlement(shared: Path) -> Iterator[Measure]:
    """Nothing where the pairs are not here."""
    if not (shared / "gold" / "settle_dev.jsonl").exists():
        return
    annotated, own = load_gold(shared), load_pairs(shared, pair_names())
    for group, gold, given in (("settle.read", annotated, ""), ("settle.given", annotated, "promises"), ("settle.own", own, "")):
        score = score_settlement(gold, settle_gold(gold, given))
        for name in _NAMES:
            yield Measure(f"{group}.{name}", score[name], of=score["promises"])
        yield Measure(f"{group}.right_pairs", round(1 - score["wrong_pairs"], 4), of=score["promises"])
