"""The same tests on PostgreSQL, on a server that this test starts and stops."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from postgres_server import find_binaries, server

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(find_binaries() is None, reason="PostgreSQL is not installed")
def test_everything_holds_on_postgresql() -> None:
    with server() as address:
        environment = {**os.environ, "LANTU_DATABASE": address, "LANTU_EXPECT_DATABASE": "postgresql"}
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "not slow", "tests/workbench"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout


def test_the_database_is_the_one_that_is_meant(db: None) -> None:
    from django.db import connection

    assert connection.vendor == os.environ.get("LANTU_EXPECT_DATABASE", "sqlite")
