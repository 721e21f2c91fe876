"""Promise sentences to promises, in order: what holds for the document, then for the sentence, then item by item.

Comes in: labelled sentences with their figures, the tree, and, where it is known, who speaks in each sentence. Goes out: promises, each
inside its sentence. A field that the document does not give is empty with a reason, never a likely value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lantu.figures.timing import running_periods
from lantu.gazetteers import find_places
from lantu.grids import GridRow, find_grid_rows, find_task_cells
from lantu.promises.clauses import mask_protected
from lantu.promises.closing import Closing, cell_closings, closings
from lantu.promises.due import Due, find_due, names_time
from lantu.promises.fields import SentenceView, make_promise
from lantu.promises.grade import gives_base, known_bases
from lantu.promises.identity import normal_forms, normal_words, without_space
from lantu.promises.owners import Owners, find_owners
from lantu.promises.split import Item, split_items
from lantu.quantities.periods import Period, find_periods
from lantu.trace import Trace
from lantu.tree import heading_paths
from lantu.types import Document, Metadata, PlanNode, Promise, Sentence

__all__ = ["assemble_promises"]

# No line behind the sentence says more of it.
_OPEN = Closing()


def assemble_promises(
    document: Document,
    sentences: tuple[Sentence, ...],
    tree: PlanNode,
    *,
    speakers: Sequence[str] = (),
    trace: Trace | None = None,
) -> tuple[Promise, ...]:
    """Every promise of the document. ``speakers``: the place, park or body that speaks in each sentence, "" where unknown."""
    seen: Counter[tuple[str, str]] = Counter()
    rows = find_grid_rows(document)
    promises: list[Promise] = []
    for view in _views(document, sentences, tree, speakers):
        row = rows.get(view.sentence.start)
        promises.extend([_row_promise(view, row, seen)] if row else _sentence_promises(view, seen, trace))
    return tuple(promises)


def _views(document: Document, sentences: tuple[Sentence, ...], tree: PlanNode, speakers: Sequence[str]) -> Iterator[SentenceView]:
    """The promise sentences, each with what its place in the document says of it."""
    text, metadata = document.clean_text, document.metadata
    own_speaker = metadata.place or metadata.body
    closed, closing = closings(text, sentences, metadata.this_year)
    closed = {**closed, **cell_closings(sentences, find_task_cells(document), metadata.this_year)}
    bases = known_bases(sentences)
    above: dict[tuple[int, ...], tuple[tuple[str, ...], Due | None]] = {}
    paths = heading_paths(tree, len(sentences))
    running = () if metadata.year or metadata.span else running_periods(document, sentences, paths)
    for index, path in enumerate(paths):
        sentence = sentences[index]
        if sentence.label != "promise" or index in closing:
            continue
        if path not in above:
            headings = tuple([text[sentences[heading].start : sentences[heading].end] for heading in path])
            above[path] = headings, _time_above(headings, metadata)
        words = text[sentence.start : sentence.end]
        forms = normal_forms(words)
        yield SentenceView(
            document=document,
            sentence=sentence,
            index=index,
            text=words,
            masked=mask_protected(words),
            forms=forms,
            normal=without_space(forms) if forms else normal_words(words),
            year=metadata.this_year,
            above=above[path][1] or (_open_span(running[index]) if running else None),
            speaker=speakers[index] if speakers else own_speaker,
            headings=above[path][0],
            closing=closed.get(index, _OPEN),
            bases=bases,
            timed=names_time(words),
            compared=gives_base(words),
            places=find_places(words),
        )


def _sentence_promises(view: SentenceView, seen: Counter[tuple[str, str]], trace: Trace | None) -> Iterator[Promise]:
    offset = view.sentence.start
    measured = [figure.start - offset for figure in view.sentence.figures]
    owned = find_owners(view.text)
    for item in split_items(view.text, masked=view.masked, timed=view.timed, measured=measured, trace=trace, offset=offset):
        words = view.text[item.start : item.end]
        if not words[0].isalnum() and not any(map(str.isalnum, words)):
            continue
        owners = find_owners(words) if owned else None
        normal = without_space(view.forms[item.start : item.end]) if view.forms else normal_words(words)
        key = (normal, view.normal)
        yield make_promise(view, item, owners or owned, normal, seen[key])
        seen[key] += 1


def _row_promise(view: SentenceView, row: GridRow, seen: Counter[tuple[str, str]]) -> Promise:
    """A row of a table of indicators is one item: it states what is to be reached."""
    item = Item(0, len(view.text), "", row.indicator, "none", "", states=True, rules=("promises.row",))
    owners = Owners(row.bodies[0], row.bodies[1:], "promises.row") if row.bodies else None
    key = (view.normal, view.normal)
    promise = make_promise(view, item, owners, view.normal, seen[key])
    seen[key] += 1
    return promise


def _time_above(headings: Sequence[str], metadata: Metadata) -> Due | None:
    """The time that the nearest heading gives, else the document's own year or span; None where there is neither."""
    for heading in reversed(headings):
        due = find_due(heading, metadata.this_year)
        if due is not None:
            return due
    date = metadata.year or metadata.span
    if not date:
        return None
    spans = (period for heading in headings for period in find_periods(heading))
    words = next((period.words for period in spans if metadata.span == f"{period.first}/{period.last}"), "")
    return Due(date, words, 0, "promises.due.document")


def _open_span(period: Period | None) -> Due | None:
    """What a document without a year says once for all that follows (未来五年): no date, but its words."""
    if period is None or period.known:
        return None
    due = find_due(period.words, "")
    return due if due is not None and due.open else None
