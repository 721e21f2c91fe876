"""One page without network from its parts.

The parts are data (``data/page``: NAME.html, .css, .js, words.toml). The policy allows exactly this script and these styles, by their
hashes, and nothing from anywhere else; the documents' text is in a JSON block and enters the page as text only.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from lantu.export.safe_text import printable
from lantu.rules import load_mapping

__all__ = ["render_page"]

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
# In JSON these can only stand inside strings, where their escapes mean the same; unescaped, they could end the block they stand in.
_JSON_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render_page(name: str, *, title: str, data: Mapping[str, Any], language: str, styles: tuple[str, ...] = ()) -> bytes:
    """The page NAME, UTF-8. ``data`` is what its script reads; ``styles``: sheets of other pages that it builds on, before its own."""
    style = "\n".join(_page_file(f"{sheet}.css") for sheet in (*styles, name))
    script = _page_file(f"{name}.js")
    page = {
        "lang": _LANGUAGE_TAGS[language],
        "title": escape(title),
        "policy": _policy(script, style),
        "style": style,
        "script": script,
        "data": _json(data),
        "no_script": escape(load_mapping("page/words")[language]["no_script"]),
    }
    # One pass: what is filled in is not searched for places again.
    return _PLACE.sub(lambda place: page[place[1]], _page_file(f"{name}.html")).encode("utf-8")


def _policy(script: str, style: str) -> str:
    """Nothing loads, nothing is sent, and no text becomes code: hashes instead of ``unsafe-inline``, and no markup from strings."""
    return (
        f"default-src 'none'; script-src 'sha256-{_hash(script)}'; style-src 'sha256-{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json(data: Mapping[str, Any]) -> str:
    return printable(json.dumps(data, ensure_ascii=False, separators=(",", ":"))).translate(_JSON_ESCAPES)


def _page_file(name: str) -> str:
    return files("lantu.data").joinpath("page", name).read_text(encoding="utf-8")
