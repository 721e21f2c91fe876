"""The cells of a plan's tables, by column id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lantu.export.cells import Cell
from lantu.export.plan_wording import amount_text, citation_text, finding_text
from lantu.export.wording import date_text, location_text, shown_comparator, shown_number
from lantu.export.words import Words, load_words
from lantu.lives.compare import SideBySide
from lantu.plans import Plan
from lantu.types import Citation, Figure, Link, Stage

__all__ = [
    "compared_cells",
    "finding_cells",
    "life_cells",
    "reference_cells",
    "shown_figure",
    "shown_name",
    "statement_cells",
    "sum_cells",
]

# Of many citations or links so many are told in a cell; the JSON has all.
_FEW = 12


def _titles(plan: Plan) -> dict[str, str]:
    return {document.name: entry.title for document, entry in zip(plan.ledger.documents, plan.documents, strict=True)}


def _cited(citations: Iterable[Citation], titles: dict[str, str], words: Words) -> str:
    few = list(citations)[:_FEW]
    return "\n".join(citation_text(one, titles.get(one.doc, one.doc), words) for one in few)


def finding_cells(plan: Plan, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a finding, most telling first."""
    titles = _titles(plan)
    for number, finding in enumerate(plan.findings, 1):
        yield {
            "number": number,
            "kind": words.name("kinds", finding.kind),
            "text": finding_text(finding, words),
            "here": _cited(finding.here, titles, words),
            "there": _cited(finding.there, titles, words),
            "confidence": round(finding.confidence, 2),
        }


def statement_cells(plan: Plan, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a statement that serves another or is served."""
    titles, ledger_words = _titles(plan), load_words(words.language)
    for statement in plan.statements:
        above, below = plan.above.get(statement.number, ()), plan.below.get(statement.number, ())
        if above or below:
            places = [f"{titles[one.doc]} {location_text(one, ledger_words)}" for one in statement.citations]
            yield {
                "number": statement.number,
                "owner": plan.name(statement.owner),
                "text": statement.promise.text,
                "due": date_text(statement.promise.due, ledger_words) or statement.promise.due_text,
                "above": "\n".join(_linked(plan, link, link.upper, words) for link in above[:_FEW]),
                "below": "\n".join(_linked(plan, link, link.lower, words) for link in below[:_FEW]),
                "citations": "\n".join(places),
            }


def _linked(plan: Plan, link: Link, number: int, words: Words) -> str:
    statement = plan.by_number[number]
    reasons = words.join(words.name("reasons", reason.kind) for reason in link.reasons)
    return f"{number} {plan.name(statement.owner)}：{statement.promise.text}（{reasons}，{link.confidence:.2f}）"


def reference_cells(plan: Plan, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a reference."""
    titles, ledger_words = _titles(plan), load_words(words.language)
    for reference in plan.references:
        target = reference.target
        found = "" if target.document is None else plan.documents[target.document].title
        yield {
            "speaker": plan.name(reference.speaker),
            "quote": reference.citation.clean or reference.citation.quote,
            "kind": words.name("targets", target.kind),
            "name": target.name,
            "place": plan.name(target.place),
            "found": found,
            "where": f"{titles[reference.citation.doc]} {location_text(reference.citation, ledger_words)}",
            "confidence": round(reference.confidence, 2),
        }


def sum_cells(plan: Plan, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a check of parts against a whole."""
    ledger_words = load_words(words.language)
    for check in plan.sums:
        yield {
            "place": plan.name(check.whole.place),
            "indicator": check.whole.indicator,
            "period": date_text(check.period, ledger_words),
            "whole": amount_text(check.whole.value, check.unit, words),
            "parts": "\n".join(f"{plan.name(part.place)} {part.indicator} {part.citation.clean}" for part in check.parts),
            "total": "" if check.total is None else amount_text(check.total, check.unit, words),
            "remainder": "" if check.remainder is None else amount_text(check.remainder, check.unit, words),
            "missing": words.join(plan.name(code) for code in check.missing),
            "verdict": words.name("verdicts", check.verdict),
            "reason": check.reason,
        }


def shown_figure(figure: Figure, words: Words) -> str:
    """A number with its comparator as a table shows it.

    >>> from lantu.export.plan_wording import load_plan_words
    >>> shown_figure(Figure("8%", 0, 2, "target", "", "", "about", 8, "%", "growth", ""), load_plan_words("zh"))
    '≈8%'
    """
    return load_words(words.language).name("comparators", shown_comparator(figure)) + shown_number(figure)


def shown_name(name: str, figure: Figure | None, words: Words) -> str:
    """A thing with the way it is measured, unless that is a plain level.

    >>> from lantu.export.plan_wording import load_plan_words
    >>> figure = Figure("8%", 0, 2, "target", "生产总值", "", "about", 8, "%", "growth", "")
    >>> shown_name("生产总值", figure, load_plan_words("zh"))
    '生产总值（增减幅）'
    """
    if figure is None or figure.measure in ("level", "share"):
        return name
    return words.phrase("measured", thing=name, measure=load_words(words.language).name("measures", figure.measure))


def _stage(stage: Stage, words: Words) -> str:
    shown = f" {shown_figure(stage.figure, words)}" if stage.figure else ""
    return f"{stage.year}{shown} {words.name('changes', stage.change)}"


def life_cells(plan: Plan, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a promise that was followed."""
    for life in plan.lives:
        yield {
            "place": plan.name(life.place),
            "name": shown_name(life.name, next((stage.figure for stage in life.stages if stage.figure), None), words),
            "stages": "; ".join(_stage(stage, words) for stage in life.stages),
            "last": words.name("changes", life.stages[-1].change),
        }


def compared_cells(compared: SideBySide, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a thing; the columns are ``name`` and ``d0``, ``d1`` … for the documents, and ``change`` where there are two."""
    for row in compared.rows:
        figure = next((cell.figure for cell in row.cells if cell), None)
        cells: dict[str, Cell] = {
            "name": shown_name(row.name, figure, words),
            "change": words.name("changes", row.change) if row.change else "",
        }
        cells.update({f"d{index}": shown_figure(cell.figure, words) if cell else "" for index, cell in enumerate(row.cells)})
        yield cells
