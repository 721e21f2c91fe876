"""Who speaks, and so whose promises the sentences are.

Comes in: labelled sentences. Goes out: one ``Speaker`` a sentence. Where a document has lines of office and name
(某某高新区党工委书记 张三), what follows each line, and the headings right above it, belong to that body; elsewhere the document's
own place speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.rules import load_rules
from lantu.types import Document, Sentence

__all__ = ["Speaker", "find_speakers", "office_bodies", "office_body", "speaker_line"]

_SPEAKER_RULE = "label.chrome.speaker"
_POSTS = re.compile(r"[、,，]")
# One line of office and name opens a report, and only tells who speaks where nothing else does; from two on, each opens its own passage.
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """``name``: the place, park or body, "" where the document does not say. ``sentence``: of the line that says so, None for the
    whole document.

    ``named``: whether the text gives each passage to a speaker of its own; one speaker of the whole is not repeated in its figures.
    """

    name: str
    sentence: int | None
    named: bool
    reason: str


@cache
def _rule(rule_id: str) -> re.Pattern[str]:
    return next(rule.regex for rule in load_rules("speakers").rules if rule.id == rule_id)


def office_body(line: str) -> str:
    """The body of a line of office and name: of several posts the functional area's, else the last one's.

    >>> office_body("某市市委常委、某市经开区党工委书记、某县县委书记 张三")
    '某市经开区'
    """
    bodies = office_bodies(line)
    zones = [body for body in bodies if _rule("speaker.zone.001").search(body)]
    return zones[0] if zones else (bodies or ("",))[-1]


def office_bodies(line: str) -> tuple[str, ...]:
    """The bodies of all posts of a line of office and name, in order.

    >>> office_bodies("某市市委常委、某市经开区党工委书记、某县县委书记 张三")
    ('某市市', '某市经开区', '某县县')
    """
    offices = re.split(r"[\s\u3000]+", line.strip())[0]
    bodies = []
    for post in _POSTS.split(offices):
        body = _rule("speaker.office.001").sub("", post)
        if body and body != post:
            bodies.append(body)
    return tuple(bodies)


def find_speakers(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Speaker, ...]:
    """One speaker a sentence; shape (n_sentences,)."""
    own = document.metadata.place
    whole = Speaker(own, None, named=False, reason="document" if own else "not stated")
    lines = [index for index, sentence in enumerate(sentences) if sentence.reason.startswith(_SPEAKER_RULE)]
    if len(lines) < _SEVERAL:
        return (_only_speaker(document, sentences, lines) or whole,) * len(sentences)
    speakers = [whole] * len(sentences)
    text = document.clean_text
    for place, line in enumerate(lines):
        body = office_body(speaker_line(text, sentences, line))
        speaker = Speaker(body, line, named=True, reason=sentences[line].reason) if body else whole
        end = _first_heading_above(sentences, lines[place + 1]) if place + 1 < len(lines) else len(sentences)
        for index in range(_first_heading_above(sentences, line), end):
            speakers[index] = speaker
    return tuple(speakers)


def _only_speaker(document: Document, sentences: tuple[Sentence, ...], lines: list[int]) -> Speaker | None:
    """Where the document names no place of its own, the body of the one who speaks in it."""
    if document.metadata.place or not lines:
        return None
    body = office_body(speaker_line(document.clean_text, sentences, lines[0]))
    return Speaker(body, lines[0], named=False, reason=sentences[lines[0]].reason) if body else None


def speaker_line(text: str, sentences: tuple[Sentence, ...], line: int) -> str:
    """The words of a speaker's line; where it is broken in two inside a name, with the part that stands on the line before."""
    words = text[sentences[line].start : sentences[line].end]
    if line == 0:
        return words
    before = text[sentences[line - 1].start : sentences[line - 1].end]
    *posts, rest = _POSTS.split(before)
    broken = bool(posts) and all(office_bodies(post) for post in posts) and rest and not office_bodies(rest)
    return before + words if broken and not re.search(r"\s", before) else words


def _first_heading_above(sentences: tuple[Sentence, ...], line: int) -> int:
    """The first of the headings that stand right above a speaker's line: they head that speaker's passage."""
    while line > 0 and sentences[line - 1].label == "heading" and sentences[line - 1].level != 1:
        line -= 1
    return line
