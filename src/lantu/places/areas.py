"""Who speaks where, as places of the tree: the place of every document and speaker, areas that only the documents name put in their place.

Comes in: annotated documents. Goes out: a tree that holds every speaking area, and a ``Speech`` a document. An area that no table knows
is put under, in this order: the district or county in which its head holds another office; what it is named after; the document's place.
Elsewhere it stays without a parent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from lantu.annotating import Annotation
from lantu.gazetteers import find_places
from lantu.places.choose import choose, named_after
from lantu.places.tree import PlaceTree, base_tree
from lantu.rules import compile_pattern, word_set
from lantu.speakers.find import Speaker, find_speakers, office_bodies, speaker_line
from lantu.types import Place

__all__ = ["Speech", "find_speeches"]


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in one document.

    place:    of the whole document: its own place, or what the places of its speakers have in common; None with ``reason``.
    speakers: for each sentence the code of the place that speaks, "" where it is open; shape (n_sentences,).
    context:  how often each place is named in it, by code: what decides between places of one name.
    """

    place: Place | None
    reason: str
    speakers: tuple[str, ...]
    context: Mapping[str, int] = field(default_factory=dict)


def find_speeches(annotations: Iterable[Annotation], tree: PlaceTree | None = None) -> tuple[PlaceTree, tuple[Speech, ...]]:
    """The tree with the areas of the documents, and one speech a document."""
    tree = tree or base_tree()
    found: dict[str, Place] = {}
    names: dict[tuple[str, str], str] = {}
    drafts = []
    for annotation in annotations:
        context = _context(tree, annotation)
        speakers = find_speakers(annotation.document, annotation.sentences)
        codes = {}
        for speaker in dict.fromkeys(speakers):
            codes[speaker] = _code(tree, annotation, speaker, context, found, names)
        drafts.append((annotation, context, tuple(codes[speaker] for speaker in speakers)))
    grown = tree.with_places(found.values())
    return grown, tuple(_speech(grown, annotation, context, codes) for annotation, context, codes in drafts)


def _context(tree: PlaceTree, annotation: Annotation) -> Mapping[str, int]:
    """How often each place whose name is its own alone is mentioned."""
    counts: Counter[str] = Counter()
    for mention in find_places(annotation.document.clean_text):
        candidates = tree.named(mention.name)
        if len(candidates) == 1:
            counts[candidates[0].code] += 1
    return counts


def _code(
    tree: PlaceTree,
    annotation: Annotation,
    speaker: Speaker,
    context: Mapping[str, int],
    found: dict[str, Place],
    names: dict[tuple[str, str], str],
) -> str:
    """The code of a speaker's place; an area that is not in the tree is put into ``found``."""
    if not speaker.name:
        return ""
    choice = choose(tree, speaker.name, context)
    if choice.place:
        if choice.reason == "known under another rank":
            # The document's own name for itself is newer than the tables'.
            old = choice.place
            found[old.code] = replace(old, name=speaker.name, aliases=(old.name, *old.aliases))
        return choice.place.code
    if not _area().search(speaker.name):
        return ""
    parent, source = _parent(tree, annotation, speaker, context)
    key = (speaker.name, parent.code if parent else "")
    if key not in names:
        code = f"{key[1]}:{speaker.name}"
        found[code] = Place(code, speaker.name, _aliases(speaker.name), "zone", key[1], source=source)
        names[key] = code
    return names[key]


@cache
def _area() -> re.Pattern[str]:
    return compile_pattern("(?:{places_area_kinds})(?:[（(][^（()）]+[)）])?$")


def _aliases(name: str) -> tuple[str, ...]:
    """A name with another in brackets stands for each of them."""
    match = compile_pattern("^(?P<first>[^（(]{2,})[（(](?P<second>[^（()）]+)[)）]$").match(name)
    return (match["first"],) if match else ()


def _parent(tree: PlaceTree, annotation: Annotation, speaker: Speaker, context: Mapping[str, int]) -> tuple[Place | None, str]:
    stem = named_after(tree, speaker.name, context).place
    if stem and stem.level == "zone":
        stem = tree.parent(stem.code)
    offices = _offices(tree, annotation, speaker, context)
    # An office in the county that the name begins with, or elsewhere than where the name leads: a park may bear a lake's name that is
    # also a county's far away. An office of the city around tells nothing new.
    inner = [place for place in offices if stem is None or not tree.is_within(stem.code, place.code)]
    if inner:
        place = max(inner, key=lambda one: len(tree.above(one.code)))
        return place, "its head holds an office there"
    if stem:
        return stem, "named after it"
    own = choose(tree, annotation.document.metadata.place, context).place
    return (own, "named in a document of that place") if own else (None, "neither its name nor an office places it")


def _offices(tree: PlaceTree, annotation: Annotation, speaker: Speaker, context: Mapping[str, int]) -> list[Place]:
    """The administrative places in which the speaker holds offices."""
    if speaker.sentence is None:
        return []
    line = speaker_line(annotation.document.clean_text, annotation.sentences, speaker.sentence)
    places = []
    for body in office_bodies(line):
        # The rule for offices leaves the place's own character doubled: Changsha city's city committee.
        name = body[:-1] if body[-1:] in word_set("places_own_characters") and body[-2:-1] == body[-1:] else body
        place = choose(tree, name, context).place
        if place and place.level in ("province", "city", "county"):
            places.append(place)
    return places


def _speech(tree: PlaceTree, annotation: Annotation, context: Mapping[str, int], codes: tuple[str, ...]) -> Speech:
    own = annotation.document.metadata.place
    if own:
        choice = choose(tree, own, context)
        return Speech(choice.place, choice.reason if choice.place else f"{own}: {choice.reason}", codes, context)
    spoken = [code for code in dict.fromkeys(codes) if code]
    common = tree.common([place.code for code in spoken if (place := tree.parent(code))])
    if common and common.level != "nation":
        return Speech(common, "what its speakers have in common", codes, context)
    return Speech(None, "not stated", codes, context)
