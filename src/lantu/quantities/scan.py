"""Every quantity of a text: a number with its unit in digits, or a quantity written in words (data/rules/quantity_words.toml).

Comes in: any text. Goes out: ``Quantity`` records in order, not overlapping. Deliberately not done: deciding which are figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from lantu.quantities.comparators import find_comparator
from lantu.quantities.numerals import parse_numeral
from lantu.quantities.units import unit_kind, unit_pattern, written_unit
from lantu.rules import Rule, RuleSet, compile_pattern, load_rules, look_for, word_list, word_set
from lantu.types.making import made_fast

__all__ = ["Quantity", "find_quantities"]

# A number without a unit takes the next one's only from here on; smaller ones are labels and ordinals.
_BARE_LIST_MINIMUM = 10_000
# How far before the first number of a list 分别 stands.
_DEALT_BACK = 24
# Kinds of units whose numbers are listed with the unit once: percentages, points, amounts. Not counts: 两三家.
_LENDING_KINDS = ("percent", "point", "money", "measure")
_MENTION = re.compile(r"\d+(?:\.\d+)?")
# Groups of three digits behind a space or a full-width comma are one number only where a unit follows (1 200户).
_GROUPED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}(?:，\d{3})+(?!\d)"
_GAPS = str.maketrans("", "", " \u00a0\u2009\u202f")
_DIGITS_RUN = re.compile(r"\d+")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"


_STEP = re.compile(r"\d+\D+")
_DIGITS = "quantity.digits"


@made_fast
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text, not yet known to be a figure.

    start, end: the mention without comparator words, code points into the text, end exclusive.
    reach_start, reach_end: the same with its comparator words.
    value, value2: base units, 万 and 亿 multiplied out; ``value2`` only in a range. kind: of the unit (data/units.tsv).
    measure: only where the words themselves say it, else "". rule_id: of the words, or "quantity.digits".
    """

    start: int
    end: int
    reach_start: int
    reach_end: int
    value: float
    unit: str
    kind: str
    cmp: str
    form: str = "digits"
    value2: float | None = None
    measure: str = ""
    rule_id: str = _DIGITS


@cache
def _digits() -> re.Pattern[str]:
    units = unit_pattern()
    return compile_pattern(
        rf"(?<![A-Za-z\d.])(?!(?:19|20)\d\d{{calendar_year}})(?P<h1>(?:\d{{1,4}}{{step_magnitudes}})*)(?P<n1>(?:{_GROUPED})(?=(?:{{magnitudes}})?{units})|{_NUMBER})"
        rf"(?:[ \u3000](?={{magnitudes}}|{units}))?(?P<p1>[%％‰])?(?P<a1>{{more_inside}})?"
        rf"(?P<m1>{{magnitudes}}(?!(?<={{kilo}}){{kilo_units}}))?(?P<b1>{{more_inside}}(?P<c1>{{magnitudes}})?)?"
        rf"(?P<u1>{units}(?!{{unit_breakers}}))?"
        rf"(?:(?P<dash>{{range_marks}})(?P<n2>{_NUMBER})(?P<m2>{{magnitudes}}(?!(?<={{kilo}}){{kilo_units}}))?"
        rf"(?P<b2>{{more_inside}})?(?P<u2>{units}(?!{{unit_breakers}}))?)?"
    )


@cache
def _word_rules() -> RuleSet:
    return load_rules("quantity_words")


@cache
def _required(pattern: str) -> re.Pattern[str]:
    return _word_rules().compile(pattern)


@cache
def _triggers() -> Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    """Each word without which some rule cannot match, by its first character, with the numbers of those rules: a sentence tries only what
    its words allow."""
    rules = _word_rules().rules
    found: dict[str, tuple[tuple[str, tuple[int, ...]], ...]] = {}
    for word in sorted({word for rule in rules for word in rule.effect["triggers"]}):
        wanted = tuple(number for number, rule in enumerate(rules) if word in rule.effect["triggers"])
        found[word[0]] = (*found.get(word[0], ()), (word, wanted))
    return found


