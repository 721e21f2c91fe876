"""Labels that the layout alone gives: site furniture, bylines, speakers, titles, numbered headings.

Comes in: sentences without labels. Goes out: for some of them a ``Verdict``; the rest is for the model. The rules are
data/rules/labels_layout.toml; here is only where they apply: the lines before the salutation, the lines after the text, a line of
its own, the start of a line.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from lantu.grids import GridRow, TaskCell, find_grid_rows, find_task_cells
from lantu.labels.verdicts import Verdict, judge_source_line
from lantu.rules import Rule, Sieve, compile_pattern, load_rules, word_list
from lantu.types import Document, Sentence

__all__ = ["Verdict", "judge_layout"]

# A report's salutation stands among its first sentences; further down it is part of the text.
_SALUTATION_WITHIN = 60
# Behind more full sentences than this it closes a text cut from a report; in 40 reports at most two of furniture stand before it.
_SENTENCES_BEFORE = 4
# A title is at most this long, and stands among the first lines.
_TITLE_LENGTH = 60
_TITLE_WITHIN = 12
# A line of its own without a sentence end is a heading up to this length.
_HEADING_LENGTH = 32
# A table whose cells are no longer than this holds names and numbers; longer cells hold sentences, which the model judges.
_CELL_LENGTH = 16
# Styles of headings that are told by their number alone.
_NUMBERED = ("chinese", "bracket")
# Digits that are no name in quotation marks.
_COUNT = re.compile(r"(?<![“\d])\d+(?:\.\d+)?(?![”\d])")
# Announcing sentences are short.
_LEAD_IN_LENGTH = 90
# Site furniture after the text begins in the last part of the sentences.
_TAIL_FROM = 0.7
_MORE_THAN_YEARS = re.compile(r"\d(?![\d年])")
_COLONS = "：:"
# Who says that a short line of its own is a heading.
_BARE_LINE = "label.heading.line"
# After the byline that closes an article stand only lines shorter than this.
_TAIL_LENGTH = 40


@cache
def _rules(*, alone: bool, start: bool, short: bool) -> Sieve[Rule]:
    """The rules for a sentence that stands alone in its line or not, at its start or not, and is short or not."""
    holds = {"alone": alone, "start": start, "opens": start and not alone, "short": short}
    return Sieve(rule for rule in load_rules("labels_layout").rules if holds.get(rule.effect.get("where", ""), True))


@cache
def _words(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def judge_layout(document: Document, sentences: tuple[Sentence, ...]) -> list[Verdict | None]:
    """One verdict or None a sentence; shape (n_sentences,)."""
    text = document.clean_text
    crowd = Counter(sentence.line for sentence in sentences)
    words = [text[sentence.start : sentence.end] for sentence in sentences]
    rows, cells = find_grid_rows(document), find_task_cells(document)
    verdicts = [
        _by_grid(rows.get(sentence.start))
        or _by_task(cells.get(sentence.start))
        or _by_rule(words[i], sentence, alone=crowd[sentence.line] == 1)
        for i, sentence in enumerate(sentences)
    ]
    for index, sentence in enumerate(sentences):
        if verdicts[index] is None:
            verdicts[index] = _by_style(document, sentence, words[index]) or _short_line(words[index], alone=crowd[sentence.line] == 1)
    _judge_items(words, verdicts)
    _judge_captions(words, sentences, crowd, verdicts)
    _judge_turns(words, verdicts)
    opening = _salutation(words, sentences)
    if opening is None:
        _judge_title(words, sentences, crowd, verdicts)
    else:
        _judge_opening(words, opening, verdicts)
    judge_source_line(words, verdicts)
    _judge_tail(words, verdicts)
    _judge_signature(words, verdicts)
    return verdicts


def _by_grid(row: GridRow | None) -> Verdict | None:
    """A row of a table of indicators promises where a column holds targets."""
    if row is None:
        return None
    return Verdict("promise", "label.grid.target") if row.is_target else Verdict("result", "label.grid.result")


def _by_task(cell: TaskCell | None) -> Verdict | None:
    """A cell of a table of tasks says what is to be done, or something about it."""
    if cell is None:
        return None
    return Verdict("promise", "label.grid.task") if cell.is_task else Verdict("context", "label.grid.cell")


def _by_rule(words: str, sentence: Sentence, *, alone: bool) -> Verdict | None:
    for rule in _rules(alone=alone, start=sentence.at_line_start, short=len(words) <= _LEAD_IN_LENGTH).left(words):
        if rule.regex.search(words) and not (rule.effect.get("style") in _NUMBERED and _states_a_number(words)):
            return Verdict(rule.effect["label"], rule.id, rule.effect.get("style", ""))
    return None


def _states_a_number(words: str) -> bool:
    """A numbered line that goes on after a comma to the end of a sentence, with a number in it, is an item that says something itself."""
    return words.endswith(word_list("labels_sentence_ends")) and bool(_words("[，,]").search(words)) and bool(_COUNT.search(words))


def _by_style(document: Document, sentence: Sentence, words: str) -> Verdict | None:
    """What the file's own format says of the line (a heading style, a navigation element, a row of short cells)."""
    if not document.locations:
        return None
    location = document.locate(document.to_source(sentence.start, sentence.end)[0])
    if location is None or not location.style:
        return None
    if location.style.startswith(("heading", "title")):
        return Verdict("heading", "label.heading.style", location.style)
    if location.style in ("nav", "chrome", "header", "footer"):
        return Verdict("chrome", "label.chrome.style")
    if location.style == "table" and max(map(len, words.split("\t"))) <= _CELL_LENGTH:
        return Verdict("context", "label.context.table")
    return None


