from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_workbench.accounts.actions.sign_in import make_link_token
from lantu_workbench.accounts.models import SignInFailure
from lantu_workbench.base.models import LogEntry

pytestmark = pytest.mark.django_db
GOOD = "a long password 9"


def attempt(name: str = "ducha", password: str = GOOD, address: str = "10.0.0.1") -> int:
    return int(Client().post("/sign-in", {"name": name, "password": password}, REMOTE_ADDR=address).status_code)


def test_signing_in_and_out(people: dict[str, Any]) -> None:
    client = Client()
    assert client.post("/sign-in", {"name": "ducha", "password": GOOD, "next": "/account"}).url == "/account"
    assert "督查室" in client.get("/account").content.decode()
    assert client.get("/sign-out").status_code == 405
    client.post("/sign-out")
    assert client.get("/account").status_code == 302
    assert LogEntry.objects.filter(action="accounts.user.signed_in", actor="ducha").exists()


def test_five_wrong_passwords_make_the_right_one_wait(people: dict[str, Any]) -> None:
    assert [attempt(password="wrong") for _ in range(5)] == [403] * 5
    assert attempt() == 429
    assert attempt(name="lingdao") == 302
    SignInFailure.objects.update(at=timezone.now() - timedelta(minutes=1, seconds=1))
    assert attempt() == 302


def test_one_address_cannot_try_many_names(people: dict[str, Any]) -> None:
    for number in range(20):
        attempt(name=f"nobody{number}", password="wrong")
    assert attempt() == 429
    assert attempt(address="10.0.0.2") == 302


def test_a_wrong_name_and_a_wrong_password_look_alike(people: dict[str, Any]) -> None:
    wrong_name = Client().post("/sign-in", {"name": "nobody", "password": GOOD}).content.decode()
    wrong_password = Client().post("/sign-in", {"name": "ducha", "password": "wrong"}).content.decode()
    assert "登录名或密码不对" in wrong_name and "登录名或密码不对" in wrong_password


def test_a_closed_account_is_closed_at_once(people: dict[str, Any], sign_in: Callable[[str], Any]) -> None:
    client, admin = sign_in("supervision"), sign_in("administrator")
    assert client.get("/jobs").status_code == 200
    key = people["supervision"].pk
    admin.post(f"/people/{key}", {"full_name": "", "role": "supervision", "reason": "调离"})
    assert client.get("/jobs").status_code == 302
    assert attempt() == 403


def test_a_link_signs_in_once(people: dict[str, Any]) -> None:
    token = make_link_token(people["administrator"])
    client = Client()
    assert client.get(f"/sign-in/{token}").status_code == 200
    assert client.get("/people").status_code == 302, "looking at the link must sign nobody in"
    assert client.post(f"/sign-in/{token}").status_code == 302
    assert client.get("/people").status_code == 200
    assert Client().post(f"/sign-in/{token}").status_code == 403
    assert Client().post(f"/sign-in/{token}x").status_code == 403


def test_no_redirect_leads_elsewhere(people: dict[str, Any]) -> None:
    answer = Client().post("/sign-in", {"name": "ducha", "password": GOOD, "next": "//elsewhere.example/"})
    assert answer.url == "/"
