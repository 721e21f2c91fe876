"""Named strategies of the collection: who uses each, who expands it, whose it is, and references to it.

A name is another's when the words around it say so (to carry it out, to be guided by it), or when a place above the speaker uses it
too. Of two sister places that use one name for their own, neither leans on the other. Whose it is, is read off the sentences that say who
gave it (data/rules/references_owner.toml), the most frequent answer; where they do not say, it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from lantu.citations import cite
from lantu.gazetteers import find_places
from lantu.references.raw import Raw
from lantu.references.scene import Passage, Scene
from lantu.rules import Rule, compile_pattern, load_rules, word_set
from lantu.types import Citation, Place, Referent

__all__ = ["StrategyIndex", "Use"]

_GAP = "〈〉"
# A place whose strategy it is stands within so many characters before the name.
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Use:
    """One mention: ``start``, ``end`` count the clean text. ``given``: whether the words around it say that it comes from above."""

    passage: Passage
    start: int
    end: int
    rule: Rule

    @property
    def given(self) -> bool:
        return "shared" not in self.rule.effect


Told = tuple[int, str, tuple[str, ...], tuple[int, int]]


@dataclass
class _Entry:
    """One name with its uses, and where it is expanded: document, code of the speaker, parts, span.

    What a speaker asks is looked up by places, since a name may have as many users as there are documents.
    """

    name: str
    uses: list[Use] = field(default_factory=list)
    expansions: list[Told] = field(default_factory=list)

    @cached_property
    def by_user(self) -> Mapping[str, list[Use]]:
        """The uses by the code of who speaks, "" where nobody is known to."""
        found: dict[str, list[Use]] = defaultdict(list)
        for use in self.uses:
            found[use.passage.speaker.code if use.passage.speaker else ""].append(use)
        return dict(found)

    @cached_property
    def setters(self) -> Mapping[str, int]:
        """For each speaker the first of its uses, by index, that does not lean on another."""
        found: dict[str, int] = {}
        for index, use in enumerate(self.uses):
            if use.passage.speaker and not use.given:
                found.setdefault(use.passage.speaker.code, index)
        return found

    @cached_property
    def told_by(self) -> Mapping[str, int]:
        """For each speaker its first expansion, by index."""
        found: dict[str, int] = {}
        for index, told in enumerate(self.expansions):
            found.setdefault(told[1], index)
        return found


@cache
def _frames() -> tuple[Rule, ...]:
    return load_rules("references_frames").rules


class StrategyIndex:
    """Every named strategy by name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.entries: dict[str, _Entry] = {}
        for document, annotation in enumerate(scene.annotations):
            starts = [sentence.start for sentence in annotation.sentences]
            for strategy in annotation.strategies:
                entry = self.entries.setdefault(strategy.name, _Entry(strategy.name))
                for start, end in strategy.mentions:
                    passage = scene.passage(document, _sentence_at(starts, start))
                    entry.uses.append(Use(passage, start, end, _frame(passage, start, end)))
                if strategy.expansion and strategy.evidence:
                    code = entry.uses[-1].passage.speaker
                    entry.expansions.append((document, code.code if code else "", strategy.expansion, strategy.evidence))
        self.wholes = _contractions(self.entries)
        self._parts: dict[str, list[str]] = defaultdict(list)
        for part, whole in self.wholes.items():
            self._parts[whole].append(part)
        self._owners: dict[str, Place | None] = {}
        self._abbreviations = AhoCorasick([name for name in self.entries if _numeral().search(name)] or ["\0"])

    def whole(self, name: str) -> str:
        """The abbreviation that a longer name is a part of (三个高地 of 三高四新), else the name itself."""
        return self.wholes.get(name, name)

    def holds_abbreviation(self, name: str) -> bool:
        """Whether a name holds an abbreviation of numerals (“五好”园区): that is a strategy's, not a thing's."""
        return bool(self._abbreviations.find_matches_as_indexes(name))

    def owner(self, name: str) -> Place | None:
        """Whose a strategy is, by what sentences say that name it or a part of it; None where they do not, or do not agree."""
        if name not in self._owners:
            self._owners[name] = self._find_owner(name)
        return self._owners[name]

    def _find_owner(self, name: str) -> Place | None:
        votes: Counter[str] = Counter()
        family = [name, *self._parts.get(name, ())]
        for use in (use for one in family for use in self.entries[one].uses):
            around = self.scene.around(use.passage)
            for words in _attributions(use):
                for place in self.scene.places_meant(use.passage, words):
                    if around and self.scene.is_above(place.code, around.code) and place.level != "nation":
                        votes[place.code] += 1
        best = votes.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return self.scene.tree.get(best[0][0])

    def references(self) -> Iterator[Raw]:
        """Mentions that lean on another's strategy."""
        for name, entry in self.entries.items():
            if name in word_set("plan_common_names") and name not in word_set("plan_national_strategies"):
                continue
            given_by: dict[str, Referent | None] = {}
            for use in entry.uses:
                speaker = use.passage.speaker.code if use.passage.speaker else ""
                if speaker not in given_by:
                    given_by[speaker] = self._target(name, speaker) if speaker else self._of_the_whole(name)
                target = self._beside(name, use) or given_by[speaker]
                if target is None or not (use.given or not speaker or self._is_shared(name, speaker)):
                    continue
                if not use.given and _is_plain(name):
                    # 十年禁渔 says what is done; who says it too leans on nobody.
                    continue
                strength = float(use.rule.effect["strength"])
                yield Raw(use.passage, use.start, use.end, use.start, use.end, target, use.rule.id, strength)

    def _beside(self, name: str, use: Use) -> Referent | None:
        """What a place named right before the name sets, where that place expands it: 对接云州“五个中心”."""
        at = use.start - use.passage.start
        words = use.passage.text[max(0, at - _NEAR) : at].rstrip("“‘「")
        code = next((place.code for place in find_places(words) if place.end == len(words)), "")
        if not code or (use.passage.speaker and use.passage.speaker.code == code):
            return None
        entry = self.entries[name]
        told = entry.expansions[entry.told_by[code]] if code in entry.told_by else None
        return told and Referent("strategy", name, code, told[0], None, self.cite(told[0], *told[3]), "named right before it")

    def _is_shared(self, name: str, speaker: str) -> bool:
        """Whether a place above the speaker, or the document itself where its speakers are others, uses the name too; or it has a whole."""
        if not speaker or name in word_set("strategies_letters") or _single().match(name):
            return False
        if self.wholes.get(name):
            return True
        users = self.entries[name].by_user
        return "" in users or any(place.code in users for place in self.scene.tree.above(speaker))

    def _target(self, name: str, speaker: str) -> Referent | None:
        """What the name means to this speaker; None where it is the speaker's own."""
        entry, whole = self.entries[name], self.whole(name)
        shared = self._is_shared(name, speaker)
        if not any(use.given for use in entry.by_user[speaker]) and not shared:
            return None
        told_here = speaker in entry.told_by
        if not shared and whole == name and (told_here or (len(entry.by_user) == 1 and not _numeral().search(name))):
            # Who says what it stands for, or is alone in using a name that is no abbreviation, calls a thing of its own.
            return None
        owner = self._nation() if whole in word_set("plan_national_strategies") else self.owner(whole)
        if owner and owner.code == speaker:
            return None
        around = [place.code for place in self.scene.tree.above(speaker)]
        told = min((entry.told_by[code] for code in ("", *around) if code in entry.told_by), default=None)
        said = whole if whole == name else f"{whole}（{name}）"
        place, reason = (owner.code, "as the sentences that name it say") if owner else ("", "no document says whose it is")
        if told is not None:
            document, _, _, span = entry.expansions[told]
            return Referent("strategy", said, place, document, None, self.cite(document, *span), reason)
        # A place above the speaker that does not itself lean on another.
        first = min((entry.setters[code] for code in around if code in entry.setters), default=None)
        if first is not None:
            setter = entry.uses[first]
            document = setter.passage.document
            statement = self.scene.statement_at(document, setter.start, setter.end, setter.passage.sentence)
            citation = self.cite(document, setter.start, setter.end)
            return Referent("strategy", said, place, document, statement.number if statement else None, citation, reason)
        return Referent("strategy", said, place, reason=reason)

    def _of_the_whole(self, name: str) -> Referent | None:
        """What a name means where the document itself speaks, of one that its speakers share: an editor's word, a meeting's."""
        if len(self.entries[name].by_user.keys() - {""}) < 2:
            return None
        owner = self.owner(self.whole(name))
        expanded = next(iter(self.entries[name].expansions), None)
        citation = self.cite(expanded[0], *expanded[3]) if expanded else None
        reason = "as the sentences that name it say" if owner else "no document says whose it is"
        return Referent("strategy", name, owner.code if owner else "", expanded[0] if expanded else None, None, citation, reason)

    def _nation(self) -> Place | None:
        return next((place for place in self.scene.tree if place.level == "nation"), None)

    def cite(self, document: int, start: int, end: int) -> Citation:
        return cite(self.scene.annotations[document].document, start, end)


