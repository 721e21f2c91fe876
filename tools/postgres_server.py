"""A PostgreSQL server for tests: ``postgres_server.py -- COMMAND…`` runs a command with ``LANTU_DATABASE`` set to it, and takes it away
after.

It lies in a temporary folder, listens on this machine only, trusts whoever asks, and cares for speed instead of power cuts. PostgreSQL
refuses to
run as root: there the system's ``postgres`` account runs it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["find_binaries", "server"]

_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def find_binaries() -> Path | None:
    """The folder of the newest server on this machine; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, in the form that ``LANTU_DATABASE`` takes."""
    binaries = find_binaries()
    if binaries is None:
        raise FileNotFoundError("initdb")
    with tempfile.TemporaryDirectory(prefix="lantu-postgres-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        _as_postgres([binaries / "initdb", "-D", folder / "data", "-U", "lantu", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"])
        control = [binaries / "pg_ctl", "-D", folder / "data", "-w"]
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {_QUICK}"
        _as_postgres([*control, "-o", options, "-l", folder / "log", "start"])
        try:
            _as_postgres([binaries / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "lantu", "lantu"])
            yield f"postgres://lantu@127.0.0.1:{port}/lantu"
        finally:
            _as_postgres([*control, "-m", "fast", "stop"])


def _as_postgres(command: list[object]) -> None:
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd="/", **user)  # type: ignore[call-overload]


def main() -> int:
    command = sys.argv[sys.argv.index("--") + 1 :]
    with server() as address:
        return subprocess.run(command, env={**os.environ, "LANTU_DATABASE": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
