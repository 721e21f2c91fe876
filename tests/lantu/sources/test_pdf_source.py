"""PDF: paragraphs over lines and pages, boxes, and files that cannot be read."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lantu.errors import ReadError
from lantu.sources import ocr, read_bytes
from lantu.sources.printed import PrintedLine, join_lines

PARAGRAPHS = [
    text
    for number in range(1, 21)
    for text in (
        f"（{'一二三四五六七八九十'[number % 10]}）抓好第{number}件大事",
        f"2026年，全市地区生产总值增长{number}%左右，新增城镇就业12万人，规模以上工业增加值增长8%，固定资产投资增长5%，粮食产量保持稳定。",
        f"三是加快打造先进制造业集群，建成投产重大项目{number}个。",
    )
]


def _line(text: str, page: int, bottom: float, size: float = 14) -> PrintedLine:
    return PrintedLine(text, page, (72.0, bottom, 72.0 + len(text) * size, bottom + size), size)


def test_paragraphs_are_joined_over_lines_and_pages(make_pdf: Callable[..., bytes]) -> None:
    document = read_bytes(make_pdf(PARAGRAPHS), "plan.pdf")
    assert document.source_text.split("\n") == PARAGRAPHS
    assert document.warnings == ("L152",)


def test_each_fragment_knows_page_and_box(make_pdf: Callable[..., bytes]) -> None:
    document = read_bytes(make_pdf(PARAGRAPHS), "plan.pdf")
    pages = [place.page or 0 for place in document.locations]
    assert pages == sorted(pages) and pages[0] == 1 and pages[-1] > 2
    for place in document.locations:
        assert place.box is not None
        left, bottom, right, top = place.box
        assert 70 <= left < right <= 530 and 70 < bottom < top < 780


def test_sheet_lines_are_known_by_their_place_even_where_they_are_written_first() -> None:
    lines = ["第一段写到这里为止。", "第二段写到这里为止。", "第三段写到这里为止。"]
    for pages in (2, 3):
        sheets = [
            [
                _line("某市工作要点", page, 805, 9),
                _line(f"— {page} —", page, 36, 9),
                *(_line(f"{page}{text}", page, 700 - 30 * i) for i, text in enumerate(lines)),
            ]
            for page in range(1, pages + 1)
        ]
        builder, left_out = join_lines(sheets)
        assert builder.text.replace("\n", "") == "".join(f"{page}{text}" for page in range(1, pages + 1) for text in lines)
        assert left_out == 2 * pages


def test_two_pages_that_begin_alike_keep_what_is_set_like_the_text() -> None:
    sheets = [[_line("某市工作要点", page, 760), _line(f"{page}. 这里是正文。", page, 700)] for page in (1, 2)]
    assert join_lines(sheets)[0].text.count("某市工作要点") == 2


def test_a_name_that_a_program_gave_is_no_title() -> None:
    import pypdfium2

    out = io.BytesIO()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out)
    canvas.drawString(72, 700, "A plan of work")
    canvas.save()
    assert pypdfium2.PdfDocument(out.getvalue()).get_metadata_value("Title") == "untitled"
    metadata = read_bytes(out.getvalue(), "plan.pdf").metadata
    assert (metadata.title, metadata.author) == ("", "")


def test_reading_keeps_pace_with_the_engine(make_pdf: Callable[..., bytes]) -> None:
    import pypdfium2

    data = make_pdf(PARAGRAPHS * 20)
    started = time.process_time()
    pages = pypdfium2.PdfDocument(data)
    for page in pages:
        page.get_textpage().get_text_range()
    engine = time.process_time() - started
    started = time.process_time()
    read_bytes(data, "plan.pdf")
    assert time.process_time() - started < 2 * engine + 1


def test_encrypted_truncated_and_empty(make_pdf: Callable[..., bytes]) -> None:
    for data, code in (
        (make_pdf(PARAGRAPHS[:3], password="secret"), "L107"),
        (make_pdf(PARAGRAPHS)[:300], "L108"),
        (b"%PDF-1.7\n" + bytes(500), "L108"),
    ):
        with pytest.raises(ReadError) as caught:
            read_bytes(data, "a.pdf")
        assert caught.value.code == code


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "PDF"])
def test_picture_names_the_extra_where_it_is_not_installed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    monkeypatch.setattr(ocr, "_engine", ocr._engine.__wrapped__)
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, kind)
    with pytest.raises(ReadError) as caught:
        read_bytes(out.getvalue(), f"scan.{kind.lower()}")
    assert (caught.value.code, caught.value.values["extra"]) == ("L111", "lantu[ocr]")


def test_a_printed_picture_is_read_by_ocr() -> None:
    pytest.importorskip("rapidocr")
    from PIL import Image, ImageDraw, ImageFont

    fonts = sorted(Path("/usr/share/fonts").rglob("*CJK*Regular*"))
    if not fonts:
        pytest.skip("no Chinese font to draw the picture with")
    picture = Image.new("RGB", (900, 120), "white")
    ImageDraw.Draw(picture).text((30, 30), "新建学校12所，改造道路35公里。", "black", ImageFont.truetype(str(fonts[0]), 40))
    out = io.BytesIO()
    picture.save(out, "PNG")
    text = read_bytes(out.getvalue(), "scan.png").source_text
    assert "新建学校12所" in text and "35公里" in text
