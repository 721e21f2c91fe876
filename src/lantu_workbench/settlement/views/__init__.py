"""Pages of the settlement: overview, verdicts, objections, tables of statistics, the report."""

from lantu_workbench.settlement.views.disputes import DisputesPage, decide, dispute, withdraw
from lantu_workbench.settlement.views.overview import overview, settle
from lantu_workbench.settlement.views.report import report, report_as
from lantu_workbench.settlement.views.tables import TablesPage, add, mapping, original, table, withdraw_data
from lantu_workbench.settlement.views.verdicts import OpenPage, proof, sign, unsign

__all__ = [
    "DisputesPage",
    "OpenPage",
    "TablesPage",
    "add",
    "decide",
    "dispute",
    "mapping",
    "original",
    "overview",
    "proof",
    "report",
    "report_as",
    "settle",
    "sign",
    "table",
    "unsign",
    "withdraw",
    "withdraw_data",
]
