"""Findings about numbers: two that differ for one thing, sums that do not add up, targets without a share below or a base."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from lantu.cascade.measures import measured, value_in
from lantu.findings.scene import Scene, clause_bounds, clause_of, mention_of, number_text
from lantu.indicators.likeness import compare_names
from lantu.promises.lexicon import verb_groups, verbs
from lantu.rules import compile_pattern, word_list, word_set
from lantu.sums.figures import Entry, entries_of, size_of
from lantu.types import Citation, Figure, Finding

__all__ = ["differing_figures", "sums_that_differ", "targets_without_base", "targets_without_share"]

# Two names of one thing are at least so alike that a figure of one is a base for the other.
_SAME_THING = 0.7
# Below a place with fewer speaking places than this, a missing share tells little.
_LEAST_BELOW = 2


def differing_figures(scene: Scene) -> Iterator[Finding]:
    """Two documents of one place with different targets, or different results, for one thing and year."""
    for kind in ("target", "result"):
        seen: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        entries = scene.targets if kind == "target" else _results(scene)
        for entry in entries:
            figure = entry.figure
            if figure.period and entry.thing.id:
                seen[entry.owner, entry.thing.id, figure.period, figure.measure].append(entry)
        for group in seen.values():
            first = group[0]
            other = next((entry for entry in group[1:] if _differ(first, entry)), None)
            if other:
                yield Finding(
                    kind="figures_differ",
                    subject=first.thing.name,
                    here=first.statement.citations[:1],
                    there=other.statement.citations[:1],
                    values={
                        "place": scene.name(first.owner),
                        "period": first.figure.period,
                        "one": mention_of(first.figure),
                        "other": mention_of(other.figure),
                    },
                    statements=tuple(dict.fromkeys((first.statement.number, other.statement.number))),
                    places=(first.owner,),
                    weight=1.0,
                    confidence=0.85,
                )


def _results(scene: Scene) -> tuple[Entry, ...]:
    return tuple(entries_of(scene.ledger, scene.statements, kind="result"))


def _differ(one: Entry, other: Entry) -> bool:
    """Whether the numbers cannot both be meant: of different documents, in one unit, and no part of the other's range."""
    if one.citation.doc == other.citation.doc:
        return False
    value = value_in(other.figure, one.figure.unit)
    if value is None:
        return False
    low, high = sorted((one.figure.value, one.figure.value2 or one.figure.value))
    return not low <= value <= high and abs(value - one.figure.value) > 1e-9 * max(abs(value), 1)


def sums_that_differ(scene: Scene) -> Iterator[Finding]:
    """Sums that come to less or more than the whole, rates outside their parts, and wholes whose parts cannot be added."""
    weights = {"short": 1.0, "over": 1.0, "outside": 0.95, "refused": 0.8}
    for check in scene.sums:
        if check.verdict not in weights or (check.verdict == "refused" and check.way != "classes"):
            continue
        yield Finding(
            kind="sum_differs",
            subject=check.whole.indicator,
            here=scene.by_number[check.whole.statement].citations[:1],
            there=tuple(dict.fromkeys(scene.by_number[part.statement].citations[0] for part in check.parts)),
            values={
                "place": scene.name(check.whole.place),
                "verdict": check.verdict,
                "whole": number_text(check.whole.value),
                "total": "" if check.total is None else number_text(check.total),
                "unit": check.unit,
                "parts": str(len({part.place for part in check.parts})),
                "reason": check.reason,
            },
            statements=(check.whole.statement, *dict.fromkeys(part.statement for part in check.parts)),
            places=(check.whole.place, *dict.fromkeys(part.place for part in check.parts)),
            weight=weights[check.verdict],
            confidence=0.9,
        )


def targets_without_share(scene: Scene) -> Iterator[Finding]:
    """A numeric target of a place with several speaking places inside it, none of which has a figure for it."""
    stated: dict[str, set[str]] = defaultdict(set)
    for entry in scene.targets:
        stated[entry.thing.key].add(entry.owner)
    checked = {check.whole.statement for check in scene.sums}
    for entry in scene.targets:
        below = scene.inside.get(entry.owner, ())
        shared = [code for code in below if code in stated[entry.thing.key]]
        if len(below) < _LEAST_BELOW or shared or entry.statement.number in checked or _counted_with(scene, entry, checked):
            continue
        yield Finding(
            kind="target_without_share",
            subject=entry.figure.indicator,
            here=entry.statement.citations,
            values={"place": scene.name(entry.owner), "mention": mention_of(entry.figure), "below": str(len(below))},
            statements=(entry.statement.number,),
            places=(entry.owner, *below),
            weight=0.62 if entry.figure.measure in ("level", "increment") else 0.55,
            confidence=0.9,
        )


def _counted_with(scene: Scene, entry: Entry, checked: set[int]) -> bool:
    """Whether a class of size is part of a check that another class of its sentence carries."""
    if size_of(entry.figure) is None:
        return False
    place = (entry.statement.document, entry.statement.promise.sentence)
    return any((one := scene.by_number[number]).document == place[0] and one.promise.sentence == place[1] for number in checked)


