"""Many documents, over all cores where that pays, in the order they were given."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from lantu.errors import CommandError, LantuError
from lantu.opening import ReadFailure, read_all
from lantu.options import ReadOptions
from lantu.types import Document

__all__ = ["Outcome", "run_batch"]

Result = TypeVar("Result")
Task = Callable[[Document], Result]

# Starting a process costs about half a second, in which one core annotates some 150,000 characters: below this, work stays here.
_WORTH_A_POOL = 1_500_000
# Tasks handed out ahead of what was collected, a worker: enough to keep it busy, few enough to bound memory.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one file: a result a document, and what of it could not be read."""

    source: str
    results: tuple[Result, ...] = ()
    failures: tuple[ReadFailure, ...] = field(default=())


def run_batch(
    sources: Iterable[Path | ReadFailure], task: Task[Result], options: ReadOptions, *, jobs: int | None = None
) -> Iterator[Outcome[Result]]:
    """Read each source and do the task on its documents. ``task`` must be a function of a module, and its results picklable.

    Raises: CommandError L505 when a worker process dies. Errors of single documents are in the outcomes.
    """
    waiting = list(sources)
    workers = min(jobs or _workers_worth(waiting), max(1, len(waiting)))
    if workers > 1:
        yield from _in_processes(waiting, task, options, workers)
        return
    for source in waiting:
        yield _work(source, task, options)


def _workers_worth(sources: list[Path | ReadFailure]) -> int:
    size = sum(source.stat().st_size for source in sources if isinstance(source, Path) and source.is_file())
    return len(os.sched_getaffinity(0)) if size > _WORTH_A_POOL else 1


def _in_processes(sources: list[Path | ReadFailure], task: Task[Result], options: ReadOptions, workers: int) -> Iterator[Outcome[Result]]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)
    pending: deque[Future[Outcome[Result]]] = deque()
    try:
        for source in sources:
            pending.append(pool.submit(_work, source, task, options))
            if len(pending) >= workers * _AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    except BrokenProcessPool as error:
        raise CommandError("L505") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone decides, so that no worker prints a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(source: Path | ReadFailure, task: Task[Result], options: ReadOptions) -> Outcome[Result]:
    if isinstance(source, ReadFailure):
        return Outcome(source.path, failures=(source,))
    results: list[Result] = []
    failures: list[ReadFailure] = []
    for item in _documents(source, options):
        try:
            if isinstance(item, ReadFailure):
                failures.append(item)
            else:
                results.append(task(item))
        except LantuError as error:
            failures.append(ReadFailure(str(source), error))
        except Exception as error:  # one document must not end the batch; the line it leaves asks for a report
            failures.append(ReadFailure(str(source), _internal(source, error)))
    return Outcome(str(source), tuple(results), tuple(failures))


def _documents(source: Path, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    try:
        yield from read_all([source], options)
    except Exception as error:  # a reader's own fault, reported like any other
        yield ReadFailure(str(source), _internal(source, error))


def _internal(source: Path, error: Exception) -> LantuError:
    return LantuError("L599", file=str(source), reason=f"{type(error).__name__}: {error}")
