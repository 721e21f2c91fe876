"""What became of each promised figure: which observation answers it, the verdict by a rule, and the proof.

Comes in: annotations of plans and of later reports, observations of tables. Goes out: ``Settlement`` records. The promiser's plan cannot
prove itself: an observation of the target's own document is never its evidence.
"""

from lantu.settlement.bounds import ruleset_version
from lantu.settlement.deeds import find_deeds, settle_deeds
from lantu.settlement.rows import settlement_rows
from lantu.settlement.settle import settle, settle_all, settle_targets
from lantu.settlement.targets import find_targets
from lantu.settlement.whole import whole_verdict

__all__ = [
    "find_deeds",
    "find_targets",
    "ruleset_version",
    "settle",
    "settle_all",
    "settle_deeds",
    "settle_targets",
    "settlement_rows",
    "whole_verdict",
]
