"""How fast the workbench answers, beside Datasette on the same rows: ``bench_workbench.py [--promises N] [--requests N] [--keep FOLDER]``.

SQLite, four clients at once, one run on one machine; 95th percentiles of whole answers in milliseconds. Pages are asked for with other
filters, words and page numbers each time; "after a write" is the first answer when nothing is counted yet. Then the memory of all processes
at rest (proportional set size), and the time from start to the first answer against an empty Django project. Nothing here can fail: goals
that are missed are named.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from bench import Report

_ROOT = Path(__file__).parents[1]
_DATASETTE = _ROOT / ".bench" / "bin" / "datasette"
_CLIENTS = 4
_PORTS = {"lantu": 8951, "datasette": 8952, "django": 8953}
_WORDS = ("产业园区", "老旧小区", "新建桥梁", "科技创新", "市交通局", "改造管网", "营商环境", "新建学校")
_KINDS, _YEARS = ("project", "outcome", "service"), tuple(map(str, range(2024, 2033)))
Ask = Callable[[random.Random], str]


def lantu_pages(documents: int) -> dict[str, Ask]:
    return {
        "ledger": lambda dice: f"/ledger?page={dice.randint(1, 300)}",
        "filtered": lambda dice: f"/ledger?kind={dice.choice(_KINDS)}&due_year={dice.choice(_YEARS)}&sort=-due",
        "search": lambda dice: f"/ledger?q={quote(dice.choice(_WORDS))}",
        "document": lambda dice: f"/documents/b{dice.randrange(documents):07}",
        "wall": lambda dice: "/wall",
    }


def datasette_pages(documents: list[str]) -> dict[str, Ask]:
    facets = "&".join(f"_facet={name}" for name in ("kind", "due_year", "place", "lead_body", "verifiable", "status"))
    base = f"/rows/promises?_size=50&{facets}"
    return {
        "ledger": lambda dice: f"{base}&_next={dice.randint(1, 300) * 50}",
        "filtered": lambda dice: f"{base}&kind={dice.choice(_KINDS)}&due_year={dice.choice(_YEARS)}&_sort_desc=due",
        "search": lambda dice: f"{base}&_search={quote(dice.choice(_WORDS))}",
        "document": lambda dice: f"/rows/promises?_size=200&{urlencode({'document': dice.choice(documents)})}",
    }


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def ask_all(port: int, page: Ask, requests: int, cookie: str = "") -> list[float]:
    """Milliseconds of each answer, four clients at once. Raises where an answer is not 200."""
    times: list[float] = []
    wrong: list[str] = []

    def client(number: int) -> None:
        dice = random.Random(number)
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for _ in range(requests // _CLIENTS):
            path = page(dice)
            begun = time.perf_counter()
            line.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "zh-CN"})
            answer = line.getresponse()
            answer.read()
            times.append(1000 * (time.perf_counter() - begun))
            if answer.status != 200:
                wrong.append(f"{answer.status} {path}")

    threads = [threading.Thread(target=client, args=(number,)) for number in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(wrong[0])
    return times


@contextmanager
def running(command: list[str], port: int, path: str, environment: dict[str, str] | None = None) -> Iterator[tuple[int, float]]:
    """A server, its process and the seconds until its first answer. Raises where somebody else answers at its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process.pid, _first_answer(port, path, begun)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def _first_answer(port: int, path: str, begun: float) -> float:
    while time.perf_counter() - begun < 120:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            line.request("GET", path)
            if line.getresponse().status < 500:
                return time.perf_counter() - begun
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("no answer")