def _short_line(words: str, *, alone: bool) -> Verdict | None:
    """A short line of its own that ends like no sentence is a heading; one with commas and a number is a sentence that lost its end."""
    if not alone or len(words) > _HEADING_LENGTH or words.endswith(word_list("labels_sentence_ends")):
        return None
    return None if _lost_its_end(words) else Verdict("heading", _BARE_LINE, "line")


def _lost_its_end(words: str) -> bool:
    """Whether a line with commas and a number is a sentence without its full stop."""
    return any(character.isdecimal() for character in words) and any(mark in words[:-1] for mark in "，,")


def _judge_captions(words: list[str], sentences: tuple[Sentence, ...], crowd: Counter[int], verdicts: list[Verdict | None]) -> None:
    """The short line after a picture, and the rest of a line that is a caption, belong to the picture."""
    for index in range(1, len(sentences)):
        before, here = verdicts[index - 1], verdicts[index]
        if before and before.style == "picture" and crowd[sentences[index].line] == 1 and len(words[index]) <= _HEADING_LENGTH:
            verdicts[index] = Verdict("chrome", "label.chrome.caption")
        elif here and here.style == "credit" and sentences[index].line == sentences[index - 1].line:
            verdicts[index - 1] = Verdict("chrome", "label.chrome.caption")


def _judge_items(words: list[str], verdicts: list[Verdict | None]) -> None:
    """A numbered sentence with a comma right before the next of its kind heads nothing: it is an item of a list, for the model to judge."""
    styles = [verdict.style if verdict and verdict.style in _NUMBERED else "" for verdict in verdicts]
    for index, (style, following) in enumerate(pairwise([*styles, ""])):
        listed = style and (following == style or (index and styles[index - 1] == style and verdicts[index - 1] is None))
        if listed and words[index].endswith(word_list("labels_sentence_ends")) and _words("[，,]").search(words[index]):
            verdicts[index] = None


def _judge_turns(words: list[str], verdicts: list[Verdict | None]) -> None:
    """A name with a colon is a line of its own where the same name was introduced with its office before."""
    introduced: set[str] = set()
    for index, verdict in enumerate(verdicts):
        if verdict is None:
            continue
        if verdict.style in ("turn", "speaker"):
            introduced.add(words[index].rstrip(_COLONS).split()[-1])
        elif verdict.label == "heading" and words[index].endswith(tuple(_COLONS)) and words[index].rstrip(_COLONS) in introduced:
            verdicts[index] = Verdict("chrome", "label.chrome.turn", "turn")


