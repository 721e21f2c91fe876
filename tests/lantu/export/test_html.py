"""ledger.html: nothing from outside runs, nothing loads, and the page has what it needs to join document and ledger."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from lantu.export.html import to_html
from lantu.export.words import load_words
from lantu.ledgers import Ledger


class _Page(HTMLParser):
    """Scripts, styles, attributes and the policy of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: dict[str, str] = {}
        self.style = self.policy = self.inside = ""
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in values.items()]
        self.inside = values.get("type", "script") if tag == "script" else tag if tag == "style" else ""
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.style += data
        elif self.inside in ("script", "application/json"):
            self.scripts[self.inside] = self.scripts.get(self.inside, "") + data

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""


@pytest.fixture
def text(ledger: Ledger) -> str:
    return to_html(ledger, load_words("zh")).decode("utf-8")


@pytest.fixture
def page(text: str) -> _Page:
    return _Page(text)


@pytest.fixture
def data(page: _Page) -> Any:
    return json.loads(page.scripts["application/json"])


def test_policy_allows_this_script_and_this_style_only(page: _Page) -> None:
    def sha(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert page.policy.startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{sha(page.scripts['script'])}';" in page.policy
    assert f"style-src 'sha256-{sha(page.style)}';" in page.policy
    assert "unsafe" not in page.policy
    assert "connect-src" not in page.policy


def test_no_handlers_and_no_inline_styles(page: _Page) -> None:
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]


def test_page_has_no_address_of_its_own(text: str, page: _Page) -> None:
    outside_data = text.replace(page.scripts["application/json"], "")
    assert not re.search(r"https?://", outside_data.replace("https?:", ""))
    assert not [value for _, name, value in page.attributes if name == "src" or (name == "href" and value != "data:,")]


def test_script_makes_no_markup_and_no_requests(page: _Page) -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(|XMLHttpRequest|new Function"
    assert not re.search(forbidden, page.scripts["script"])


def test_document_text_cannot_end_its_block(page: _Page, data: Any) -> None:
    assert set(page.scripts) == {"script", "application/json"}
    assert not re.search("[<>&]", page.scripts["application/json"])
    assert "</script><img" in data["rows"][2]["text"]


def test_every_entry_finds_its_words(data: Any) -> None:
    marked = {
        number: part["text"].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        for document in data["documents"]
        for line in document["lines"]
        for part in line["parts"]
        for start, end, number in part.get("items", ())
    }
    assert marked == {row["number"]: row["text"] for row in data["rows"]}


def test_damaged_text_keeps_its_source_words(data: Any) -> None:
    assert data["documents"][1]["lines"][0]["parts"][0]["source"] == "今年要建橋(qiáo)三座。"
    assert data["rows"][5]["quote"] == "要建橋(qiáo)三座。"
    assert [row["quote"] for row in data["rows"][:5]] == [""] * 5


def test_both_languages_have_the_same_words(data: Any) -> None:
    assert data["words"]["zh"].keys() == data["words"]["en"].keys()


def test_script_names_only_words_that_exist(page: _Page, data: Any) -> None:
    used = set(re.findall(r"W\(\)\.(\w+)", page.scripts["script"])) | {
        value for _, name, value in page.attributes if name.startswith("data-")
    }
    assert used <= data["words"]["zh"].keys()


def test_script_and_markup_hold_no_words(page: _Page, text: str) -> None:
    assert not re.search("[\u4e00-\u9fff]", page.scripts["script"] + page.style)


def test_same_bytes(ledger: Ledger) -> None:
    assert to_html(ledger, load_words("en")) == to_html(ledger, load_words("en"))


def test_empty_ledger_is_a_page(empty_ledger: Ledger) -> None:
    assert json.loads(_Page(to_html(empty_ledger, load_words("zh")).decode()).scripts["application/json"])["rows"] == []
