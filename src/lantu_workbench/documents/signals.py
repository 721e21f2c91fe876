"""What documents tell to whoever listens, after the transaction: listeners may fail without undoing anything.

document_read: a document has a new reading. Arguments: ``document``. Sent by the ledger's job; heard by plans.
"""

from django.dispatch import Signal

__all__ = ["document_read"]

document_read = Signal()
