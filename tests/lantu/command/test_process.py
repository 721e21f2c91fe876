"""The command as a process: start-up, signals, pipes, a full disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LANTU = [sys.executable, "-m", "lantu"]
# As a user's shell has it: Python buffers its output, and tries to write what is left of it when it ends.
ENGLISH = {**{name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}, "LC_ALL": "en_US.UTF-8"}


def test_help_starts_fast() -> None:
    started = os.times()
    done = subprocess.run([*LANTU, "--help"], capture_output=True, env=ENGLISH, check=True)
    ended = os.times()
    assert b"usage: lantu" in done.stdout
    used = ended.children_user + ended.children_system - started.children_user - started.children_system
    assert used <= 0.3


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from lantu.command.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"rich", "opencc", "pypinyin", "lxml", "trafilatura", "lantu.annotating", "lantu.sources"} & set(done.stderr.split())


def test_version() -> None:
    done = subprocess.run([*LANTU, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("lantu ")


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text("新增学位3000个。\n" * 3000, encoding="utf-8")
    process = subprocess.Popen([*LANTU, "read", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENGLISH)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["read"], ["annotate"], ["ledger", "--show"], ["ledger", "--help"]])
def test_full_disk_behind_standard_output(words: list[str], plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*LANTU, *words, str(plan)], stdout=full, stderr=subprocess.PIPE, env=ENGLISH, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(b"L402 stdout")
    assert b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


def heed_interrupts() -> None:
    """What a shell starts in the background would ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted_and_gone_on(tmp_path: Path) -> None:
    inputs, folder = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    for number in range(60):
        (inputs / f"{number:03d}.txt").write_text(f"第{number}号文件\n" + "新增学位3000个，新建道路12条。\n" * 60, encoding="utf-8")
    command = [*LANTU, "annotate", str(inputs), "-o", str(folder)]
    process = subprocess.Popen([*command, "-j", "2"], stderr=subprocess.PIPE, env=ENGLISH, preexec_fn=heed_interrupts)
    deadline = time.monotonic() + 60
    while len(list(folder.glob("*.jsonl"))) < 4 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert b"Traceback" not in said and b"next run goes on" in said
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.jsonl")}
    assert 4 <= len(before) < 60
    assert not list(folder.glob(".*.part"))
    subprocess.run([*command, "-q"], check=True, timeout=300)
    after = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.jsonl")}
    assert len([name for name in after if not name.startswith(".")]) == 60
    kept = [name for name in before if not name.startswith(".") and after[name] == before[name]]
    assert len(kept) >= len(before) - 2
