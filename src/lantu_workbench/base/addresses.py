"""Addresses: every page also as JSON and, where it is a table, as CSV, by the ending of its address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.resolvers import RoutePattern

__all__ = ["LazyResolver", "page"]


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


class LazyResolver(URLResolver):
    """Addresses below a prefix, in a namespace of their own, whose module is imported when one of them is first asked for or made."""

    def __init__(self, route: str, module: str, *, app_name: str, namespace: str) -> None:
        super().__init__(RoutePattern(route, is_endpoint=False), module, app_name=app_name, namespace=namespace)

    def _populate(self) -> None:
        """Called by the resolver above whenever any address is made."""
        if "urlconf_module" in self.__dict__:
            super()._populate()

    @property
    def reverse_dict(self) -> Any:
        _ = self.urlconf_module
        return super().reverse_dict
