"""What the API of every app shares: who may call it, lists with the parameters of their pages, errors."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Schema
from ninja.utils import check_csrf
from pydantic import Field, create_model, model_validator

from lantu_workbench.base.access import Access
from lantu_workbench.base.filters import ChoiceFilter, FlagFilter, RangeFilter, WordFilter
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.storable import storable_value

__all__ = ["ErrorOut", "GivenIn", "PageOut", "ReasonIn", "list_answer", "query_schema", "signed_in"]

_SAFE = ("GET", "HEAD", "OPTIONS")


def signed_in(request: HttpRequest) -> Access | None:
    """The access of the token or session; the public's for reading, where there is anything public.

    A session's write must carry the secret of a form, like any page's: a token needs none, for no other site can make a browser send it.
    """
    access: Access = request.access
    if request.method in _SAFE:
        return access if access.user_id is not None or access.sees_public else None
    if access.user_id is None:
        return None
    if not request.headers.get("Authorization") and check_csrf(request, signed_in) is not None:
        return None
    return access


class ErrorOut(Schema):
    """What went wrong: ``detail`` for people, ``code`` where the error has one."""

    detail: str
    code: str = ""


class GivenIn(Schema):
    """What a caller gives: texts that no database takes are made such that every database does, before anything looks at them."""

    @model_validator(mode="before")
    @classmethod
    def clean(cls, given: Any) -> Any:
        return storable_value(given) if isinstance(given, dict) else given


class ReasonIn(GivenIn):
    """Why; kept in the log."""

    reason: str = Field(min_length=1, max_length=500)


class PageOut(Schema):
    """A page of a list: how many rows there are in all, and where the next page is."""

    count: int
    page: int
    pages: int
    next: str | None


def list_answer(page: type[ListPage], request: HttpRequest) -> dict[str, Any]:
    """A list as its page gives it."""
    return page().answer(request)


def query_schema(name: str, page: type[ListPage], **more: Any) -> type[Schema]:
    """The parameters of a list for the API's description: its filters, ``sort``, ``page``, ``size``, and what the list has besides."""
    fields: dict[str, Any] = {}
    for item in page.filters.filters:
        if isinstance(item, ChoiceFilter):
            fields[item.name] = (list[str], Field(default=[], description="Any of these; - for none given."))
        elif isinstance(item, FlagFilter):
            fields[item.name] = (Literal["", "0", "1"], Field(default="", description="1 for those that have it, 0 for those that do not."))
        elif isinstance(item, WordFilter):
            fields[item.name] = (str, Field(default="", description="All of these words."))
        elif isinstance(item, RangeFilter):
            fields[item.name] = (str, Field(default="", description="2026-01-01..2026-12-31; either side may be missing."))
        else:
            fields[item.name] = (list[str], Field(default=[], description="Any of these."))
    sortable = tuple(name for column in page.table.columns if column.sort for name in (column.name, f"-{column.name}"))
    if sortable:
        fields["sort"] = (Literal[("", *sortable)], "")
    fields["page"] = (int, Field(default=1, ge=1))
    fields["size"] = (int, Field(default=page.page_size, ge=1, le=1000))
    return create_model(name, __base__=Schema, **fields, **more)
