"""What becomes of a promise from year to year in a series of reports of one place.

Comes in: annotated documents with their years. Goes out: ``Life`` objects. Deliberately not done: whether it was kept; that needs evidence,
and is the settlement's business.
"""

from lantu.lives.follow import change_of, find_lives
from lantu.lives.targets import YearTarget, yearly_targets

__all__ = ["YearTarget", "change_of", "find_lives", "yearly_targets"]
