"""Addresses: every page also as JSON and, where it is a table, as CSV, by the ending of its address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

__all__ = ["page"]


class FormatConverter:
    """``json`` or ``csv`` after a dot."""

    regex = "json|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FormatConverter, "format")


def page(route: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """A page at ``route`` and, named ``NAME-as``, the same data at ``route.json`` and ``route.csv``."""
    return [path(route, view, name=name), path(f"{route}.<format:format>", view, name=f"{name}-as")]
