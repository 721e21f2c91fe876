"""Small files in every format, made where they are needed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest

WRAP_WIDTH = 451
SIZE = 16


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """A PDF as offices print it: indented paragraphs of 16 points, a running head, numbered pages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def fitting(text: str) -> int:
        width, count = 0.0, 0
        while count < len(text) and (width := width + pdfmetrics.stringWidth(text[count], "STSong-Light", SIZE)) <= WRAP_WIDTH:
            count += 1
        return max(count, 1)

    def make(paragraphs: Sequence[str], *, password: str = "", head: str = "某市工作报告") -> bytes:
        out = io.BytesIO()
        sheet = canvas.Canvas(out, encrypt=password or None)
        page, y = 0, 0
        for paragraph in paragraphs:
            rest = "　　" + paragraph
            while rest:
                if y < 80:
                    if page:
                        sheet.drawCentredString(297, 40, f"— {page} —")
                        sheet.showPage()
                    page, y = page + 1, 760
                    sheet.setFont("STSong-Light", 10)
                    sheet.drawString(72, 800, head)
                    sheet.setFont("STSong-Light", SIZE)
                sheet.drawString(72, y, rest[: fitting(rest)])
                rest, y = rest[fitting(rest) :], y - 26
        if page:
            sheet.drawCentredString(297, 40, f"— {page} —")
        sheet.save()
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def docx_bytes() -> bytes:
    """A package with a title, headings, numbered items and a table."""
    import docx

    package = docx.Document()
    package.core_properties.title = "工作要点"
    package.core_properties.author = "某办"
    package.add_heading("工作要点", 0)
    package.add_heading("一、总体要求", 1)
    package.add_paragraph("全市地区生产总值增长6%。")
    package.add_paragraph("修路三条", style="List Number")
    package.add_paragraph("建桥两座", style="List Number")
    table = package.add_table(2, 2)
    for row, column, text in ((0, 0, "指标"), (0, 1, "目标"), (1, 0, "就业"), (1, 1, "5万人")):
        table.cell(row, column).text = text
    package.add_paragraph("到此为止。")
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def html_bytes() -> bytes:
    """A page of a government site: navigation, byline, text, table, footer, things that are not seen."""
    return """<!DOCTYPE html><html><head><meta charset="utf-8"><title>某市2026年工作要点_某市政府网</title>
<meta name="PubDate" content="2026-02-11 10:00"><link rel="canonical" href="https://example.org/a.html"></head><body>
<div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/z">政务公开</a></li></ul></div>
<div id="content"><h1>某市2026年工作要点</h1><p>发布时间：2026-02-12 来源：市政府办 作者：李明 浏览量：33</p>
<h2>一、总体要求</h2><p>　　2026年，全市地区生产总值增长6%左右，
新增城镇就业12万人，规模以上工业增加值增长8%。</p><p>建成<b>三条</b>道路，打通<br>断头路5条。</p>
<table><tr><th>指标</th><th>目标</th></tr><tr><td>地区生产总值</td><td>增长6%</td></tr></table>
<script>var hidden = "脚本";</script><p style="display:none">看不见</p></div>
<div>上一篇：别的通知</div><div class="footer">版权所有 某市人民政府</div></body></html>""".encode()
