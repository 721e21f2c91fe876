"""Coded values of the ledger in people's words: the library's own, in the language of the request."""

from __future__ import annotations

from lantu.export import Words, date_text, figure_text, load_words, location_text, reason_text
from lantu_workbench.base.words import language, say
from lantu_workbench.ledger.from_library import citation_of, figure_of
from lantu_workbench.ledger.models import Figure, PromiseVersion

__all__ = [
    "due_text",
    "element_texts",
    "figure_lines",
    "figure_words",
    "kind_text",
    "label_text",
    "place_text",
    "reason_texts",
    "status_text",
    "words",
]


def words() -> Words:
    return load_words(language())


def kind_text(kind: str) -> str:
    return words().name("kinds", kind)


def status_text(status: str) -> str:
    return say(f"ledger.status.{status}")


def label_text(label: str) -> str:
    return say(f"ledger.label.{label}")


def due_text(due: str) -> str:
    return date_text(due, words())


def element_texts(elements: list[str]) -> list[str]:
    return [words().name("elements", element) for element in elements]


def figure_words(figure: Figure, version: PromiseVersion) -> str:
    """A figure in one line; what merely repeats the row it stands in is left out."""
    return figure_text(figure_of(figure), words(), due=version.due, place=version.place)


def figure_lines(version: PromiseVersion) -> list[str]:
    return [figure_words(figure, version) for figure in version.figures.all()]


def place_text(version: PromiseVersion) -> str:
    """Where in the document: page, line, paragraph, cell or characters."""
    return location_text(citation_of(version), words())


def reason_texts(reasons: dict[str, str], table: str = "column") -> list[str]:
    """Why each empty field is empty."""
    return [reason_text(field, reason, words(), table) for field, reason in reasons.items()]
