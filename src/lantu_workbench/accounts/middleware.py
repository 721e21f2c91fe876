"""Every request knows whose it is and what they may do, as ``request.access``."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from lantu_workbench.accounts.queries import access_of, access_of_token

__all__ = ["access"]

_API = "/api/"


def access(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The access of the session, or of a token where the request carries one: a wrong token is refused, not taken for the public.

    A token counts for the API and for pages as JSON or CSV alike. No cookie is read then, so no other site's form can ride on it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request_id = secrets.token_hex(8)
        header = request.headers.get("Authorization", "")
        kind, _, words = header.partition(" ")
        if kind.lower() == "bearer":
            found = access_of_token(words.strip(), request_id=request_id)
            if found is None:
                return JsonResponse({"detail": "token unknown or expired"}, status=401, headers={"WWW-Authenticate": "Bearer"})
            request.access = found
            request._dont_enforce_csrf_checks = True
        else:
            via = "api" if request.path.startswith(_API) else "page"
            request.access = access_of(request.user, via=via, request_id=request_id)
        return get_response(request)

    return middleware
