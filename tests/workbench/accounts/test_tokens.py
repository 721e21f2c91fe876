from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_workbench.accounts.models import ApiToken

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(sign_in: Callable[[str], Any]) -> Callable[..., str]:
    def make(name: str, scope: str) -> str:
        page = sign_in(name).post("/account", {"form": "token", "name": "报表", "scope": scope, "days": 30}).content.decode()
        found = re.search(r"lantu_[\w-]{40,}", page)
        assert found
        return found[0]

    return make


def get(address: str, words: str) -> Any:
    return Client().get(address, headers={"Authorization": f"Bearer {words}"})


def test_a_token_has_its_owners_rights(token: Callable[..., str]) -> None:
    assert get("/people.json", token("administrator", "read")).json()["count"] == 6
    assert get("/people.json", token("clerk", "read")).status_code == 403


def test_a_reading_token_writes_nothing(token: Callable[..., str]) -> None:
    header = {"Authorization": f"Bearer {token('administrator', 'read')}"}
    client = Client(enforce_csrf_checks=True)
    given = {"name": "新局", "parent": "", "aliases": ""}
    assert client.post("/units", given, headers=header).status_code == 403
    header = {"Authorization": f"Bearer {token('administrator', 'write')}"}
    assert client.post("/units", given, headers=header).status_code == 302


def test_without_a_token_a_form_needs_its_secret(sign_in: Callable[[str], Any], people: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["administrator"])
    assert client.post("/units", {"name": "新局"}).status_code == 403


def test_unknown_expired_and_revoked_tokens_are_refused(token: Callable[..., str], sign_in: Callable[[str], Any]) -> None:
    words = token("supervision", "read")
    assert get("/units.json", words).status_code == 200
    assert get("/units.json", words + "x").status_code == 401
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert get("/units.json", words).status_code == 401
    ApiToken.objects.update(expires_at=None)
    key = ApiToken.objects.get().pk
    assert sign_in("clerk").post(f"/tokens/{key}/drop").status_code == 404
    sign_in("supervision").post(f"/tokens/{key}/drop")
    assert get("/units.json", words).status_code == 401


def test_a_token_is_not_kept_in_words(token: Callable[..., str]) -> None:
    words = token("supervision", "write")
    kept = ApiToken.objects.values().get()
    assert words not in map(str, kept.values())
