"""One item to one promise: every field, and why those that are empty are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from lantu.gazetteers import PlaceMention
from lantu.promises.actors import find_actor
from lantu.promises.closing import Closing
from lantu.promises.due import Due, find_due
from lantu.promises.grade import gives_base, grade, reports_base
from lantu.promises.identity import promise_id
from lantu.promises.kinds import find_kind
from lantu.promises.names import find_programmes, find_projects
from lantu.promises.owners import Owners, without_owners
from lantu.promises.split import Item
from lantu.types import Document, Figure, Promise, Sentence

__all__ = ["SentenceView", "make_promise"]

NOT_STATED, NOT_FOUND = "not stated", "not found"
OWN_PLACE = "not stated: no single place is named, so the document's own holds"
_EMPTY: Mapping[str, tuple[str, ...]] = {}


@dataclass(slots=True)
class SentenceView:
    """A promise sentence with all that holds for each of its items.

    text, masked, forms, normal: its words, with quotations blotted out, as ``normal_forms``, as ids see them. year: the document's. above:
    the time that the headings or the document give. closing: who owns it and by when it is due, as the lines behind it say. bases: what
    the document reports a value of.
    timed, compared: whether the sentence names a time, a base to compare with. places: what places it names.
    """

    document: Document
    sentence: Sentence
    index: int
    text: str
    masked: str
    forms: str
    normal: str
    year: str
    above: Due | None
    speaker: str
    headings: tuple[str, ...]
    closing: Closing
    bases: frozenset[tuple[str, str]]
    timed: bool
    compared: bool
    places: tuple[PlaceMention, ...]


def make_promise(view: SentenceView, item: Item, owners: Owners | None, normal: str, occurrence: int) -> Promise:
    """The promise of one item; ``owners`` are those that the item itself names, ``normal`` its words as ids see them, ``occurrence``
    counts the same words before it."""
    text = view.text[item.start : item.end]
    start = view.sentence.start + item.start
    figures = _figures(view, item) if view.sentence.figures else ()
    targets = tuple([figure for figure in figures if figure.kind == "target"]) if figures else ()
    due, due_text, due_reason = _due(view, item, targets)
    owners = owners or view.closing.owners
    named_actor = find_actor(item.subject) if item.subject else ""
    actor = named_actor or (owners.lead if owners else "") or view.speaker
    places = _places(view, item) if view.places else ()
    place = _first(targets, "place") or (places[0] if len(places) == 1 else "")
    kind, _ = find_kind(item.action + item.object, "none" if item.states else item.group)
    named = _named(view, item, owners, places)
    score, missing = grade(
        measured=bool(targets),
        dated=bool(due),
        owned=bool(owners or named_actor),
        based=(bool(targets) and reports_base(targets, view.bases)) or (view.compared and gives_base(text)),
    )
    return Promise(
        id=promise_id(normal, view.normal, occurrence),
        doc=view.document.name,
        start=start,
        end=view.sentence.start + item.end,
        sentence=view.index,
        text=text,
        action=item.action,
        object=_object(item.object, owners, due_text),
        actor=actor,
        place=place,
        due=due,
        kind=kind,
        due_text=due_text,
        figures=figures,
        headings=view.headings,
        lead_body=owners.lead if owners else "",
        responsible_bodies=(owners.lead, *owners.others) if owners else (),
        named=named,
        verifiable=score,
        missing=missing,
        confidence=view.sentence.confidence,
        reasons=_reasons(item, actor, place, due_reason, owners, figures),
    )


def _object(words: str, owners: Owners | None, due: str) -> str:
    """What is acted on, without the bracket that names owners behind it, or the time (青云高速年内通车)."""
    shown = without_owners(words) if owners else words
    return shown.removesuffix(due) if due and len(shown) > len(due) else shown


def _figures(view: SentenceView, item: Item) -> tuple[Figure, ...]:
    start, end = view.sentence.start + item.start, view.sentence.start + item.end
    return tuple([figure for figure in view.sentence.figures if start <= figure.start < end])


def _places(view: SentenceView, item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys([place.name for place in view.places if item.start <= place.start < item.end]))


def _due(view: SentenceView, item: Item, targets: tuple[Figure, ...]) -> tuple[str, str, str]:
    """The due date, the document's words for it and the reason if it is empty: from the item, its governing clause, the
    lines that close the sentence, its figures, above."""
    own = find_due(view.text, view.year, item.start, item.end) if view.timed else None
    if own is None and item.governing[1] > item.governing[0]:
        own = find_due(view.text, view.year, *item.governing)
    own = own or view.closing.due
    period = _first(targets, "period")
    if period and (own is None or not own.date or _is_span(own.date)):
        return period, own.words if own else _words_for(view, item, period), ""
    if own is not None:
        return own.date, own.words, own.reason
    if view.above is not None:
        return view.above.date, view.above.words, view.above.reason
    if not targets:
        return "", "", NOT_STATED
    open_reason = next((figure.reasons["period"] for figure in targets if "period" in figure.reasons), NOT_STATED)
    return "", open_reason.removeprefix(NOT_STATED).strip(), open_reason


def _first(figures: tuple[Figure, ...], field: str) -> str:
    """The first of the figures' values of a field that is not empty; "" where all are."""
    return next(filter(None, map(attrgetter(field), figures)), "") if figures else ""


def _words_for(view: SentenceView, item: Item, period: str) -> str:
    """The words by which the sentence before an item, or the headings, give a figure's period; "" where none do."""
    named = find_due(view.text, view.year, 0, item.start) if view.timed else None
    if named is None or period not in (named.date, *named.date.split("/")):
        named = view.above
    return named.words if named is not None and period in (named.date, *named.date.split("/")) else ""


def _is_span(date: str) -> bool:
    """Whether a date names a span of years; the figure knows better by when within it."""
    return "/" in date


def _named(view: SentenceView, item: Item, owners: Owners | None, places: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    start = view.text.find(item.object, item.start, item.end) if item.object else -1
    masked = view.masked[start : start + len(item.object)] if start >= 0 else item.object
    projects = find_projects(item.object, masked) if item.action else ()
    programmes = find_programmes(item.object)
    if projects:
        named["project"] = projects
    if programmes:
        named["programme"] = programmes
    if places:
        named["place"] = places
    if owners:
        named["body"] = (owners.lead, *owners.others)
    return named or _EMPTY


def _reasons(item: Item, actor: str, place: str, due_reason: str, owners: Owners | None, figures: tuple[Figure, ...]) -> Mapping[str, str]:
    reasons = {}
    if not item.action:
        reasons["action"] = NOT_FOUND
    if not item.object:
        reasons["object"] = NOT_FOUND
    if not actor:
        reasons["actor"] = NOT_FOUND
    if not place:
        reasons["place"] = OWN_PLACE
    if due_reason:
        reasons["due"] = due_reason
    if not owners:
        reasons["lead_body"] = reasons["responsible_bodies"] = NOT_STATED
    if not figures:
        reasons["figures"] = NOT_STATED
    return reasons
