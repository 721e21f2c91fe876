"""The frozen types that flow through the library. Standard library only."""

from lantu.types.citation import Citation
from lantu.types.deed import Deed, DeedSettlement, Sighting
from lantu.types.document import Document, Location, Metadata, OffsetMap, Repair
from lantu.types.figure import Figure
from lantu.types.finding import FINDING_KINDS, Finding
from lantu.types.indicator import DIRECTIONS, Indicator
from lantu.types.life import Life, Stage
from lantu.types.link import Link, Reason, Renaming
from lantu.types.observation import GRADES, Observation
from lantu.types.place import Body, Place
from lantu.types.plan import PlanNode
from lantu.types.promise import Promise
from lantu.types.reference import Reference, Referent
from lantu.types.sentence import LABELS, Sentence
from lantu.types.statement import Statement
from lantu.types.strategy import Strategy
from lantu.types.sums import Part, SumCheck
from lantu.types.verdict import VERDICTS, Forecast, Settlement, Target, Verdict

__all__ = [
    "DIRECTIONS",
    "FINDING_KINDS",
    "GRADES",
    "LABELS",
    "VERDICTS",
    "Body",
    "Citation",
    "Deed",
    "DeedSettlement",
    "Document",
    "Figure",
    "Finding",
    "Forecast",
    "Indicator",
    "Life",
    "Link",
    "Location",
    "Metadata",
    "Observation",
    "OffsetMap",
    "Part",
    "Place",
    "PlanNode",
    "Promise",
    "Reason",
    "Reference",
    "Referent",
    "Renaming",
    "Repair",
    "Sentence",
    "Settlement",
    "Sighting",
    "Stage",
    "Statement",
    "Strategy",
    "SumCheck",
    "Target",
    "Verdict",
]
