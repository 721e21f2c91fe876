"""Pages of the settlement: overview, verdicts, objections, tables of statistics with the values that are held, the report."""

from lantu_workbench.settlement.views.disputes import DisputesPage, decide, dispute, withdraw
from lantu_workbench.settlement.views.held import HeldPage, discard, held, release, undo
from lantu_workbench.settlement.views.overview import overview, settle
from lantu_workbench.settlement.views.report import report, report_as
from lantu_workbench.settlement.views.tables import TablesPage, add, mapping, original, table, withdraw_data
from lantu_workbench.settlement.views.verdicts import OpenPage, proof, sign, unsign

__all__ = [
    "DisputesPage",
    "HeldPage",
    "OpenPage",
    "TablesPage",
    "add",
    "decide",
    "discard",
    "dispute",
    "held",
    "mapping",
    "original",
    "overview",
    "proof",
    "release",
    "report",
    "report_as",
    "settle",
    "sign",
    "table",
    "undo",
    "unsign",
    "withdraw",
    "withdraw_data",
]
