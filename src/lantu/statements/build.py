"""From ledger rows to statements.

Two rows are one statement when the same owner says the same in the same year's document: the same words, punctuation aside, or the same
action on the same object with the same figures. A year that is open agrees with any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lantu.ledgers import Ledger, LedgerRow
from lantu.places import PlaceTree, Speech
from lantu.statements.names import Vocabulary, find_vocabulary, plain
from lantu.types import Promise, Statement

__all__ = ["find_statements"]

# An object shorter than this is too general to be the same promise without the same words.
_TELLING_OBJECT = 6
Key = tuple[str, str]


@dataclass(slots=True)
class _Draft:
    """One statement while its rows are gathered."""

    owner: str
    year: str
    rows: list[LedgerRow] = field(default_factory=list)


def find_statements(
    ledger: Ledger, speeches: Sequence[Speech], tree: PlaceTree, vocabulary: Vocabulary | None = None
) -> tuple[Statement, ...]:
    """The statements of a ledger, numbered from 1. ``speeches`` has one entry a document."""
    vocabulary = vocabulary or find_vocabulary((row.promise for row in ledger.rows), tree)
    drafts: list[_Draft] = []
    known: dict[Key, list[_Draft]] = {}
    for row in ledger.rows:
        owner = speeches[row.document].speakers[row.promise.sentence]
        year = ledger.document_of(row).metadata.year
        keys = _keys(owner, row.promise)
        draft = _same(known, keys, year)
        if draft is None:
            draft = _Draft(owner, year)
            drafts.append(draft)
        draft.rows.append(row)
        draft.year = draft.year or year
        for key in keys:
            if draft not in known.setdefault(key, []):
                known[key].append(draft)
    return tuple(_statement(number, draft, vocabulary) for number, draft in enumerate(drafts, 1))


def _keys(owner: str, promise: Promise) -> tuple[Key, ...]:
    """What a row is known by; none where nobody is known to speak and the words are few."""
    words = plain(promise.text)
    if not words:
        return ()
    keys = [(owner, f"words {words}")]
    thing = plain(promise.object)
    if owner and promise.action and len(thing) >= _TELLING_OBJECT:
        figures = " ".join(f"{figure.indicator}{figure.cmp}{figure.value}{figure.unit}" for figure in promise.figures)
        keys.append((owner, f"act {promise.action} {thing} {figures}"))
    return tuple(keys)


def _same(known: dict[Key, list[_Draft]], keys: Iterable[Key], year: str) -> _Draft | None:
    for key in keys:
        for draft in known.get(key, ()):
            if not (year and draft.year) or year == draft.year:
                return draft
    return None


def _statement(number: int, draft: _Draft, vocabulary: Vocabulary) -> Statement:
    first = draft.rows[0]
    return Statement(
        number=number,
        document=first.document,
        promise=first.promise,
        owner=draft.owner,
        rows=tuple(row.number for row in draft.rows),
        citations=tuple(row.citation for row in draft.rows),
        names=vocabulary.find(first.promise.text),
    )
