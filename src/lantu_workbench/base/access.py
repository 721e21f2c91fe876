"""Who may do what, where: roles give rights, units say how far they reach.

Comes in: the roles somebody holds at units. Goes out: an ``Access`` that narrows query sets to what may be seen and refuses writes that may
not be made. Every query of every app takes one; no page, endpoint or export reaches rows in another way.

A unit's *path* is the ids of the units above it and its own: ``/1/4/``. The *reach* of a document or promise is the paths of all units
whose
people may see it, each with bars around: ``|/1/4/|/1/9/|``. A right at ``/1/`` covers whatever reaches a unit below, so one containment
test, ``|/1/``, decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet

__all__ = ["ANONYMOUS", "RIGHTS", "SYSTEM", "Access", "Grant", "Right", "Role", "reach_of"]

Row = TypeVar("Row", bound=Model)


class Role(StrEnum):
    """The parts that people play. ``public`` is whoever is not signed in."""

    ADMINISTRATOR = "administrator"
    SUPERVISION = "supervision"
    CLERK = "clerk"
    LEADER = "leader"
    AUDITOR = "auditor"
    PUBLIC = "public"


class Right(StrEnum):
    """What can be done. ``see`` is documents and the ledger with all that hangs on them."""

    SEE = "see"
    ADD_DOCUMENTS = "add_documents"
    EDIT_LEDGER = "edit_ledger"
    REVIEW = "review"
    PUBLISH = "publish"
    DISPUTE = "dispute"
    SEE_LOG = "see_log"
    SEE_JOBS = "see_jobs"
    SEE_PEOPLE = "see_people"
    MANAGE = "manage"


_SUPERVISION = frozenset(
    {Right.SEE, Right.ADD_DOCUMENTS, Right.EDIT_LEDGER, Right.REVIEW, Right.PUBLISH, Right.DISPUTE, Right.SEE_JOBS, Right.SEE_LOG}
)
_READING = frozenset({Right.SEE, Right.SEE_LOG, Right.SEE_JOBS, Right.SEE_PEOPLE})
RIGHTS = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(Right),
        Role.SUPERVISION: _SUPERVISION,
        Role.CLERK: frozenset({Right.SEE, Right.DISPUTE}),
        Role.LEADER: frozenset({Right.SEE, Right.DISPUTE}),
        Role.AUDITOR: _READING,
        Role.PUBLIC: frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role at a unit and all units below; ``path`` "/" is the whole office."""

    role: Role
    path: str


def reach_of(paths: Iterable[str]) -> str:
    """The reach of these units.

    >>> reach_of(["/1/9/", "/1/4/", "/1/9/"])
    '|/1/4/|/1/9/|'
    """
    unique = sorted(set(paths))
    return f"|{'|'.join(unique)}|" if unique else ""


@dataclass(frozen=True)
class Access:
    """One person (or the system, or the public) in one request.

    user_id, name: of the person; None and "" for the public.
    via:           "page", "api", "command" or "job"; request_id ties together what one request wrote.
    read_only:     whatever the roles say, nothing is written (tokens made for reading).
    """

    user_id: int | None
    name: str
    grants: tuple[Grant, ...] = ()
    via: str = "page"
    request_id: str = ""
    read_only: bool = False
    sees_public: bool = False

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @cached_property
    def rights(self) -> frozenset[Right]:
        """The rights held anywhere; for what a page offers. What is done is checked by ``require``."""
        held = frozenset(right for grant in self.grants for right in RIGHTS[grant.role])
        return held & _READING if self.read_only else held

    def paths(self, right: Right) -> tuple[str, ...]:
        """The topmost units at which a right is held, none below another.

        >>> Access(1, "a", (Grant(Role.CLERK, "/1/"), Grant(Role.LEADER, "/1/4/"))).paths(Right.SEE)
        ('/1/',)
        """
        if right not in self.rights:
            return ()
        held = sorted({grant.path for grant in self.grants if right in RIGHTS[grant.role]})
        return tuple(path for path in held if not any(path != other and path.startswith(other) for other in held))

    def everywhere(self, right: Right) -> bool:
        return "/" in self.paths(right)

    def covers(self, right: Right, path: str) -> bool:
        """Whether a right is held at a unit."""
        return any(path.startswith(held) for held in self.paths(right))

    def require(self, right: Right, path: str) -> None:
        """Raise PermissionDenied unless the right is held at the unit."""
        if not self.covers(right, path):
            raise PermissionDenied(f"{right} at {path}")

    def narrow(self, rows: QuerySet[Row], right: Right = Right.SEE, *, prefix: str = "") -> QuerySet[Row]:
        """The rows that may be seen: by their column ``reach`` and, to the public, by ``is_public``; ``prefix`` leads to their table."""
        paths = self.paths(right)
        if "/" in paths:
            return rows
        condition = Q(**{f"{prefix}is_public": True}) if self.sees_public and right is Right.SEE else Q(pk__in=())
        for path in paths:
            condition |= Q(**{f"{prefix}reach__contains": f"|{path}"})
        return rows.filter(condition)

    @property
    def key(self) -> str:
        """What two requests share that may see the same: for caches of counts."""
        return f"{self.paths(Right.SEE)}{self.sees_public}"


ANONYMOUS = Access(None, "")
SYSTEM = Access(None, "lantu", (Grant(Role.ADMINISTRATOR, "/"),), via="command")
