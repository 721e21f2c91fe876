"""Settlements as plain rows for JSON lines: the promise, what answers it, the verdict, and what is needed to compute it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from lantu.settlement.needs import find_need
from lantu.types import Deed, DeedSettlement, Observation, Settlement, Sighting, Target

__all__ = ["deed_row", "observation_row", "settlement_row", "settlement_rows"]


def settlement_rows(settlements: Iterable[Settlement | DeedSettlement]) -> list[dict[str, Any]]:
    """A row a settlement, in order."""
    return [settlement_row(one) if isinstance(one, Settlement) else deed_row(one) for one in settlements]


def deed_row(settlement: DeedSettlement) -> dict[str, Any]:
    """One promise without a number."""
    evidence = [_sighting_row(sighting) for sighting in settlement.evidence]
    return {
        "promise": _deed_row(settlement.deed),
        "result": evidence[0] if evidence else None,
        "evidence": evidence,
        "partial": bool(evidence) and settlement.verdict.verdict == "unproven",
        "verdict": settlement.verdict.verdict,
        "why": settlement.verdict.why,
        "rule": settlement.verdict.rule,
        "match": settlement.match_why,
        "confidence": 1.0,
        **_need(settlement.verdict.verdict, settlement.deed),
    }


def _deed_row(deed: Deed) -> dict[str, Any]:
    row: dict[str, Any] = {
        "doc": deed.doc,
        "start": deed.start,
        "end": deed.end,
        "quote": deed.quote,
        "kind": deed.kind,
        "action": deed.action,
        "object": deed.object,
        "names": list(deed.names),
        "series": deed.series,
        "stage": deed.stage,
        "rank": deed.rank,
        "place": deed.place,
        "period": deed.period,
        "id": deed.id,
        "promise": deed.id,
        "made_on": deed.made_on,
    }
    return row | ({"open_reason": deed.open_reason} if deed.open_reason else {})


def _sighting_row(sighting: Sighting) -> dict[str, Any]:
    return {
        "doc": sighting.doc,
        "start": sighting.start,
        "end": sighting.end,
        "quote": sighting.quote,
        "mention": sighting.mention,
        "name": sighting.name,
        "series": sighting.series,
        "stage": sighting.stage,
        "rank": sighting.rank,
        "place": sighting.place,
        "period": sighting.period,
        "grade": sighting.grade,
        "known_on": sighting.known_on,
    }


def _need(verdict: str, promise: Target | Deed) -> dict[str, Any]:
    """What would settle what is not settled."""
    if verdict in ("kept", "missed", "partly"):
        return {}
    need = find_need(promise)
    place, year, thing = need.what
    what = {"place": place, "year": year, "thing": thing}
    return {"need": {"evidence": need.evidence, "source": need.source, "cost": need.cost, "rule": need.rule} | what}


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
        **({"forecast": asdict(settlement.forecast)} if settlement.forecast else {}),
        **_need(settlement.verdict.verdict, settlement.target),
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
