"""The four things that people do, by hand, in Chinese. With ``LANTU_WRITE_PICTURES=1`` the pictures of the documentation are taken."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.workbench.browser.conftest import ROOT, Workbench
from tests.workbench.browser.test_pages import violations

pytestmark = pytest.mark.slow
PICTURES = ROOT / "docs" / "pictures" / "workbench"
PLAN = """白鹭洲区2026年工作安排

一、加快城市更新

今年将改造老旧小区26个，新建口袋公园8处，由区住建局牵头，区园林中心配合。到2028年，建成滨江步道15公里以上。

二、稳住就业

力争全年城镇新增就业1.2万人，零就业家庭动态清零。
"""


def picture(window: Any, name: str) -> None:
    if os.environ.get("LANTU_WRITE_PICTURES"):
        from PIL import Image

        PICTURES.mkdir(parents=True, exist_ok=True)
        shot = Image.open(io.BytesIO(window.page.screenshot())).convert("RGB")
        shot.quantize(128, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def test_documents_are_dropped_in_read_and_shown_beside_their_entries(window: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "白鹭洲区2026年工作安排.txt"
    file.write_text(PLAN, encoding="utf-8")
    opened = window()
    page = opened.page
    opened.go("/documents/add")
    picture(opened, "add")
    page.locator("input[type=file]").first.set_input_files(str(file))
    page.get_by_role("button", name="开始读取").click()
    page.wait_for_url(re.compile(r"/documents/\w{8}$"))
    page.locator(".entry").first.wait_for(timeout=30_000)
    assert page.locator(".entry").count() >= 4
    assert "老旧小区26个" in page.locator(".paper").inner_text()
    page.locator(".s", has_text="滨江步道").first.click()
    page.locator("#inspector .code, #inspector dl, #inspector p:not(.faint)").first.wait_for()
    page.locator(".item", has_text="滨江步道").first.click()
    assert "滨江步道" in page.locator(".entry.lit").inner_text()
    picture(opened, "document")
    page.keyboard.press("j")
    assert "滨江步道" not in page.locator(".entry.lit").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载原件").click()
    assert Path(download.value.path()).read_bytes() == file.read_bytes()


def test_the_review_is_worked_by_keyboard(window: Callable[..., Any]) -> None:
    opened = window()
    page = opened.page
    opened.go("/review")
    picture(opened, "review")

    def shown() -> str:
        return str(page.locator("#item-text mark").inner_text())

    def press(key: str) -> None:
        with page.expect_navigation():
            page.keyboard.press(key)

    waiting = int(page.locator("h1 .badge").inner_text())
    first = shown()
    press("a")
    assert int(page.locator("h1 .badge").inner_text()) == waiting - 1 and shown() != first
    second = shown()
    press("1")
    assert "已剔除" in page.locator(".last").inner_text()
    press("u")
    assert shown() == second
    page.keyboard.press("e")
    field = page.locator("#id_due")
    field.fill("2031-12")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert "已更正" in page.locator(".last").inner_text()
    page.locator(".last a").click()
    assert "2031年12月" in page.locator("main").inner_text() and "更正" in page.locator(".history").inner_text()
    opened.go("/review?mode=sample")
    press("a")
    assert page.locator(".accuracy tbody tr").first.locator("td").last.inner_text() == "1"
    picture(opened, "review-lot")


def test_the_ledger_is_filtered_searched_and_changed(window: Callable[..., Any]) -> None:
    opened = window()
    page = opened.page
    opened.go("/ledger")
    picture(opened, "ledger")
    total = int(re.findall(r"\d+", page.locator(".total").inner_text())[0])
    facet = page.locator("fieldset").filter(has_text="类别").locator("label").first
    count = int(facet.locator(".count").inner_text())
    facet.click()
    page.locator(".chips a").first.wait_for()
    assert int(re.findall(r"\d+", page.locator(".total").inner_text())[0]) == count < total
    assert "kind=" in page.url
    page.go_back()
    page.wait_for_function(f"document.querySelector('.total').textContent.includes('{total}')")
    page.keyboard.press("/")
    page.keyboard.type("天心区")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q="))
    assert page.locator("mark", has_text="天心区").count() > 0 or page.locator("tbody tr").count() > 0
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    assert page.locator("tr.here").count() == 1
    opened.go("/ledger?status=unreviewed&sort=due")
    for box in page.locator("input[name=row]").all()[:2]:
        box.check()
    form = page.locator("#bulk")
    form.locator("[name=lead_body]").fill("市重点办")
    form.locator("[name=reason]").fill("会议明确")
    picture(opened, "bulk")
    form.get_by_role("button", name="修改").click()
    page.wait_for_load_state("networkidle")
    opened.go("/ledger?lead_body=%E5%B8%82%E9%87%8D%E7%82%B9%E5%8A%9E")
    assert page.locator("tbody tr").count() == 2
    page.locator(".promise-text").first.click()
    assert "会议明确" in page.locator(".history").inner_text()
    picture(opened, "promise")


def test_the_wall_leads_from_a_number_to_the_sentence(window: Callable[..., Any], workbench: Workbench) -> None:
    opened = window()
    page = opened.page
    opened.go("/wall")
    picture(opened, "wall")
    verdicts = page.locator(".verdict-table").first
    assert "未证实" in verdicts.locator("thead").inner_text() and int(verdicts.locator("tbody td.number a").first.inner_text()) > 0
    row = page.locator(".place-card tbody tr", has_text="天心区")
    count = int(row.locator("a").last.inner_text())
    row.locator("a").last.click()
    page.wait_for_url(re.compile("/ledger"))
    assert int(re.findall(r"\d+", page.locator(".total").inner_text())[0]) == count
    page.locator(".promise-text").first.click()
    quote = page.locator(".source mark").inner_text()
    page.get_by_role("link", name="在文件中查看").click()
    page.locator(".entry.lit").wait_for()
    assert quote.replace("\n", "")[:12] in page.locator(".paper").inner_text().replace("\n", "")
    tile = window(390, "dark")
    tile.go("/wall?within=100000")
    tile.page.locator(".tile", has_text="湘").click()
    tile.page.wait_for_url(re.compile("within=430000"))
    assert "湖南省" in tile.page.locator(".way").inner_text()
    picture(tile, "wall-narrow")


def test_it_prints(window: Callable[..., Any]) -> None:
    import pypdfium2

    opened = window()
    opened.go("/settlement/report")
    assert opened.page.get_by_role("button", name="打印").is_visible()
    opened.go("/wall")
    assert opened.page.get_by_role("button", name="打印").is_visible()
    pages = pypdfium2.PdfDocument(io.BytesIO(opened.page.pdf(format="A4", landscape=True, print_background=True)))
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert len(pages) <= 5 and "按牵头单位" in text and "跳到正文" not in text and "打印" not in text


def test_a_doubtful_value_is_looked_up_and_released(window: Callable[..., Any], workbench: Workbench, tmp_path: Path) -> None:
    years = "".join(f"粮食产量,白鹭洲区,{year},{50 + year % 3},万吨\n" for year in range(2016, 2024))
    file = tmp_path / "粮食.csv"
    file.write_text(f"指标,地区,年份,数值,单位\n{years}粮食产量,白鹭洲区,2024,523000,万吨\n", encoding="utf-8")
    opened = window()
    page = opened.page
    opened.go("/documents/add")
    page.locator("input[type=file]").first.set_input_files(str(file))
    page.get_by_role("button", name="开始读取").click()
    page.wait_for_url(re.compile(r"/settlement/tables/\w+$"))
    for _ in range(120):
        opened.go("/settlement/held?state=open")
        if page.locator("tbody tr").count():
            break
        page.wait_for_timeout(500)
    page.get_by_role("link", name="粮食产量").click()
    assert "像是单位写错了" in page.locator("main").inner_text() and "523000" in page.locator("tr.marked").inner_text()
    assert violations(opened) == []
    picture(opened, "held")
    page.locator("#release-reason").fill("与年鉴核对无误")
    page.get_by_role("button", name="放行").click()
    page.wait_for_load_state("networkidle")
    assert "已放行" in page.locator("main").inner_text() and "与年鉴核对无误" in page.locator("main").inner_text()
    page.locator("#undo-reason").fill("再核对一次")
    page.get_by_role("button", name="撤回决定").click()
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("button", name="放行").is_visible()
    narrow = window(390, "dark")
    narrow.go(page.url.removeprefix(workbench.address))
    assert narrow.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0 and violations(narrow) == []
