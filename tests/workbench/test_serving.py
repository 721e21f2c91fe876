"""The worker that ``lantu serve`` keeps: where it stands among processes, and that it ends with the server."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lantu_workbench.command import serve

# A worker in the middle of a long job: told to end once it goes on, told twice it ends, as the real one does.
BUSY = """
import os, signal, sys, time
told = []
def hear(number, frame):
    told.append(number)
    if len(told) > 1:
        raise SystemExit(143)
signal.signal(signal.SIGTERM, hear)
with open(sys.argv[1], "w") as file:
    file.write(f"{os.getpid()} {os.getpgid(0)} {os.getsid(0)}")
time.sleep(0.1)
while True:
    time.sleep(0.05)
"""


def test_a_busy_worker_ends_with_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    monkeypatch.setattr(serve, "_WORKER", [sys.executable, "-c", BUSY, str(told)])
    monkeypatch.setattr(serve, "_PATIENCE", 0.3)
    with serve._Worker() as worker:
        worker.start()
        end = time.monotonic() + 30
        while not (told.exists() and told.read_text()) and time.monotonic() < end:
            time.sleep(0.05)
        process, group, session = map(int, told.read_text().split())
        assert group == process != os.getpgid(0), "Ctrl-C on the terminal is not for it"
        assert session == os.getsid(0), "its low priority counts against the server's"
    assert worker.process is not None
    assert worker.process.wait(timeout=10) == 143
    assert not _alive(process)


def _alive(process: int) -> Any:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
