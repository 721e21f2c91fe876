"""``lantu explain``: why a sentence and its figures were read as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from lantu.command.exits import Exit
from lantu.command.messages import Messages
from lantu.command.parser import Parser
from lantu.command.session import Session
from lantu.errors import CommandError
from lantu.types import Document

__all__ = ["add_arguments", "explain_at", "run"]

_FIGURE_LEFT_OUT = {"mention", "start", "end"}
_PROMISE_LEFT_OUT = {"doc", "start", "end", "sentence", "text", "figures", "headings"}


def add_arguments(parser: Parser) -> None:
    parser.inputs.add_argument("path", metavar="FILE", help=parser.text("file"))
    place = parser.choices.add_mutually_exclusive_group(required=True)
    place.add_argument("--at", type=int, metavar="OFFSET", help=parser.text("explain_at"))
    place.add_argument("--find", metavar="TEXT", help=parser.text("explain_find"))
    parser.add_reading()


def run(session: Session) -> Exit:
    from lantu.opening import read

    args = session.args
    document = read(args.path, session.read_options())
    offset = _find(document, args.find) if args.find is not None else args.at
    session.make("\n".join(explain_at(document, offset, session.messages)) + "\n")
    return Exit.OK


def _find(document: Document, text: str) -> int:
    """Where the words first stand, in the source or in the repaired text."""
    if text and (at := document.source_text.find(text)) >= 0:
        return at
    if text and (at := document.clean_text.find(text)) >= 0:
        return document.to_source(at, at + 1)[0]
    raise CommandError("L503", file=document.path, text=text)


def explain_at(document: Document, offset: int, messages: Messages) -> Iterator[str]:
    """The lines of the explanation for one offset into ``source_text``. Raises CommandError L502 outside of it, L504 between sentences."""
    from lantu.annotating import annotate
    from lantu.trace import Trace

    length = len(document.source_text)
    if not 0 <= offset < length:
        raise CommandError("L502", file=document.path, offset=offset, length=length, last=max(0, length - 1))
    trace = Trace()
    annotation = annotate(document, trace=trace)
    at = document.offsets.to_clean(offset)
    number = next((index for index, one in enumerate(annotation.sentences) if one.start <= at < one.end), None)
    if number is None:
        raise CommandError("L504", file=document.path, place=str(offset))
    sentence = annotation.sentences[number]

    def title(name: str) -> str:
        return messages.say("explain", name)

    start, end = document.to_source(sentence.start, sentence.end)
    level = "" if sentence.level is None else ", " + messages.say("explain", "level", level=sentence.level)
    yield f"{title('sentence')}: {document.clean_text[sentence.start : sentence.end]}"
    yield f"{title('source_at')}: {start}-{end} ({document.path or document.name})"
    yield f"{title('label')}: {sentence.label}{level}, {messages.say('explain', 'confidence', value=f'{sentence.confidence:.2f}')}"
    yield f"{title('reason')}: {sentence.reason or title('none')}"
    yield f"{title('headings')}: {' > '.join(_without_repeats(_heading_path(annotation.tree, number))) or title('none')}"
    yield f"{title('figures')}:" + ("" if sentence.figures else f" {title('none')}")
    for figure in sentence.figures:
        yield f"  {figure.mention}"
        yield from _fields(figure, _FIGURE_LEFT_OUT, _names("figure_column", messages))
        yield from (f"    < {step.rule_id}  {step.note}".rstrip() for step in trace.steps if _inside(step, figure))
    promises = [promise for promise in annotation.promises if promise.sentence == number]
    yield f"{title('promises')}:" + ("" if promises else f" {title('none')}")
    for promise in promises:
        yield f"  {promise.text}"
        yield from _fields(promise, _PROMISE_LEFT_OUT, _names("column", messages))
    steps = [step for step in trace.steps if _inside(step, sentence)]
    yield f"{title('steps')}:" + ("" if steps else f" {title('none')}")
    for step in steps:
        yield f"  {step.rule_id}  {document.clean_text[step.start : step.end]!r}  {step.note}".rstrip()


def _heading_path(node: Any, sentence: int) -> list[str]:
    """The titles above a sentence, outermost first; the root's title is the document's."""
    for child in node.children:
        if child.sentence == sentence:
            return [node.title] if node.title else []
        if sentence in child.sentences or (below := _heading_path(child, sentence)):
            path = [child.title] if sentence in child.sentences else below
            return [node.title, *path] if node.title else path
    return [node.title] if sentence in node.sentences and node.title else []


def _inside(step: Any, span: Any) -> bool:
    return bool(span.start <= step.start and step.end <= span.end)


def _without_repeats(titles: list[str]) -> list[str]:
    return [title for at, title in enumerate(titles) if at == 0 or title != titles[at - 1]]


def _names(table: str, messages: Messages) -> dict[str, str]:
    """What the ledger's tables call the fields."""
    from lantu.export.words import load_words

    return {column.id: column.head for column in load_words(messages.language).columns(table)}


def _fields(record: Any, left_out: set[str], names: dict[str, str]) -> Iterator[str]:
    """Every field that says something, a line each."""
    for item in fields(record):
        value = getattr(record, item.name)
        if item.name in left_out or value in ("", None, (), {}):
            continue
        yield f"    {names.get(item.name, item.name)} ({item.name}): {_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_plain(part)}" for name, part in value.items())
    return str(value)
