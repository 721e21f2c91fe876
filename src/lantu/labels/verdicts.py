"""What the layout says of a line, and what a line is that only its neighbours tell."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.rules import word_list

__all__ = ["Verdict", "judge_source_line"]

# The name of an account or a paper under a title is at most this long; the main parts are marked where there are at least so many marks.
_NAME_LENGTH, _MARKED_PARTS = 10, 3
_MARKED = ("chinese", "keyword")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``label``, the rule that gave it, and for headings the style that decides its level ("" where there is none)."""

    label: str
    rule_id: str
    style: str = ""


def judge_source_line(words: list[str], verdicts: list[Verdict | None]) -> None:
    """The short bare line between the title and the text, where all main parts bear a number or keyword, is who published it: furniture.

    Words that head an introduction (``labels_introductions``) stay headings.
    """
    titled = next((index for index, verdict in enumerate(verdicts) if verdict and verdict.style == "title"), None)
    if titled is None or titled + 2 >= len(words):
        return
    here, after = verdicts[titled + 1], verdicts[titled + 2]
    marked = sum(verdict is not None and verdict.style in _MARKED for verdict in verdicts)
    bare = here is not None and here.style == "line" and len(words[titled + 1]) <= _NAME_LENGTH
    if bare and after is None and marked >= _MARKED_PARTS and not words[titled + 1].endswith(word_list("labels_introductions")):
        verdicts[titled + 1] = Verdict("chrome", "label.chrome.source_line")
