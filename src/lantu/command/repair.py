"""``lantu repair``: what was damaged, what was mended, what was left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from lantu.command.emit import emit
from lantu.command.exits import Exit
from lantu.command.messages import Messages, load_messages
from lantu.command.parser import Parser
from lantu.command.session import Session
from lantu.types import Document, Repair

__all__ = ["add_arguments", "repair_lines", "repair_report", "run"]

_EXAMPLES = 5
_EXAMPLE_LENGTH = 40


def add_arguments(parser: Parser) -> None:
    parser.add_paths()
    parser.choices.add_argument("--json", action="store_true", help=parser.text("repair_json"))
    parser.add_folder()
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    if session.args.json:
        return emit(session, repair_lines, ending=".jsonl", recipe="json")
    task = repair_report_en if session.messages.language == "en" else repair_report_zh
    return emit(session, task, ending=".txt", recipe=session.messages.language)


def repair_lines(document: Document) -> str:
    """A line of JSON for each repair, offsets counting ``source_text``."""
    return "".join(
        json.dumps(
            {
                "doc": document.name,
                "start": repair.start,
                "end": repair.end,
                "line": _line_of(document, repair),
                "rule": repair.rule_id,
                "before": repair.before,
                "after": repair.after,
                "note": repair.note,
            },
            ensure_ascii=False,
        )
        + "\n"
        for repair in document.repairs
    )


def repair_report_zh(document: Document) -> str:
    return repair_report(document, load_messages("zh"))


def repair_report_en(document: Document) -> str:
    return repair_report(document, load_messages("en"))


def repair_report(document: Document, messages: Messages) -> str:
    """The repairs by rule, each with a few examples and their lines."""
    file = document.path or document.name
    if not document.repairs:
        return messages.say("repair", "undamaged", file=file) + "\n"
    by_rule: dict[str, list[Repair]] = {}
    for repair in document.repairs:
        by_rule.setdefault(repair.rule_id, []).append(repair)
    lines = [messages.say("repair", "summary", file=file, **_counts(document.repairs))]
    for rule_id, repairs in by_rule.items():
        counts = _counts(repairs)
        name = messages.say("repair_rules", rule_id)
        lines.append(messages.say("repair", "rule", name=name, count=counts["found"], mended=counts["mended"], left=counts["left"]))
        lines += islice(_examples(document, repairs, messages), _EXAMPLES)
    return "\n".join(lines) + "\n"


def _counts(repairs: tuple[Repair, ...] | list[Repair]) -> dict[str, int]:
    left = sum(repair.after is None for repair in repairs)
    return {"found": len(repairs), "mended": len(repairs) - left, "left": left}


def _examples(document: Document, repairs: list[Repair], messages: Messages) -> Iterator[str]:
    """One example a different change."""
    seen: set[tuple[str, str | None]] = set()
    for repair in repairs:
        if (repair.before, repair.after) in seen:
            continue
        seen.add((repair.before, repair.after))
        before, line = _shorten(repair.before), _line_of(document, repair)
        if repair.after is None:
            yield messages.say("repair", "left_example", line=line, before=before, note=messages.say("repair_notes", repair.note))
        else:
            after = _shorten(repair.after) or messages.say("repair", "removed")
            yield messages.say("repair", "example", line=line, before=before, after=after)


def _line_of(document: Document, repair: Repair) -> int:
    return document.source_text.count("\n", 0, repair.start) + 1


def _shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXAMPLE_LENGTH else flat[:_EXAMPLE_LENGTH] + "…"
