"""What documents lean on: plans, decisions, strategies, goals, meetings and bodies that they name, found in the collection or wanted.

Comes in: annotated documents, who speaks where, statements. Goes out: ``Reference`` objects in the order of the documents. Deliberately not
done: saying whose a strategy is where no document says so.
"""

from lantu.references.collect import find_references

__all__ = ["find_references"]
