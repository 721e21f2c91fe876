"""Which parts of a report look ahead, and what is a result even there.

Comes in: an annotation. Goes out: for each sentence whether its main part sets out what is to be done. A figure of such a part is next
year's plan, whatever its sentence sounds like; it is a result only where the words themselves date it before the document's year or where a
change starts from it (从380元提高到420元).
"""

from __future__ import annotations

import re
from functools import cache

from lantu.annotating import Annotation
from lantu.quantities.periods import find_periods
from lantu.rules import compile_pattern, load_rules
from lantu.tree import heading_paths
from lantu.types import Figure

__all__ = ["is_past_in_plan", "is_recalled_target", "parts_ahead"]

_MAIN = 2


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


@cache
def _clause(name: str) -> re.Pattern[str]:
    return load_rules("figures_clauses").compile(f"{{{name}}}")


def parts_ahead(annotation: Annotation) -> tuple[bool, ...]:
    """For each sentence whether its main part looks ahead; shape (n_sentences,). A document without a year tells it by words alone."""
    document, sentences = annotation.document, annotation.sentences
    ahead: dict[int, bool] = {}
    now = False
    for index, sentence in enumerate(sentences):
        if sentence.label == "heading" and sentence.level == _MAIN:
            now = _heading_ahead(document.clean_text[sentence.start : sentence.end], document.metadata.year, before=now)
            ahead[index] = now
    paths = heading_paths(annotation.tree, len(sentences))
    return tuple(next((ahead[heading] for heading in reversed(path) if heading in ahead), False) for path in paths)


def _heading_ahead(words: str, year: str, *, before: bool) -> bool:
    """A heading that names no time and no kind of part goes on as the part before it did: reports look back first."""
    if _pattern("{labels_review_words}").search(words) and not _pattern("{labels_future_words}").search(words):
        return False
    known = [period.last for period in find_periods(words, year) if period.known]
    if known and year:
        return max(known) >= int(year[:4])
    return before or _pattern("{labels_future_words}").search(words) is not None


def is_past_in_plan(text: str, start: int, end: int, figure: Figure, year: str) -> bool:
    """Whether a figure of a part that looks ahead is a result all the same.

    ``text``: its sentence; ``start``, ``end``: its mention there.
    """
    if _clause("from_tail").search(text[:start]) and _clause("to_head").match(text, end):
        return True
    spoken = [period for period in find_periods(text[:start], year) if period.known]
    if not spoken or not year or figure.kind != "result":
        return False
    last = spoken[-1]
    compares = _pattern("{observations_comparing}$").search(text[: last.start]) is not None
    return last.last < int(year[:4]) and not compares


def is_recalled_target(text: str, end: int) -> bool:
    """Whether the number is a target that a report recalls (低于13%左右的预期目标), not something reached. ``end``: of the mention."""
    return _pattern("^(?:{ge_after}|{le_after}|{about_after})?的?{observations_goals}").match(text[end:]) is not None
