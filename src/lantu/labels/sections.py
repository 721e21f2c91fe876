"""Which way each main part of a document looks: back at what was done, or ahead at what is to be done.

Comes in: the words of each sentence with the layout's verdicts. Goes out: "review", "plan", "theme", or "open" before the first main
heading. Only headings decide here: one with a word of the future looks ahead, one with a word of review looks back, one with both bears
only a theme; one with neither looks ahead where a review or a plan came before it, as reports go, and otherwise bears only a theme. What
the sentences themselves say of their part is for the second reading of the model, which can overrule a heading that misleads.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.labels.facts import opens_with_act
from lantu.labels.verdicts import Verdict
from lantu.rules import compile_pattern, load_rules

__all__ = ["complains", "is_fragment", "is_main_heading", "looks_back_only", "plans_only", "section_tenses"]

# Fewer sentences than this make no document with a beginning and an end.
_FEW_SENTENCES = 8
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
# What a bracket adds (去年已更换6万户) does not turn a sentence back.
_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
# The lines that may tell a document's year stand among its first.
_OPENING_LINES = 8
_MAIN_STYLES = ("chinese", "keyword", "heading 1", "heading 2")


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def is_main_heading(words: str, verdict: Verdict | None) -> bool:
    """Whether a sentence heads a main part: by its numbering, by the file's own style, or as a bare line that names a usual part."""
    if verdict is None:
        return False
    return verdict.style in _MAIN_STYLES or (verdict.style == "line" and _pattern("{labels_part_names}").search(words) is not None)


def is_fragment(verdicts: list[Verdict | None]) -> bool:
    """Whether a few sentences stand without title, heading or salutation: they are cut from somewhere, so their place tells nothing."""
    return len(verdicts) < _FEW_SENTENCES and all(verdict is None or verdict.label in ("promise", "result") for verdict in verdicts)


def section_tenses(words: list[str], verdicts: list[Verdict | None], *, above: str = "") -> list[str]:
    """For each sentence "review", "plan", "theme", "open" or "lone"; shape (n_sentences,).

    Single sentences handed in alone are "lone" unless their words tell: the model has learnt how such sentences read. A title that calls
    the document a plan looks ahead for all that follows, until a heading says otherwise; one that only tells (a statistical communiqué)
    looks back. ``above`` is how the text before the first sentence looks, where the sentences are part of a document.
    """
    if not above and is_fragment(verdicts):
        return [_tense(line) or "lone" for line in words]
    now, told, found = above or "open", False, []
    own = _own_year(words, verdicts)
    for line, verdict in zip(words, verdicts, strict=True):
        if verdict is not None and verdict.style == "title":
            tense = _tense_of_title(line)
            now, told = tense or now, told or tense == "review"
        elif is_main_heading(line, verdict):
            now = _way(line, own) or ("review" if told else "theme" if now in ("open", "theme") else "plan")
        found.append(now)
    return found


def _own_year(words: list[str], verdicts: list[Verdict | None]) -> str:
    """The latest year that a title, a day under it or a main heading names, "" where none does: that of the plan, where a review of the
    year before stands first."""
    named = [year for line, verdict in zip(words[:_OPENING_LINES], verdicts, strict=False) if verdict for year in _YEAR.findall(line)]
    headed = (_headed_by_year().match(line) for line, verdict in zip(words, verdicts, strict=True) if is_main_heading(line, verdict))
    return max([*named, *(match["year"] for match in headed if match)], default="")


def _way(heading: str, own: str) -> str:
    """How a part looks: back where a year before the document's own heads it, as its words tell, ahead where the own year does."""
    match = _headed_by_year().match(heading)
    if match is not None and match["year"] < own:
        return "review"
    return _tense(heading) or ("plan" if match is not None and own else "")


@cache
def _headed_by_year() -> re.Pattern[str]:
    """A heading that opens with its year (二、2012年工作); a title or a day may name one anywhere."""
    return load_rules("labels_layout").compile("{headed_by_year}")


def _tense_of_title(line: str) -> str:
    """How the whole document looks by its title; "open" for a report, which looks both ways, "" where the title does not tell."""
    if _pattern("{labels_plan_titles}").search(line):
        return "open" if _pattern("{labels_report_titles}").search(line) else "plan"
    return "review" if _pattern("{labels_review_titles}").search(line) else ""


def plans_only(words: list[str], verdicts: list[Verdict | None], year: str) -> list[bool]:
    """Whether a sentence can report nothing: its document is a plan by its title, or its part by its heading, and it has no past word.

    A list of tasks says 收入完成65亿元 of what is to come as a report says it of what was done; only what heads it tells them apart. A part
    that its heading calls one of plans is one until a heading looks back; of 1,750 annotated sentences that stand so none is a result.
    A year before the document's own (``year``, "" where unknown) looks back too. A sentence handed in alone that opens with an act is
    read so too.
    """
    if is_fragment(verdicts):
        return [not _looks_back(line, year) and opens_with_act(line) for line in words]
    found, planned, part, own = [], False, "", _own_year(words, verdicts)
    for line, verdict in zip(words, verdicts, strict=True):
        titled = _tense_of_title(line) if verdict is not None and verdict.style == "title" else ""
        if titled in ("plan", "open"):
            planned, part = titled == "plan", ""
        elif is_main_heading(line, verdict):
            part = _way(line, own) or ("plan" if part == "plan" else "")
        ahead = part == "plan" or (planned and part not in ("review", "theme"))
        found.append(ahead and not _looks_back(line, year))
    return found


def looks_back_only(words: list[str], verdicts: list[Verdict | None]) -> list[bool]:
    """Whether a sentence can promise nothing: the heading of its part looks back, and it has no word of what is to come.

    Of 1,270 annotated sentences that stand so three are promises, all of posture.
    """
    tenses = section_tenses(words, verdicts)
    return [tense == "review" and not _speaks_ahead(line) for line, tense in zip(words, tenses, strict=True)]


def _speaks_ahead(line: str) -> bool:
    """Whether it has a word of what is to come; 要 in 主要 and 要求 is none."""
    return _pattern("(?<!{labels_ahead_not_behind})(?:{labels_ahead_marks})(?!{labels_ahead_not_before})").search(line) is not None


def complains(words: list[str], verdicts: list[Verdict | None]) -> list[bool]:
    """Whether a sentence stands under a heading that names problems, and has no word of what is to come: it says what is wrong."""
    style, found = "", []
    for line, verdict in zip(words, verdicts, strict=True):
        if (
            verdict is not None
            and verdict.label == "heading"
            and (not style or verdict.style == style or is_main_heading(line, verdict) or _tense(line))
        ):
            names = _pattern("(?:{labels_problem_heads})").search(line) and not _pattern("{labels_meeting_problems}").search(line)
            style = verdict.style if names else ""
        found.append(bool(style) and not _speaks_ahead(line))
    return found


def _looks_back(line: str, year: str) -> bool:
    before = any(named < year[:4] for named in _YEAR.findall(line)) if year else False
    told = _pattern("{labels_past_guards}").sub("", _ASIDE.sub("", line))
    return before or _pattern("{labels_past_marks}").search(told) is not None


def _tense(heading: str) -> str:
    ahead = _pattern("{labels_future_words}").search(heading) is not None
    back = _pattern("{labels_review_words}").search(heading) is not None
    if _pattern("{labels_explaining_words}").search(heading) or (ahead and back):
        return "theme"
    return "plan" if ahead else "review" if back else ""
