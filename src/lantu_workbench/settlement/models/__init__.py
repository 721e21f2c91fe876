"""The tables of the settlement, in the order in which rows need each other."""

from lantu_workbench.settlement.models.dispute import Dispute
from lantu_workbench.settlement.models.held import HeldValue
from lantu_workbench.settlement.models.run import Run
from lantu_workbench.settlement.models.signature import Signature
from lantu_workbench.settlement.models.table import DataTable
from lantu_workbench.settlement.models.verdict import Evidence, Verdict

__all__ = ["DataTable", "Dispute", "Evidence", "HeldValue", "Run", "Signature", "Verdict"]
