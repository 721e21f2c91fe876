"""DOCX: order, styles, automatic numbers, cells; packages that are no documents."""

from __future__ import annotations

import io
import zipfile

import pytest

from lantu.errors import ReadError
from lantu.sources import read_bytes
from lantu.sources.docx_numbering import chinese_count, format_number


def test_text_with_numbers_and_cells(docx_bytes: bytes) -> None:
    document = read_bytes(docx_bytes, "plan.docx")
    assert document.source_text == (
        "工作要点\n一、总体要求\n全市地区生产总值增长6%。\n1.修路三条\n2.建桥两座\n指标\t目标\n就业\t5万人\n到此为止。"
    )
    styles = [place.style for place in document.locations]
    assert styles == ["title", "heading 1", "", "list", "list", "table", "table", "table", "table", ""]
    assert [place.cell for place in document.locations if place.cell] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]
    assert (document.metadata.title, document.metadata.author) == ("工作要点", "某办")


def test_insertions_are_read_and_deletions_are_not(docx_bytes: bytes) -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = (
        "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
    )
    body = f'<w:document xmlns:w="{w}"><w:body><w:sdt><w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt></w:body></w:document>'
    assert read_bytes(_with_part(docx_bytes, "word/document.xml", body.encode()), "a.docx").source_text == "新增链接"


def test_external_entity_is_not_followed(docx_bytes: bytes) -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    attack = f'{entity}<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>甲&x;乙</w:t></w:r></w:p></w:body></w:document>'
    try:
        text = read_bytes(_with_part(docx_bytes, "word/document.xml", attack.encode()), "a.docx").source_text
    except ReadError as error:
        assert error.code == "L108"
    else:
        assert text in ("甲乙", "甲")


def test_bomb_is_refused_before_it_is_unpacked(docx_bytes: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(_with_part(docx_bytes, "word/document.xml", b" " * 30_000_000), "bomb.docx")
    assert caught.value.code == "L113"


@pytest.mark.parametrize(("value", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百〇一"), (110, "一百一十")])
def test_chinese_count(value: int, words: str) -> None:
    assert chinese_count(value) == words
    assert format_number(value, "chineseCountingThousand") == words


def _with_part(package: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()
