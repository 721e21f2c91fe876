"""All addresses: each app's own, and what is shown when a page cannot be."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from lantu_workbench.base.addresses import LazyResolver

_PACKAGE = "lantu_workbench."

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{app}.urls")) for app in settings.INSTALLED_APPS if app.startswith(_PACKAGE)
]
# What describes and checks the API takes half of the time until a server answers; whoever asks for a page does not wait for it.
urlpatterns.append(LazyResolver("api/v1/", "lantu_workbench.api", app_name="ninja", namespace="api"))
handler400 = "lantu_workbench.base.views.bad_request"
handler403 = "lantu_workbench.base.views.not_allowed"
handler404 = "lantu_workbench.base.views.not_found"
handler500 = "lantu_workbench.base.views.server_error"
