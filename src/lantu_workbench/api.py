"""The API: mounts the routers of the apps, and says errors as JSON. What the pages do it does, by the same queries and actions."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI

from lantu.command import installed_version
from lantu_workbench.accounts.api import router as accounts
from lantu_workbench.base.api import signed_in
from lantu_workbench.base.log_api import router as log
from lantu_workbench.base.words import say
from lantu_workbench.documents.api import router as documents
from lantu_workbench.jobs.api import router as jobs
from lantu_workbench.ledger.api import router as ledger
from lantu_workbench.plans.api import router as plans
from lantu_workbench.review.api import router as review
from lantu_workbench.settlement.api import router as settlement
from lantu_workbench.wall.api import router as wall

__all__ = ["api", "urlpatterns"]

api = NinjaAPI(
    title="Lantu",
    version=installed_version(),
    description="Documents, ledger, jobs and log. Sign in with `Authorization: Bearer lantu_…`; without it what is public can be read.",
    auth=signed_in,
    # Its pages run inline scripts, which our policy forbids; the description itself is at openapi.json.
    docs_url=None,
    urls_namespace="api",
)
for router in (wall, documents, ledger, plans, review, settlement, jobs, log, accounts):
    api.add_router("", router)


@api.exception_handler(PermissionDenied)
def not_allowed(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    """403; 401 where nobody is signed in, for signing in may help."""
    status = 401 if request.access.user_id is None else 403
    return api.create_response(request, {"detail": say("base.error_403"), "code": ""}, status=status)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": say("base.error_404"), "code": ""}, status=404)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What an action refuses: 422, as for what the description forbids."""
    return api.create_response(request, {"detail": "; ".join(map(str, error.messages)), "code": ""}, status=422)


urlpatterns = api.urls[0]


def description() -> dict[str, Any]:
    """The OpenAPI document."""
    return dict(api.get_openapi_schema())
