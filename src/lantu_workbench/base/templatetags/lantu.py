"""Tags and filters of all templates; they need no loading."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lantu_workbench.base import words
from lantu_workbench.base.lists import with_query

register = template.Library()


@register.simple_tag
def say(name: str, **values: Any) -> str:
    """The words of an id."""
    return words.say(str(name), **values)


@register.simple_tag
def say_in(group: str, name: object, **values: Any) -> str:
    """The words of a coded value: ``{% say_in "ledger.status" row.status %}``."""
    return words.say(f"{group}.{name}", **values)


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file with its fingerprint, so that browsers keep it until it changes."""
    return f"{static(name)}?v={_fingerprint(name)}"


@cache
def _fingerprint(name: str) -> str:
    found = finders.find(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10] if isinstance(found, str) else "0"


@cache
def _icons() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parents[1] / "icons.toml").read_text(encoding="utf-8"))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of 24 by 24, as wide as a line is high; it is never all that is said."""
    return mark_safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{_icons()[name]}</svg>')


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """This page's address with parameters set, or dropped where None."""
    request: HttpRequest = context["request"]
    return with_query(request.GET, **{name.rstrip("_"): value for name, value in changes.items()})


@register.filter
def when(moment: datetime | None) -> SafeString | str:
    """A time of day as the office writes it, with the exact one behind it."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    shown = local.strftime("%Y-%m-%d %H:%M")
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), shown)


@register.filter
def bytes_(size: int) -> str:
    """A size for people.

    >>> bytes_(1536), bytes_(3 * 1024 * 1024)
    ('1.5 KB', '3.0 MB')
    """
    amount = float(size)
    for unit in ("B", "KB", "MB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:.1f} GB"


@register.filter
def percent(part: float | None) -> str:
    """A share of one for people."""
    return "" if part is None else f"{part * 100:.0f}%"


@register.filter
def lookup(mapping: Any, key: Any) -> Any:
    """An entry of a mapping."""
    return mapping.get(key)


@register.filter
def shown(value: Any) -> str:
    """A JSON value for people.

    >>> shown(["a", "b"]), shown(""), shown(3)
    ('a、b', '—', '3')
    """
    if value in (None, "", [], {}):
        return "—"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


@register.filter
def field_words(name: str) -> str:
    """The last name of the words of a ledger's column: ``status`` and ``change`` are groups of their own."""
    return {"status": "status_head", "change": "change_head", "named": "named_head"}.get(name, name)
