"""Every page in a real browser: no complaint, nothing wider than the screen, nothing that keeps anybody from using it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.workbench.browser.conftest import Workbench, addresses

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")


def look(window: Any, name: str, path: str) -> None:
    answer = window.go(path)
    assert answer.status == (404 if name == "nothing" else 200), name
    if name == "nothing":
        window.complaints.clear()  # the browser itself complains of the 404 it was to see
    wide = window.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{name}: {wide} pixels too wide"


def violations(window: Any) -> list[str]:
    """What axe finds, one line each: the rule and the first element."""
    window.page.evaluate(AXE)
    found = window.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:160]} ({len(item['nodes'])})" for item in found]


def test_the_main_pages_open_without_complaint(workbench: Workbench, signed_in: Any, window: Callable[..., Any]) -> None:
    opened = window()
    for name in ("wall", "ledger", "promise", "document", "review", "settlement", "verdict-judged"):
        look(opened, name, addresses(workbench.keys)[name])
    narrow = window(390, "dark")
    for name in ("wall", "ledger", "review"):
        look(narrow, name, addresses(workbench.keys)[name])


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_keeps_anybody_out(workbench: Workbench, signed_in: Any, window: Callable[..., Any], width: int, scheme: str) -> None:
    opened = window(width, scheme)
    found = {}
    for name, path in addresses(workbench.keys).items():
        look(opened, name, path)
        if problems := violations(opened):
            found[name] = problems
    stranger = window(width, scheme, known=False)
    look(stranger, "sign-in", "/sign-in")
    if problems := violations(stranger):
        found["sign-in"] = problems
    assert found == {}


@pytest.mark.slow
def test_every_page_speaks_english_too(workbench: Workbench, signed_in: Any, window: Callable[..., Any]) -> None:
    opened = window()
    opened.go("/account")
    opened.page.get_by_role("button", name="English").click()
    for name, path in addresses(workbench.keys).items():
        look(opened, name, path)
        assert opened.page.locator("html").get_attribute("lang") == "en", name


@pytest.mark.slow
def test_the_keyboard_reaches_everything_and_shows_where_it_is(workbench: Workbench, signed_in: Any, window: Callable[..., Any]) -> None:
    opened = window()
    for name in (
        "wall",
        "ledger",
        "promise",
        "document",
        "review",
        "documents-add",
        "log",
        "settlement",
        "verdict-judged",
        "open-promises",
    ):
        opened.go(addresses(workbench.keys)[name])
        can = opened.page.evaluate(
            "[...document.querySelectorAll('main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)')]"
            ".filter(e => e.checkVisibility({checkVisibilityCSS: true}) && !e.disabled && e.getClientRects().length).length"
        )
        reached, steps = set(), 0
        while steps < can + 60:
            opened.page.keyboard.press("Tab")
            steps += 1
            at = opened.page.evaluate(
                "(() => { const e = document.activeElement; if (!e || e === document.body) return null;"
                " const all = [...document.querySelectorAll('*')]; const style = getComputedStyle(e);"
                " const ring = style.outlineStyle !== 'none' || e.namespaceURI.endsWith('svg');"
                " return [all.indexOf(e), !!e.closest('main'), ring, e.outerHTML.slice(0, 120)]; })()"
            )
            if at is None:
                break
            if steps == 1:
                assert "skip" in at[3], f"{name}: the first stop leads to the content"
            assert at[2], f"{name}: no ring around {at[3]}"
            if at[1]:
                reached.add(at[0])
            if len(reached) >= can:
                break
        assert len(reached) >= can, f"{name}: {len(reached)} of {can}"
