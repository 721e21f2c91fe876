"""``lantu read``: the text, repaired."""

from __future__ import annotations

from lantu.command.emit import emit
from lantu.command.exits import Exit
from lantu.command.parser import Parser
from lantu.command.session import Session
from lantu.types import Document

__all__ = ["add_arguments", "main_text", "run"]

# What the format itself says is no part of the document's text.
_CHROME_STYLES = {"nav", "chrome", "header", "footer"}


def add_arguments(parser: Parser) -> None:
    parser.add_paths()
    parser.choices.add_argument("--main", action="store_true", help=parser.text("read_main"))
    parser.add_folder()
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    task = main_text if session.args.main else _whole_text
    return emit(session, task, ending=".txt", recipe=f"main={session.args.main}", between="\n")


def _whole_text(document: Document) -> str:
    return document.clean_text


def main_text(document: Document) -> str:
    """The text without site chrome; a line that was all chrome goes with its line end."""
    from lantu.annotating import annotate

    chrome = bytearray(len(document.clean_text))
    for sentence in annotate(document).sentences:
        location = document.locate(document.to_source(sentence.start, sentence.end)[0])
        if sentence.label == "chrome" or (location is not None and location.style in _CHROME_STYLES):
            chrome[sentence.start : sentence.end] = b"\x01" * (sentence.end - sentence.start)
    lines = []
    at = 0
    for line in document.clean_text.splitlines(keepends=True):
        kept = "".join(character for offset, character in enumerate(line, at) if not chrome[offset])
        if kept.strip() or not line.strip():
            lines.append(kept)
        at += len(line)
    return "".join(lines)
