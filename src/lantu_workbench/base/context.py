"""What every page knows."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from lantu_workbench.base.access import ANONYMOUS
from lantu_workbench.base.words import language

__all__ = ["page"]

# htmx neither evaluates code nor writes styles of its own, and talks to this server only: the page's policy forbids the rest anyway.
HTMX = json.dumps(
    {
        "allowEval": False,
        "allowScriptTags": False,
        "includeIndicatorStyles": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "scrollBehavior": "instant",
    }
)


def page(request: HttpRequest) -> dict[str, Any]:
    """The access, the language, the navigation that this person has use for."""
    access = getattr(request, "access", ANONYMOUS)
    return {
        "access": access,
        "language": language(),
        "other_language": "zh-hans" if language() == "en" else "en",
        "theme": theme(request),
        "htmx_config": HTMX,
        "navigation": [item for item in settings.LANTU_NAVIGATION if not item.right or item.right in access.rights],
    }


def theme(request: HttpRequest) -> str:
    """What the person chose: light, dark, or "" for what the machine is set to."""
    chosen = request.COOKIES.get("lantu_theme", "")
    return chosen if chosen in ("light", "dark") else ""
