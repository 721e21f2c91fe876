"""Findings about names: not expanded, of two meanings, drifting, one number with several measures, one mechanism under several names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lantu.citations import cite
from lantu.findings.scene import Scene
from lantu.findings.uses import Use, is_abbreviation, is_quoted, uses_of
from lantu.rules import compile_pattern, load_rules, word_set
from lantu.statements.names import plain
from lantu.types import Citation, Finding

__all__ = ["drifting_names", "names_not_expanded", "names_of_two_meanings", "one_number_many_measures", "other_names"]

_FEW = 8
_PAIR = 2


def names_not_expanded(scene: Scene) -> Iterator[Finding]:
    """Abbreviations that no document of the collection expands."""
    for name, uses in uses_of(scene).items():
        if not is_abbreviation(name) or any(use.strategy.expansion or use.is_listed for use in uses) or not any(map(is_quoted, uses)):
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


def names_of_two_meanings(scene: Scene) -> Iterator[Finding]:
    """One abbreviation of two owners who do not take it from each other, or one that is also a part of another owner's."""
    uses = uses_of(scene)
    for name, own in uses.items():
        if is_abbreviation(name):
            yield from _sister_meanings(scene, name, own)
    yield from _part_meanings(scene, uses)


def _sister_meanings(scene: Scene, name: str, uses: list[Use]) -> Iterator[Finding]:
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


def _telling(uses: Iterable[Use]) -> list[Use]:
    """Of uses with the same expansion the first, and the first of another owner: the others add nothing to who differs from whom."""
    kept: list[Use] = []
    owners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for use in uses:
        known = owners[use.strategy.expansion]
        if len(known) < _PAIR and use.owner not in known:
            known.append(use.owner)
            kept.append(use)
    return kept


def _agree(one: Use, other: Use) -> bool:
    """Whether two expansions say the same: half of the parts of one are among the other's."""
    first, second = ({plain(part) for part in use.strategy.expansion} for use in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def _part_meanings(scene: Scene, uses: Mapping[str, list[Use]]) -> Iterator[Finding]:
    """A counted kernel that two owners use for different things: one alone, the other inside a longer abbreviation."""
    for whole, longer in uses.items():
        for part in _pairs(whole):
            if part == whole or part not in uses or not is_abbreviation(part):
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


def _two_meanings(scene: Scene, name: str, one: Use, two: Use, first: str, second: str, confidence: float) -> Finding:
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
