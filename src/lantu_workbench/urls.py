"""All addresses: each app's own, and what is shown when a page cannot be."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from lantu_workbench.api import api

_PACKAGE = "lantu_workbench."

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{app}.urls")) for app in settings.INSTALLED_APPS if app.startswith(_PACKAGE)
]
urlpatterns.append(path("api/v1/", api.urls))
handler400 = "lantu_workbench.base.views.bad_request"
handler403 = "lantu_workbench.base.views.not_allowed"
handler404 = "lantu_workbench.base.views.not_found"
handler500 = "lantu_workbench.base.views.server_error"
