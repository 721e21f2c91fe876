"""What is measured, in the document's own words.

Comes in: the frames of one sentence in order. Goes out: for each an indicator and the verb that governs it. The head may stand before the
number (粮食产量突破620亿斤), after it (建成101所学校), in the figure before it (…、增长4.8%), or in a list that 分别 deals out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lantu.figures.dealing import deal_back, deal_out, governing_verb, total_word, without_adding
from lantu.figures.fragments import ending, pattern
from lantu.figures.frame import Frame
from lantu.figures.leaning import echoed, in_full, lean, missing_noun, of_same_kind, shared_level, verb_within
from lantu.figures.places import is_zone
from lantu.figures.right import may_follow_verb, right_noun, takes_right
from lantu.rules import word_list, word_set

__all__ = ["Naming", "name_indicators"]

# A last piece longer than this is a verb with what it is done to.
_BARE_VERB = 4
# A part of a whole that is longer than this names its own measure.
_PART = 8
# Heads that end alike share so many characters.
_ALIKE = 2
# A head longer than this has swallowed a clause; its last part is kept.
_LONGEST = 30
# What a place in an order is of has at least this many characters; less leans on the head before it.
_RANKED = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """``indicator`` in the document's words; ``verb`` of doing, "" where there is none; ``source`` says where the head was found."""

    indicator: str
    verb: str
    source: str


@dataclass(slots=True)
class _State:
    """What later figures of the sentence can lean on; ``clause`` and ``before``: the heads of its clause so far, and of the one before."""

    base: str = ""
    last: str = ""
    verb: str = ""
    dealt: list[str] = field(default_factory=list)
    dealer: Frame | None = None
    unit: str = ""
    reach: str = ""
    spoken: str = ""
    clause: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    naming: list[Naming] = field(default_factory=list)


def name_indicators(frames: tuple[Frame, ...]) -> tuple[Naming, ...]:
    """One naming a frame."""
    state = _State()
    for index, frame in enumerate(frames):
        state.naming.append(_name(frame, frames[index + 1 :], state))
    return tuple(state.naming)


def _name(frame: Frame, following: tuple[Frame, ...], state: _State) -> Naming:
    if not frame.joined:
        state.verb, state.dealt, state.reach, state.spoken = _over_mark(frame, state), [], "", frame.subject
        state.clause, state.before = [], state.clause
    naming = _named(frame, following, state)
    state.clause.append(naming.indicator)
    state.unit = frame.quantity.unit
    return naming


def _over_mark(frame: Frame, state: _State) -> str:
    """The verb that still governs behind a comma, "" where none does.

    A part of what was added was added too (新增公路9万公里，其中高速公路2万公里). A bare noun counted in the same unit goes on with the
    list (建成新线800公里，复线600公里).
    """
    alike = frame.quantity.unit == state.unit and not (frame.state or frame.change or frame.right)
    if pattern("existing").match(frame.left):
        return ""
    part = frame.item_of_whole and bool(pattern("adding").match(state.verb)) and not verb_within(frame.left)
    bare = frame.after_comma and 0 < len(frame.left) <= _PART and not (ending("measure_noun").search(frame.left) or verb_within(frame.left))
    return state.verb if state.verb and alike and (part or bare) else ""


def _named(frame: Frame, following: tuple[Frame, ...], state: _State) -> Naming:
    if state.dealt and frame.joined and not frame.left:
        return _keep(state, state.dealt.pop(0), state.verb, "dealt", frame if frame.change else state.dealer or frame)
    heads = deal_out(frame, following) or deal_back(frame, following, state.bases)
    if heads:
        state.dealt, state.dealer = heads[1:], frame
        return _keep(state, heads[0], "", "dealt", frame)
    if frame.told:
        return _keep(state, frame.told, governing_verb(frame.told), "told", frame)
    left = _clean(frame)
    if frame.after_start and state.last:
        return Naming(_with_change(state.last, frame), state.verb, "elided")
    if frame.compared or (frame.left in word_set("figures_lone_comparisons") and state.base):
        return Naming(state.base + frame.left, "", "compared")
    if frame.quantity.measure == "rank":
        return _rank(frame, left, state)
    if frame.bracket and state.last:
        return Naming(f"{state.last}{left}", state.verb, "bracket")
    right = right_noun(frame, following)
    verb = governing_verb(left)
    if frame.joined and left in (siblings := word_list("figures_siblings")) and (sibling := state.base[-len(left) :]) in siblings:
        left, verb = state.base.removesuffix(sibling) + left, state.verb
    if state.spoken and frame.quantity.kind == "count" and not pattern("adding").match(left):
        right = in_full(right, state.spoken)
        left = verb + in_full(left[len(verb) :], state.spoken) if verb and not right else left
    if verb:
        state.verb = verb
    return _compose(frame, left, right, verb, state)