@cache
def _looks() -> tuple[Callable[[str], object], ...]:
    """For each rule a look for what it needs beside its triggers."""
    return tuple(look_for(rule.regex, given="".join(rule.effect["triggers"])) for rule in _word_rules().rules)


@cache
def _trigger_starts() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, _triggers()))}]")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of ``text``, in order.

    >>> [(q.value, q.unit, q.cmp) for q in find_quantities("产值突破1.2万亿元，增长6.5%左右，新建学校30所。")]
    [(1200000000000.0, '元', 'ge'), (6.5, '%', 'about'), (30.0, '所', 'eq')]
    >>> [(q.value, q.value2, q.cmp) for q in find_quantities("增长5%—5.5%")]
    [(5.0, 5.5, 'range')]
    >>> find_quantities("坚持以人民为中心")
    ()
    """
    found = [*_in_digits(text), *_in_words(text)]
    # Of two readings of the same characters the one by a rule of words knows more than the bare digits.
    found.sort(key=lambda quantity: (quantity.start, -quantity.end, quantity.rule_id == _DIGITS))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return _share_over_lists(text, kept)


def _share_over_lists(text: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """In a bare list of numbers (1409万、1305万人次; 15、22个百分点; 突破8万亿元、9万亿元) what they share stands once.

    The unit and magnitude stand at the end, the comparator in front.
    """
    behind: set[int] = set()
    for index in reversed(range(len(quantities) - 1)):
        first, second = quantities[index], quantities[index + 1]
        if text[first.reach_end : second.reach_start] not in word_set("quantity_list_joiners"):
            continue
        if not first.unit and second.unit and first.form == "digits":
            first = quantities[index] = _lend_unit(text, first, second)
        if second.kind == "point" and first.unit in word_set("point_counters") and first.form == "digits":
            first = quantities[index] = replace(first, unit=second.unit, kind=second.kind)
        trailing = first.cmp == "eq" and (second.reach_end > second.end or index + 1 in behind)
        if trailing and ((first.unit == second.unit and second.kind == "percent") or _dealt_out(text, first, second)):
            behind.add(index)
            quantities[index] = replace(first, cmp=second.cmp)
    ahead: set[int] = set()
    for index in range(len(quantities) - 1):
        first, second = quantities[index], quantities[index + 1]
        if text[first.reach_end : second.reach_start] not in word_set("quantity_list_joiners"):
            continue
        if first.unit == second.unit and (first.reach_start < first.start or index in ahead) and second.cmp == "eq":
            ahead.add(index + 1)
            quantities[index + 1] = replace(second, cmp=first.cmp)
    return tuple(quantities)


def _dealt_out(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether 分别 deals out both numbers, so that what is said behind the last holds for each: 分别达2050万吨、19万吨以上."""
    return first.kind == second.kind and text.rfind(word_list("figures_each")[0], max(0, first.start - _DEALT_BACK), first.start) >= 0


def _lend_unit(text: str, first: Quantity, second: Quantity) -> Quantity:
    """A number of a list with the unit that stands behind the last one; small counts (2、3家) are a guess at one number, not a list."""
    if first.value >= _BARE_LIST_MINIMUM:
        return replace(first, unit=second.unit, kind=second.kind)
    if second.kind not in _LENDING_KINDS or not text[first.start : first.end].replace(".", "").isdecimal():
        return first
    magnitude = _trailing_magnitude(text[second.start : second.end])
    return replace(first, value=round(first.value * magnitude, 6), unit=second.unit, kind=second.kind)


def _trailing_magnitude(mention: str) -> float:
    """What the magnitude behind a mention's digits multiplies by: 5.53万亿元 by 1e12."""
    match = _MENTION.match(mention)
    if match is None:
        return 1.0
    written = parse_numeral(match[0])
    rest = compile_pattern("^{magnitudes}").match(mention[match.end() :])
    whole = parse_numeral(match[0] + rest[0]) if rest else written
    return (whole or 0.0) / written if written else 1.0


def _in_digits(text: str) -> Iterator[Quantity]:
    """A number begins where digits begin: the pattern is tried there alone, not at every place."""
    end = 0
    for digits in _DIGITS_RUN.finditer(text):
        match = _digits().match(text, digits.start()) if digits.start() >= end else None
        if match:
            yield from _from_match(text, match)
            end = match.end()


