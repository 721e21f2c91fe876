from __future__ import annotations

import os
import subprocess
import sys
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


def test_behind_https_cookies_are_secure(tmp_path: Path) -> None:
    values = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.DEBUG"
    asked = f"from lantu_workbench.settings import base as s; print({values})"

    def told(**given: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANTU_", "DJANGO_"))}
        environment = {**kept, "LANTU_HOME": str(tmp_path), **given}
        return subprocess.run([sys.executable, "-c", asked], env=environment, check=True, capture_output=True, text=True).stdout.strip()

    assert told(LANTU_HTTPS="1", DJANGO_DEBUG="1", DEBUG="1") == "True True True False"
    assert told() == "False False False False"
