"""The tree over all documents: places, documents, headings, with the number of entries under each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from lantu_workbench.base.access import Access
from lantu_workbench.documents.queries import documents
from lantu_workbench.ledger.queries import versions

__all__ = ["Branch", "branch_as_dict", "tree", "tree_rows"]


@dataclass(slots=True)
class Branch:
    """One node: ``key`` is a document's, "" elsewhere; ``count`` the entries under it, those of its branches among them."""

    title: str
    key: str = ""
    count: int = 0
    branches: dict[str, Branch] = field(default_factory=dict)

    @property
    def children(self) -> list[Branch]:
        return list(self.branches.values())


def tree(access: Access) -> list[Branch]:
    """The places in the order of their entries, each with its documents in the order of their dates. Two queries."""
    rows = versions(access).order_by().values_list("document", "headings").annotate(count=Count("pk"))
    counts: dict[int, list[tuple[list[str], int]]] = {}
    for document, headings, count in rows:
        counts.setdefault(document, []).append((headings, count))
    places: dict[str, Branch] = {}
    for document in documents(access).filter(state="ready").order_by("published", "added_at", "pk"):
        place = places.setdefault(document.place, Branch(document.place))
        branch = place.branches.setdefault(document.key, Branch(str(document), document.key))
        for headings, count in counts.get(document.pk, []):
            place.count += count
            _add(branch, [heading for heading in headings if heading != str(document)], count)
    return sorted(places.values(), key=lambda place: -place.count)


def _add(branch: Branch, headings: list[str], count: int) -> None:
    branch.count += count
    for heading in headings[:4]:
        branch = branch.branches.setdefault(heading, Branch(heading))
        branch.count += count


def branch_as_dict(branch: Branch) -> dict[str, Any]:
    """A branch with all below it, as JSON values."""
    below = [branch_as_dict(child) for child in branch.children]
    return {"title": branch.title, "document": branch.key, "count": branch.count, "branches": below}


def tree_rows(places: Iterable[Branch], above: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """Every node as a row, each after the one above it: the titles down to it, its document's key, its count."""
    for branch in places:
        path = (*above, branch.title)
        yield {"depth": len(path), "path": list(path), "title": branch.title, "document": branch.key, "count": branch.count}
        yield from tree_rows(branch.children, path)
