"""Where a document says what an abbreviation stands for.

Comes in: a mention of a name, the sentences around it, the plan tree. Goes out: its parts, or None. The number in the name must
agree with the number of parts: five items for “五好”, three clauses for 1+2+N, nine parts for 九大任务. Each way is a function of
its own, tried in order of certainty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from lantu.quantities import parse_numeral
from lantu.rules import compile_pattern, word_list
from lantu.strategies.alike import each_in_turn, main_and_others, pairs_before, self_told, two_alike
from lantu.strategies.expansion import Expansion
from lantu.strategies.headings import by_headings
from lantu.types import PlanNode, Sentence

__all__ = ["Expansion", "Mention", "expand"]

_QUOTES = "“”‘’「」"
_CLAUSE_MARKS = "，。；：,;:！？!?"
_QUOTED = re.compile(r"[“‘]([^“”‘’]{3,14})[”’]")
_RUN = re.compile(rf"[^、{_CLAUSE_MARKS}“”]+")
_ITEM_ENDS = f"、{_CLAUSE_MARKS}{_QUOTES}的等"
_ITEM = re.compile(rf"[^、{_CLAUSE_MARKS}]+")
# A list item longer than this is a clause of its own; a kernel longer than this is no kernel.
_LONGEST_ITEM, _LONGEST_KERNEL = 26, 4
# How many sentences after the mention may tell its points off one by one.
_REACH = 60
# Quoted words within so many sentences after a name may be its parts.
_NEAR = 20


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: ``span`` of ``clean_text`` in sentence ``index``; ``form`` as its rule gives it."""

    index: int
    span: tuple[int, int]
    form: str


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def expand(text: str, sentences: tuple[Sentence, ...], tree: PlanNode, mention: Mention) -> Expansion | None:
    """The expansion that the document gives at one mention, or None."""
    sentence = sentences[mention.index]
    start, end = mention.span
    name = text[start:end]
    if mention.form == "plus":
        return _parallel_clauses(text, sentence, mention.span, name.count("+") + 1)
    if mention.form == "alike":
        return self_told(text, mention.span)
    near = sentences[mention.index : mention.index + _NEAR]
    if mention.form in ("letters", "programme"):
        return two_alike(text, mention.span) or each_in_turn(text, near, mention.span)
    count, kernel = _count(name)
    if not count:
        return (
            _by_numerals(text, sentence, mention.span)
            or _bare_parts(pairs_before(text, sentence, mention.span))
            or main_and_others(text, sentence, mention.span)
            or two_alike(text, mention.span)
            or _by_pairs(text, near, mention.span)
        )
    return (
        _by_kernel(text, sentence, mention.span, count, kernel)
        or _list_before(text, sentence, mention.span, count)
        or _list_after(text, sentence, mention.span, count)
        or (_told_off(text, sentences, mention.index, count, kernel) if mention.form == "count" else None)
        or by_headings(text, sentences, tree, count, kernel, titled=sentence.label == "heading")
        or two_alike(text, mention.span)
    )


def _count(name: str) -> tuple[int, str]:
    """The one number that a name begins with and what it counts; 0 where it begins with none or holds several (三高四新)."""
    digits = re.match(r"\d+", name)
    numerals = word_list("strategies_numerals")
    if digits:
        number, rest = int(digits[0]), name[digits.end() :]
    elif sum(character in numerals for character in name) == 1:
        value = parse_numeral(name[0])
        number, rest = int(value) if value else 0, name[1:]
    else:
        return 0, ""
    measures = word_list("strategies_measures")
    return (number if 1 < number <= 20 else 0), rest[1:] if len(rest) > 1 and rest.startswith(measures) else rest


def _bare(item: str) -> str:
    """An item without the verbs that lead its list and without quotes.

    >>> _bare("高标准打造东城新区"), _bare("“人才强区”")
    ('东城新区', '人才强区')
    """
    words = _unquoted(item)
    match = _pattern("^(?:[\u4e00-\u9fff]{2,6}将)?(?:{labels_before_verbs}|{strategies_manners})*(?:{labels_action_verbs})*").match(words)
    rest = _unquoted(words[match.end() :]) if match else ""
    return rest if len(rest) > 1 else words


