"""What stands at one place of a clause, by every word list that reading a clause asks for: one look instead of one for each list."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lantu.promises.lexicon import verb_groups
from lantu.rules import PrefixTable, word_list

__all__ = ["Opening", "openings"]


class Opening(NamedTuple):
    """How long the longest word of each kind is that stands at one place; 0 where none does.

    verb: of doing, in any list. lead: an adverb or a word of aiming before a verb. noun: what only begins like a verb. modifier: marks that
    the verb before it describes a noun. joiner: joins two verbs. frame: any word that can open a frame. object_first: puts an object before
    its verb. result, effect: open what an act is for. future: says when, not what is acted on. quote: opens a name. The others are called
    as their lists are.
    """

    verb: int = 0
    lead: int = 0
    adverb: int = 0
    noun: int = 0
    modifier: int = 0
    joiner: int = 0
    frame: int = 0
    within: int = 0
    preposition: int = 0
    object_first: int = 0
    result: int = 0
    effect: int = 0
    future: int = 0
    quote: int = 0


@cache
def openings() -> PrefixTable[Opening]:
    """The table of all openings."""
    frames = ("promises_always_frames", "promises_frame_words", "promises_preposition_words")
    return PrefixTable.of(
        Opening,
        {
            "verb": verb_groups(),
            "lead": (*word_list("promises_adverbs"), *word_list("promises_modals")),
            "adverb": word_list("promises_adverbs"),
            "noun": word_list("promises_noun_starts"),
            "modifier": word_list("promises_modifier_marks"),
            "joiner": word_list("promises_joiners"),
            "frame": (word for name in frames for word in word_list(name)),
            "within": word_list("promises_within_words"),
            "preposition": word_list("promises_preposition_words"),
            "object_first": word_list("promises_object_prepositions"),
            "result": word_list("promises_result_words"),
            "effect": word_list("promises_effect_openers"),
            "future": word_list("promises_future_marks"),
            "quote": word_list("promises_name_marks"),
        },
    )
