"""Every figure of a document, field by field.

Comes in: labelled sentences and the tree. Goes out: the sentences with their figures. The order of the steps for one sentence is in
``_figures_of``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from lantu.figures.accept import accept_quantities
from lantu.figures.confidence import load_figure_model, with_confidence
from lantu.figures.course import Course, courses
from lantu.figures.doing import goes_on, is_aside, is_doing, is_flow, is_lead
from lantu.figures.fragments import ending, pattern
from lantu.figures.frame import Frame, frame_quantities
from lantu.figures.grid_figures import grid_figures
from lantu.figures.indicator import Naming, name_indicators
from lantu.figures.kind import kind_of, told_kind
from lantu.figures.measure import measure_of
from lantu.figures.places import split_place
from lantu.figures.timing import Clock, running_periods
from lantu.grids import find_grid_rows
from lantu.quantities import Quantity, find_quantities
from lantu.quantities.periods import Period, find_periods
from lantu.rules import load_rules, look_for
from lantu.speakers import Speaker
from lantu.trace import Trace
from lantu.tree import heading_paths
from lantu.types import Document, Figure, PlanNode, Sentence
from lantu.types.making import changed

__all__ = ["find_figures"]


# The last noun of an indicator is at most this long.
_NOUN = 4
# A sentence goes on from at most so many lines before it, none longer than this.
_BROKEN_LINES, _BROKEN_LENGTH = 3, 40
# What a lead-in says of the members of its list holds while they end so.
_LIST_MARK = "；"
# A line as short as this may look like a heading and be a sign of a formula.
_SCRAP = 2
_SENTENCE_ENDS = ("。", "；", "！", "？", "：", "…", "”", "）")
# Characters without a width, which pages leave on lines of their own.
_UNSEEN = "\u200b\u200c\u200d\ufeff \t\u3000"


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of a sentence before its figures are looked at."""

    text: str
    offset: int
    label: str
    clock: Clock
    running: Period | None
    place: str
    own: str


def find_figures(
    document: Document,
    sentences: tuple[Sentence, ...],
    tree: PlanNode,
    *,
    speakers: tuple[Speaker, ...] | None = None,
    trace: Trace | None = None,
) -> tuple[Sentence, ...]:
    """Every sentence with its figures. Offsets count ``document.clean_text``; ``speakers`` says whose passages the sentences are in."""
    clock = Clock(document.metadata.year, document.metadata.date)
    running = running_periods(document, sentences, heading_paths(tree, len(sentences)))
    rows = find_grid_rows(document)
    done = []
    listing = False
    for index, (sentence, period) in enumerate(zip(sentences, running, strict=True)):
        if sentence.label in ("chrome", "heading"):
            done.append(sentence)
            continue
        speaker = speakers[index].name if speakers and speakers[index].named else ""
        if row := rows.get(sentence.start):
            done.append(changed(sentence, figures=grid_figures(document, row, speaker)))
            continue
        text = document.clean_text[sentence.start : sentence.end]
        label = "result" if listing and sentence.label == "promise" else sentence.label
        listing = text.endswith(_LIST_MARK) and (listing or pattern("done_list").search(text) is not None)
        if not (quantities := find_quantities(text)):
            done.append(sentence)
            continue
        scene = _Scene(text, sentence.start, label, clock, period, speaker, document.metadata.place)
        figures = _figures_of(scene, quantities, trace)
        torn = figures and sentence.at_line_start and (_is_nameless(figures[0]) or pattern("torn").match(text))
        if torn and (lead := _broken_off(document, sentences, index)):
            figures = _figures_behind(scene, lead, trace)
        done.append(changed(sentence, figures=figures) if figures else sentence)
    return tuple([_weighed(document, sentence) if sentence.figures else sentence for sentence in done])


def _weighed(document: Document, sentence: Sentence) -> Sentence:
    return with_confidence(document.clean_text[sentence.start : sentence.end], sentence, load_figure_model())


def _is_nameless(figure: Figure) -> bool:
    """Whether the words of its own line say nothing of what it is of: none, or the unit that another line's number left behind."""
    return not figure.indicator or pattern("bare_unit").fullmatch(figure.indicator) is not None


def _broken_off(document: Document, sentences: tuple[Sentence, ...], index: int) -> str:
    """The lines before a sentence that break off and that it goes on from; "" where the line before ends as sentences do.

    Pages set numbers and signs of their own size (PM₂.₅, M₂) on lines of their own.
    """
    lead = ""
    for before in reversed(sentences[max(0, index - _BROKEN_LINES) : index]):
        words = document.clean_text[before.start : before.end].strip(_UNSEEN)
        titled = before.label in ("heading", "chrome") and len(words) > _SCRAP
        if titled or words.endswith(_SENTENCE_ENDS) or len(words) > _BROKEN_LENGTH:
            break
        lead = words + lead
    return lead


def _figures_behind(scene: _Scene, lead: str, trace: Trace | None) -> tuple[Figure, ...]:
    """The figures of a sentence read together with the words that it goes on from."""
    whole = replace(scene, text=lead + scene.text, offset=scene.offset - len(lead))
    return tuple(figure for figure in _figures_of(whole, find_quantities(whole.text), trace) if figure.start >= scene.offset)


