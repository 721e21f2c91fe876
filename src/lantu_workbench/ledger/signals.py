"""What the ledger tells to whoever listens, after the transaction: listeners may fail without undoing anything.

versions_written: entries of a document have new versions. Arguments: ``document``. Heard by the settlement.
"""

from django.dispatch import Signal

__all__ = ["versions_written"]

versions_written = Signal()
