"""Text files: every character kept, in every encoding, with its byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.sources import byte_offset, read_bytes

SIMPLIFIED = "一、总体要求\r\n　　全市新增城镇就业5万人，建成道路三条。\n\n末行没有换行"
TRADITIONAL = "一、總體要求\r\n　　全市新增城鎮就業5萬人，建成道路三條，發展經濟。\n末行"
SHARED = Path(os.environ.get("LANTU_SHARED", "../shared"))


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        ("\ufeff" + SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL + "𠮷", "gb18030", "gb18030"),
    ],
)
def test_text_and_bytes_of_each_encoding(text: str, codec: str, encoding: str) -> None:
    data = text.encode(codec)
    document = read_bytes(data, "plan.txt")
    assert document.source_text == text.lstrip("\ufeff")
    assert document.encoding == encoding
    assert "".join(document.source_text[place.start : place.end] for place in document.locations) == document.source_text
    for offset, character in enumerate(document.source_text):
        byte = byte_offset(document, offset)
        assert byte is not None and data[byte:].startswith(character.encode(encoding))


def test_truncated_utf8_is_still_utf8() -> None:
    document = read_bytes(("全市新增就业。" * 20).encode()[:-1], "plan.txt")
    assert (document.encoding, document.warnings) == ("utf-8", ("L153",))


def test_markdown_says_headings_and_keeps_marks() -> None:
    document = read_bytes("# 报告\n\n- 修路\n正文\n".encode(), "plan.md")
    assert document.source_text == "# 报告\n\n- 修路\n正文\n"
    assert [place.style for place in document.locations] == ["heading 1", "", "list", ""]


@pytest.mark.parametrize(
    ("data", "name", "options", "code"),
    [
        (b"", "a.txt", {}, "L102"),
        (b"\xef\xbb\xbf \n", "a.txt", {}, "L102"),
        (bytes(range(256)) * 40, "a.txt", {}, "L104"),
        (b"PK\x03\x04 broken", "a.docx", {}, "L108"),
        (b"no header", "a.pdf", {}, "L108"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", {}, "L107"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "a.doc", {}, "L119"),
        (b"abcdef", "a.txt", {"max_size": 5}, "L103"),
        ("正文".encode(), "a.txt", {"encoding": "nonsense"}, "L117"),
        ("正文".encode("gb18030"), "a.txt", {"encoding": "utf-8"}, "L109"),
        (b"a,b\n1,2\n", "a.csv", {}, "L114"),
        (b"<html><body><script>1</script></body></html>", "a.html", {}, "L115"),
    ],
)
def test_bad_input_is_refused_with_its_code(data: bytes, name: str, options: dict[str, object], code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name, ReadOptions(**options))  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.file) == (code, name)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared corpus")
def test_corpus_comes_through_byte_for_byte() -> None:
    files = [path for folder in ("corpus", "seeds") for path in sorted((SHARED / folder).rglob("*.txt"))]
    assert len(files) >= 36
    for path in files:
        data = path.read_bytes()
        assert read_bytes(data, str(path), ReadOptions(repair=False)).source_text.encode() == data, path
