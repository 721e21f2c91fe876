"""DOCX: the table of tasks that an office prints."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml.ns import qn

from lantu.export.docx import to_docx
from lantu.export.words import load_words
from lantu.ledgers import Ledger


def _open(ledger: Ledger) -> docx.document.Document:
    return docx.Document(io.BytesIO(to_docx(ledger, load_words("zh"))))


def test_table_of_tasks(ledger: Ledger) -> None:
    table = _open(ledger).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "重点任务", "目标值", "牵头单位", "责任单位", "完成时限", "出处"]
    assert [row.cells[0].text for row in table.rows[1:]] == ["一、交通", "1", "2", "（无标题部分）", "3", "4", "5"]
    assert [cell.text for cell in table.rows[2].cells] == [
        "1",
        "新建跨河大桥4座",
        "跨河大桥：4座（增减量）",
        "区交通局",
        "",
        "2026年",
        "第3行",
    ]


def test_words_of_the_document_stand_for_a_missing_date(ledger: Ledger) -> None:
    assert _open(ledger).tables[0].rows[5].cells[5].text == "（原文：今年）"


def test_repeats_are_marked(ledger: Ledger) -> None:
    assert _open(ledger).tables[0].rows[6].cells[1].text.endswith("（同第1项）")


def test_a_table_for_each_document(ledger: Ledger) -> None:
    assert len(_open(ledger).tables) == 2


def test_landscape_a4_with_repeated_head_and_whole_rows(ledger: Ledger) -> None:
    document = _open(ledger)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    rows = document.tables[0]._tbl.tr_lst
    assert rows[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_page_numbers(ledger: Ledger) -> None:
    footer = _open(ledger).sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_chinese_fonts(ledger: Ledger) -> None:
    fonts = _open(ledger).styles["Lantu Cell"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋"


def test_same_bytes_without_the_time(ledger: Ledger) -> None:
    data = to_docx(ledger, load_words("zh"))
    assert data == to_docx(ledger, load_words("zh"))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {member.date_time for member in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_empty_ledger_opens(empty_ledger: Ledger) -> None:
    assert len(_open(empty_ledger).tables[0].rows) == 1
