"""What was seen: values of indicators with place, period and source.

Comes in: annotations of later documents and tables of statistics. Goes out: ``Observation`` records; one that looks wrong is held for a
person with the reason, never dropped.
"""

from lantu.observations.from_annotation import annotation_observations, grade_of
from lantu.observations.parts import parts_ahead

__all__ = ["annotation_observations", "grade_of", "parts_ahead"]
