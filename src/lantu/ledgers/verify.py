"""The check that a whole ledger reproduces its sources."""

from __future__ import annotations

from lantu.citations import verify
from lantu.ledgers.types import Ledger
from lantu.types import Citation

__all__ = ["verify_ledger"]


def verify_ledger(ledger: Ledger) -> list[Citation]:
    """The citations of rows and of figures that do not reproduce their source; empty when all do."""
    return [citation for row in ledger.rows for citation in row.citations if not verify(ledger.document_of(row), citation)]
