"""``lantu annotate``: a line of JSON for every sentence."""

from __future__ import annotations

from lantu.command.emit import emit
from lantu.command.exits import Exit
from lantu.command.parser import Parser
from lantu.command.session import Session
from lantu.types import Document

__all__ = ["add_arguments", "annotation_lines", "run"]


def add_arguments(parser: Parser) -> None:
    parser.add_paths()
    parser.add_folder()
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    return emit(session, annotation_lines, ending=".jsonl")


def annotation_lines(document: Document) -> str:
    """The document's sentences as JSON lines, see ``lantu.rows``."""
    from lantu.annotating import annotate
    from lantu.rows import json_lines, sentence_rows

    return json_lines(sentence_rows(annotate(document)))
