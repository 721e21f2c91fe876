"""What tests/conftest.py promises of every test."""

from __future__ import annotations

import socket
import types

import pytest


@pytest.fixture
def house(request: pytest.FixtureRequest) -> types.ModuleType:
    """The module of tests/conftest.py as pytest loaded it."""
    return next(plugin for plugin in request.config.pluginmanager.get_plugins() if hasattr(plugin, "complain"))


def test_no_test_reaches_the_network() -> None:
    with socket.socket() as out, pytest.raises(RuntimeError, match="no network"):
        out.connect(("192.0.2.1", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


def left_out(reason: str) -> pytest.TestReport:
    return pytest.TestReport("tests/test_a.py::test_a", ("a", 1, "test_a"), {}, "skipped", ("a", 1, f"Skipped: {reason}"), "setup")


@pytest.mark.parametrize(
    ("ci", "shared", "reason", "outcome"),
    [
        ("1", True, "could not import 'pyarrow'", "failed"),
        ("1", False, "could not import 'pyarrow'", "failed"),
        ("1", True, "the shared corpus is not here", "failed"),
        ("1", False, "the shared corpus is not here", "skipped"),
        ("", True, "could not import 'pyarrow'", "skipped"),
    ],
)
def test_under_ci_nothing_is_left_out(
    ci: str, shared: bool, reason: str, outcome: str, house: types.ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("LANTU_CI", ci)
    monkeypatch.setattr(house, "SHARED", tmp_path if shared else tmp_path / "absent")
    report = left_out(reason)
    house.complain(report)
    assert report.outcome == outcome
