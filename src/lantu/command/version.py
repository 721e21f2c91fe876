"""The installed version, read only where it is needed: the lookup costs more than the rest of ``lantu --help``."""

from __future__ import annotations

from functools import cache

__all__ = ["installed_version"]


@cache
def installed_version() -> str:
    """As the package's metadata says."""
    from importlib.metadata import version

    return version("lantu")
