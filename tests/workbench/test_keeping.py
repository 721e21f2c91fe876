"""What must survive: backups restored, ledgers carried over, processes killed at any moment. Real processes on real folders."""

from __future__ import annotations

import io
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
LANTU = [sys.executable, "-m", "lantu", "--lang", "en"]
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("0*"))
# Long enough to be killed in, short enough to wait for.
LONG = "青石市2026年工作计划\n\n" + "\n".join(
    f"我们将在{number}号片区新建道路{number % 9 + 2}条，力争建成学校{number % 7 + 1}所，打通断头路{number % 5 + 1}处。"
    for number in range(400)
)


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANTU_", "DJANGO_"))}
    return {**kept, "LANTU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "lantu_workbench.settings.base"}


def run(home: Path, *words: str, status: int = 0) -> str:
    done = subprocess.run([*LANTU, *words], env=environment(home), capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def code(home: Path, text: str) -> str:
    """Run some code in a process of its own, with Django started."""
    command = [sys.executable, "-c", f"import django; django.setup()\n{text}"]
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True).stdout


def prepare(home: Path, *paths: Path) -> None:
    command = [sys.executable, "-m", "lantu_workbench.command.prepare", "zh", *map(str, paths)]
    subprocess.run(command, env=environment(home), check=True, capture_output=True)


def tables(archive: Path) -> dict[str, bytes]:
    with tarfile.open(archive) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar if member.name != "manifest.json"}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("filled")
    prepare(home, *SAMPLES[:3])
    code(
        home,
        "from lantu_workbench.ledger.models import PromiseVersion\n"
        "from lantu_workbench.ledger.actions.change_promises import change_promises\n"
        "from lantu_workbench.ledger.choices import Change\n"
        "from lantu_workbench.base.access import SYSTEM\n"
        "from datetime import date\n"
        "keys = list(PromiseVersion.objects.values_list('promise', flat=True)[:5])\n"
        "change_promises(keys, {'lead_body': '市发改委'}, change=Change.EDITED, reason='分工', by=SYSTEM)\n"
        "change_promises(keys[:2], {'due': '2030'}, change=Change.CORRECTED, reason='延期', true_from=date(2020, 1, 2), by=SYSTEM)\n",
    )
    return home


def test_a_restored_backup_is_what_was_backed_up(filled: Path, tmp_path: Path) -> None:
    first, second, home = tmp_path / "one.tar", tmp_path / "two.tar", tmp_path / "new"
    run(filled, "backup", str(first))
    run(home, "restore", str(first))
    assert "chain is whole" in run(home, "verify")
    run(home, "backup", str(second))
    assert tables(first) == tables(second)
    found = "print(len(list(find_versions(PromiseVersion.objects.all(), '建设'))))"
    imports = "from lantu_workbench.ledger.search import find_versions\nfrom lantu_workbench.ledger.models import PromiseVersion\n"
    assert code(home, imports + found) == code(filled, imports + found) != "0\n"
    assert "L509" in run(home, "restore", str(first), status=1)


def test_a_backup_that_was_tampered_with_is_not_restored(filled: Path, tmp_path: Path) -> None:
    archive, changed, home = tmp_path / "one.tar", tmp_path / "changed.tar", tmp_path / "new"
    run(filled, "backup", str(archive))
    with tarfile.open(archive) as old, tarfile.open(changed, "w") as new:
        for member in old:
            data = old.extractfile(member).read()  # type: ignore[union-attr]
            if member.name == "tables/base.LogEntry.jsonl":
                data = data.replace("分工".encode(), "改工".encode())
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
    assert "log" in run(home, "restore", str(changed), status=1)
    with sqlite3.connect(home / "lantu.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM documents_document").fetchone() == (0,)


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.tar").write_bytes(b"no tar at all")
    assert "L108" in run(tmp_path / "home", "restore", str(tmp_path / "x.tar"), status=1)
    assert "L101" in run(tmp_path / "home", "restore", str(tmp_path / "none.tar"), status=1)


def test_a_ledger_carried_over_is_equal(filled: Path, tmp_path: Path) -> None:
    first, second, home = tmp_path / "one.tar", tmp_path / "two.tar", tmp_path / "new"
    run(filled, "export", str(first))
    prepare(home)
    assert "3 documents" in run(home, "import", str(first))
    run(home, "export", str(second))
    assert tables(first) == tables(second)
    assert "0 documents" in run(home, "import", str(first)), "the same ledger twice is one"
    assert "chain is whole" in run(home, "verify")
    code(home, "from lantu_workbench.documents.models import Document\nDocument.objects.update(title='别的')")
    run(home, "import", str(first), status=1)


