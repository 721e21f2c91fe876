"""How fast Lantu is, against what people would use today, in one run on one machine.

``bench.py [--shared DIR] [--rounds N] [--quick] [--plans]``.

The same text, one core each, rounds taken in turn, medians, CPU seconds; what counts are the ratios. Where the corpus is not here
(``../shared``) the bundled samples are read instead. ``--quick`` takes every sixth document and one round. Nothing here can fail: goals
that are missed are named. ``--plans`` measures only many reports as one plan.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_ROOT = Path(__file__).parents[1]
_TASKS = Path(__file__).with_name("bench_tasks.py")
_PEERS = _ROOT / ".bench" / "bin" / "python"
_LANTU = [sys.executable, "-m", "lantu"]
_CORE = min(os.sched_getaffinity(0))
_DOCUMENTS, _DOCUMENT_SIZE = 10_000, 600
_PAGES = 40
# Where other work takes more than so much of a core, two processes don't get two; looked at for so many seconds.
_BUSY, _LOOK = 0.3, 3.0
_MIB = 1 << 20
# A measured ratio of times may be off by so much on a busy machine.
_NOISE = 1.15


class Report:
    """Prints each figure with its goal, and counts how many goals were missed."""

    def __init__(self) -> None:
        self.goals = self.missed = 0

    def show(self, what: str, value: str, *goals: tuple[str, bool]) -> None:
        self.goals += len(goals)
        self.missed += sum(not met for _, met in goals)
        marks = "; ".join(f"{goal} {'met' if met else 'MISSED'}" for goal, met in goals)
        print(f"{what:58} {value:>26}   {marks}".rstrip(), flush=True)


def run_task(name: str, given: list[str], python: str | Path = sys.executable) -> dict[str, Any]:
    """One task in a process of its own, on one core."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.json", Path(folder) / "out.json"
        source.write_text(json.dumps(given), encoding="utf-8")
        subprocess.run(
            [str(python), "-W", "ignore", str(_TASKS), name, str(source), str(target)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if python == _PEERS else None,
            preexec_fn=lambda: os.sched_setaffinity(0, {_CORE}),
        )
        result: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return result


def child(command: Sequence[str]) -> tuple[float, float, int]:
    """A command's CPU seconds, seconds on the wall and peak memory in bytes, its children's CPU among them, not their memory."""
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - started, usage.ru_maxrss * 1024


def texts_to_read(shared: Path, *, quick: bool) -> tuple[str, list[Path], list[str]]:
    """What is read, in words; its files; their texts."""
    paths = sorted((shared / "corpus").glob("*/*.txt"))
    where = f"{shared}/corpus"
    if not paths:
        paths, where = sorted((_ROOT / "samples" / "sources").glob("*.md")), "the bundled samples (no corpus here)"
    elif quick:
        paths = paths[::6]
    return where, paths, [path.read_text(encoding="utf-8") for path in paths]


def compare(report: Report, texts: list[str], rounds: int) -> None:
    """Annotating everything, against the peers."""
    contenders: dict[str, str | Path] = {"lantu_annotate": sys.executable, "jionlp_extract": _PEERS, "jieba_tag": _PEERS}
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, python in contenders.items():
            seconds[name].append(run_task(name, texts, python)["seconds"])
    characters = sum(map(len, texts))
    speed = {name: characters / statistics.median(values) for name, values in seconds.items()}
    ours = speed["lantu_annotate"]
    report.show("lantu.annotate, characters a second", f"{ours:,.0f}")
    for name, title, floor, goal in (
        ("jionlp_extract", "JioNLP time + money + place", 4, 10),
        ("jieba_tag", "jieba parts of speech", 1, 3),
    ):
        ratio = ours / speed[name]
        goals = [(f"at least {least} times", ratio >= least) for least in (floor, goal)]
        report.show(f"  against {title} ({speed[name]:,.0f})", f"{ratio:.1f} times", *goals)


def start_up(report: Report) -> None:
    """The command that only says what it can do."""
    cpu = statistics.median(child([*_LANTU, "--help"])[0] for _ in range(7))
    report.show("lantu --help, CPU seconds", f"{cpu:.3f}", ("at most 0.3", cpu <= 0.3))


def one_report(report: Report, path: Path) -> None:
    """The longest document to its ledger."""
    with TemporaryDirectory() as folder:
        cpu, _, peak = child([*_LANTU, "ledger", str(path), "--quiet", "-o", str(Path(folder) / "ledger.xlsx")])
    report.show(f"lantu ledger {path.name}, CPU seconds with start-up", f"{cpu:.2f}")
    report.show("  peak memory", f"{peak / _MIB:.0f} MiB", ("at most 300", peak <= 300 * _MIB))


def busy_cores() -> float:
    """How many cores other work takes while this one waits (Linux). The load of the machine would count the bench's own work before."""
    before = _cpu_times()
    time.sleep(_LOOK)
    used, total = (now - then for now, then in zip(_cpu_times(), before, strict=True))
    return (os.cpu_count() or 1) * used / total


def _cpu_times() -> tuple[int, int]:
    """What all cores have worked, and worked or waited, in ticks since the machine started."""
    ticks = [int(cell) for cell in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)


def two_processes(report: Report, paths: list[Path]) -> None:
    """The same files three times over, one process and two, in turn and twice each. On the wall, so it is judged only where two cores are
    free; the CPU seconds say what the second process costs wherever it is run."""
    busy = busy_cores()
    command = [*_LANTU, "annotate", *map(str, paths * 3), "--quiet", "--jobs"]
    runs = [(child([*command, "1"]), child([*command, "2"])) for _ in range(2)]
    busy = max(busy, busy_cores())
    (cpu1, wall1, _), (cpu2, wall2, _) = (min(tried, key=lambda run: run[1]) for tried in zip(*runs, strict=True))
    goals = [("at least 1.6", wall1 >= 1.6 * wall2)] if busy < _BUSY else []
    report.show(f"two processes against one (others take {busy:.1f} cores)", f"{wall1 / wall2:.2f} times", *goals)
    if not goals:
        print("  not judged: other work has the cores")
    report.show("  CPU seconds of two, of one", f"{cpu2:.1f}, {cpu1:.1f}")


def many_documents(report: Report, texts: list[str], count: int) -> None:
    """Short documents cut from the texts, over and over."""
    pieces = [text[at : at + _DOCUMENT_SIZE] for text in texts for at in range(0, len(text), _DOCUMENT_SIZE)]
    kept = list(run_task("memory_over_many", (pieces * (count // len(pieces) + 1))[:count])["resident"].values())
    growth = kept[-1] / kept[0] - 1
    report.show(
        f"memory after {count:,} documents, and after 1,000",
        f"{kept[-1] / _MIB:.0f} and {kept[0] / _MIB:.0f} MiB",
        ("grows by at most 5 %", growth <= 0.05),
    )


def planning(report: Report, paths: list[Path], *, quick: bool) -> None:
    """Many reports as one plan: the corpus over and over, its places exchanged for others, in growing numbers."""
    yearly = [path for path in paths if "2026" in str(path.parent)] or paths
    sizes = (40, 80, 160) if quick else (250, 500, 1_000)
    seconds = {}
    for size in sizes:
        made = run_task("plan_many", list(exchanged(yearly, size)))
        seconds[size] = made["seconds"]
        title = f"{size:,} reports ({made['statements']:,} promises) as one plan, CPU seconds"
        report.show(title, f"{made['seconds']:.1f}")
        goals = [("at most 2,048", made["peak"] <= 2_048 * _MIB)] if size == sizes[-1] else []
        report.show("  peak memory, the annotations counted", f"{made['peak'] / _MIB:.0f} MiB", *goals)
    small, large = sizes[0], sizes[-1]
    allowed = large * math.log(large) / (small * math.log(small))
    growth = seconds[large] / seconds[small]
    goal = (f"no worse than n log n ({allowed:.1f})", growth <= allowed * _NOISE)
    report.show(f"  {large:,} against {small:,} reports", f"{growth:.1f} times", goal)


def exchanged(paths: list[Path], count: int) -> Iterator[str]:
    """Texts of the files, each time for another place: a report's own place, named like its file, becomes a city or county."""
    from lantu.places import base_tree

    places = [place.name for place in base_tree() if place.level in ("city", "county") and len(base_tree().named(place.name)) == 1]
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    for number in range(count):
        name, text = texts[number % len(texts)]
        yield text.replace(name, places[number * 3 % len(places)])


def pdf(report: Report, text: str) -> None:
    """A printed document of forty pages."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        path.write_bytes(printed(text))
        made = run_task("pdf_to_ledger", [str(path)])
    limit = 2 * made["engine"] + 1
    report.show(
        f"a PDF of {made['pages']} pages to its ledger of {made['rows']} rows, CPU seconds",
        f"{made['seconds']:.2f} ({made['engine']:.2f})",
        (f"under twice pypdfium2's reading and a second ({limit:.2f})", made["seconds"] < limit),
    )


def printed(text: str) -> bytes:
    """The text on forty pages as offices print them, repeated until they are full."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    lines = [line[at : at + 28] for line in text.splitlines() if line.strip() for at in range(0, len(line), 28)]
    lines = (lines * (_PAGES * 25 // len(lines) + 1))[: _PAGES * 25]
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in range(_PAGES):
        canvas.setFont("STSong-Light", 16)
        for row, line in enumerate(lines[page * 25 : page * 25 + 25]):
            canvas.drawString(72, 760 - 26 * row, line)
        canvas.drawCentredString(297, 40, f"— {page + 1} —")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def settling(report: Report, size: int) -> None:
    """Promises against ten times as many observations, by partitions on disk; then again with one observation changed."""
    command = [sys.executable, str(_ROOT / "tools" / "bench_settlement.py"), "--jobs", "1"]
    small, large = (child([*command, str(targets)]) for targets in (size, 4 * size))
    growth = large[0] / small[0]
    report.show(f"settling {4 * size:,} promises twice, CPU seconds", f"{large[0]:.1f}")
    report.show("  peak memory", f"{large[2] / _MIB:.0f} MiB", ("at most 4,096", large[2] <= 4_096 * _MIB))
    report.show(f"  against {size:,} promises", f"{growth:.1f} times", ("linear (4.0)", growth <= 4 * _NOISE))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--plans", action="store_true", help="only many reports as one plan")
    options = parser.parse_args()
    where, paths, texts = texts_to_read(options.shared, quick=options.quick)
    print(f"{len(texts)} documents of {where}, {sum(map(len, texts)):,} characters, Python {sys.version.split()[0]}")
    report = Report()
    if options.plans:
        planning(report, paths, quick=options.quick)
        print(f"{report.goals - report.missed} goals met, {report.missed} missed")
        return
    start_up(report)
    compare(report, texts, 1 if options.quick else options.rounds)
    one_report(report, max(paths, key=lambda path: path.stat().st_size))
    two_processes(report, paths)
    many_documents(report, texts, 2_000 if options.quick else _DOCUMENTS)
    pdf(report, max(texts, key=len))
    planning(report, paths, quick=options.quick)
    settling(report, 1_000 if options.quick else 5_000)
    print(f"{report.goals - report.missed} goals met, {report.missed} missed")


if __name__ == "__main__":
    main()
