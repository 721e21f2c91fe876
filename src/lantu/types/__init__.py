"""The frozen types that flow through the library. Standard library only."""

from lantu.types.citation import Citation
from lantu.types.document import Document, Location, Metadata, OffsetMap, Repair
from lantu.types.figure import Figure
from lantu.types.indicator import DIRECTIONS, Indicator
from lantu.types.observation import GRADES, Observation
from lantu.types.place import Body, Place
from lantu.types.plan import PlanNode
from lantu.types.promise import Promise
from lantu.types.sentence import LABELS, Sentence
from lantu.types.strategy import Strategy
from lantu.types.verdict import VERDICTS, Settlement, Target, Verdict

__all__ = [
    "DIRECTIONS",
    "GRADES",
    "LABELS",
    "VERDICTS",
    "Body",
    "Citation",
    "Document",
    "Figure",
    "Indicator",
    "Location",
    "Metadata",
    "Observation",
    "OffsetMap",
    "Place",
    "PlanNode",
    "Promise",
    "Repair",
    "Sentence",
    "Settlement",
    "Strategy",
    "Target",
    "Verdict",
]