def _from_match(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """One quantity; two where what looked like a range has units that do not agree."""
    group = match.groupdict()
    unit = group["p1"] or group["u1"] or ""
    magnitude = (group["m1"] or "") + (group["c1"] or "")
    if group["h1"]:
        yield _stepped(text, match, magnitude, unit)
        return
    if not group["dash"]:
        yield _quantity(text, match.start(), match.end(), group["n1"], magnitude, unit, more=bool(group["a1"] or group["b1"]))
        return
    last = group["u2"] or ""
    if (unit and unit != last) or not last:
        # Not one range (2025-2030, 3-5年 with another unit): two numbers that happen to stand beside each other.
        yield _quantity(text, match.start(), match.start("dash"), group["n1"], magnitude, unit, more=bool(group["a1"] or group["b1"]))
        yield _quantity(text, match.start("n2"), match.end(), group["n2"], group["m2"], last, more=bool(group["b2"]))
        return
    low = _quantity(text, match.start(), match.end(), group["n1"], magnitude or group["m2"], last, more=False)
    high = _quantity(text, match.start(), match.end(), group["n2"], group["m2"], last, more=False)
    yield replace(low, cmp="range", value2=high.value)


def _stepped(text: str, match: re.Match[str], magnitude: str, unit: str) -> Quantity:
    """A number written step by step, as it is spoken: 2万5千公里, 1亿3千多万."""
    end = match.start("dash") if match["dash"] else match.end()
    last = _quantity(text, match.start(), end, match["n1"], magnitude, unit, more=bool(match["a1"] or match["b1"]))
    steps = (parse_numeral(step) or 0.0 for step in _STEP.findall(match["h1"]))
    return replace(last, value=last.value + sum(steps))


def _quantity(text: str, start: int, end: int, number: str, magnitude: str | None, unit: str, *, more: bool) -> Quantity:
    value = parse_numeral(number.translate(_GAPS) + (magnitude or ""))
    comparator = find_comparator(text, start, end)
    more = more or any(word in unit for word in word_list("more_inside"))
    cmp = "ge" if more and comparator.cmp == "eq" else comparator.cmp
    return Quantity(start, end, comparator.start, comparator.end, value or 0.0, written_unit(unit), unit_kind(unit), cmp)


def _in_words(text: str) -> Iterator[Quantity]:
    numbers: set[int] = set()
    for character in set(_trigger_starts().findall(text)):
        for word, wanted in _triggers()[character]:
            if word in text:
                numbers.update(wanted)
    rules, looks = _word_rules().rules, _looks()
    for number in sorted(numbers):
        if not looks[number](text):
            continue
        rule = rules[number]
        for match in rule.regex.finditer(text):
            quantity = _from_rule(text, rule, match)
            if quantity:
                yield quantity


def _from_rule(text: str, rule: Rule, match: re.Match[str]) -> Quantity | None:
    effect = rule.effect
    if "requires" in effect and not _required(effect["requires"]).search(text):
        return None
    value = effect.get("value")
    if value is None:
        value = parse_numeral(match["n"])
    if value is None:
        return None
    if "denominator" in effect:
        value = round(value / (parse_numeral(match["d"]) or 1), 4)
    start, end = match.span("m")
    comparator = find_comparator(text, start, end)
    unit = (match["u"] or "") if effect.get("unit_group") else effect.get("unit", "")
    cmp = comparator.cmp if effect["cmp"] == "eq" and effect["measure"] != "rank" else effect["cmp"]
    if cmp == "eq" and match["m"].endswith(word_list("more_inside")):
        cmp = "ge"
    form = effect.get("form") or ("digits" if any(character.isdecimal() for character in match["m"]) else "words")
    return Quantity(
        start,
        end,
        comparator.start,
        comparator.end,
        float(value) * effect.get("scale", 1),
        unit,
        "rank" if effect["measure"] == "rank" else unit_kind(unit),
        cmp,
        form,
        measure=effect["measure"],
        rule_id=rule.id,
    )
