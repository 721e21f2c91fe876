"""Findings about names: not expanded, of two meanings, drifting, one number with several measures, one mechanism under several names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lantu.citations import cite
from lantu.findings.scene import Scene
from lantu.quantities import parse_numeral
from lantu.rules import compile_pattern, load_rules, word_list, word_set
from lantu.statements.names import plain
from lantu.types import Citation, Document, Finding, Strategy

__all__ = ["drifting_names", "names_not_expanded", "names_of_two_meanings", "one_number_many_measures", "other_names"]

_FEW = 8
_QUOTES = ("“", "‘", "「")
_SHORT = 2
# A list under its name is told within so many characters.
_LIST_REACH = 1_500
# Two things told right before their name stand within so many characters; more of them may stand within so many.
_LEAD = 40
_LOOK_BACK = 200
_PAIR = 2


def _as_numeral(words: str) -> str:
    for entry in word_list("plan_numeral_words"):
        word, _, numeral = entry.partition("=")
        words = words.replace(word, numeral)
    return words


def _as_digits(kernel: str) -> str:
    """The kernel, or the number that it writes: of 双百工程 100."""
    for entry in word_list("plan_magnitudes"):
        word, _, digits = entry.partition("=")
        if re.fullmatch(f"{word}(?:工程|计划|行动)?", kernel):
            return digits
    return kernel


def _is_entry(text: str, start: int, end: int) -> bool:
    """Whether a mention heads an entry of the document's own glossary: 3.“三通一码”：甲通、乙通 …"""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    heads = re.fullmatch(r"\s*\d{0,3}[.．、）)]?\s*[“‘「]?", line)
    return heads is not None and re.match(r"[”’」]?[^，。；\n]{0,6}[:：]", text[end : end + 9]) is not None


@cache
def _pair() -> re.Pattern[str]:
    """Two things right before the name that counts them: 护理、救护“双持证”."""
    return compile_pattern("[^，。；、“”]{2,}(?:、|{strategies_joints})[^，。；、“”]{2,}$")


@cache
def _places() -> re.Pattern[str]:
    return compile_pattern("{plan_numeral_places}")


@dataclass(frozen=True, slots=True)
class _Use:
    """One owner's use of a name in one document."""

    strategy: Strategy
    document: Document
    owner: str
    sentence: str

    @property
    def is_listed(self) -> bool:
        """Whether the sentence itself lists what the name counts: as often as it says, and once more in the name."""
        text, start = self.document.clean_text, self.strategy.start
        if any(_is_entry(text, *mention) for mention in self.strategy.mentions):
            return True
        before = text[max(0, start - _LEAD) : start].rstrip("".join(_QUOTES))
        if before.endswith(word_list("plan_list_ends")):
            return True
        numeral = compile_pattern("^{strategies_numerals}").match(self.strategy.name)
        number = parse_numeral(_as_numeral(numeral[0])) if numeral else None
        if numeral is None or number is None:
            return False
        if number == _PAIR and _pair().search(before):
            return True
        kernel = compile_pattern("^{plan_counters}|(?:{plan_joining_ends})$").sub("", self.strategy.name[numeral.end() :])
        if not kernel:
            return False
        kernel = _as_digits(kernel)
        if self._stands_before(before, int(number), kernel[0]) or self.sentence.count(kernel) >= number + (kernel in self.strategy.name):
            return True
        behind = len(kernel) > _SHORT and text.count(kernel, start, start + _LIST_REACH) > number
        return behind or (len(kernel) >= _SHORT and text.count(kernel, max(0, start - _LOOK_BACK), self.strategy.end) > number)

    @staticmethod
    def _stands_before(before: str, number: int, first: str) -> bool:
        """Whether a list of so many things stands right before the name, or one each of which holds its kernel.

        Such is 医疗、医保、医药“三医一网”.
        """
        listed = re.split("[，。；：“”]", before)[-1].split("、")
        alike = len(listed) >= number and all(first in item for item in listed[-number:])
        return len(listed) > _PAIR and (len(listed) == number or alike)

    def cite(self) -> Citation:
        return cite(self.document, self.strategy.start, self.strategy.end)


def _uses(scene: Scene) -> Mapping[str, list[_Use]]:
    found: dict[str, list[_Use]] = defaultdict(list)
    for annotation, speech in zip(scene.ledger.annotations, scene.speeches, strict=True):
        starts = [sentence.start for sentence in annotation.sentences]
        for strategy in annotation.strategies:
            at = _at(starts, strategy.start)
            sentence = annotation.sentences[at]
            text = annotation.document.clean_text[sentence.start : sentence.end]
            found[strategy.name].append(_Use(strategy, annotation.document, speech.speakers[at], text))
    return found


