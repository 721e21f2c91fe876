"""The ledger: one row a promise, with everything a supervision office asks of it and a citation behind each number.

Comes in: annotations (or documents, which are then annotated). Goes out: a frozen ``Ledger``; ``lantu.export`` writes it.
Deliberately not done: states and verdicts of promises over time; they belong to whoever keeps the ledger.
"""

from lantu.ledgers.build import build_ledger, ledger
from lantu.ledgers.types import Ledger, LedgerFigure, LedgerRow
from lantu.ledgers.verify import verify_ledger

__all__ = ["Ledger", "LedgerFigure", "LedgerRow", "build_ledger", "ledger", "verify_ledger"]