def _salutation(words: list[str], sentences: tuple[Sentence, ...]) -> int | None:
    """Where the audience is first addressed; None where nobody is, or not before the text has begun (同志们！ may open its last words)."""
    full = 0
    for index, sentence in enumerate(sentences[:_SALUTATION_WITHIN]):
        if sentence.at_line_start and words[index].startswith(word_list("labels_salutations")):
            return index
        full += words[index].endswith(word_list("labels_sentence_ends"))
        if full > _SENTENCES_BEFORE:
            return None
    return None


def _judge_opening(words: list[str], opening: int, verdicts: list[Verdict | None]) -> None:
    """Before a report's salutation stand its title, the meeting it was given at, and otherwise only furniture."""
    titled = False
    for index in range(opening):
        line = words[index]
        ended = line.endswith(word_list("labels_sentence_ends"))
        if verdicts[index] is not None and verdicts[index].label == "chrome":  # type: ignore[union-attr]
            continue
        if not ended and len(line) <= _TITLE_LENGTH and _words("{labels_meeting_words}$").search(line):
            verdicts[index] = Verdict("heading", "label.heading.subtitle", "title")
        elif not ended and len(line) <= _TITLE_LENGTH and _words("(?:{labels_document_words})》?(?:[（(][^）)]*[）)])?$").search(line):
            verdicts[index] = Verdict("heading", "label.heading.title", "title")
            titled = True
        elif titled and line.endswith(("）", ")")) and _words("{labels_meeting_words}[）)]$").search(line):
            verdicts[index] = Verdict("context", "label.context.meeting")
        else:
            verdicts[index] = Verdict("chrome", "label.chrome.opening")


def _judge_title(words: list[str], sentences: tuple[Sentence, ...], crowd: Counter[int], verdicts: list[Verdict | None]) -> None:
    """Without a salutation the first line that is no furniture and no full sentence is the title, and so is its repetition."""
    title = ""
    if len(sentences) == 1 and not _words("{labels_title_ends}$").search(words[0]):
        # All there is of a text, and it ends like no title: a sentence without its full stop.
        verdicts[0] = None if verdicts[0] and verdicts[0].rule_id == _BARE_LINE else verdicts[0]
        return
    for index in range(min(_TITLE_WITHIN, len(sentences))):
        verdict = verdicts[index]
        if verdict is not None and verdict.label == "chrome":
            continue
        line = words[index]
        if not title:
            if (
                (_lost_its_end(line) and _MORE_THAN_YEARS.search(line))
                or line.endswith(("。", "；"))
                or (crowd[sentences[index].line] > 1 and not line.endswith(("!", "！", "?", "？")))
            ):
                return
            title = line
        elif line != title:
            continue
        verdicts[index] = Verdict("heading", "label.heading.title", "title")


def _judge_tail(words: list[str], verdicts: list[Verdict | None]) -> None:
    """From the first mark of furniture near the end on, everything is furniture."""
    for index in range(int(len(words) * _TAIL_FROM), len(words)):
        verdict = verdicts[index]
        signed = verdict is not None and verdict.style == "byline" and max(map(len, words[index:])) <= _TAIL_LENGTH
        if signed or words[index].lstrip(">【[ ").startswith(word_list("labels_tail_marks")):
            verdicts[index:] = [Verdict("chrome", "label.chrome.tail")] * (len(words) - index)
            return


def _judge_signature(words: list[str], verdicts: list[Verdict | None]) -> None:
    """The body that signs a paper: a bare line right above the date that closes it, or right below the title."""
    last = len(words) - 1
    while last > 0 and (verdict := verdicts[last]) is not None and verdict.label == "chrome":
        last -= 1
    titles = [index for index, verdict in enumerate(verdicts[:_TITLE_WITHIN]) if verdict is not None and verdict.style == "title"]
    for index in {last if last < len(words) - 1 else -1, titles[-1] + 1 if titles else -1}:
        verdict = verdicts[index] if 0 < index < len(words) else None
        if verdict is not None and verdict.rule_id == _BARE_LINE and words[index].endswith(word_list("labels_signing_ends")):
            verdicts[index] = Verdict("chrome", "label.chrome.signature")
