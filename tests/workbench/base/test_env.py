from __future__ import annotations

from pathlib import Path

import pytest

from lantu_workbench.settings import env
from lantu_workbench.settings.secret import read_secret


def test_readers_refuse_what_they_cannot_read() -> None:
    for read in (
        lambda: env.flag("LANTU_X", default=True, environment={"LANTU_X": "perhaps"}),
        lambda: env.number("LANTU_X", 1, environment={"LANTU_X": "many"}),
        lambda: env.number("LANTU_X", 1, least=1, environment={"LANTU_X": "0"}),
        lambda: env.database("LANTU_X", Path("/x"), environment={"LANTU_X": "mysql://h/x"}),
        lambda: env.database("LANTU_X", Path("/x"), environment={"LANTU_X": "postgres://h"}),
    ):
        with pytest.raises(env.EnvError, match="LANTU_X"):
            read()


def test_the_default_database_takes_write_locks_at_once() -> None:
    settings = env.database("LANTU_X", Path("/x"), environment={})
    assert settings["NAME"] == Path("/x/lantu.sqlite3")
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"  # type: ignore[index]


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    home = tmp_path / "new"
    first = read_secret(home)
    assert len(first) >= 50 and read_secret(home) == first
    assert (home / "secret.key").stat().st_mode & 0o077 == 0
    assert [file.name for file in home.iterdir()] == ["secret.key"]
