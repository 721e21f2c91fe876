"""The tables of the ledger."""

from lantu_workbench.ledger.models.figure import Figure
from lantu_workbench.ledger.models.promise import Promise
from lantu_workbench.ledger.models.saved_view import SavedView
from lantu_workbench.ledger.models.version import PromiseVersion

__all__ = ["Figure", "Promise", "PromiseVersion", "SavedView"]
