"""New spans for entries: words found again in the repaired text, and an entry's content moved to them.

Comes in: an unpacked reading and the content of an entry. Goes out: the content at another span, its figures those that lie in it. Nothing
is read anew: a field that only the reader could fill stays empty with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from lantu.citations import cite
from lantu_workbench.base.words import say
from lantu_workbench.documents.packing import Unpacked

__all__ = ["find_words", "moved", "part_of"]

# Characters before and after the entry in which its words are looked for: the paragraph and its neighbours.
_NEAR = 1500
_PLACE = ("start", "end", "quote", "page", "line", "paragraph", "element")


def find_words(text: str, words: str, near: int) -> tuple[int, int]:
    """Where words stand, the nearest to an offset (code points). Raises ValidationError where they do not stand there word for word."""
    wanted = words.strip()
    first = max(0, near - _NEAR)
    found, at = [], text.find(wanted, first) if wanted else -1
    while 0 <= at < near + _NEAR:
        found.append(at)
        at = text.find(wanted, at + 1)
    if not found:
        raise ValidationError(say("review.not_found", words=wanted[:40]))
    start = min(found, key=lambda place: abs(place - near))
    return start, start + len(wanted)


def moved(content: dict[str, Any], unpacked: Unpacked, start: int, end: int, figures: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """The content at another span of the clean text; ``figures`` besides its own may come along from an entry merged into it."""
    citation = cite(unpacked.document, start, end)
    held = [*content["figures"], *figures]
    kept = [figure for figure in held if start <= figure["clean_start"] and figure["clean_end"] <= end]
    made = {
        **content,
        **{name: getattr(citation, name) for name in _PLACE},
        "cell": None if citation.cell is None else list(citation.cell),
        "text": unpacked.document.clean_text[start:end],
        "clean_start": start,
        "clean_end": end,
        "sentence": next(
            (at for at, sentence in enumerate(unpacked.sentences) if sentence.start <= start < sentence.end), content["sentence"]
        ),
        "figures": sorted(kept, key=lambda figure: figure["clean_start"]),
    }
    if not kept and "measured" not in made["missing"]:
        made["missing"] = ["measured", *made["missing"]]
        made["verifiable"] = max(0, made["verifiable"] - 1)
    return made


def part_of(content: dict[str, Any]) -> dict[str, Any]:
    """An entry cut off another: what the whole did to what is not said of the part."""
    reasons = {**content["reasons"], "action": "not found", "object": "not found"}
    return {**content, "action": "", "object": "", "same_as": "", "reasons": reasons}