def _compose(frame: Frame, left: str, right: str, verb: str, state: _State) -> Naming:
    if right in word_set("figures_benefits") and not left and (served := frame.subject or state.base):
        return _keep(state, f"{served}{right}", "", "after", frame)
    if not frame.joined and ending("reach_verb").search(left):
        state.reach = left
    giving = pattern("given").search(left) if frame.right and frame.quantity.kind == "money" else None
    if giving:
        return _keep(state, f"{left[: giving.end('who')]}{giving['verb']}{right}", giving["verb"], "after", frame)
    if right and takes_right(frame, left, verb):
        governing = verb or (state.verb if frame.joined and not left else "")
        tail = None if verb else ending("tail_verb").search(left)
        if tail and may_follow_verb(frame) and not tail["verb"].endswith(word_list("figures_relational_verbs")):
            state.verb = governing = tail["verb"]
            owner = left[: tail.start()]
            if is_zone(owner):
                governing = owner + governing
            left = ""
        if frame.joined and not (left or governing):
            governing = state.reach
        subject = left if left and not verb and not left.endswith(word_list("figures_list_end")) and "、" not in left else ""
        return _keep(state, f"{subject}{governing}{right}", state.verb if governing else "", "after", frame)
    if frame.purpose:
        return _keep(state, f"{left}{frame.purpose}", verb, "purpose", frame)
    if not left:
        if frame.total and frame.state and (whole := without_adding(state.last)):
            return Naming(f"{whole}{total_word()}", "", "relational")
        if frame.subject and not frame.joined and state.last != frame.subject and state.last.endswith(frame.subject):
            return Naming(_with_change(state.last, frame), state.verb, "elided")
        if frame.change and state.last and governing_verb(frame.subject):
            # What is said of a purpose (支持技术改造，比上年增长5%) is said of the amount that it is for.
            return Naming(_with_change(state.last, frame), state.verb, "elided")
        if frame.subject and not frame.joined:
            return _keep(state, frame.subject, "", "subject", frame)
        return Naming(_with_change(state.last or right, frame), state.verb, "elided")
    if frame.quantity.form == "words" and left in word_set("figures_levels_alone") and state.base and not frame.joined:
        return _keep(state, f"{state.base}{left}", "", "relational", frame)
    leans = frame.joined or len(left) <= 5 or left.startswith(word_list("figures_leaning"))
    if leans and pattern("relational").match(left) and (base := _leaned_on(state, left) or frame.subject):
        state.last = lean(base, left)
        state.bases.append(state.last)
        return Naming(_with_change(state.last, frame), "", "relational")
    if not right and (same := of_same_kind(frame, left, state.base)):
        return _keep(state, same, state.verb if frame.joined else "", "relational", frame)
    for trailing in word_list("figures_trailing_verbs"):
        if not right and len(left) > len(trailing) + 1:
            left = left.removesuffix(trailing)
    bare = pattern("bare_verb").match(left) is not None and frame.quantity.unit == state.unit
    if bare and (ended := pattern("trailing_verb").search(state.last)) and ended.start() > 1:
        return _keep(state, f"{state.last[: ended.start()]}{left}", verb, "before", frame)
    if bare and (done := pattern("last_verb").search(state.last)):
        return _keep(state, f"{left}{done['object']}", verb, "before", frame)
    listed = frame.joined and frame.quantity.unit == state.unit and not (frame.state or frame.change or right)
    if (frame.item_of_whole or listed) and not verb and (noun := missing_noun(state.base, left)):
        left += noun
    if verb and left == verb and (again := echoed(frame.subject, verb)):
        return _keep(state, again, verb, "echoed", frame)
    carried = state.verb if not verb and _carries(state.verb, left, frame) else ""
    if carried and frame.joined and left in word_set("figures_parts_of") and state.base.startswith(carried):
        return _keep(state, f"{state.base}{left}", carried, "before", frame)
    if frame.joined:
        left = shared_level(state.last.removeprefix(carried), left) + left
    # 淘汰落后 and 落后产能 share what both say.
    shared = _ALIKE if len(left) > _ALIKE and carried.endswith(left[:_ALIKE]) else 0
    return _keep(state, f"{carried}{left[shared:]}", verb or carried, "before", frame)


