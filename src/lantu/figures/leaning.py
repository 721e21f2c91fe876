"""What a head takes over from those named before it: a total of them, their noun of measure, their level, the noun in full."""

from __future__ import annotations

from lantu.figures.dealing import governing_verb, pairs
from lantu.figures.fragments import ending, pattern
from lantu.figures.frame import Frame
from lantu.rules import word_list, word_set

__all__ = ["echoed", "in_full", "lean", "missing_noun", "of_same_kind", "shared_level", "verb_within"]

# A noun longer than this needs nothing before it.
_SHORT_NOUN = 4
# Heads that end alike share so many characters.
_ALIKE = 2
# A part of a whole that is longer than this names its own measure.
_PART = 8


def shared_level(before: str, left: str) -> str:
    """The level of things of one kind, which a list names once: 建成国家级绿色工厂5个、绿色园区3个; "" where they are not of one kind."""
    named = pattern("graded").match(before)
    return named["level"] if named and left.startswith(named["kind"]) else ""


def in_full(noun: str, spoken: str) -> str:
    """A short noun as the clause before has it in full: 小区, where that clause speaks of 城镇老旧小区改造."""
    at = spoken.find(noun) if 1 < len(noun) <= _SHORT_NOUN else -1
    if at <= 0:
        return noun
    modifier = pattern("modifier_start").sub("", spoken[:at])
    return modifier + noun if 1 < len(modifier) <= _PART and not verb_within(modifier) else noun


def echoed(subject: str, verb: str) -> str:
    """What the clause before says the same verb of, where this one has the verb alone; "" where it does not.

    压减债券发行规模，拟发行800亿元: the issue of bonds is what both clauses are about.
    """
    noun = pattern("echoed").match(subject)
    return noun["noun"] if noun and verb in noun["noun"] and noun["noun"] != verb else ""


def of_same_kind(frame: Frame, left: str, base: str) -> str:
    """The head before, where a piece only says which of its kind is counted, or that its rate is meant; "" where it says more.

    新增国家级园区5家、省级9家; 开展新生儿疾病筛查2万例，筛查率达到98%.
    """
    if len(left) > _ALIKE and left.endswith(word_list("figures_rate_ends")) and base.endswith(left[:-1]):
        return base + left[-1]
    ranked = pattern("ranked").search(base) if frame.joined and left in word_set("figures_ranked_words") else None
    return f"{base[: ranked.start()]}{left}{base[ranked.end() :]}" if ranked else ""


def lean(base: str, piece: str) -> str:
    """A piece that leans on an earlier head: 新增发电装机 and 总装机 make 发电总装机."""
    verb = governing_verb(base)
    total = piece.startswith(word_list("figures_total_pieces"))
    bare = base[len(verb) :] if verb and len(base) > len(verb) else base
    if any(bare.startswith(whole) and piece.startswith(parts) for whole, parts in pairs()):
        return piece
    if len(piece) > 1 and bare.endswith(piece[1:]):
        return bare[: -len(piece[1:])] + piece
    if pattern("rated").fullmatch(piece) and (measured := pattern("measure_nouns").search(bare)) and measured.start() > 1:
        return bare[: measured.start()] + piece
    if pattern("property").fullmatch(piece) and (owned := pattern("property").search(base)) and owned.start():
        return base[: owned.start()] + piece
    return (bare if total else base) + piece


def missing_noun(base: str, left: str) -> str:
    """The noun of measure that a part leaves out behind its whole: 铁路里程12万公里，其中高铁2万公里."""
    noun = ending("measure_noun").search(base)
    return noun["noun"] if noun and len(left) <= _PART and not ending("measure_noun").search(left) else ""


def verb_within(left: str) -> bool:
    return bool(pattern("any_doing").search(left))
