"""When a figure is of, or due by: from its own sentence, the headings above it and the document's year.

Comes in: the sentences of a document with their labels, and the tree. Goes out: a ``Clock`` that says for each figure its period or
why it has none. Deliberately not done: reading expressions of time (quantities/periods.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from lantu.figures.course import Course
from lantu.figures.fragments import pattern
from lantu.quantities.periods import Period, find_periods
from lantu.types import Document, Sentence

__all__ = ["Clock", "Timing", "running_periods"]

# A phrase of time sets the scene for what follows only where it opens its sentence.
_OPENING = 8
# Times that say of themselves that they are over: 去年, 过去五年.
_LOOKING_BACK = ("period.relative.last", "period.relative.past", "period.past")
# 当年 is the year that is spoken of, in a review the one that its part is about.
_THAT_YEAR = "period.relative.that"
_UNDATED_LOOKS = ("period.relative.past", "period.past")
# A year by its number.
_YEAR = "period.year.001"
_PLANNED = "period.document"
_PAST = "period.past.001"
# Nor do the next two or three years, which are said of one programme.
_PASSING = ("period.relative.next_two", "period.relative.next_three")
# A look back over fewer years holds for its own sentence only.
_LONG_LOOK = 3
# Nothing but a mark or a preposition stands before a time that opens its sentence.
_AT_ONCE = 1
# In a document without a year, what the first tenth of its sentences sets holds for all.
_PREFACE = 10
# Marks behind which a list goes on.
_LIST_MARKS = ("；", ";")
_CHANGES = ("growth", "increment", "multiple")
_STATE_MEASURES = ("share", "rank")


@dataclass(frozen=True, slots=True)
class Timing:
    """``period`` as the guide writes it; "" with the ``reason`` and the document's own ``words`` where it cannot be told."""

    period: str
    reason: str = ""
    words: str = ""


def running_periods(document: Document, sentences: tuple[Sentence, ...], paths: tuple[tuple[int, ...], ...]) -> tuple[Period | None, ...]:
    """For each sentence the period that its headings, or an opening phrase since the last main heading, have set; shape (n_sentences,).

    In a document without a year, the years that it plans for, or what its first lines set (今后五年，是…), hold where nothing later does.
    """
    text, year, day = document.clean_text, document.metadata.year, document.metadata.date
    periods: list[Period | None] = []
    opened: Period | None = None
    preface = None if year else _planned(document.metadata.span)
    main: tuple[int, ...] = ()
    own: dict[int, Period | None] = {}
    listed: Period | None = None
    for index, sentence in enumerate(sentences):
        path = paths[index]
        if path[:2] != main:
            main, opened = path[:2], None
        words = text[sentence.start : sentence.end]
        if sentence.label == "heading":
            found = find_periods(words, year, day)
            own[index] = found[0] if found else None
            if found:
                # A lead-in (过去的2015年，我们做了以下工作：) stands above no part of its own; what it sets holds for what follows.
                leads = sentence.level is None and _sets_scene(found[0], sentence.label, year, words[: found[0].start])
                opened = found[0] if leads else None
        elif sentence.at_line_start or sentence.label == "context" or pattern("scene_words").match(words):
            openings = [
                period
                for period in find_periods(words[: _OPENING + 8], year, day)
                if pattern("scene_lead").match(words[: period.start]) and _sets_scene(period, sentence.label, year, words[: period.start])
            ]
            opened = openings[0] if openings else opened
            if preface is None and not year and index * _PREFACE < len(sentences):
                preface = opened
        above = next((own[heading] for heading in reversed(path) if own.get(heading)), None)
        # What the text dates only by how long it was (过去五年, in a document without a year) does not hide what a heading dates.
        undated = opened is not None and _is_undated_look(opened) and above is not None and above.known
        goes_on = index > 0 and not sentence.at_line_start and text[sentences[index - 1].end - 1] in _LIST_MARKS
        listed = listed if goes_on else None
        periods.append(listed or (above if undated else opened or above or preface))
        listed = listed or _listed_year(words, sentence.label, year, day)
    return tuple(periods)


def _listed_year(words: str, label: str, year: str, day: str) -> Period | None:
    """The year that opens a promise with a semicolon behind it and is its only one: 到2025年，…；…；… are all due by then."""
    if label != "promise" or not words.endswith(_LIST_MARKS):
        return None
    periods = find_periods(words, year, day)
    if len(periods) != 1 or periods[0].is_span or periods[0].rule_id != _YEAR:
        return None
    return periods[0] if pattern("scene_lead").match(words[: periods[0].start]) else None


def _is_undated_look(period: Period) -> bool:
    """Whether it looks back over years that nothing in the document dates: 过去五年 where the year is not told."""
    return not period.known and period.rule_id.startswith(_UNDATED_LOOKS)


def _planned(span: str) -> Period | None:
    """The years that a document plans for ("2026/2030") as a period, None where it does not say."""
    first, _, last = span.partition("/")
    return Period(int(first), int(last), 0, 0, "", _PLANNED) if first.isdecimal() and last.isdecimal() else None