def _figures_of(scene: _Scene, found: tuple[Quantity, ...], trace: Trace | None) -> tuple[Figure, ...]:
    quantities = accept_quantities(scene.text, found, offset=scene.offset, trace=trace)
    if not quantities:
        return ()
    frames = frame_quantities(scene.text, quantities)
    namings = name_indicators(frames)
    ways = courses(scene.text, quantities, find_periods(scene.text, scene.clock.year, scene.clock.day), reviewing=scene.label == "result")
    figures: list[Figure] = []
    doing = yearly = acting = False
    for frame, naming, course in zip(frames, namings, ways, strict=True):
        measure = measure_of(frame, naming.verb, figures[-1].measure if figures else "", naming.indicator)
        doing = is_doing(frame, naming) or (doing and goes_on(frame, figures[-1]))
        yearly = frame.yearly or (yearly and frame.joined and naming.source == "dealt")
        figure = _figure(scene, frame, naming, measure, course, doing=doing, yearly=yearly)
        if figures and not (course.period or course.baseline) and is_aside(frame, naming):
            figure = changed(figure, period=figures[-1].period)
        if figures and frame.joined and naming.source == "dealt" and not figure.place:
            # A list that is dealt out names its place once, before the first head.
            figure = changed(figure, place=figures[-1].place)
        acts = bool(naming.verb) and frame.left.startswith(naming.verb)
        if figures and frame.joined and not figure.place and naming.source == "before" and ending("measure_noun").search(naming.indicator):
            # A list of measures names its place once: 某港货物吞吐量3亿吨、集装箱吞吐量500万标箱.
            figure = changed(figure, place=figures[-1].place)
        if figures and frame.item_of_whole and not figure.place and frame.quantity.unit == frames[len(figures) - 1].quantity.unit:
            figure = changed(figure, place=figures[-1].place)
        if figures and acting and acts and frame.after_comma and not figure.place:
            # A zone that acts goes on acting behind a comma: 某高新区新建厂房5万平方米，引进项目9个.
            figure = changed(figure, place=figures[-1].place)
        acting = bool(figure.place) and (acts or bool(naming.verb or pattern("any_doing").search(figure.indicator[:_NOUN])))
        figures.append(figure)
        if trace is not None:
            trace.add(f"figure.indicator.{naming.source}", figures[-1].start, figures[-1].end, naming.indicator)
            trace.add(
                f"figure.measure.{measure}", figures[-1].start, figures[-1].end, f"{frame.left}|{frame.change}{frame.state}|{frame.right}"
            )
    return tuple(figures)


def _figure(scene: _Scene, frame: Frame, naming: Naming, measure: str, course: Course, *, doing: bool, yearly: bool) -> Figure:
    quantity = frame.quantity
    told = told_kind(scene.text, quantity)
    kind = "result" if course.baseline else told or kind_of(scene.text, scene.label, scene.clock, quantity, course)
    missed = told == "target" and scene.label != "promise"
    timing = scene.clock.of(
        # An aim that was missed is told of the year that is over.
        kind="result" if missed else "target" if course.baseline and scene.label == "promise" else kind,
        # Where a change ends is a state, though what it tells of is an increment (日均新设企业由5千户增加到1.6万户).
        measure="share" if is_lead(frame) else "level" if frame.after_start and measure == "increment" else measure,
        doing=doing and not frame.after_start,
        yearly=yearly,
        left=scene.text[: quantity.reach_start],
        start=quantity.start,
        course=course,
        running=scene.running,
        flow=is_flow(frame, naming),
        ratio=quantity.measure == "multiple" and not quantity.unit,
    )
    named, indicator = ("", naming.indicator) if scene.place else split_place(naming.indicator, scene.own)
    reasons = {} if timing.period else {"period": " ".join(filter(None, (timing.reason, timing.words)))}
    return Figure(
        mention=scene.text[quantity.start : quantity.end],
        start=scene.offset + quantity.start,
        end=scene.offset + quantity.end,
        kind=kind,
        indicator=indicator,
        place=scene.place or named,
        cmp=quantity.cmp,
        value=_whole(quantity.value),
        value2=None if quantity.value2 is None else _whole(quantity.value2),
        unit=quantity.unit or _implied_unit(quantity, naming),
        measure=measure,
        period=timing.period,
        period_detail=_part_of_year(scene.text, quantity, course),
        form=quantity.form,
        reasons=reasons,
    )


@cache
def _names_part() -> Callable[[str], object]:
    return look_for(pattern("part_of_year"))


def _part_of_year(text: str, quantity: Quantity, course: Course) -> str:
    """The half, quarter or month of the year that stands last before the figure, in its words; "" where none does."""
    if not _names_part()(text):
        return ""
    floor = max((period.start for period in course.spoken if period.start < quantity.start), default=0)
    parts = pattern("part_of_year").findall(text, floor, quantity.start)
    return parts[-1] if parts else ""


def _implied_unit(quantity: Quantity, naming: Naming) -> str:
    """The unit that a bare number of people, firms or money leaves out; "" where its noun does not tell."""
    counts_none = quantity.form == "words" and quantity.measure == "level"
    if not counts_none and (quantity.form != "digits" or quantity.measure):
        return ""
    # A word such as 清零 speaks of the last noun alone; a number may stand before a longer phrase (6434万农村人口饮水安全问题).
    noun = naming.indicator[-_NOUN:] if counts_none else naming.indicator
    return next((unit for unit, pattern in _implied_units() if pattern.search(noun)), "")


@cache
def _implied_units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = load_rules("figures_units")
    return tuple((rule.effect["unit"], rule.regex) for rule in rules.rules)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
