"""What holds for every test: no network, and under ``LANTU_CI=1`` nothing is left out."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

SHARED = Path(os.environ.get("LANTU_SHARED", Path(__file__).parents[2] / "shared"))
# Reasons that speak of the annotated documents, which a machine may rightly not have.
_OF_SHARED = re.compile("shared|seeds|gold")
_LOOPBACK = ("127.", "::1", "localhost")


def pytest_configure(config: pytest.Config) -> None:
    """Closes the network: a test may talk to this machine, to nothing else. Under ``LANTU_CI`` properties are tried on the same examples
    each time, so that a run can be repeated; elsewhere on new ones."""
    settings.register_profile("ci", derandomize=True)
    if os.environ.get("LANTU_CI"):
        settings.load_profile("ci")
    reach = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(_LOOPBACK):
            raise RuntimeError(f"tests have no network: {address}")
        reach(self, address)

    socket.socket.connect = connect  # type: ignore[method-assign]


def complain(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Under ``LANTU_CI=1`` a test that is left out for want of a part has failed: the machine was to have every part."""
    if not report.skipped or hasattr(report, "wasxfail") or not os.environ.get("LANTU_CI"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if SHARED.is_dir() or not _OF_SHARED.search(reason):
        report.outcome = "failed"
        report.longrepr = f"left out under LANTU_CI, where nothing may be: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    complain(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    complain(report)
    return report