def _leaned_on(state: _State, left: str) -> str:
    """The head that an amount or a part leans on: not a rate, which has neither. A share (占…) is of the amount right before it."""
    if pattern("place_scope").match(left) and state.naming and state.naming[-1].source == "relational":
        return state.last
    base = state.base
    if ending("rate").search(base):
        base = next((head for head in reversed(state.bases) if not ending("rate").search(head)), base)
    return pattern("already").sub("", base)


def _carries(verb: str, left: str, frame: Frame) -> bool:
    """Whether the verb of the list governs this member too: 新增A5家、B9家 does, 接待游客11亿人次、旅游收入10亿元 does not."""
    if frame.change:
        return bool(pattern("adding").match(verb))
    return bool(pattern("adding").match(verb)) or frame.quantity.kind != "money" or not ending("measure_noun").search(left)


def _keep(state: _State, head: str, verb: str, source: str, frame: Frame) -> Naming:
    if head.count("“") != head.count("”"):
        head = head.replace("“", "").replace("”", "")
    state.base = state.last = head
    state.bases.append(head)
    return Naming(_with_change(head, frame), verb, source)


def _clean(frame: Frame) -> str:
    """The words before the number without a list of examples and without an earlier verb phrase of the same clause."""
    left = frame.left
    if frame.right.startswith(word_list("figures_of")) and left.endswith(word_list("figures_by")):
        return ""
    if frame.quantity.kind == "multiple" and (multiple := pattern("multiple_of").match(left)):
        left = multiple["head"] or ""
    if len(left) > _LONGEST and "、" in left and not _alike(left.split("、")):
        left = left[left.rindex("、") + 1 :]
    if "、" in left and pattern("changed_item").search(left[: left.rindex("、")]):
        piece = left[left.rindex("、") + 1 :]
        # 标准连续五年提高、累计增长58%: the last piece only counts up what the others say.
        return pattern("changed").sub("", left[: left.index("、")]) if piece in word_set("figures_total_words") else piece
    examples = pattern("list_of_examples").match(left)
    if examples:
        return examples["verb"] + examples["noun"]
    pieces = left.split("、")
    verbs = all(governing_verb(piece) == piece for piece in pieces[:-1])
    if (
        len(pieces) > 1
        and not verbs
        and governing_verb(pieces[-1])
        and (
            len(pieces[-1]) > _BARE_VERB
            or (governing_verb(pieces[-1]) != pieces[-1] and len(pieces[0]) > _PART)
            or (frame.right and len(pieces[0]) > _PART)
        )
    ):
        return pieces[-1]
    return left


def _alike(heads: list[str]) -> bool:
    """Whether all end alike (失业保险金水平、最低生活保障金水平、…): then one number is said of each. The last may have lost its end."""
    return len(heads) > _ALIKE and len({head[-_ALIKE:] for head in heads[:-1]}) == 1


def _rank(frame: Frame, left: str, state: _State) -> Naming:
    head = pattern("rank_tail").sub("", left)
    if not head or head in word_set("figures_lone_words"):
        together = [named.removeprefix(governing_verb(named)) or named for named in dict.fromkeys(state.before)]
        if len(together) > 1 and not frame.joined and pattern("all_of").match(left):
            return Naming("、".join(together), "", "elided")
        return Naming((state.last if frame.joined else state.base) or frame.right, "", "elided")
    if state.base and (len(head) < _RANKED or pattern("relational").match(head)):
        leaning = pattern("relational").match(head)
        return Naming(lean(state.base, head), "", "relational") if leaning else Naming(state.base, "", "elided")
    return _keep(state, head, "", "before", frame)


def _with_change(head: str, frame: Frame) -> str:
    """Falls and yearly averages stay in the indicator, as the guide says."""
    if frame.yearly and frame.change:
        yearly = word_list("figures_yearly_words")[0]
        change = "" if head.startswith(frame.change) else frame.change
        return f"{head}{'' if yearly in head else yearly}{change}"
    amount = frame.quantity.kind not in ("percent", "point", "multiple") and not frame.quantity.measure
    if frame.change and not frame.state and (frame.falls or amount) and not head.startswith(frame.change):
        return f"{head}{frame.change}"
    return head
