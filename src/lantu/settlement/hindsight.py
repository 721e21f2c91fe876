"""Sentences that look back although their part looks ahead: 过去一年，…。国内生产总值增长10.3%.

Comes in: an annotation. Goes out: for each sentence whether what it tells lies before the document's year. A figure of such a sentence is
a result, whatever its words sound like beside those of the plan, so that no promise is made of it.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.annotating import Annotation
from lantu.figures.timing import running_periods
from lantu.quantities.periods import find_periods
from lantu.rules import compile_pattern
from lantu.tree import heading_paths

__all__ = ["looks_back"]

# A time that opens its sentence ends within so many characters.
_OPENING = 16
# A word or two may stand before it.
_LEAD = 3


def looks_back(annotation: Annotation) -> tuple[bool, ...]:
    """For each sentence; shape (n_sentences,). All False in a document without a year.

    A time that opens a sentence holds for the rest of its paragraph, until another one opens a sentence; several years that a heading
    names hold for all below it. Words of intent (要, 将, 力争) take a sentence out.
    """
    document, sentences = annotation.document, annotation.sentences
    year = document.metadata.year[:4]
    if not year:
        return (False,) * len(sentences)
    running = running_periods(document, sentences, heading_paths(annotation.tree, len(sentences)))
    found, opened = [], False
    for sentence, period in zip(sentences, running, strict=True):
        words = document.clean_text[sentence.start : sentence.end]
        opening = [one for one in find_periods(words[:_OPENING], year) if one.known and one.start <= _LEAD]
        if opening:
            opened = opening[0].last < int(year)
        elif sentence.at_line_start or sentence.label == "heading":
            opened = False
        above = not opening and period is not None and period.known and period.is_span and period.last < int(year)
        found.append((opened or above) and _intent().search(words) is None)
    return tuple(found)


@cache
def _intent() -> re.Pattern[str]:
    return compile_pattern("{settlement_intent}|{figures_target_cues}|{figures_intent_words}")
