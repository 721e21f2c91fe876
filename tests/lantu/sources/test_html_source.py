"""Web pages: the whole visible text, the site's lines marked, what the page says of itself."""

from __future__ import annotations

import time

from lantu.sources import read_bytes

CHROME = {"nav", "header", "footer", "chrome"}


def test_text_is_whole_and_in_order(html_bytes: bytes) -> None:
    document = read_bytes(html_bytes, "page.html")
    assert document.source_text == (
        "首页\n政务公开\n某市2026年工作要点\n发布时间：2026-02-12 来源：市政府办 作者：李明 浏览量：33\n一、总体要求\n"
        "　　2026年，全市地区生产总值增长6%左右，新增城镇就业12万人，规模以上工业增加值增长8%。\n建成三条道路，打通\n断头路5条。\n"
        "指标\t目标\n地区生产总值\t增长6%\n上一篇：别的通知\n版权所有 某市人民政府"
    )


def test_chrome_is_marked_and_text_is_not(html_bytes: bytes) -> None:
    document = read_bytes(html_bytes, "page.html")
    chrome = [document.source_text[place.start : place.end] for place in document.locations if place.style in CHROME]
    assert [line[:5] for line in chrome] == ["首页", "政务公开", "发布时间：", "上一篇：别", "版权所有 "]


def test_places_are_elements_and_cells(html_bytes: bytes) -> None:
    document = read_bytes(html_bytes, "page.html")
    heading = document.locate(document.source_text.index("一、总体"))
    cell = document.locate(document.source_text.index("增长6%\n上"))
    assert heading is not None and (heading.style, heading.element) == ("heading 2", "html/body/div[2]/h2[1]")
    assert cell is not None and (cell.style, cell.cell) == ("table", (1, 2, 2))


def test_page_says_what_it_is(html_bytes: bytes) -> None:
    known = read_bytes(html_bytes, "page.html").metadata
    assert (known.title, known.date, known.source, known.author) == ("某市2026年工作要点", "2026-02-11", "市政府办", "李明")
    assert known.url == "https://example.org/a.html"


def test_stated_encoding_counts_unless_the_bytes_disagree() -> None:
    page = '<html><head><meta charset="{}"></head><body><p>全市新增就业五万人。</p></body></html>'
    assert read_bytes(page.format("gb2312").encode("gb18030"), "a.html").source_text == "全市新增就业五万人。"
    assert read_bytes(page.format("gb2312").encode("utf-8"), "a.html").source_text == "全市新增就业五万人。"


def test_layout_table_is_no_data_table() -> None:
    document = read_bytes("<table><tr><td><p>第一段文字。</p><p>第二段文字。</p></td></tr></table>".encode(), "a.html")
    assert document.source_text == "第一段文字。\n第二段文字。"
    assert all(place.cell is None for place in document.locations)


def test_nesting_of_a_hundred_thousand_keeps_the_text() -> None:
    deep = b"<html><body>" + b"<div>" * 100_000 + "深处。".encode() + b"</div>" * 100_000 + "<p>末尾</p>".encode()
    started = time.process_time()
    document = read_bytes(deep, "deep.html")
    assert document.source_text == "深处。\n末尾"
    assert document.warnings == ("L151",)
    assert time.process_time() - started < 5
