"""Lists of heads that 分别 deals out to the numbers behind it, or that numbers without heads go back to.

Comes in: a frame, the frames after it, and the heads named so far. Goes out: one head for each number of the run, [] where heads and
numbers do not agree. Deliberately not done: heads that stand at their own number (indicator.py).
"""

from __future__ import annotations

import re
from functools import cache

from lantu.figures.fragments import pattern
from lantu.figures.frame import Frame
from lantu.rules import word_list, word_set

__all__ = ["deal_back", "deal_out", "governing_verb", "pairs", "total_word", "without_adding"]

# A later head of a list as short as this leaves out whose it is.
_SHORT_HEAD = 5
# Up to this length the members of a list are built alike.
_ALIKE = 2
# Kinds of units that say how one amount stands to another.
_RELATIVE = ("percent", "point", "multiple")


def governing_verb(words: str) -> str:
    """The verb of doing that ``words`` begin with, "" where they begin with none.

    >>> governing_verb("新增公路"), governing_verb("公路里程")
    ('新增', '')
    """
    match = pattern("doing").match(words)
    return match["verb"] if match else ""


def deal_out(frame: Frame, following: tuple[Frame, ...]) -> list[str]:
    """The heads that 分别 deals out to this figure and the silent ones after it; [] where their numbers do not agree."""
    left, each, tail = (frame.left or (frame.subject if frame.each else "")).partition(word_list("figures_each")[0])
    if each and (against := pattern("compared_with").search(left)) and against.start():
        left, tail = left[: against.start()], against[0] + (tail or frame.change)
    run = _run(frame, following)
    ranked = frame.quantity.measure == "rank"
    if ranked:
        left = pattern("rank_tail").sub("", left)
    if run == 1 or not (ranked or frame.each or each or frame.change or frame.state):
        return []
    for heads in (left.split("、"), _split_heads(left), _paired(left)):
        if len(heads) == run and all(heads):
            return [head + tail for head in _share_ends(heads)]
    return []


def deal_back(frame: Frame, following: tuple[Frame, ...], named: list[str]) -> list[str]:
    """The heads of the last figures, where 分别 says nothing of its own: 收入100元，支出50元，分别增长3%和5%."""
    run = _run(frame, following)
    if run > 1 and (again := pattern("each_again").fullmatch(frame.left)):
        bases = [head if governing_verb(head) else again["verb"] + head for head in dict.fromkeys(named)][-run:]
        return bases if len(bases) == run and all(head.startswith(again["verb"]) for head in bases) else []
    if run > 1 and frame.each and not frame.joined and pattern("leaning_rate").fullmatch(frame.left):
        bases = list(dict.fromkeys(named))[-run:]
        return [base + frame.left for base in bases] if len(bases) == run else []
    silent = bool(frame.change) and not (frame.left or frame.joined or frame.subject)
    if not (frame.after_start and run > 1) and not (frame.each and not frame.left) and not silent:
        return []
    bases = list(dict.fromkeys(named))[-run:]
    if frame.total and frame.state and all(map(without_adding, bases)):
        bases = [f"{without_adding(base)}{total_word()}" for base in bases]
    return bases if len(bases) == run > 1 else []


def without_adding(head: str) -> str:
    """What was added, without the word that says so (新建绿道, 案例新增); "" where nothing was."""
    adding = pattern("set_aside").search(head)
    rest = head[: adding.start()] + head[adding.end() :] if adding else ""
    return rest if len(rest) > 1 else ""


def total_word() -> str:
    """The word for a whole that was counted up."""
    return word_list("figures_total_words")[0]


def _run(frame: Frame, following: tuple[Frame, ...]) -> int:
    """How many figures, this one with them, a list without words of its own holds; all are amounts or none is (增长20%、突破200亿元)."""
    run = 1
    for other in following:
        if not other.joined or other.left or other.change or other.state or _is_relative(other) != _is_relative(frame):
            break
        run += 1
    return run


def _is_relative(frame: Frame) -> bool:
    return frame.quantity.kind in _RELATIVE


def _share_ends(heads: list[str]) -> list[str]:
    """Give back what a list of heads leaves out: the last one's noun (A、B产值), the first one's owner (事故起数和死亡人数)."""
    last, first = pattern("measure_nouns").search(heads[-1]), pattern("measure_noun").search(heads[0])
    shared = _share_contrast(heads) if not first else []
    if shared:
        return shared
    if (joining := pattern("joining").match(heads[0])) and not governing_verb(heads[0]):
        heads = [heads[0], *(head if head.startswith(joining[0]) else joining[0] + head for head in heads[1:])]
        end = len(joining[0]) + min(len(head) - len(joining[0]) for head in heads[:-1])
        if end == len(joining[0]) + _ALIKE and len(heads[-1]) > end:
            return [*(head + heads[-1][end:] for head in heads[:-1]), heads[-1]]
    spent = pattern("shared_owner").match(heads[0])
    owner = heads[0][: first.start()] if first and not governing_verb(heads[0]) else spent["owner"] if spent else ""
    per = pattern("per_output").match(heads[0])
    shared = []
    for index, head in enumerate(heads):
        whole = pattern("measure_noun").search(head) or (governing_verb(head) and governing_verb(heads[-1]))
        named = head if whole else head + _common_end(head, heads[-1], last["noun"] if last else "")
        if per and index and pattern("burden").match(head):
            shared.append(per[0] + named)
            continue
        shared.append(owner + named if index and len(head) <= _SHORT_HEAD else named)
    return shared


def _share_contrast(heads: list[str]) -> list[str]:
    """Heads that differ only in how they begin (城镇和农村居民人均可支配收入): each beginning with all that follows the last one's.

    [] where the last head does not begin with a word that the earlier ones contrast with.
    """
    words = word_set("figures_contrasts")
    first = next((heads[-1][:size] for size in (4, 3, 2) if heads[-1][:size] in words), "")
    if not first or not all(head in words for head in heads[:-1]):
        return []
    tail = heads[-1][len(first) :]
    return [*(head + tail for head in heads[:-1]), heads[-1]]


def _common_end(head: str, last: str, noun: str) -> str:
    """What ``head`` shares with the end of the list's last head: 食品 and 药品抽检合格率 share 抽检合格率.

    Short members of a list are built alike, so what stands behind a member's length is the list's; a longer one shares the bare noun.
    """
    if (whole := pattern("share_of").search(last)) and whole.start():
        return whole[0]
    if listed := pattern("list_end").search(last):
        return last[listed.end() :]
    if len(head) > _ALIKE or len(last) - len(head) <= max(len(noun), 1) or last.startswith(head):
        return noun
    return last[len(head) :]


def _split_heads(left: str) -> list[str]:
    joiners = "|".join(map(re.escape, word_list("figures_list_joiners")))
    return [head for head in re.split(joiners, left) if head]


@cache
def pairs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words that stand for two, with the two: 城乡 for 城市 and 农村."""
    return tuple((whole, tuple(parts.split("|"))) for whole, parts in (pair.split("=") for pair in word_list("figures_pairs")))


def _paired(head: str) -> list[str]:
    for whole, parts in pairs():
        if whole in head:
            return [head.replace(whole, part, 1) for part in parts]
    return [head]
