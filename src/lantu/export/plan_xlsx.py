"""A plan as a workbook: findings, cascade, references, sums, compared, lives."""

from __future__ import annotations

import io

from lantu.export.plan_cells import compared_cells, finding_cells, life_cells, reference_cells, statement_cells, sum_cells
from lantu.export.words import Column, Words
from lantu.export.xlsx import add_sheet, add_table, open_workbook
from lantu.lives.compare import compare_documents
from lantu.plans import Plan

__all__ = ["to_plan_xlsx"]

_NAME_WIDTH, _CELL_WIDTH = 30, 16
# A sheet has at most 16,384 columns; so many documents can be read side by side at all.
_MOST_DOCUMENTS = 200


def to_plan_xlsx(plan: Plan, words: Words) -> bytes:
    """The workbook; ``words`` are those of data/plan.toml. Raises ExportError L404."""
    data = io.BytesIO()
    workbook = open_workbook(data, words)
    add_sheet(workbook, words, "findings", "finding_column", list(finding_cells(plan, words)))
    add_sheet(workbook, words, "statements", "statement_column", list(statement_cells(plan, words)))
    add_sheet(workbook, words, "references", "reference_column", list(reference_cells(plan, words)))
    add_sheet(workbook, words, "sums", "sum_column", list(sum_cells(plan, words)))
    if len(plan.documents) <= _MOST_DOCUMENTS:
        heads = {column.id: column.head for column in words.columns("life_column")}
        columns = [Column("name", heads["name"], _NAME_WIDTH)]
        columns += [Column(f"d{index}", plan.label(index), _CELL_WIDTH) for index in range(len(plan.documents))]
        rows = list(compared_cells(compare_documents(plan.ledger, plan.statements), words))
        add_table(workbook, words, "compared", columns, rows, columns[-1].id)
    add_sheet(workbook, words, "lives", "life_column", list(life_cells(plan, words)))
    workbook.close()
    return data.getvalue()