def test_verify_finds_what_was_changed_behind_its_back(filled: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    prepare(home, SAMPLES[3])
    export = tmp_path / "log.jsonl"
    run(home, "verify", "--export", str(export))
    checked = subprocess.run([sys.executable, "tools/verify_log.py", str(export)], cwd=Path(__file__).parents[2], check=False)
    assert checked.returncode == 0
    file = next(path for path in (home / "files").rglob("*") if path.is_file())
    kept = file.read_bytes()
    file.write_bytes(kept + b" ")
    assert "changed" in run(home, "verify", status=1)
    file.unlink()
    assert "missing" in run(home, "verify", status=1)
    file.write_bytes(kept)
    with sqlite3.connect(home / "lantu.sqlite3") as database:
        database.execute("UPDATE ledger_promiseversion SET due = '2099' WHERE id = 1")
    assert "ledger" in run(home, "verify", status=1).lower()
    with sqlite3.connect(home / "lantu.sqlite3") as database:
        database.execute("UPDATE base_logentry SET reason = 'x' WHERE number = 2")
    assert "No. 2" in run(home, "verify", status=1)


def state(home: Path) -> dict[str, int]:
    with sqlite3.connect(home / "lantu.sqlite3") as database:
        one = lambda text: database.execute(text).fetchone()[0]  # noqa: E731
        return {
            "readings done": one("SELECT count(*) FROM jobs_job WHERE state = 'done' AND kind = 'documents.read'"),
            "documents": one("SELECT count(*) FROM documents_document"),
            "versions": one("SELECT count(*) FROM ledger_promiseversion"),
            "current": one("SELECT count(*) FROM ledger_promiseversion WHERE is_current"),
            "edited": one("SELECT count(*) FROM ledger_promiseversion WHERE is_current AND lead_body = '市改革委'"),
        }


def killed(home: Path, command: list[str], *, seconds: float) -> None:
    process = subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def long_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("long")
    file = tmp_path_factory.mktemp("text") / "长.txt"
    file.write_text(LONG, encoding="utf-8")
    prepare(home, file)
    return home


EDIT = (
    "import django; django.setup()\n"
    "from lantu_workbench.ledger.models import PromiseVersion\n"
    "from lantu_workbench.ledger.actions.change_promises import change_promises\n"
    "from lantu_workbench.ledger.choices import Change\n"
    "from lantu_workbench.base.access import SYSTEM\n"
    "keys = list(PromiseVersion.objects.filter(is_current=True).values_list('promise', flat=True))\n"
    "change_promises(keys, {'lead_body': '市改革委'}, change=Change.EDITED, reason='分工', by=SYSTEM)\n"
)


def all_or_nothing(home: Path, act: list[str], finished: Callable[[dict[str, int]], bool], *, tries: int = 3) -> None:
    """Kill the act at several moments; each time it has done all or nothing and the log is whole. Then let it end."""
    before = state(home)
    moments = random.Random(7)
    for _ in range(tries):
        killed(home, act, seconds=moments.uniform(0.4, 1.6))
        after = state(home)
        assert after == before or finished(after), after
        assert "chain is whole" in run(home, "verify")
    subprocess.run(act, env=environment(home), check=True, capture_output=True)
    assert finished(state(home))
    assert "chain is whole" in run(home, "verify")


def test_a_bulk_edit_that_is_killed(long_home: Path) -> None:
    count = state(long_home)["current"]
    assert count > 500
    all_or_nothing(long_home, [sys.executable, "-c", EDIT], lambda after: after["edited"] == count == after["current"])


def test_an_import_that_is_killed(long_home: Path, tmp_path: Path) -> None:
    archive, home = tmp_path / "ledger.tar", tmp_path / "home"
    run(long_home, "export", str(archive))
    prepare(home)
    count = state(long_home)["versions"]
    all_or_nothing(home, [*LANTU, "import", str(archive)], lambda after: after["versions"] == count and after["documents"] == 1)


def test_a_reading_that_is_killed_goes_on(tmp_path: Path) -> None:
    """The worker is killed while it reads; the next one takes the job up at once, for its owner is gone from this machine."""
    home = tmp_path / "home"
    prepare(home)
    code(
        home,
        f"text = {LONG!r}\n"
        "from lantu_workbench.accounts.models import Unit\n"
        "from lantu_workbench.base.access import SYSTEM\n"
        "from lantu_workbench.documents.actions.add_document import add_document\n"
        "add_document([text.encode()], '长.txt', unit=Unit.objects.get(), reason='x', by=SYSTEM)\n",
    )
    worker = [sys.executable, "-m", "lantu_workbench.jobs.worker"]
    for seconds in (0.7, 1.1):
        killed(home, worker, seconds=seconds)
        assert state(home)["versions"] in (0, state(home)["current"])
    process = subprocess.Popen(worker, env=environment(home))
    try:
        end = time.monotonic() + 60
        while not state(home)["readings done"] and time.monotonic() < end:
            time.sleep(0.2)
    finally:
        process.terminate()
        process.wait()
    after = state(home)
    assert after["readings done"] == 1 and after["versions"] == after["current"] > 500
    assert "chain is whole" in run(home, "verify")
    assert int(code(home, "from lantu_workbench.jobs.models import Job\nprint(Job.objects.get(kind='documents.read').tries)")) <= 3