def _attributions(use: Use) -> Iterator[str]:
    """The words around a mention in which its giver is named, by the rules of data/rules/references_owner.toml."""
    at = use.start - use.passage.start
    window = use.passage.text[:at] + _GAP + use.passage.text[at + use.end - use.start :]
    for rule in load_rules("references_owner").rules:
        for match in rule.regex.finditer(window):
            if match.start() <= at < match.end():
                yield match["giver"]


def _sentence_at(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _frame(passage: Passage, start: int, end: int) -> Rule:
    """The first rule of frames that holds around a mention."""
    at = start - passage.start
    window = passage.text[:at] + _GAP + passage.text[at + end - start :]
    return next(rule for rule in _frames() if any(match.start() <= at < match.end() for match in rule.regex.finditer(window)))


@cache
def _is_plain(name: str) -> bool:
    """Whether a name holds a number and abbreviates nothing."""
    return any(rule.regex.search(name) for rule in load_rules("plan_plain_names").rules)


@cache
def _single() -> re.Pattern[str]:
    """One of something, which everybody has: 一张网, 一件事."""
    return compile_pattern("^{plan_one}")


@cache
def _numeral() -> re.Pattern[str]:
    return compile_pattern("{strategies_numerals}|\\d")


@cache
def _counted() -> re.Pattern[str]:
    return compile_pattern("^(?P<number>{strategies_numerals})(?:{strategies_measures})?(?P<what>[\u4e00-\u9fff]+)$")


def _contractions(entries: Mapping[str, _Entry]) -> dict[str, str]:
    """Longer names that abbreviations draw together: 三个高地 and 四新使命 make 三高四新; every part of the abbreviation must be there."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for name in entries:
        match = _counted().match(name)
        if match and not _numeral().search(match["what"]):
            by_key[match["number"] + match["what"][0]].add(name)
    wholes: dict[str, str] = {}
    for name in entries:
        pairs = [name[index : index + 2] for index in range(0, len(name), 2)]
        if len(pairs) < 2 or len(name) % 2:
            continue
        parts = [{part for part in by_key.get(pair, ()) if part != name and len(part) > 2} for pair in pairs]
        if all(parts):
            wholes.update({part: name for group in parts for part in group})
    return wholes
