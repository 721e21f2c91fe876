"""Where promises belong: the place that an entry names, or else its document's, as an area of the library's tree of places.

A name that several places bear is decided by the document's place; one that stays open belongs to no area, and is told as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from lantu.places import base_tree, choose, named_after
from lantu.types import Place
from lantu_workbench.base.filters import Filter

__all__ = ["AREA", "TASK", "WithinFilter", "above", "area_named", "code_of", "is_inside"]

# The name of the place of an entry; "" where neither it nor its document names one.
AREA = {"area": Case(When(place="", then=F("document__place")), default=F("place"), output_field=TextField())}
# The first heading below the title: the task that an entry serves; "" where it stands under none.
_FIRST, _SECOND = KT("headings__0"), KT("headings__1")
_BELOW_TITLE = When(Exact(_FIRST, F("document__title")), then=_SECOND)
TASK = {"task": Coalesce(Case(_BELOW_TITLE, default=_FIRST, output_field=TextField()), Value(""), output_field=TextField())}


@lru_cache(maxsize=20_000)
def code_of(name: str, document_place: str) -> str:
    """The code of the area that a name means in a document of a place; "" where it stays open.

    >>> code_of("长沙市", ""), code_of("朝阳区", "长春市"), code_of("朝阳区", "")
    ('430100', '220104', '')
    >>> code_of("天心经开区", "长沙市")
    '430103'
    """
    tree = base_tree()
    around = choose(tree, document_place).place if document_place else None
    context = {around.code: 1} if around else None
    for asked in (name, name.partition("(")[0].partition("（")[0]):
        found = choose(tree, asked, context).place or named_after(tree, asked, context).place
        if found:
            return found.code
    return ""


def area_named(code: str) -> Place | None:
    """The area of a code that came from outside."""
    return base_tree().get(code)


def above(code: str) -> tuple[Place, ...]:
    """The areas around one, outermost first."""
    return tuple(reversed(base_tree().above(code)))


def is_inside(code: str, outer: str) -> bool:
    """Whether an area is the other one or lies in it."""
    return bool(code) and (code == outer or base_tree().is_within(code, outer))


@dataclass(frozen=True, slots=True)
class WithinFilter(Filter):
    """The entries of an area and of all areas in it, by its code."""

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        known = [value for value in values if area_named(value)]
        if not known:
            return rows
        return rows.filter(_in_any(known, rows.order_by().values_list("place", "document__place").distinct()))

    def label(self, value: str) -> str:
        found = area_named(value)
        return found.name if found else value


def _in_any(codes: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Q:
    """The condition that an entry's own place, or its document's, lies in one of the areas."""
    by_document: dict[str, list[str]] = defaultdict(list)
    for place, of_document in pairs:
        code = code_of(place or of_document, of_document)
        if any(is_inside(code, outer) for outer in codes):
            by_document[of_document].append(place)
    condition = Q(pk__in=())
    for of_document, names in by_document.items():
        condition |= Q(document__place=of_document, place__in=names)
    return condition
