"""How fast the workbench answers, beside Datasette on the same rows.

``bench_workbench.py [--promises N] [--requests N] [--uploads N] [--starts N] [--keep FOLDER]``

SQLite, four clients at once, one run on one machine; 95th percentiles of whole answers in milliseconds. What filling left to the background
is done before. Pages are asked for with other filters, words and page numbers each time; "after a write" is the first answer when nothing
is counted yet. Then the memory of all processes at rest (proportional set size), uploads while four people read, and the time from start to
the first answer against an empty Django project. Nothing here can fail: goals that are missed are named.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from bench import Report
from bench_servers import CLIENTS, Ask, ask_all, come_to_rest, percentile, running, sign_in
from bench_uploads import upload_while_reading

_ROOT = Path(__file__).parents[1]
_DATASETTE = _ROOT / ".bench" / "bin" / "datasette"
_PORTS = {"lantu": 8951, "datasette": 8952, "django": 8953}
_WORDS = ("产业园区", "老旧小区", "新建桥梁", "科技创新", "市交通局", "改造管网", "营商环境", "新建学校")
# Seconds after which a worker that has nothing to do gives back what it took.
_WORKER_IDLE = 25
_KINDS, _YEARS = ("project", "outcome", "service"), tuple(map(str, range(2024, 2033)))


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
    parser.add_argument("--uploads", type=int, default=500)
    parser.add_argument("--starts", type=int, default=5)
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
        upload(report, home, documents, options.uploads)
        compare_starts(report, Path(scratch), options.starts)
    print(f"{report.goals - report.missed} goals met, {report.missed} missed")


def upload(report: Report, home: Path, documents: int, count: int) -> None:
    """Files come in one by one while as many people as ever read; then every one must be there, read, and the same bytes."""
    with running(_serve(home), _PORTS["lantu"], "/sign-in"):
        found = upload_while_reading(_PORTS["lantu"], sign_in(home, _PORTS["lantu"]), lantu_pages(documents), count)
    whole = subprocess.run([sys.executable, "-m", "lantu", "verify", "--home", str(home)], check=False, capture_output=True).returncode == 0
    report.show(
        f"{count} uploads while four people read",
        f"{found.there} there and read after {found.seconds:.0f} s, upload p95 {percentile(found.uploads, 0.95):.0f} ms; "
        f"{len(found.readers)} pages read, p95 {percentile(found.readers, 0.95):.0f} ms",
        ("nothing lost", found.there == count and not found.wrong),
        ("log and files whole", whole),
    )
    for wrong in found.wrong[:5]:
        print(f"  {wrong}")


def compare_starts(report: Report, scratch: Path, count: int) -> None:
    """First starts of both in turn, each on nothing: the middle one of each, for other work on the machine strikes single ones."""
    pairs = []
    for number in range(count):
        with running(_serve(scratch / f"new{number}"), _PORTS["lantu"], "/sign-in") as (_, seconds):
            pass
        theirs = scratch / f"django{number}"
        theirs.mkdir()
        pairs.append((seconds, empty_django(theirs)))
    mine, other = (median(side) for side in zip(*pairs, strict=True))
    ratios = ", ".join(f"{seconds / empty:.1f}" for seconds, empty in pairs)
    shown = f"{mine:.2f} s, an empty Django project {other:.2f} s (middle of {count}; ratios {ratios})"
    report.show("first start to first answer", shown, ("≤ 3 ×", mine <= 3 * other))


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
        print(f"plan and settlement of all of them made in the background in {come_to_rest(_PORTS['lantu'], cookie):.0f} s")
        for name, page in lantu_pages(documents).items():
            begun = time.perf_counter()
            ask_all(_PORTS["lantu"], page, CLIENTS, cookie)
            first = 1000 * (time.perf_counter() - begun)
            mine = ask_all(_PORTS["lantu"], page, requests, cookie)
            shown = f"p95 {percentile(mine, 0.95):.0f} ms, median {percentile(mine, 0.5):.0f}; four at once after a write {first:.0f}"
            if name not in others:
                report.show(name, shown)
                continue
            peer = ask_all(_PORTS["datasette"], others[name], requests)
            shown += f"; Datasette p95 {percentile(peer, 0.95):.0f}, median {percentile(peer, 0.5):.0f}"
            report.show(name, shown, ("p95 ≤ Datasette's", percentile(mine, 0.95) <= percentile(peer, 0.95)))
        come_to_rest(_PORTS["lantu"], cookie)
        time.sleep(_WORKER_IDLE)
        size = memory(process)
        report.show("memory at rest, all processes", f"{size:.0f} MiB", ("≤ 400 MB", size * 1.048576 <= 400))


if __name__ == "__main__":
    main()
