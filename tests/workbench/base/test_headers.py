from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/sign-in", "/nowhere", "/static/lantu/base.css", "/log.json"])
def test_every_answer_forbids_what_pages_do_not_need(client: Any, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy and "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in policy


def test_pages_hold_no_inline_script_or_style(client: Any) -> None:
    page = client.get("/sign-in").content.decode()
    assert "<style" not in page and " style=" not in page and " onclick" not in page and "<script>" not in page
    assert '"allowEval": false' in page.replace("&quot;", '"')


def test_language_and_theme_are_kept(client: Any) -> None:
    assert "登录" in client.get("/sign-in").content.decode()
    client.post("/language", {"language": "en", "next": "/sign-in"})
    client.post("/theme", {"theme": "dark", "next": "/sign-in"})
    page = client.get("/sign-in").content.decode()
    assert "Sign in" in page and 'data-theme="dark"' in page
    assert client.post("/theme", {"theme": "dark", "next": "https://elsewhere.example/"}).url == "/"


def test_who_is_not_signed_in_is_led_there_and_back(client: Any) -> None:
    assert client.get("/people?sort=name").url == "/sign-in?next=%2Fpeople%3Fsort%3Dname"
    assert client.post("/people").status_code == 403


def test_pages_are_kept_in_no_shared_cache(client: Any) -> None:
    for address in ("/sign-in", "/ledger", "/ledger.json", "/api/v1/promises"):
        kept = client.get(address).headers["Cache-Control"]
        assert "private" in kept or "no-store" in kept, address
