"""A workbench as people start it (``lantu serve`` on the samples) and Debian's Chromium before it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = "/usr/bin/chromium"
ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "samples").glob("0*"))

if find_spec("django") is None or find_spec("playwright") is None:
    collect_ignore_glob = ["*"]


@dataclass
class Workbench:
    """A running one: its address, its data folder, and the keys of what is in it."""

    address: str
    home: Path
    link: str = ""
    keys: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LANTU_", "DJANGO_"))}
    command = [
        sys.executable,
        "-m",
        "lantu",
        "serve",
        "--home",
        str(home),
        "--port",
        str(port),
        "--workers",
        "1",
        "--add",
        *map(str, SAMPLES),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    made = Workbench(f"http://127.0.0.1:{port}", home)
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+/sign-in/\S+", line):
            made.link = found[0]
            break
    assert made.link, "the workbench did not start"
    yield made
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).exists() and not os.environ.get("LANTU_CI"):
        pytest.skip("needs Debian's chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="session")
def signed_in(workbench: Workbench, browser: Any) -> Any:
    """The state of a browser in which the administrator has signed in by the link, as on the first day."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(workbench.link)
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url(re.compile("^(?!.*sign-in)"))
    request = context.request
    rows = request.get(f"{workbench.address}/ledger.json?sort=-verifiable&size=1").json()["rows"]
    documents = request.get(f"{workbench.address}/documents.json").json()["rows"]
    judged = request.get(f"{workbench.address}/ledger.json?verdict=on_course&size=1").json()["rows"]
    workbench.keys = {
        "promise": rows[0]["id"],
        "judged": judged[0]["id"],
        "document": next(row["key"] for row in documents if row["format"] == "html"),
        "pdf": next(row["key"] for row in documents if row["format"] == "pdf"),
    }
    state = context.storage_state()
    context.close()
    return state


@dataclass
class Window:
    """One page of a browser that keeps what it complained of."""

    page: Any
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        answer = self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return answer


@pytest.fixture
def window(workbench: Workbench, browser: Any, signed_in: Any) -> Iterator[Any]:
    """Open a window of a width and a colour scheme; afterwards no window may have complained."""
    opened: list[tuple[Any, Window]] = []

    def make(width: int = 1440, scheme: str = "light", *, known: bool = True) -> Window:
        context = browser.new_context(
            locale="zh-CN",
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            storage_state=signed_in if known else None,
            reduced_motion="reduce",
        )
        made = Window(context.new_page(), workbench.address)
        # Two browsers, their server and a reading share two cores here.
        made.page.set_default_navigation_timeout(90_000)
        made.page.on("console", lambda message: made.complaints.append(message.text) if message.type in ("error", "warning") else None)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        opened.append((context, made))
        return made

    yield make
    complaints = [complaint for _, made in opened for complaint in made.complaints]
    for context, _ in opened:
        context.close()
    assert complaints == []


def addresses(keys: dict[str, str]) -> dict[str, str]:
    """Every page of ours that somebody signed in can open."""
    return {
        "wall": "/wall",
        "wall-nation": "/wall?within=100000",
        "ledger": "/ledger",
        "ledger-filtered": "/ledger?kind=project&q=%E5%BB%BA%E8%AE%BE",
        "promise": f"/promises/{keys['promise']}",
        "promise-edit": f"/promises/{keys['promise']}/edit",
        "tree": "/tree",
        "findings": "/findings",
        "documents": "/documents",
        "document": f"/documents/{keys['document']}",
        "document-pdf": f"/documents/{keys['pdf']}",
        "documents-add": "/documents/add",
        "review": "/review",
        "review-lot": "/review?mode=sample",
        "settlement": "/settlement",
        "open-promises": "/settlement/open",
        "disputes": "/settlement/disputes",
        "data-tables": "/settlement/tables",
        "data-table-add": "/settlement/tables/add",
        "held-values": "/settlement/held",
        "settlement-report": "/settlement/report",
        "verdict": f"/promises/{keys['promise']}/verdict",
        "verdict-judged": f"/promises/{keys['judged']}/verdict",
        "jobs": "/jobs",
        "log": "/log",
        "log-entry": "/log/1",
        "people": "/people",
        "person": "/people/1",
        "units": "/units",
        "unit": "/units/1",
        "account": "/account",
        "nothing": "/nowhere",
    }
