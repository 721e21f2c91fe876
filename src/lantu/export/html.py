"""The ledger as ``ledger.html``: one page without network, where the document stands beside the ledger and each lights up the other.

The page's parts are data (``data/page``). Its policy allows exactly this script and this style, by their hashes, and nothing from anywhere
else; the documents' text is in a JSON block and enters the page as text only.
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

from lantu.export.page_data import page_data
from lantu.export.safe_text import printable
from lantu.export.words import Words
from lantu.ledgers import Ledger
from lantu.rules import load_mapping

__all__ = ["to_html"]

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
# In JSON these can only stand inside strings, where their escapes mean the same; unescaped, they could end the block they stand in.
_JSON_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def to_html(ledger: Ledger, words: Words) -> bytes:
    """The page, UTF-8. Both languages are in it; ``words`` says with which it opens."""
    style, script = _page_file("ledger.css"), _page_file("ledger.js")
    page = {
        "lang": _LANGUAGE_TAGS[words.language],
        "title": escape(_title(ledger, words)),
        "policy": _policy(script, style),
        "style": style,
        "script": script,
        "data": _json(page_data(ledger, words.language)),
        "no_script": escape(load_mapping("page/words")[words.language]["no_script"]),
    }
    # One pass: what is filled in is not searched for places again.
    return _PLACE.sub(lambda place: page[place[1]], _page_file("ledger.html")).encode("utf-8")


def _title(ledger: Ledger, words: Words) -> str:
    titles = [printable(ledger.title_of(0))] if len(ledger.documents) == 1 else []
    return " · ".join([*titles, words.text("title")])


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