def sign_in(home: Path, port: int) -> str:
    """A session's cookie, by a one-time link."""
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "lantu", "sign-in-link", "--home", str(home), "--address", address]
    path = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().removeprefix(address)
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", path)
    first = line.getresponse()
    secret = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', first.read().decode())
    given = str(first.getheader("Set-Cookie")).split(";")[0]
    assert secret, "the link does not let in"
    headers = {"Cookie": given, "Content-Type": "application/x-www-form-urlencoded", "Origin": address}
    line.request("POST", path, urlencode({"csrfmiddlewaretoken": secret[1]}), headers)
    answer = line.getresponse()
    answer.read()
    cookie = "; ".join(value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie")
    line.request("GET", "/account", headers={"Cookie": cookie})
    if line.getresponse().status != 200:
        raise RuntimeError("not signed in: what would be measured is the public's empty ledger")
    return cookie


def memory(root: int) -> float:
    """MiB of a process and all below it, shared pages counted once."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family = {root}
    while more := {process for process, parent in parents.items() if parent in family} - family:
        family |= more
    kib = 0
    for process in family:
        try:
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)
        except OSError:
            continue  # it has just ended
        kib += int(found[1]) if found else 0
    return kib / 1024


def fill(home: Path, promises: int) -> tuple[int, int]:
    """How many promises and documents the folder holds."""
    environment = {**os.environ, "LANTU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "lantu_workbench.settings.base"}
    subprocess.run([sys.executable, "-m", "lantu_workbench.command.prepare", "en"], env=environment, check=True, stdout=subprocess.DEVNULL)
    command = [sys.executable, str(Path(__file__).with_name("bench_fill.py")), str(promises)]
    count, documents = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.split()
    return int(count), int(documents)


def empty_django(folder: Path) -> float:
    """Seconds from start to first answer of a project with nothing in it, prepared as ours is (migrate, then serve)."""
    subprocess.run([sys.executable, "-m", "django", "startproject", "empty", str(folder)], check=True)
    starting = f"{sys.executable} manage.py migrate -v0 && exec {sys.executable} manage.py runserver --noreload {_PORTS['django']}"
    with running(["sh", "-c", f"cd {folder} && {starting}"], _PORTS["django"], "/") as (_, seconds):
        return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--promises", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=120)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    report = Report()
    with TemporaryDirectory() as scratch:
        home = options.keep or Path(scratch) / "home"
        begun = time.perf_counter()
        if (home / "rows.sqlite3").exists():
            documents = sum(1 for _ in _titles(home))
        else:
            count, documents = fill(home, options.promises)
            print(f"{count:,} promises of {documents:,} generated documents, filled in {time.perf_counter() - begun:.0f} s")
        compare(report, home, documents, options.requests)
        ours = Path(scratch) / "new"
        with running(_serve(ours), _PORTS["lantu"], "/sign-in") as (_, seconds):
            pass
        theirs = Path(scratch) / "django"
        theirs.mkdir()
        other = empty_django(theirs)
        report.show(
            "first start to first answer", f"{seconds:.2f} s, an empty Django project {other:.2f} s", ("≤ 3 ×", seconds <= 3 * other)
        )
    print(f"{report.goals - report.missed} goals met, {report.missed} missed")


def _serve(home: Path) -> list[str]:
    return [sys.executable, "-m", "lantu", "serve", "--home", str(home), "--port", str(_PORTS["lantu"])]


def _titles(home: Path) -> Iterator[str]:
    import sqlite3

    with sqlite3.connect(home / "rows.sqlite3") as base:
        for (title,) in base.execute("SELECT DISTINCT document FROM promises"):
            yield str(title)


def compare(report: Report, home: Path, documents: int, requests: int) -> None:
    """Both servers run; each page is asked of one and then of the other."""
    theirs = [
        str(_DATASETTE),
        "serve",
        str(home / "rows.sqlite3"),
        "--port",
        str(_PORTS["datasette"]),
        "--setting",
        "sql_time_limit_ms",
        "20000",
    ]
    theirs += ["--setting", "facet_time_limit_ms", "20000"]
    others = datasette_pages(list(_titles(home)))
    with running(_serve(home), _PORTS["lantu"], "/sign-in") as (process, _), running(theirs, _PORTS["datasette"], "/"):
        cookie = sign_in(home, _PORTS["lantu"])
        for name, page in lantu_pages(documents).items():
            begun = time.perf_counter()
            ask_all(_PORTS["lantu"], page, _CLIENTS, cookie)
            first = 1000 * (time.perf_counter() - begun)
            mine = ask_all(_PORTS["lantu"], page, requests, cookie)
            shown = f"p95 {percentile(mine, 0.95):.0f} ms, median {percentile(mine, 0.5):.0f}; four at once after a write {first:.0f}"
            if name not in others:
                report.show(name, shown)
                continue
            peer = ask_all(_PORTS["datasette"], others[name], requests)
            shown += f"; Datasette p95 {percentile(peer, 0.95):.0f}, median {percentile(peer, 0.5):.0f}"
            report.show(name, shown, ("p95 ≤ Datasette's", percentile(mine, 0.95) <= percentile(peer, 0.95)))
        time.sleep(3)
        size = memory(process)
        report.show("memory at rest, all processes", f"{size:.0f} MiB", ("≤ 400 MB", size * 1.048576 <= 400))


if __name__ == "__main__":
    main()
