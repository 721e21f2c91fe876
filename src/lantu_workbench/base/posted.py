"""What a form posted, made safe to hand on: texts of a reasonable length, numbers that are numbers."""

from __future__ import annotations

from django.http import HttpRequest

__all__ = ["posted_number", "posted_reason"]

_REASON = 500


def posted_reason(request: HttpRequest) -> str:
    """Why; "" where nothing is said."""
    return str(request.POST.get("reason", "")).strip()[:_REASON]


def posted_number(request: HttpRequest, name: str) -> int:
    """A field that holds a key or a number; 0, which is none, for anything else."""
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else 0
