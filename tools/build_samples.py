"""Build the bundled samples from samples/sources: ``build_samples.py [FOLDER]``.

Five formats that the readers must cope with, made the same to the byte each time: a web page with its furniture, a DOCX, a PDF, a damaged
text, a GB18030 text, and a Markdown report.
"""

from __future__ import annotations

import html
import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

__all__ = ["BUILDERS", "build"]

_ROOT = Path(__file__).parents[1] / "samples"
_ZIP_TIME = (2021, 1, 1, 0, 0, 0)


def _source(name: str) -> str:
    return (_ROOT / "sources" / f"{name}.md").read_text(encoding="utf-8")


def web_page(text: str) -> bytes:
    """A news page: navigation, byline, article, links to other news, footer."""
    lines = [line for line in text.split("\n") if line]
    title, byline, body = lines[0].removeprefix("# "), lines[1:4], lines[4:]
    paragraphs = [f"<h2>{html.escape(line[3:])}</h2>" if line.startswith("## ") else f"<p>{html.escape(line)}</p>" for line in body]
    links = "".join(f"<li><a href='#'>{name}</a></li>" for name in ("首页", "要闻", "专题", "数字报"))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f"<html lang='zh-CN'><head><meta charset='utf-8'><title>{html.escape(title)}_星城观察网</title></head><body>",
            f"<nav><ul>{links}</ul></nav>",
            f"<article><h1>{html.escape(title)}</h1>",
            f"<div class='info'>{' '.join(map(html.escape, byline))}</div>",
            *paragraphs,
            "</article>",
            "<div class='share'>分享到: 微信 微博</div>",
            "<div class='related'><h3>相关阅读</h3><ul><li><a href='#'>湘江两岸添新绿</a></li></ul></div>",
            "<footer>关于我们 联系我们 版权声明</footer>",
            "</body></html>",
        ]
    ).encode()


def word_file(text: str) -> bytes:
    """A DOCX with headings, a table and a list; its times are fixed."""
    import datetime

    import docx

    document = docx.Document()
    moment = datetime.datetime(*_ZIP_TIME)
    document.core_properties.created = document.core_properties.modified = moment
    document.core_properties.author = document.core_properties.last_modified_by = ""
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _add_table(document, [row for row in rows if not set(row[0]) <= set("- ")])
            rows = []
        _add_line(document, line)
    stream = io.BytesIO()
    document.save(stream)
    return _fixed_zip(stream.getvalue())


def _add_table(document, rows: list[list[str]]) -> None:  # type: ignore[no-untyped-def]
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


def _add_line(document, line: str) -> None:  # type: ignore[no-untyped-def]
    marks = {"# ": ("Title",), "## ": ("Heading 1",), "- ": ("List Bullet",)}
    for mark, (style,) in marks.items():
        if line.startswith(mark):
            document.add_paragraph(line[len(mark) :], style=style)
            return
    if line:
        document.add_paragraph(line)


def _fixed_zip(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(zipfile.ZipInfo(info.filename, _ZIP_TIME), source.read(info), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def printed(text: str) -> bytes:
    """A PDF of two pages with a running header and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    page, top = 1, 760.0
    _sheet(canvas, page)
    for size, words in _set_lines(text):
        if top < 420:
            canvas.showPage()
            page, top = page + 1, 760.0
            _sheet(canvas, page)
        canvas.setFont("STSong-Light", size)
        canvas.drawString(72, top, words)
        top -= size * 1.8
    canvas.save()
    return stream.getvalue()


def _sheet(canvas, page: int) -> None:  # type: ignore[no-untyped-def]
    canvas.setFont("STSong-Light", 9)
    canvas.drawString(72, 805, "湖南湘江新区工作要点")
    canvas.drawCentredString(297, 36, f"— {page} —")


def _set_lines(text: str) -> list[tuple[int, str]]:
    """Lines as they are set: headings larger, paragraphs indented by two characters and broken at 36."""
    lines: list[tuple[int, str]] = []
    for line in filter(None, text.split("\n")):
        if line.startswith("#"):
            lines.append((18 if line.startswith("# ") else 14, line.lstrip("# ")))
            continue
        words = "　　" + line
        lines.extend((12, words[at : at + 36]) for at in range(0, len(words), 36))
    return lines


def damaged(text: str) -> bytes:
    """The text as a bad converter leaves it: traditional for simplified, readings in brackets behind some characters, stray commas."""
    import opencc
    from pypinyin import Style, pinyin

    traditional = opencc.OpenCC("s2t").convert(text.replace("# ", "", 1))
    out = []
    for simple, character in zip(text.replace("# ", "", 1), traditional, strict=True):
        changed = simple != character
        out.append(
            f"{character}({pinyin(simple, style=Style.TONE)[0][0]})" if changed else f",{character}" if character in "，。" else character
        )
    return "".join(out).encode()


def simplified_bytes(text: str) -> bytes:
    """The text in GB18030."""
    return re.sub(r"^# ", "", text).encode("gb18030")


BUILDERS: dict[str, Callable[[str], bytes]] = {
    "01-city-tasks.html": web_page,
    "02-district-outline.docx": word_file,
    "03-new-area-plan.pdf": printed,
    "04-parks.txt": damaged,
    "05-park-pledge.txt": simplified_bytes,
    "06-later-report.md": str.encode,
}


def build(folder: Path) -> None:
    """Write every sample into a folder."""
    for name, builder in BUILDERS.items():
        (folder / name).write_bytes(builder(_source(Path(name).stem)))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT)
