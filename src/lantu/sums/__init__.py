"""Whether parts make up a whole: the targets of a place against those of the places inside it.

Comes in: statements and the tree. Goes out: ``SumCheck`` objects: sums of amounts and counts, bounds for rates, size classes; what
cannot be added is refused with the reason. Deliberately not done: adding what is measured differently, or filling in the share of a place
that states none: such places carry the remainder.
"""

from lantu.sums.check import check_sums

__all__ = ["check_sums"]
