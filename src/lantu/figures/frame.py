"""The clause around each figure: what stands before it, what stands after it, and which verb says how it came about.

Comes in: a sentence and its accepted quantities. Goes out: one ``Frame`` a quantity. Deliberately not done: naming the indicator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantu.figures.course import baselines
from lantu.figures.fragments import ending, pattern
from lantu.figures.told import told_indicator, without_lead
from lantu.quantities import Quantity
from lantu.rules import word_list, word_set
from lantu.types.making import made_fast

__all__ = ["Frame", "frame_quantities"]

_CLAUSE_MARK = re.compile(r"[，；：。！？,;:（）()]")
_SHORT_BRACKET = re.compile(r"[（(](?:[^（()）\d，。；：]{1,20}|PM_?2\.5)[)）]")
_COMMAS = ("，", ",")
_ITEM_MARK = re.compile(r"[，；：。！？、,;:（）()]")
_LEVELS = "、"
# A quote that opens right before a number (实现“零突破”) is not part of what is measured.
_OPENING_QUOTES, _CLOSING_QUOTES = "“‘「", "”’」"
# The first member of a list behind a number is at most this long.
_FIRST_MEMBER = 8
# A clause longer than this says more than a subject.
_SUBJECT = 20
# Where the clause of the number begins with 由 or 从, the clause before it can only be its subject.
_LONG_SUBJECT = 40


@made_fast
@dataclass(frozen=True, slots=True)
class Frame:
    """Where a quantity stands in its clause.

    left:     the words before it back to the clause's start or the figure before it, comparator words left out, verbs stripped.
    change:   the verb of change right before it ("增长", "下降"), "" where there is none; falls says which way.
    state:    the verb of state right before it ("达到"), "" where there is none.
    total:    whether its clause counts up a whole (累计).
    yearly:   whether it is a yearly average. each: whether 分别 deals out a list of heads to it and those that follow.
    subject:  a short clause right before this one, which may name what a bare 总量 or 占比 is of; "" where there is none.
    right:    the words right after it up to the next mark or figure.
    joined:   whether it stands in the same clause as the figure before it.
    compared: whether the words before it compare (高于全国平均, 比上年增加). bracket: whether it stands in brackets.
    after_start: whether the figure before it is where the change to this one starts. item_of_whole: whether 其中 stands before it.
    after_comma: whether nothing but its own words stands between it and a comma behind the figure before it.
    purpose:  what an amount is given for, where its clause only says who gives it (中央财政安排5亿元，支持技术改造).
    told:     the whole indicator, where a rule knows how the sentence is built; "" else.
    """

    quantity: Quantity
    left: str
    change: str
    falls: bool
    state: str
    total: bool
    yearly: bool
    each: bool
    subject: str
    right: str
    joined: bool
    compared: bool
    bracket: bool
    after_start: bool = False
    item_of_whole: bool = False
    after_comma: bool = False
    purpose: str = ""
    told: str = ""


def _marked(text: str) -> str:
    """``text`` with short brackets (县（市）, 新（改）建) made into letters, so that they end no clause; offsets stay."""
    marked = _SHORT_BRACKET.sub(_letters, text) if "（" in text or "(" in text else text
    return pattern("levels").sub(_letters, marked) if _LEVELS in marked else marked


def _letters(match: re.Match[str]) -> str:
    return "x" * len(match[0])


def frame_quantities(text: str, quantities: tuple[Quantity, ...]) -> tuple[Frame, ...]:
    """A frame for each quantity of one sentence, in order."""
    frames: list[Frame] = []
    marked = _marked(text)
    starts = baselines(text, quantities)
    for index, quantity in enumerate(quantities):
        previous = quantities[index - 1] if index else None
        following = quantities[index + 1].reach_start if index + 1 < len(quantities) else len(text)
        frames.append(
            _frame(text, marked, quantity, previous, following, after_start=bool(index) and starts[index - 1] and not starts[index])
        )
    return tuple(frames)


def _frame(text: str, marked: str, quantity: Quantity, previous: Quantity | None, following: int, *, after_start: bool) -> Frame:
    before = text[: quantity.reach_start]
    floor = previous.reach_end if previous else 0
    mark = -1
    for match in _CLAUSE_MARK.finditer(marked, floor, quantity.reach_start):
        mark = match.start()
    joined = previous is not None and mark < 0
    left = before[max(mark + 1, floor) :]
    if joined:
        left = _after_joiner(left)
    right_end = _ITEM_MARK.search(marked, quantity.reach_end)
    right = text[quantity.reach_end : min(right_end.start() if right_end else len(text), max(following, quantity.reach_end))]
    left = pattern("ground").sub("", left.strip())
    of_whole = bool(pattern("item_of_whole").match(left))
    left = _plain(left)
    compared = pattern("comparing").match(left)
    starts_change = left.startswith(word_list("figures_from_words"))
    left, found = (left, {}) if compared else _strip_tail(left)
    goes_on = following < (right_end.start() if right_end else len(text))
    whole = right.strip()
    right = "" if goes_on and right.startswith(word_list("quantity_list_joiners")) else _right(right)
    if right and len(right) <= _FIRST_MEMBER and whole.endswith(right) and right_end and text[right_end.start()] == "、":
        right = _over_list(right, text[right_end.end() : max(following, right_end.end())])
    if not found.keys() & {"rise", "fall"} and (swallowed := ending("swallowed").search(text[quantity.reach_start : quantity.start])):
        found[str(swallowed.lastgroup)] = swallowed[0]
    if _changes_quality(quantity, found, right, left):
        left += found.pop("rise", "") + found.pop("fall", "")
    left = _strip_openers(left)
    dealt = "each" in found and not left
    # 规模翻一番，达到500亿元: the clause before is of the quantity that ends it, and names no other subject.
    told = joined or (previous is not None and previous.form != "digits" and previous.reach_end == mark)
    return Frame(
        quantity,
        "" if left in word_set("figures_lone_words") else left,
        found.get("fall") or found.get("rise") or "",
        "fall" in found,
        found.get("state", ""),
        bool(pattern("total").search(before, max(mark + 1, floor))),
        "yearly" in found,
        "each" in found,
        "" if told else _dealt(text, mark) if dealt else _subject(text, mark, longest=_LONG_SUBJECT if starts_change else _SUBJECT),
        right,
        joined,
        compared is not None,
        mark >= 0 and text[mark] in "（(",
        after_start and (joined or text[mark] in _COMMAS),
        of_whole,
        previous is not None and text[previous.reach_end : mark + 1] in _COMMAS,
        _purpose(text, quantity) if quantity.kind == "money" else "",
        _strip_openers(told_indicator(text, quantity, floor, following)),
    )


def _purpose(text: str, quantity: Quantity) -> str:
    """What an amount is given for, in the words behind it; "" where they do not say."""
    given = pattern("given").search(text[max(0, quantity.reach_start - _SUBJECT) : quantity.reach_start])
    stated = pattern("purpose").match(text[quantity.reach_end :]) if given else None
    return stated["what"] if stated else ""


def _changes_quality(quantity: Quantity, found: dict[str, str], right: str, left: str) -> bool:
    """Whether the verb of change is about the quality of what is counted: 提高6000万农村人口供水保障水平, 林分优化提升2万亩."""
    change = found.get("rise") or found.get("fall")
    if quantity.kind in ("count", "measure") and left.endswith(word_list("figures_quality_works")):
        return change in word_set("figures_quality_changes")
    counted = quantity.kind in ("count", "measure", "") and bool(right) and not pattern("step").match(right)
    return counted and change in word_set("figures_quality_changes")


def _right(words: str) -> str:
    """The words after a number without a quote that closes there and without the part they play (…的作用, …为基础)."""
    words = pattern("right_aside").sub("", words.strip().lstrip(_CLOSING_QUOTES))
    if pattern("right_task").match(words):
        return ""
    if words in word_set("quantity_list_joiners") or words.startswith(word_list("figures_list_end")):
        return ""
    return "" if pattern("right_conjunction").match(words) else pattern("right_tail").sub("", words)


def _over_list(right: str, rest: str) -> str:
    """The noun of a number that a list stands in front of (视力、听力等残疾儿童), or whose noun is a list (食品、药品和消费品标准)."""
    if examples := pattern("list_rest").match(rest):
        return examples["noun"]
    if level := pattern("list_level").match(rest):
        return f"{right}、{level['rest']}"
    listed = pattern("list_last").match(rest) or pattern("list_on").match(rest)
    return f"{right}、{listed['rest']}" if listed and not pattern("doing").match(rest) else right


def _after_joiner(left: str) -> str:
    """The words between two figures of one clause that belong to the second: those after the mark or word that joins them."""
    if "、" in left:
        return left[left.index("、") + 1 :]
    return "" if left.endswith(word_list("figures_list_joiners")) else left


def _is_guarded(left: str) -> bool:
    """Whether the words end in one whose own end only looks like a verb (人均 in 提高到人均 does not count)."""
    return left.endswith(word_list("figures_tail_guards")) and not pattern("to_personal").search(left)


def _strip_tail(left: str) -> tuple[str, dict[str, str]]:
    """Take verbs and linking words off the end; what was found, the one nearest the number first."""
    found: dict[str, str] = {}
    left = left.rstrip(_OPENING_QUOTES)
    while not _is_guarded(left) and (match := ending("tail").search(left)):
        kind = str(match.lastgroup)
        if kind == "state" and ("rise" in found or "fall" in found) and len(match[0]) > 1:
            break
        found.setdefault(kind, match[0])
        if match[0].startswith(word_list("figures_each")):
            found.setdefault("each", match[0])
        left = left[: match.start()]
    return left, found


def _plain(words: str) -> str:
    """Words before a number from where their head begins."""
    opened = _strip_openers(words)
    plain = without_lead(opened)
    return opened if plain == opened else _strip_openers(plain)


def _strip_openers(left: str) -> str:
    while not left.startswith(word_list("figures_opener_guards")) and (match := pattern("opener").match(left)):
        left = left[match.end() :]
    return "" if left in word_set("figures_lone_words") and left not in word_set("figures_state_verbs") else left


def _clause_before(text: str, mark: int, *, longest: int) -> str:
    """The clause that ends at ``mark``, or the one before it where that only says how it is reckoned (扣除价格因素); "" where none does."""
    if mark <= 0:
        return ""
    clauses = _CLAUSE_MARK.split(text[max(0, mark - longest - _SUBJECT - 1) : mark])
    if pattern("aside").search(clauses[-1]):
        clauses.pop()
    return clauses[-1][-longest - 1 :] if clauses else ""


def _dealt(text: str, mark: int) -> str:
    """The list of heads that the clause ending at ``mark`` names for 分别 to deal out; "" where it holds none or a number."""
    clause = _clause_before(text, mark, longest=_LONG_SUBJECT)
    named = pattern("dealt_subject").match(clause)
    return named["heads"] if named and not any(character.isdecimal() for character in clause) else ""


def _subject(text: str, mark: int, *, longest: int) -> str:
    """The clause that ends at ``mark``, where it is no longer than a subject may be."""
    if mark <= 0:
        return ""
    clause = pattern("ground").sub("", _clause_before(text, mark, longest=2 * longest))
    if given := pattern("given_object").search(clause):
        return given["noun"]
    if not 0 < len(clause) <= longest:
        return ""
    clause = _plain(clause)
    named = pattern("streak_subject").match(clause) or pattern("measured_subject").match(clause)
    if named:
        return named["noun"]
    return "" if any(character.isdecimal() for character in clause) else clause
