"""Bring the tables up to date, with the log's chain checked before and after: what came in broken is not blamed on the change of tables,
and a change that broke it is not served.
"""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lantu_workbench.base.log import ChainFault, verify_chain
from lantu_workbench.base.models import LogEntry

__all__ = ["Broken", "migrate"]


class Broken(Exception):
    """The log's chain does not hold: ``when`` is "before" or "after" the tables were changed."""

    def __init__(self, when: str, fault: ChainFault) -> None:
        super().__init__(f"{when}: {fault.number} {fault.what}")
        self.when, self.fault = when, fault


def migrate() -> int:
    """The number of migrations made. Raises Broken; before the first one nothing has been changed then.

    Asking whether there is anything to do takes a third of the time of doing nothing.
    """
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return 0
    _check("before")
    call_command("migrate", verbosity=0, interactive=False)
    _check("after")
    return len(plan)


def _check(when: str) -> None:
    if LogEntry._meta.db_table not in connection.introspection.table_names():
        return
    _, fault = verify_chain()
    if fault:
        raise Broken(when, fault)
