"""Settling more than fits into memory: by place and kind of measure, on disk, and only what changed since the last time.

Comes in: streams of targets and observations, and a folder. Goes out: the rows of the settlement, partition by partition. A target
only ever meets observations of its own place and kind of measure, so that a partition is settled by itself and comes out as it would from
all at once. A partition whose records, year and rules are those of the last run is left as it is. Takes memory for the largest partition a
process.
Deliberately not done: splitting the records of one place further; names that no catalogue knows may be alike across all of them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from multiprocessing import get_context
from operator import attrgetter
from pathlib import Path
from typing import Any

from lantu.export.atomic import write_atomically
from lantu.rows import json_lines
from lantu.settlement.match import measure_group, place_key
from lantu.settlement.rows import settlement_rows
from lantu.settlement.settle import settle_targets
from lantu.types import Observation, Target

__all__ = ["PartitionsSettled", "partition_rows", "settle_partitions"]

_BUCKETS = 256
# Records held before they are written: some hundred megabytes at most.
_HELD = 200_000
_TARGET = attrgetter(*(one.name for one in fields(Target)))
_OBSERVATION = attrgetter(*(one.name for one in fields(Observation)))
_CELL = next(at for at, one in enumerate(fields(Observation)) if one.name == "cell")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# What decides a verdict besides the records.
_RULES = ("settlement.toml", "indicators.tsv", "unit_conversions.tsv", "places.tsv", "words/indicators.toml", "words/settlement.toml")


@dataclass(frozen=True, slots=True)
class PartitionsSettled:
    """``partitions``: how many hold a target. recomputed: how many of these were settled anew; the others had not changed."""

    partitions: int
    recomputed: int


def settle_partitions(
    targets: Iterable[Target], observations: Iterable[Observation], folder: Path, *, known_year: int, jobs: int = 1
) -> PartitionsSettled:
    """Settle into ``folder``, which holds what the last run left. ``jobs``: processes."""
    folder.mkdir(parents=True, exist_ok=True)
    spool = _Spool(folder, f"{_rules_digest()}|{known_year}")
    for target in targets:
        spool.add("T", target.place, target.measure, _TARGET(target))
    for observation in observations:
        spool.add("O", observation.place, observation.measure, _OBSERVATION(observation))
    spool.flush()
    wanted = {bucket: digest.hexdigest() for bucket, digest in spool.digests.items() if bucket in spool.with_targets}
    changed = [bucket for bucket, digest in sorted(wanted.items()) if _settled_digest(folder, bucket) != digest]
    _settle_all(folder, [(bucket, wanted[bucket]) for bucket in changed], known_year, jobs)
    for path in (*folder.glob("*.records"), *(path for path in folder.glob("*.rows") if int(path.stem) not in wanted)):
        path.unlink()
    return PartitionsSettled(len(wanted), len(changed))


def partition_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows that the last run left, partition by partition, in the order of its targets."""
    for path in sorted(folder.glob("*.rows")):
        with path.open(encoding="utf-8") as lines:
            next(lines)
            yield from map(json.loads, lines)


class _Spool:
    """Writes records to the files of their partitions and keeps a digest of each."""

    def __init__(self, folder: Path, salt: str) -> None:
        self.folder, self.held = folder, 0
        self.waiting: dict[int, list[str]] = defaultdict(list)
        self.digests: dict[int, Any] = defaultdict(lambda: blake2b(salt.encode(), digest_size=16))
        self.with_targets: set[int] = set()
        for path in folder.glob("*.records"):  # of a run that was broken off
            path.unlink()

    def add(self, kind: str, place: str, measure: str, record: tuple[Any, ...]) -> None:
        bucket = _bucket(place, measure)
        self.waiting[bucket].append(f"{kind}{_encode(record)}\n")
        self.held += 1
        if kind == "T":
            self.with_targets.add(bucket)
        if self.held >= _HELD:
            self.flush()

    def flush(self) -> None:
        for bucket, lines in self.waiting.items():
            data = "".join(lines).encode("utf-8", "surrogatepass")
            self.digests[bucket].update(data)
            with _records(self.folder, bucket).open("ab") as file:
                file.write(data)
        self.waiting.clear()
        self.held = 0


@cache
def _bucket(place: str, measure: str) -> int:
    key = f"{place_key(place)}|{measure_group(measure)}"
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big") % _BUCKETS


def _records(folder: Path, bucket: int) -> Path:
    return folder / f"{bucket:04}.records"


def _rows(folder: Path, bucket: int) -> Path:
    return folder / f"{bucket:04}.rows"


def _settled_digest(folder: Path, bucket: int) -> str:
    """Of what records the rows on disk are; "" without any. The first line says it."""
    path = _rows(folder, bucket)
    if not path.is_file():
        return ""
    with path.open(encoding="utf-8") as lines:
        return lines.readline().strip()


def _settle_all(folder: Path, buckets: list[tuple[int, str]], known_year: int, jobs: int) -> None:
    if jobs <= 1 or len(buckets) <= 1:
        for bucket, digest in buckets:
            _settle_one(folder, bucket, digest, known_year)
        return
    with ProcessPoolExecutor(min(jobs, len(buckets)), mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(_settle_one, folder, bucket, digest, known_year) for bucket, digest in buckets]:
            done.result()


def _settle_one(folder: Path, bucket: int, digest: str, known_year: int) -> None:
    targets: list[Target] = []
    observations: list[Observation] = []
    with _records(folder, bucket).open(encoding="utf-8", errors="surrogatepass") as lines:
        for line in lines:
            record = json.loads(line[1:])
            if line[0] == "T":
                targets.append(Target(*record))
            else:
                record[_CELL] = tuple(record[_CELL]) if record[_CELL] else None
                observations.append(Observation(*record))
    rows = settlement_rows(settle_targets(targets, observations, known_year=known_year))
    write_atomically(_rows(folder, bucket), f"{digest}\n{json_lines(rows)}".encode("utf-8", "replace"))


@cache
def _rules_digest() -> str:
    found = blake2b(version("lantu").encode(), digest_size=16)
    for name in _RULES:
        found.update(files("lantu.data").joinpath(name).read_bytes())
    for package in ("lantu.settlement", "lantu.indicators"):
        for path in sorted(files(package).iterdir(), key=lambda path: path.name):
            found.update(path.read_bytes() if path.name.endswith(".py") else b"")
    return found.hexdigest()