def _parts(text: str, items: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words of list items; only the first can have its list's verb before it."""
    first, *others = (text[start:end] for start, end in items)
    return (_bare(first), *map(_unquoted, others))


def _bare_parts(found: Expansion | None) -> Expansion | None:
    return found and replace(found, parts=(_bare(found.parts[0]), *found.parts[1:]))


def _unquoted(words: str) -> str:
    """Words without the quotes around them; quotes around a part of them stay."""
    return words[1:-1] if len(words) > 2 and words[0] in _QUOTES and words[-1] in _QUOTES else words


def _by_kernel(text: str, sentence: Sentence, span: tuple[int, int], count: int, kernel: str) -> Expansion | None:
    """As many items as the name counts, in its own sentence, each ending in the name's kernel: 功能状态、产业业态 … for 四态."""
    if not kernel or len(kernel) > _LONGEST_KERNEL:
        return None
    items = _ending_in(text, sentence, span, kernel)
    if len(items) != count or (len(kernel) == 1 and not _is_list(text, items)):
        return None
    return Expansion(_parts(text, items), (items[0][0], items[-1][1]))


def _is_list(text: str, items: list[tuple[int, int]]) -> bool:
    """Whether items stand side by side; of a kernel of one character others end in it by chance."""
    gaps = (text[one[1] : other[0]].strip(_QUOTES) for one, other in pairwise(items))
    return all(gap == "、" or gap in word_list("strategies_joints") or not gap for gap in gaps)


def _ending_in(text: str, sentence: Sentence, span: tuple[int, int], kernel: str) -> list[tuple[int, int]]:
    """The items of a sentence that end in ``kernel``, the mention itself left out."""
    found, at, size = [], sentence.start, len(kernel)
    while at < sentence.end:
        run = _RUN.match(text, at, sentence.end)
        stop = run.end() if run else at
        last = _last_closed(text, at, min(stop + size, sentence.end), kernel, sentence.end)
        item = (at, last + size)
        if last < 0:
            at = stop + 1
            continue
        apart = (at >= span[1] or span[0] >= item[1]) and text[slice(*span)] not in text[slice(*item)]
        if apart and size < item[1] - at <= _LONGEST_ITEM:
            found.append(item)
        at = item[1]
    return found


def _last_closed(text: str, start: int, stop: int, kernel: str, end: int) -> int:
    """Where the last kernel between two places stands that something closes, a mark or a word; -1 without one."""
    at = text.rfind(kernel, start, stop)
    while at >= 0 and at + len(kernel) < end and text[at + len(kernel)] not in _ITEM_ENDS:
        at = text.rfind(kernel, start, at + len(kernel) - 1)
    return at


def _list_before(text: str, sentence: Sentence, span: tuple[int, int], count: int) -> Expansion | None:
    """A、B、C等三大…: the list right before the name."""
    before = text[sentence.start : span[0]].rstrip(_QUOTES)
    tail = re.search(rf"(?P<list>[^{_CLAUSE_MARKS}]+?)$", before)
    quoted = re.search(rf"(?:[“‘][^“”‘’]+[”’]、?){{{count}}}$", text[sentence.start : span[0]])
    if quoted:
        items = [
            (sentence.start + quoted.start() + m.start(), sentence.start + quoted.start() + m.end())
            for m in re.finditer(r"[^“”‘’、]+", quoted[0])
        ]
        return Expansion(tuple(text[a:b] for a, b in items), (items[0][0], items[-1][1]))
    words = _pattern("{strategies_before_names}$").sub("", tail["list"]) if tail else ""
    words = _pattern("{strategies_before_counts}$").sub("", words)
    if tail is None or words.endswith(("、", *word_list("strategies_joints"))) or _pattern("[、，]?{strategies_manners}$").search(words):
        # The name is itself an item of the list before it, or the object of a verb behind it.
        return None
    border = text[span[0] - 1 : span[0]]
    # A list in one pair of quotes is no longer than they are: 坚持“A、B、C”三大战略.
    opened = max(words.rfind(mark) for mark in "“‘") + 1 if border in ("”", "’") else 0
    # Two things joined by a word are told by the quotes behind them: A与B“两大动力”.
    joined = count > 2 or border in ("“", "‘")
    return _items(words[opened:], sentence.start + tail.start("list") + opened, count, joined=joined)


def _list_after(text: str, sentence: Sentence, span: tuple[int, int], count: int) -> Expansion | None:
    """三大…：A、B、C, or the same in brackets."""
    opener = _pattern(rf"[{_QUOTES}]?[^，。；：,;:（(“‘]{{0,8}}(?:[：:（(]|——|，?{{strategies_openers}})")
    match = opener.match(text, span[1], sentence.end)
    if not match:
        return None
    stop = re.compile(r"[。；;）)]").search(text, match.end(), sentence.end)
    return _items(text[match.end() : stop.start() if stop else sentence.end], match.end(), count, joined=True)


def _items(words: str, offset: int, count: int, *, joined: bool) -> Expansion | None:
    """``count`` items of a list; with ``joined`` the last two may be joined by a word."""
    pieces = [(match.start(), match.end()) for match in re.finditer(r"[^、]+", words)]
    if joined and len(pieces) == count - 1:
        start, end = pieces[-1]
        joint = _pattern("(?<!{strategies_no_joint_behind}){strategies_joints}").search(words, start, end)
        if joint:
            pieces[-1:] = [(start, joint.start()), (joint.end(), end)]
    if len(pieces) != count or any(end - start > _LONGEST_ITEM or "，" in words[start:end] for start, end in pieces):
        return None
    parts = _parts(words, pieces)
    if not all(_is_name(part) for part in parts):
        return None
    return Expansion(parts, (offset + pieces[0][0], offset + pieces[-1][1]))


def _is_name(part: str) -> bool:
    """Whether an item can be a part: two characters or more, no other name in quotes, no bare verb."""
    balanced = part.count("“") == part.count("”") and not (part.startswith("“") and part.endswith("”"))
    return len(part) > 1 and balanced and not _pattern("{labels_action_verbs}").fullmatch(part)


def _told_off(text: str, sentences: tuple[Sentence, ...], index: int, count: int, kernel: str) -> Expansion | None:
    """一是…二是…, as many as the name counts, in the sentences after it, and each of the kind that the name counts."""
    ordinals = word_list("strategies_ordinals")
    points: list[tuple[int, int]] = []
    for sentence in sentences[index : index + _REACH]:
        at = text.find(ordinals[len(points)], sentence.start, sentence.end) if len(points) < len(ordinals) else -1
        if at < 0:
            continue
        start = at + len(ordinals[len(points)])
        stop = re.compile(f"[{_CLAUSE_MARKS}]").search(text, start, sentence.end)
        points.append((start, stop.start() if stop else sentence.end))
        if len(points) == count:
            parts = tuple(_bare(text[a:b]) for a, b in points)
            return Expansion(parts, (points[0][0], points[-1][1])) if all(kernel in part for part in parts) else None
    return None


def _parallel_clauses(text: str, sentence: Sentence, span: tuple[int, int], count: int) -> Expansion | None:
    """1+2+N: as many clauses after the name as it has numbers, each beginning alike."""
    clauses = [(span[1] + m.start(), span[1] + m.end()) for m in re.finditer(rf"[^{_CLAUSE_MARKS}]+", text[span[1] : sentence.end])][1:]
    alike = [clause for clause in clauses if text[clause[0] : clause[0] + 2] == text[clauses[0][0] : clauses[0][0] + 2]]
    if len(alike) != count:
        return None
    return Expansion(tuple(text[start:end] for start, end in alike), (alike[0][0], alike[-1][1]))


def _by_numerals(text: str, sentence: Sentence, span: tuple[int, int]) -> Expansion | None:
    """十百千: numerals alone, each of which begins one item of the list after it."""
    name = text[span[0] : span[1]]
    numerals = word_list("strategies_numerals")
    if len(name) < 2 or not all(character in numerals for character in name):
        return None
    items = [(span[1] + match.start(), span[1] + match.end()) for match in _ITEM.finditer(text[span[1] : sentence.end])]
    chosen = []
    for numeral in name:
        hits = [item for item in items if _bare(text[item[0] : item[1]]).startswith(numeral)]
        if len(hits) != 1:
            return None
        chosen.append(hits[0])
    return Expansion(tuple(_bare(text[a:b]) for a, b in chosen), (min(a for a, _ in chosen), max(b for _, b in chosen)))


def _by_pairs(text: str, near: tuple[Sentence, ...], span: tuple[int, int]) -> Expansion | None:
    """一都一城: for each numeral and word, as many quoted names ending in the word, in the sentences that follow."""
    pairs = _pattern("(?P<numeral>{strategies_numerals})(?P<kernel>[\u4e00-\u9fff])").findall(text[span[0] : span[1]])
    quoted = [match.span(1) for match in _QUOTED.finditer(text, near[0].start, near[-1].end)]
    parts: list[tuple[int, int]] = []
    for numeral, kernel in pairs:
        hits = [
            (start, end) for start, end in quoted if text[end - 1] == kernel and not _pattern("{strategies_numerals}").match(text, start)
        ]
        if len(hits) != (parse_numeral(numeral) or 0):
            return None
        parts.extend(hits)
    if len(parts) < 2 or len(pairs) < 2:
        return None
    return Expansion(tuple(text[a:b] for a, b in parts), (min(a for a, _ in parts), max(b for _, b in parts)))
