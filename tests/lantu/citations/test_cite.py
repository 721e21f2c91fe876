"""Citations: of plain, damaged and located text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.citations import cite, cite_spans, link_to, verify
from lantu.types import Citation, Document, Location, Metadata, OffsetMap

DAMAGED = Document("d", "建橋(qiáo)了", "建桥了", OffsetMap((0, 1, 8), (1, 8, 9)))


def test_damaged_words_are_quoted_as_the_source_has_them() -> None:
    citation = cite(DAMAGED, 1, 3)
    assert (citation.quote, citation.clean, citation.start, citation.end) == ("橋(qiáo)了", "桥了", 1, 9)
    assert verify(DAMAGED, citation)


@given(text=st.text(min_size=1), data=st.data())
def test_every_span_reproduces_its_source(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = Document("any", text, text)
    citation = cite(document, start, end)
    assert verify(document, citation)
    assert citation.quote == text[start:end]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines(newline: str) -> None:
    text = newline.join(["one", "two", "three"])
    spans = [(text.index(word), text.index(word) + 3) for word in ("one", "two", "three")]
    assert [citation.line for citation in cite_spans(Document("lines", text, text), spans)] == [1, 2, 3]


def test_a_page_is_a_better_place_than_a_line() -> None:
    document = Document("pdf", "a\nb", "a\nb", locations=(Location(0, 2, page=1), Location(2, 3, page=2)))
    citation = cite(document, 2, 3)
    assert (citation.page, citation.line) == (2, None)


@pytest.mark.parametrize(
    "citation",
    [
        Citation("d", 0, 1, "桥"),
        Citation("other", 0, 1, "建"),
        Citation("d", 5, 99, "iáo)了"),
        Citation("d", 0, 0, ""),
    ],
)
def test_what_does_not_verify(citation: Citation) -> None:
    assert not verify(DAMAGED, citation)


@pytest.mark.parametrize(
    ("document", "citation", "link"),
    [
        (Document("p", "", "", path="a/p.pdf"), Citation("p", 0, 1, "x", page=3), "a/p.pdf#page=3"),
        (Document("p", "", "", path="p.txt"), Citation("p", 0, 1, "x", line=3), "p.txt#line=2,3"),
        (
            Document("p", "", "", metadata=Metadata(url="https://example.gov/a#b")),
            Citation("p", 0, 1, "建-桥", element="html/p"),
            "https://example.gov/a#:~:text=%E5%BB%BA%2D%E6%A1%A5",
        ),
        (Document("p", "", ""), Citation("p", 0, 1, "x", line=3), ""),
    ],
)
def test_links(document: Document, citation: Citation, link: str) -> None:
    assert link_to(document, citation) == link
