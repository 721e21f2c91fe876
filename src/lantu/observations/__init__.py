"""What was seen: values of indicators with place, period and source.

Comes in: annotations of later documents and tables of statistics. Goes out: ``Observation`` records; one that looks wrong is held for a
person with the reason, never dropped.
"""

from lantu.observations.checks import hold_doubtful
from lantu.observations.from_annotation import annotation_observations, grade_of
from lantu.observations.from_table import table_observations
from lantu.observations.mapping import TableMapping, guess_mapping, mapping_text, parse_mapping
from lantu.observations.parts import parts_ahead
from lantu.observations.sheets import Sheet, read_sheet

__all__ = [
    "Sheet",
    "TableMapping",
    "annotation_observations",
    "grade_of",
    "guess_mapping",
    "hold_doubtful",
    "mapping_text",
    "parse_mapping",
    "parts_ahead",
    "read_sheet",
    "table_observations",
]
