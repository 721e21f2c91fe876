"""Settlements as plain rows for JSON lines: the promise, what answers it, the verdict, and what is needed to compute it again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lantu.types import Observation, Settlement, Target

__all__ = ["observation_row", "settlement_row", "settlement_rows"]


def settlement_rows(settlements: Iterable[Settlement]) -> list[dict[str, Any]]:
    """A row a settlement, in order."""
    return [settlement_row(settlement) for settlement in settlements]


def settlement_row(settlement: Settlement) -> dict[str, Any]:
    """One settlement. ``result`` is the deciding observation or None; ``evidence`` has them all."""
    pieces = zip(settlement.evidence, settlement.meets, settlement.turned, strict=True)
    evidence = [observation_row(observation) | {"meets": meets, "turned": turned} for observation, meets, turned in pieces]
    return {
        "promise": target_row(settlement.target),
        "result": evidence[0] if evidence else None,
        "evidence": evidence,
        "partial": settlement.partial,
        "verdict": settlement.verdict.verdict,
        "why": settlement.verdict.why,
        "rule": settlement.verdict.rule,
        "match": settlement.match_why,
        "confidence": round(settlement.confidence, 3),
    }


def target_row(target: Target) -> dict[str, Any]:
    """One target; ``start`` and ``end`` count the document's ``source_text``."""
    row = _shared(target) | {
        "id": target.id,
        "promise": target.promise,
        "direction": target.direction,
        "direction_rule": target.direction_rule,
        "made_on": target.made_on,
    }
    if target.open_reason:
        row["open_reason"] = target.open_reason
    if target.baseline is not None:
        row |= {"baseline": target.baseline, "baseline_period": target.baseline_period}
    return row


def observation_row(observation: Observation) -> dict[str, Any]:
    """One observation; ``cell`` instead of a span where it comes from a table."""
    row = _shared(observation) | {"id": observation.id, "grade": observation.grade, "known_on": observation.known_on}
    if observation.cell is not None:
        row["cell"] = list(observation.cell)
    if observation.held:
        row["held"] = observation.held
    return row


def _shared(side: Target | Observation) -> dict[str, Any]:
    row: dict[str, Any] = {
        "doc": side.doc,
        "start": side.start,
        "end": side.end,
        "quote": side.quote,
        "mention": side.mention,
        "indicator": side.indicator,
        "indicator_id": side.indicator_id,
        "place": side.place,
        "cmp": side.cmp,
        "value": side.value,
        "unit": side.unit,
        "measure": side.measure,
        "period": side.period,
        "quantum": side.quantum,
        "polarity": side.polarity,
    }
    if side.value2 is not None:
        row["value2"] = side.value2
    return row