def targets_without_base(scene: Scene) -> Iterator[Finding]:
    """A number to be reached by a place whose documents state no number to start from.

    What places inside it report of the same kind is cited on the other side: it shows what the number may or may not count.
    """
    bases: dict[str, list[Figure]] = defaultdict(list)
    for document, annotation in enumerate(scene.ledger.annotations):
        for sentence, owner in zip(annotation.sentences, scene.speeches[document].speakers, strict=True):
            bases[owner] += [figure for figure in sentence.figures if figure.kind == "result"]
    kin = _kin_results(scene)
    for entry in scene.targets:
        figure = entry.figure
        if figure.measure != "level" or figure.unit in ("%", "") or "based" not in entry.statement.promise.missing or size_of(figure):
            continue
        if _ends_a_list(scene, entry) or _is_kept(scene, entry) or any(_is_base(figure, base) for base in bases[entry.owner]):
            continue
        promise = entry.statement.promise
        acts = verb_groups().get(promise.action, "reach") != "reach" or verbs().at(figure.indicator, 0, len(figure.indicator)) > 0
        acts = acts or compile_pattern("{plan_new_things}").match(figure.indicator) is not None
        acts = (
            acts or figure.indicator.endswith(word_list("plan_work_ends")) or any(map(figure.indicator.count, word_list("plan_work_parts")))
        )
        is_work = promise.kind != "outcome" or acts or figure.indicator in word_set("plan_bare_measures")
        below = tuple(citation for code in scene.inside.get(entry.owner, ()) for citation in kin.get((code, _family(figure.indicator)), ()))
        if is_work and not below:
            # What is done in a time has no state to start from.
            continue
        yield Finding(
            kind="target_without_base",
            subject=figure.indicator,
            here=entry.statement.citations,
            there=below,
            values={"place": scene.name(entry.owner), "mention": mention_of(figure), "below": str(len(below))},
            statements=(entry.statement.number,),
            places=(entry.owner,),
            weight=0.9 if below else 0.3,
            confidence=0.8,
        )


def _ends_a_list(scene: Scene, entry: Entry) -> bool:
    """Whether the number only counts what stands before it: A、B等3个…."""
    text = scene.ledger.documents[entry.statement.document].clean_text
    return compile_pattern("{plan_list_ends}").match(text, max(0, entry.figure.start - 1)) is not None


def _is_kept(scene: Scene, entry: Entry) -> bool:
    """Whether the number is to be kept, tells its growth too, or says how many a thing is done to throughout (320家…实现全覆盖).

    Each of them states what there is.
    """
    text, figure = scene.ledger.documents[entry.statement.document].clean_text, entry.figure
    sentence = scene.ledger.annotations[entry.statement.document].sentences[entry.statement.promise.sentence]
    clause = clause_bounds(text, sentence, figure.start, figure.end)
    words = text[clause[0] : figure.end]
    everywhere = compile_pattern("实现[^，。；]{0,24}全覆盖").search(text, figure.end, sentence.end)
    told = compile_pattern("[，；。]").search(text, figure.end, sentence.end)
    if everywhere and (told is None or everywhere.start() < told.start()):
        return True
    if compile_pattern("[以上左右约]*[、，]?(?:同比|比上年)?增长\\d").match(text, figure.end):
        # With its growth a level tells where it starts.
        return True
    return compile_pattern("{plan_kept}").search(words) is not None or figure.indicator.endswith(word_list("plan_kept_ends"))


def _is_base(target: Figure, base: Figure) -> bool:
    if compare_names(target.indicator, "level", base.indicator, "level").score >= _SAME_THING:
        return True
    # 有机质 27克/千克 is where 土壤有机质平均含量 28克/千克 starts.
    one, other = (compile_pattern("{plan_measure_fillers}").sub("", figure.indicator) for figure in (target, base))
    shorter = min(len(one), len(other))
    return target.unit == base.unit and ((shorter > 2 and (one in other or other in one)) or (shorter > 1 and one == other))


@cache
def _families() -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern("|".join(map(re.escape, group.split()))) for group in word_list("plan_families"))


def _family(indicator: str) -> int:
    """Which family of counted things an indicator is of; -1 for none."""
    return next((index for index, pattern in enumerate(_families()) if pattern.search(indicator)), -1)


def _kin_results(scene: Scene) -> dict[tuple[str, int], list[Citation]]:
    """What each place reports or builds on, by family."""
    found: dict[tuple[str, int], list[Citation]] = defaultdict(list)
    for document, annotation in enumerate(scene.ledger.annotations):
        for sentence, owner in zip(annotation.sentences, scene.speeches[document].speakers, strict=True):
            for figure in sentence.figures:
                if figure.kind == "result" and (family := _family(figure.indicator)) >= 0 and measured(figure).key:
                    found[owner, family].append(clause_of(annotation.document, sentence, figure.start, figure.end))
    return found
