"""The frozen types that flow through the library. Standard library only."""

from lantu.types.citation import Citation
from lantu.types.document import Document, Location, Metadata, OffsetMap, Repair
from lantu.types.figure import Figure
from lantu.types.place import Body, Place
from lantu.types.plan import PlanNode
from lantu.types.promise import Promise
from lantu.types.sentence import LABELS, Sentence
from lantu.types.strategy import Strategy

__all__ = [
    "LABELS",
    "Body",
    "Citation",
    "Document",
    "Figure",
    "Location",
    "Metadata",
    "OffsetMap",
    "Place",
    "PlanNode",
    "Promise",
    "Repair",
    "Sentence",
    "Strategy",
]
