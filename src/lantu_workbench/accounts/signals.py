"""What accounts tell to whoever listens, in the transaction: a listener that fails undoes what it was told of.

unit_named: a unit has names that it did not have, or no longer has some. Arguments: ``unit``, ``names`` that came or went, ``by``. Heard by
the ledger, whose entries speak of units by name.
"""

from django.dispatch import Signal

__all__ = ["unit_named"]

unit_named = Signal()
