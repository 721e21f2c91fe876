"""What a kind of job is, and the list of kinds.

A job is worked in two parts. ``work`` does what takes long: it reads, it computes, it writes nothing that others see, and it tells its
progress. ``store`` writes the result; it runs in one transaction with the mark that the job is done. So a job that is killed at any moment
has done either nothing or everything, and one that is tried again starts from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, ClassVar

from lantu_workbench.base.access import Access

__all__ = ["JobKind", "Progress", "announce", "kind_of", "register"]

# (steps done, steps in all, id of the words that say what is being done)
Progress = Callable[[int, int, str], None]


class JobKind:
    """MUST set ``name`` (permanent: jobs in the database bear it) and ``work``; MAY set ``store``, ``fail`` and ``tries``.

    ``work`` MAY run several times for one job, and several at once after a lost lease: it MUST NOT write. It gives what ``store`` takes.
    ``store`` MUST only write to the database, in the transaction it is called in. ``fail`` is told of the last try's error, likewise.
    A ``LantuError`` is final: the same bytes fail the same way. Any other error is tried again, ``tries`` times in all.
    """

    name: ClassVar[str]
    tries: ClassVar[int] = 3

    def work(self, args: Mapping[str, Any], progress: Progress) -> Any:
        raise NotImplementedError

    def store(self, args: Mapping[str, Any], result: Any, *, by: Access) -> None:
        return None

    def fail(self, args: Mapping[str, Any], problem: Mapping[str, Any], *, by: Access) -> None:
        return None


_kinds: dict[str, JobKind] = {}
_homes: dict[str, str] = {}


def announce(name: str, module: str) -> None:
    """Say which module registers a kind; each app's ``apps.ready`` does. It is imported by whoever works such a job, and by nobody else:
    what reads documents is heavy, and those who serve pages do not read.
    """
    _homes[name] = module


def register(kind: type[JobKind]) -> type[JobKind]:
    """Make a kind known."""
    _kinds[kind.name] = kind()
    return kind


def kind_of(name: str) -> JobKind:
    """Raises KeyError for a kind that nobody announced or registered."""
    if name not in _kinds:
        import_module(_homes[name])
    return _kinds[name]