def _at(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


@cache
def _numeral() -> re.Pattern[str]:
    return compile_pattern("{strategies_numerals}|\\d")


def _is_abbreviation(name: str) -> bool:
    """Whether a name counts things that it does not name, and everybody does not already know them."""
    known = name in word_set("plan_common_names") or name in word_set("plan_known_abbreviations")
    plain_name = any(rule.regex.search(name) for rule in load_rules("plan_plain_names").rules)
    return (
        _numeral().search(_places().sub("", name)) is not None
        and not known
        and not plain_name
        and not compile_pattern("^{plan_one}").match(name)
    )


def names_not_expanded(scene: Scene) -> Iterator[Finding]:
    """Abbreviations that no document of the collection expands."""
    for name, uses in _uses(scene).items():
        if not _is_abbreviation(name) or any(use.strategy.expansion or use.is_listed for use in uses) or not any(map(_is_quoted, uses)):
            continue
        mentions = sum(len(use.strategy.mentions) for use in uses)
        owners = dict.fromkeys(use.owner for use in uses)
        yield Finding(
            kind="not_expanded",
            subject=name,
            here=tuple(use.cite() for use in uses[:_FEW]),
            values={"owners": "、".join(filter(None, map(scene.name, owners))), "mentions": str(mentions)},
            places=tuple(filter(None, owners)),
            weight=0.15 + 0.05 * min(mentions, 4) + 0.1 * min(len(owners) - 1, 3),
            confidence=0.8,
        )


def _is_quoted(use: _Use) -> bool:
    """Whether the document itself marks the words as a name, by quotes or plus signs; others may be an idiom or a plain count."""
    text, strategy = use.document.clean_text, use.strategy
    if "+" in strategy.name:
        return True
    if text[max(0, strategy.start - 1) : strategy.start] not in _QUOTES:
        return False
    # Two characters in quotes may be any name; what they qualify must show that they are a programme's.
    return len(strategy.name) > _SHORT or compile_pattern("[”’」]?(?:{plan_programme_nouns})").match(text, strategy.end) is not None


def names_of_two_meanings(scene: Scene) -> Iterator[Finding]:
    """One abbreviation of two owners who do not take it from each other, or one that is also a part of another owner's."""
    uses = _uses(scene)
    for name, own in uses.items():
        if _is_abbreviation(name):
            yield from _sister_meanings(scene, name, own)
    yield from _part_meanings(scene, uses)


def _sister_meanings(scene: Scene, name: str, uses: list[_Use]) -> Iterator[Finding]:
    expanded = _telling(use for use in uses if use.strategy.expansion and use.owner)
    different = next(((one, two) for one in expanded for two in expanded if one.owner != two.owner and not _agree(one, two)), None)
    if different:
        one, two = different
        yield _two_meanings(scene, name, one, two, "、".join(one.strategy.expansion), "、".join(two.strategy.expansion), 0.9)
        return
    # Sister places that call their own by one name, where no place above and no document of the whole uses it.
    owners = [use for use in uses if use.owner]
    speaking = dict.fromkeys(use.owner for use in owners)
    above = any(place.code in speaking for owner in speaking for place in scene.tree.above(owner))
    shared = len(owners) < len(uses) or name in scene.referred
    if len(speaking) > 1 and not above and not shared and _are_near(scene, list(speaking)):
        one = owners[0]
        two = next(use for use in owners if use.owner != one.owner)
        yield _two_meanings(scene, name, one, two, "、".join(one.strategy.expansion), "、".join(two.strategy.expansion), 0.6)


def _telling(uses: Iterable[_Use]) -> list[_Use]:
    """Of uses with the same expansion the first, and the first of another owner: the others add nothing to who differs from whom."""
    kept: list[_Use] = []
    owners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for use in uses:
        known = owners[use.strategy.expansion]
        if len(known) < _PAIR and use.owner not in known:
            known.append(use.owner)
            kept.append(use)
    return kept


def _agree(one: _Use, other: _Use) -> bool:
    """Whether two expansions say the same: half of the parts of one are among the other's."""
    first, second = ({plain(part) for part in use.strategy.expansion} for use in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def _part_meanings(scene: Scene, uses: Mapping[str, list[_Use]]) -> Iterator[Finding]:
    """A counted kernel that two owners use for different things: one alone, the other inside a longer abbreviation."""
    for whole, longer in uses.items():
        for part in _pairs(whole):
            if part == whole or part not in uses or not _is_abbreviation(part):
                continue
            one = next((use for use in uses[part] if use.owner), None)
            two = next((use for use in longer if use.owner and one and use.owner != one.owner), None)
            if one and two and not any(use.owner == two.owner for use in uses[part]) and _are_near(scene, [one.owner, two.owner]):
                first, second = "、".join(one.strategy.expansion), "、".join(two.strategy.expansion)
                yield _two_meanings(scene, f"{part} / {whole}", one, two, first, second, 0.7)


def _pairs(name: str) -> list[str]:
    """The pairs of numeral and word of an abbreviation of several (五区五小镇: 五区, 五小镇)."""
    pieces = compile_pattern("{strategies_numerals}(?:(?!{strategies_numerals})[\u4e00-\u9fff]){1,3}").findall(name)
    return pieces if len(pieces) > 1 and "".join(pieces) == name else []


def _two_meanings(scene: Scene, name: str, one: _Use, two: _Use, first: str, second: str, confidence: float) -> Finding:
    return Finding(
        kind="name_of_two_meanings",
        subject=name,
        here=(one.cite(),),
        there=(two.cite(),),
        values={"one": scene.name(one.owner), "other": scene.name(two.owner), "first": first, "second": second},
        places=(one.owner, two.owner),
        weight=0.6 * confidence + 0.2,
        confidence=confidence,
    )


def drifting_names(scene: Scene) -> Iterator[Finding]:
    """Names of one thing that differ between documents."""
    for pair in scene.renamings:
        yield Finding(
            kind="names_drift",
            subject=" / ".join(pair.names),
            here=(pair.citations[0],),
            there=(pair.citations[1],),
            values={"one": scene.name(pair.owners[0]), "other": scene.name(pair.owners[1]), "change": pair.change},
            places=tuple(dict.fromkeys(pair.owners)),
            weight=0.35 + 0.3 * pair.confidence,
            confidence=pair.confidence,
        )


def one_number_many_measures(scene: Scene) -> Iterator[Finding]:
    """One quantity in the names of different things: half-hour circles of trade, of commuting, of a region."""
    groups: dict[str, dict[str, list[tuple[str, Citation]]]] = defaultdict(lambda: defaultdict(list))
    rule = next(rule for rule in load_rules("plan_measures").rules)
    for annotation, speech in zip(scene.ledger.annotations, scene.speeches, strict=True):
        for sentence, owner in zip(annotation.sentences, speech.speakers, strict=True):
            if sentence.label in ("promise", "heading", "context") and owner:
                for match in rule.regex.finditer(annotation.document.clean_text[sentence.start : sentence.end]):
                    citation = cite(annotation.document, sentence.start + match.start(), sentence.start + match.end())
                    groups[match["number"]][match["what"]].append((owner, citation))
    for number, measures in groups.items():
        owners = dict.fromkeys(owner for seen in measures.values() for owner, _ in seen)
        if len(measures) < 2 or not _are_near(scene, list(owners)):
            continue
        first, *others = [seen[0][1] for seen in measures.values()]
        yield Finding(
            kind="one_number_many_measures",
            subject=number,
            here=(first,),
            there=tuple(others),
            values={"measures": "、".join(f"{number}{what}" for what in measures), "owners": "、".join(map(scene.name, owners))},
            places=tuple(owners),
            weight=0.65,
            confidence=0.8,
        )


def _are_near(scene: Scene, owners: list[str]) -> bool:
    """Whether owners are of one city, one province's tree, or one above the other; provinces side by side are not."""
    common = scene.tree.common(owners)
    return len(owners) == 1 or (common is not None and common.level != "nation") or (common is not None and common.code in owners)


def other_names(scene: Scene) -> Iterator[Finding]:
    """Mechanisms of different names with one rare kernel: several registers for one thing, or one thing under several names."""
    phrases: dict[str, dict[str, list[tuple[str, Citation]]]] = defaultdict(lambda: defaultdict(list))
    rules = load_rules("plan_mechanisms").rules
    for statement in scene.statements:
        for rule in rules:
            for match in rule.regex.finditer(statement.promise.text):
                name = plain(match["name"])
                document = scene.ledger.annotations[statement.document].document
                base = statement.promise.start
                citation = cite(document, base + match.start("name"), base + match.end("name"))
                for kernel in _kernels(name):
                    phrases[kernel][name].append((statement.owner, citation))
    yield from _by_kernel(scene, phrases)


def _kernels(name: str) -> Iterable[str]:
    return {name[index : index + 2] for index in range(len(name) - 1)} - word_set("plan_common_kernels")


def _by_kernel(scene: Scene, phrases: Mapping[str, Mapping[str, list[tuple[str, Citation]]]]) -> Iterator[Finding]:
    told: set[frozenset[str]] = set()
    for kernel, names in sorted(phrases.items(), key=lambda item: (-len(item[1]), item[0])):
        owners = list(dict.fromkeys(owner for seen in names.values() for owner, _ in seen if owner))
        family = frozenset(names)
        if not 2 <= len(names) <= 6 or len(owners) < 2 or any(family <= other for other in told) or not _are_near(scene, owners):
            continue
        told.add(family)
        mentions = [seen[0][1] for seen in names.values()]
        yield Finding(
            kind="same_under_other_name",
            subject="、".join(names),
            here=(mentions[0],),
            there=tuple(mentions[1:]),
            values={"owners": "、".join(map(scene.name, owners)), "kernel": kernel},
            places=tuple(owners),
            weight=0.55,
            confidence=0.7,
        )
