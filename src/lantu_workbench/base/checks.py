"""What must hold before the workbench starts."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import connection

__all__ = ["check_search"]


@register()
def check_search(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Search in SQLite needs its full-text module FTS5."""
    if connection.vendor != "sqlite":
        return []
    with sqlite3.connect(":memory:") as probe:
        found = probe.execute("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'").fetchone()
    probe.close()
    return [] if found else [Error("SQLite was built without FTS5, which search needs.", id="base.E001")]