def _sets_scene(period: Period, label: str, year: str, before: str) -> bool:
    """Whether an opening phrase holds for what follows: a span or 去年 does, a single year only in passing, unless it is the last one.

    ``before``: the words before it; 过去的 makes of a single year a passage of its own.
    """
    if (period.rule_id == _PAST and period.last - period.first + 1 < _LONG_LOOK) or period.rule_id in _PASSING:
        return False
    if period.is_span or period.rule_id.startswith("period.relative") or pattern("scene_past").search(before):
        return True
    return label == "context" and (not year or not period.known or period.last >= int(year) - 1)


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the period of a figure.

    year: the document's own, "" where it has none. day: the day it bears.
    """

    year: str
    day: str

    def of(
        self,
        *,
        kind: str,
        measure: str,
        doing: bool,
        yearly: bool,
        left: str,
        start: int,
        course: Course,
        running: Period | None,
        flow: bool,
        ratio: bool,
    ) -> Timing:
        """The timing of one figure.

        doing:   whether a verb of doing governs it (done over a span, not standing at its end). left: the words before it, for
        verbs of keeping.
        yearly:  whether it is a yearly average, which runs up to the year that it is due by.
        start:   of the figure in its sentence; ``course`` has the sentence's periods; ``running`` is the one set before.
        flow:    whether it is money that flows over a span. ratio: whether it is a ratio (2.3∶1), which stands at its end.
        """
        if course.period:
            return Timing(course.period)
        own = [period for period in course.spoken if period.start < start and not self._is_ahead(period, kind)]
        period = own[-1] if own else running
        if period is not None and _is_undated_look(period) and running is not None and running.known and running.is_span:
            period = running
        if period is not None and not period.known:
            return Timing("", "not stated", period.words)
        if period is not None and not own and self._contradicts(period, kind):
            period = None
        compares = kind == "result" and measure in _CHANGES and not ratio
        if period is None:
            timing = self._default(kind, back=int(course.baseline and not course.within))
            return self._since(course, timing) if compares and timing.period else timing
        if course.baseline and not course.within:
            return Timing(str(int(self.year) - 1 if self.year and kind == "target" else period.first - 1))
        if not period.is_span:
            if yearly and kind == "target" and self.year and period.last > int(self.year):
                return Timing(f"{self.year}/{period.last}")
            if yearly and kind == "target" and running is not None and running.known and running.first < period.last <= running.last:
                return Timing(f"{running.first}/{period.last}")
            if yearly and kind == "result" and running is not None and running.known and running.first < running.last == period.last:
                # 2000年达8万亿元，平均每年增长8%: the average is that of the span whose end the year is.
                return Timing(f"{running.first}/{running.last}")
            timing = Timing(str(period.last))
            return self._since(course, timing) if compares else timing
        if flow or (not ratio and self._over_span(measure, doing=doing, left=left)):
            return Timing(f"{period.first}/{period.last}")
        return Timing(str(period.last))

    @staticmethod
    def _since(course: Course, timing: Timing) -> Timing:
        """Growth against an earlier year (比2020年增长) runs from the year after it."""
        first = course.since + 1
        return Timing(f"{first}/{timing.period}") if 1 < first < int(timing.period) else timing

    def is_past(self, course: Course, start: int) -> bool:
        """Whether the last period named before ``start`` opens the sentence and is over by the document's year."""
        own = [period for period in course.spoken if period.start < start]
        opens = bool(own) and own[-1].start <= _AT_ONCE
        told = bool(own) and (own[-1].rule_id.startswith(_LOOKING_BACK) or (own[-1].rule_id == _YEAR and bool(course.since)))
        return opens and bool(self.year) and own[-1].known and told and own[-1].last < int(self.year)

    def is_to_come(self, course: Course, start: int) -> bool:
        """Whether the last period named before ``start`` is a span of years that begins with the document's year or later."""
        own = [period for period in course.spoken if period.start < start]
        return bool(own) and bool(self.year) and own[-1].known and own[-1].is_span and own[-1].first >= int(self.year)

    def _contradicts(self, period: Period, kind: str) -> bool:
        """A target cannot be due before the document's year, nor a result lie in or after it, or in the years that it plans for."""
        if period.rule_id == _PLANNED and kind != "target":
            return True
        if not self.year:
            return False
        if kind == "target":
            return period.last < int(self.year)
        return period.first >= int(self.year) or self._is_ahead(period, kind)

    def _is_ahead(self, period: Period, kind: str) -> bool:
        """A result was not reached over a span that is not over: “十二五” in a report of 2012 only says in which plan's time.

        Nor within years to come: 五年内 in a review looks back over the years that its part is about.
        """
        if kind != "result" or not self.year:
            return False
        if period.rule_id == _THAT_YEAR:
            return True
        within = period.rule_id.startswith("period.within")
        still_to_come = not period.is_span and period.last > int(self.year)
        return (period.is_span and period.last >= int(self.year)) or (within and period.first >= int(self.year)) or still_to_come

    def _default(self, kind: str, *, back: int) -> Timing:
        """Targets are due in the document's year, results of the year before; ``back``: years before that."""
        if not self.year:
            return Timing("", "not stated")
        return Timing(
            str(int(self.year[:4]) - (kind != "target") - back) if back else self.year if kind == "target" else str(int(self.year) - 1)
        )

    @staticmethod
    def _over_span(measure: str, *, doing: bool, left: str) -> bool:
        if pattern("every_year").search(left):
            return True
        if measure in _STATE_MEASURES:
            return bool(pattern("keep").search(left))
        return measure in _CHANGES or doing or bool(pattern("keep").search(left))
