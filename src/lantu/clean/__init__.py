"""Repair of damaged text, with a map back to the source.

Comes in: the text of a document as its format gives it. Goes out: ``Repaired``: the text, the map to the source, what was done.
Damage is detected first, by its density; undamaged text comes back as the same object. One module a kind of damage; each fix is a
small function. Deliberately not done: spelling, wording, width of punctuation, white space: what an author may have meant stays.
"""

from lantu.clean.repair import Repaired, repair_text

__all__ = ["Repaired", "repair_text"]
