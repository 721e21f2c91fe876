"""A document's own statements about itself, each found by a rule or left open with a reason.

Comes in: labelled sentences. Goes out: ``Metadata``. What the file's format gave is kept. A field that the text does not state is
"" with the reason "not stated"; nothing is taken from the file's name. Deliberately not done: guessing a date from the years a text
mentions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from lantu.metadata.place import speaking_place
from lantu.quantities import parse_numeral
from lantu.rules import Rule, load_rules, word_set
from lantu.types import Document, Metadata, Sentence

__all__ = ["find_metadata"]

_FIELDS = ("date", "year", "span", "genre", "body", "place")
# The lines in which a text says what it is.
_OPENING_LINES, _TEXT_SENTENCES, _CLOSING_LINES = 20, 8, 8
# Where several people speak in turn, each for a place of its own, the document speaks for none.
_SPEAKER_RULE, _SEVERAL = "label.chrome.speaker", 2
# The n-th five-year plan covers the years 1951 + 5n to 1955 + 5n.
_PLAN_BASE = 1951
# The n-th congress first met in the year 1953 + 5n, since the fifth; those of provinces, cities and counties keep the same count of years.
# A line that stands below a title and says where and when it was read: ——2031年1月16日在….
_BELOW_TITLE = re.compile(r"[—－-]{1,2}")
_CONGRESS_BASE, _TERM = 1953, 5


@cache
def _rules(field: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules("metadata").rules if rule.effect["field"] == field)


def find_metadata(document: Document, sentences: tuple[Sentence, ...]) -> Metadata:
    """The metadata of one document; its sentences have labels and levels."""
    known = document.metadata
    places = _places(document, sentences)
    title = known.title or next((line for line in places["title"] if not _BELOW_TITLE.match(line)), "")
    found: dict[str, str] = {"title": title}
    reasons: dict[str, str] = {} if title else {"title": "not stated"}
    for field in _FIELDS:
        value = getattr(known, field) or _find(field, places)
        found[field] = value
        if not value:
            reasons[field] = "not stated"
    speakers = sum(sentence.reason.startswith(_SPEAKER_RULE) for sentence in sentences)
    if not found["place"] and speakers < _SEVERAL and (place := speaking_place(title, places["text"])):
        found["place"] = place
        del reasons["place"]
    found["body"] = _in_full(found["place"], found["body"])
    if not found["year"] and found["genre"] == "annual_report" and found["date"]:
        found["year"] = found["date"][:4]
        del reasons["year"]
    return replace(known, **found, reasons=reasons)


def _places(document: Document, sentences: tuple[Sentence, ...]) -> Mapping[str, list[str]]:
    """The words to look in, by where they stand."""
    text = document.clean_text
    words = [text[sentence.start : sentence.end] for sentence in sentences]
    titles = [line for line, sentence in zip(words, sentences, strict=True) if sentence.label == "heading" and sentence.level == 1]
    ends = [*range(min(_OPENING_LINES, len(words))), *range(max(_OPENING_LINES, len(words) - _CLOSING_LINES), len(words))]
    opening = [words[index] for index in ends if sentences[index].label in ("chrome", "heading") or words[index].startswith(("（", "("))]
    headings = [line for line, sentence in zip(words, sentences, strict=True) if sentence.label == "heading" and sentence.level == 2]
    body = [line for line, sentence in zip(words, sentences, strict=True) if sentence.label not in ("chrome", "heading")]
    return {"title": titles, "opening": opening, "heading": headings, "text": body[:_TEXT_SENTENCES], "any": body}


def _find(field: str, places: Mapping[str, list[str]]) -> str:
    for rule in _rules(field):
        for line in places[rule.effect["where"]]:
            match = rule.regex.search(line)
            if match:
                return _value(rule, match)
    return ""


def _in_full(place: str, body: str) -> str:
    """A body that leaves its place out, with it.

    >>> _in_full("湖南省", "省人民政府"), _in_full("湖南省", "湖南省人民政府"), _in_full("中国", "国务院")
    ('湖南省人民政府', '湖南省人民政府', '国务院')
    """
    if not place or body.startswith(place) or body[:1] not in word_set("places_own_characters"):
        return body
    shared = next((size for size in range(min(len(place), len(body)), 0, -1) if place.endswith(body[:size])), 0)
    return place + body[shared:] if shared else body


def _value(rule: Rule, match: re.Match[str]) -> str:
    if "value" in rule.effect:
        return str(rule.effect["value"])
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "d" in groups:
        return f"{groups['y']}-{int(groups['m']):02d}-{int(groups['d']):02d}"
    if "a" in groups:
        return f"{groups['a']}/{groups['b']}"
    if "c" in groups:
        return str(_CONGRESS_BASE + _TERM * int(parse_numeral(groups["c"]) or 0) + _TERM)
    if "n" in groups or "p" in groups:
        first = _PLAN_BASE + 5 * int(parse_numeral(groups.get("n") or groups["p"]) or 0)
        return f"{first}/{first + 4}"
    found = next(iter(groups.values()))
    return str(int(found) + rule.effect["plus"]) if "plus" in rule.effect else found
