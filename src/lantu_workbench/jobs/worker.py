"""The worker's process: claims jobs and runs them, at low priority, so that people stay served.

It ends by itself some time after it has worked (the supervisor starts a fresh one), which gives back the memory that reading took.
``python -m lantu_workbench.jobs.worker`` runs it alone; ``lantu serve`` keeps one running.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from types import FrameType

__all__ = ["main", "work_all"]

_PRIORITY = 10
# Looking for a job is one indexed query; the pause grows while there is none.
_SHORTEST, _LONGEST = 0.1, 1.0
# Seconds without work after which a worker that has worked makes room for a fresh one.
_IDLE = 20.0


class _Stop:
    """Whether somebody asked the process to end; a job that is being worked is left to its lease."""

    def __init__(self) -> None:
        self.asked = False
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise SystemExit(128 + number)
        self.asked = True


def work_all(*, limit: int | None = None) -> int:
    """Work what waits, and come back when nothing does: for tests and for commands that fill the workbench. How many were worked."""
    from lantu_workbench.jobs.actions.claim import claim_job, worker_name
    from lantu_workbench.jobs.actions.run import run_job

    worker, count = worker_name(), 0
    while (limit is None or count < limit) and (job := claim_job(worker)) is not None:
        run_job(job)
        count += 1
    return count


def main() -> int:
    """Work until told to end, the parent is gone, or enough was worked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu_workbench.settings.base")
    os.nice(_PRIORITY)
    import django

    django.setup()
    from django.db import OperationalError, close_old_connections

    from lantu_workbench.jobs.actions.claim import release_dead

    stop, parent, pause, idle_since, worked = _Stop(), os.getppid(), _SHORTEST, time.monotonic(), False
    release_dead()
    while not stop.asked and os.getppid() == parent:
        try:
            count = work_all(limit=1)
        except OperationalError:
            # The database is busy or away: neither is a reason to end.
            logging.getLogger(__name__).warning("database not reachable", exc_info=True)
            close_old_connections()
            count = 0
        if count:
            pause, idle_since, worked = _SHORTEST, time.monotonic(), True
            continue
        if worked and time.monotonic() - idle_since > _IDLE:
            return 0
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST)
    return 0


if __name__ == "__main__":
    sys.exit(main())
