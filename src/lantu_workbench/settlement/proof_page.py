"""What the proof of a verdict shows: promise and evidence with their sentences, the arithmetic, the history, who signed, who objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lantu.export import forecast_text
from lantu_workbench.base.access import Access
from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.as_of import AsOf
from lantu_workbench.ledger.models import Promise
from lantu_workbench.ledger.verdicts import ORDER, verdict_tag, verdict_text
from lantu_workbench.ledger.wording import place_text
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.models import Verdict
from lantu_workbench.settlement.wording import (
    arithmetic,
    basis_text,
    marked,
    need_name,
    part_words,
    reason_of,
    rule_text,
    side_words,
    words,
)

__all__ = ["proof_page", "proof_record", "shown_parts"]


def shown_parts(verdict: Verdict, seen: queries.Seen, *, whole: bool) -> list[dict[str, Any]]:
    """The parts as somebody may see them: without pieces that come from where they may not look, and what was computed of them.

    whole: whether they see all that the office has. Only then are they told what was passed over, and what a series lets expect: both speak
    of documents and tables that are not among the evidence.
    """
    shown = []
    for number, part in enumerate(verdict.parts):
        pieces = [piece if (number, at) in seen.sources else None for at, piece in enumerate(part["evidence"])]
        hidden = sum(piece is None for piece in pieces)
        kept = {**part, "evidence": [piece for piece in pieces if piece is not None], "hidden": hidden}
        if hidden or not (whole or pieces):
            kept |= {"why": "", "match": ""}
        if hidden:
            kept["result"] = None
        if hidden or not whole:
            kept.pop("forecast", None)
        shown.append(kept)
    return shown


def proof_page(access: Access, promise: Promise, verdict: Verdict, at: AsOf) -> dict[str, Any]:
    """The context of the page."""
    seen = queries.seen_evidence(access, verdict)
    parts = shown_parts(verdict, seen, whole=queries.sees_office(access, promise.document))
    dispute = queries.open_dispute(promise) if at.is_now and access.user_id else None
    signature = next((one for one in verdict.signatures.all() if one.undone_at is None), None)
    mine = access.user_id is not None
    return {
        "title": verdict.version.text,
        "promise": promise,
        "document": promise.document,
        "version": verdict.version,
        "location": place_text(verdict.version),
        "verdict": verdict,
        "tag": verdict_tag(verdict.verdict),
        "word": verdict_text(verdict.verdict),
        "reason": rule_text(verdict.rule) if verdict.basis == "rule" else "",
        "basis": basis_text(verdict.basis),
        "need": need_name(verdict.need),
        "parts": [_part(number, part, seen) for number, part in enumerate(parts)],
        "as_of": at,
        "history": _history(promise, signed_in=mine),
        "signature": signature,
        "may_sign": at.is_now and mine and signature is None and dispute is None and queries.may_sign(access, promise),
        "may_unsign": at.is_now and signature is not None and signature.by_id == access.user_id and mine and dispute is None,
        "may_dispute": at.is_now and dispute is None and queries.may_dispute(access, promise),
        "dispute": dispute,
        "is_late": dispute is not None and dispute.decide_by < timezone.localdate(),
        "may_decide": dispute is not None and queries.may_decide(access, dispute),
        "may_withdraw": dispute is not None and dispute.by_id == access.user_id,
        "others": [(code, verdict_text(code)) for code in ORDER if code != verdict.verdict],
        "all_verdicts": [(code, verdict_text(code)) for code in ORDER],
        "wanted": verdict_text(dispute.wanted) if dispute is not None and dispute.wanted else "",
    }


def _part(number: int, part: Mapping[str, Any], seen: queries.Seen) -> dict[str, Any]:
    places = [place for place in sorted(seen.sources) if place[0] == number]
    return {
        "row": part,
        "number": number + 1,
        "promise": part_words(part),
        "quote": marked(part["promise"]["quote"], part["promise"].get("mention", "")),
        "tag": verdict_tag(part["verdict"]),
        "arithmetic": "" if part["hidden"] else arithmetic(part),
        "rule": part["rule"],
        "forecast": forecast_text(part, words()),
        "evidence": [_piece(piece, seen.sources[place]) for place, piece in zip(places, part["evidence"], strict=True)],
    }


def _piece(piece: Mapping[str, Any], source: Any) -> dict[str, Any]:
    address = reverse("data-table", args=(source.key,))
    if isinstance(source, Document):
        address = f"{source.get_absolute_url()}?at={piece['start']}"
    elif "cell" in piece:
        address += f"#r{piece['cell'][0]}"
    return {
        "words": side_words(piece),
        "mention": piece["mention"],
        "quote": marked(piece["quote"], piece["mention"]),
        "source": str(source),
        "address": address,
        "held_address": reverse("held-value", args=(piece["id"],)) if piece.get("held") else "",
        "cell": piece.get("cell"),
        "start": piece["start"],
        "end": piece["end"],
    }


def _history(promise: Promise, *, signed_in: bool) -> list[dict[str, Any]]:
    """Newest first; who objected is told to those who are signed in."""
    return [
        {
            "row": row,
            "tag": verdict_tag(row.verdict),
            "reason": row.reason or rule_text(row.rule),
            "basis": basis_text(row.basis),
            "signatures": list(row.signatures.all()),
            "disputes": list(row.disputes.all()) if signed_in else [],
        }
        for row in queries.history(promise)
    ]


def proof_record(access: Access, promise: Promise, verdict: Verdict | None) -> dict[str, Any]:
    """The same as JSON values."""
    if verdict is None:
        return {"promise": promise.key, "verdict": "", "parts": [], "history": []}
    parts = shown_parts(verdict, queries.seen_evidence(access, verdict), whole=queries.sees_office(access, promise.document))
    return {
        "promise": promise.key,
        **_said(verdict),
        "why": verdict.why if all(part["why"] for part in parts) else "",
        "need": verdict.need,
        "parts": parts,
        "history": [
            {**_said(row), "signed": [_signed(one) for one in row.signatures.all()], "reason": row.reason}
            for row in queries.history(promise)
        ],
    }


def _said(row: Verdict) -> dict[str, Any]:
    return {
        "number": row.number,
        "verdict": row.verdict,
        "rule": row.rule,
        "reason_code": reason_of(row.rule),
        "basis": row.basis,
        "known_from": row.known_from.isoformat(),
        "known_to": row.known_to and row.known_to.isoformat(),
        "true_from": row.true_from and row.true_from.isoformat(),
        "by": row.by,
    }


def _signed(one: Any) -> dict[str, Any]:
    return {"by": one.by, "at": one.at.isoformat(), "undone_at": one.undone_at and one.undone_at.isoformat()}
