"""Pages of the log, language and theme, and what is shown when a page cannot be."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.filters import ChoiceFilter, FilterSet
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.log import entry_as_dict
from lantu_workbench.base.log_table import LOG, action_text, via_text
from lantu_workbench.base.queries import log_entries
from lantu_workbench.base.words import say

__all__ = [
    "LogPage",
    "bad_request",
    "csrf_failure",
    "home",
    "log_entry",
    "not_allowed",
    "not_found",
    "server_error",
    "set_language",
    "set_theme",
]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page that this person has use for."""
    rights = request.access.rights
    first = next((way for way in settings.LANTU_NAVIGATION if not way.right or way.right in rights), None)
    return redirect(first.view if first else "account")


class LogPage(ListPage):
    title = "base.log"
    table = LOG
    template = "base/log.html"
    filters = FilterSet(
        (
            ChoiceFilter("action", "base.log_action", labels=action_text),
            ChoiceFilter("actor", "base.log_actor"),
            ChoiceFilter("via", "base.log_via", labels=via_text),
            ChoiceFilter("key", "base.log_target", facet=False),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        if Right.SEE_LOG not in access.rights:
            raise PermissionDenied
        return log_entries(access)


@require_GET
def log_entry(request: HttpRequest, number: int, format: str = "") -> HttpResponse:
    """One entry with what stood before and after."""
    entry = get_object_or_404(log_entries(request.access), number=number)
    if format:
        return data_response(format, f"log-{number}", {**entry_as_dict(entry), "hash": entry.hash})
    before, after = (json.loads(side) if side else None for side in (entry.before, entry.after))
    context = {"title": say("base.log_entry", number=number), "entry": entry, "changes": _changes(before, after)}
    return render(request, "base/log_entry.html", context)


def _changes(before: Any, after: Any) -> list[tuple[str, str, str]]:
    """Name, before, after of each field that differs; the whole values where they have no fields."""
    if not isinstance(before, dict | None) or not isinstance(after, dict | None):
        return [("", _text(before), _text(after))]
    names = dict.fromkeys([*(before or {}), *(after or {})])
    pairs = [(name, (before or {}).get(name), (after or {}).get(name)) for name in names]
    return [(name, _text(old), _text(new)) for name, old, new in pairs if old != new or before is None]


def _text(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _back(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if safe else "/")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep a language in a cookie."""
    response = _back(request)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, samesite="Lax", httponly=True, secure=settings.HTTPS
        )
    return response


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark in a cookie."""
    response = _back(request)
    chosen = request.POST.get("theme", "")
    if chosen in ("light", "dark"):
        response.set_cookie("lantu_theme", chosen, max_age=365 * 86400, samesite="Lax", httponly=True, secure=settings.HTTPS)
    return response


def _problem(request: HttpRequest, status: int) -> HttpResponse:
    """A page that says what went wrong; a token's or program's request gets the same as JSON."""
    if request.path.startswith("/api/") or request.path.endswith(".json") or request.headers.get("Authorization"):
        return JsonResponse({"detail": say(f"base.error_{status}")}, status=status, json_dumps_params={"ensure_ascii": False})
    return render(request, "base/problem.html", {"text": f"error_{status}_text", "title": say(f"base.error_{status}")}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(request, 400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Who is not signed in is asked to."""
    access = getattr(request, "access", None)
    if access is not None and access.user_id is None and request.method == "GET" and not request.path.endswith((".json", ".csv")):
        return redirect(f"/sign-in?{urlencode({'next': request.get_full_path()})}")
    return _problem(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _problem(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _problem(request, 403)
