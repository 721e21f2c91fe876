"""The API as a whole: its description, who may call it, and that it says what the pages say."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lantu_workbench.api import description
from lantu_workbench.jobs.worker import work_all
from lantu_workbench.ledger.models import PromiseVersion

pytestmark = pytest.mark.django_db
SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "openapi.json"


def test_the_description_is_the_one_that_was_agreed() -> None:
    """Programs rely on it. ``LANTU_WRITE_SNAPSHOTS=1`` writes it anew; the change is then read in the commit."""
    found = description()
    found["info"]["version"] = "*"
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("LANTU_WRITE_SNAPSHOTS"):
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text(encoding="utf-8")
    assert found["openapi"].startswith("3.1")


def test_every_operation_is_told_and_every_write_gives_a_reason_or_has_none_to_give() -> None:
    operations = {
        f"{method} {path}": operation for path, methods in description()["paths"].items() for method, operation in methods.items()
    }
    assert all(operation.get("description") for operation in operations.values())
    own = ("/tokens", "/saved-views", "/units", "/people", "/jobs", "/documents")
    for name, operation in operations.items():
        if name.startswith("post") and not name.rpartition("/api/v1")[2].startswith(own) and name != "post /api/v1/tables":
            body = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
            assert "reason" in description()["components"]["schemas"][body]["properties"], name


@pytest.fixture
def post(sign_in: Callable[[str], Any]) -> Callable[..., Any]:
    def call(name: str, address: str, given: Any) -> Any:
        return sign_in(name).post(f"/api/v1{address}", given, content_type="application/json")

    return call


def test_lists_are_those_of_the_pages(plan: Any, sign_in: Callable[[str], Any]) -> None:
    for name in ("administrator", "clerk", "other"):
        client = sign_in(name)
        for page, address in (("ledger", "promises"), ("documents", "documents")):
            query = "?sort=-due&size=3" if page == "ledger" else "?sort=title"
            one, other = client.get(f"/{page}.json{query}").json(), client.get(f"/api/v1/{address}{query}").json()
            assert one["rows"] == other["rows"] and one["count"] == other["count"]


def test_one_promise_with_its_story(plan: Any, sign_in: Callable[[str], Any], post: Callable[..., Any]) -> None:
    key = PromiseVersion.objects.select_related("promise").first().promise.key  # type: ignore[union-attr]
    given = {"promises": [key], "due": "2030", "reason": "延期", "change": "edited"}
    assert post("leader", "/promises/change", given).status_code == 403
    assert post("other", "/promises/change", given).status_code == 404
    assert post("supervision", "/promises/change", given).json() == {"changed": 1}
    story = sign_in("leader").get(f"/api/v1/promises/{key}").json()
    assert story["due"] == "2030" and [version["change"] for version in story["history"]] == ["edited", "read"]
    for wrong in ({"due": "soon"}, {"reason": ""}, {"kind": "wish"}, {"due": None, "change": "edited"}, {"promises": []}):
        assert post("supervision", "/promises/change", {**given, **wrong}).status_code == 422, wrong


def test_documents_go_in_and_come_out(sign_in: Callable[[str], Any], units: dict[str, Any], add: Any, post: Callable[..., Any]) -> None:
    client = sign_in("supervision")
    files = [SimpleUploadedFile("甲.txt", "我们将新建桥3座。".encode()), SimpleUploadedFile("空.pdf", b"no pdf")]
    good, bad = client.post("/api/v1/documents", {"files": files, "unit": units["city"].pk}).json()
    assert good["is_new"] and bad["error"]["code"] == "L108" and bad["message"].startswith("L108")
    work_all()
    key = good["document"]
    assert client.get(f"/api/v1/documents/{key}").json()["state"] == "ready"
    sentences = client.get(f"/api/v1/documents/{key}/sentences").json()
    assert sentences[0]["text"] == "我们将新建桥3座。" and sentences[0]["start"] == 0
    assert post("supervision", f"/documents/{key}/read-again", {"reason": "新版程序"}).status_code == 202
    assert post("leader", f"/documents/{key}/read-again", {"reason": "新版程序"}).status_code == 403
    work_all()
    assert post("supervision", f"/documents/{key}/visibility", {"is_public": True, "reason": "公开"}).status_code == 200
    assert Client().get(f"/api/v1/documents/{key}/promises").json()["key"] == key


def test_nobody_in_particular_reads_what_is_public_and_writes_nothing(plan: Any, settings: Any) -> None:
    client = Client()
    assert client.get("/api/v1/promises").json()["count"] == 0
    assert client.post("/api/v1/units", {"name": "x"}, content_type="application/json").status_code == 401
    settings.LANTU_PUBLIC = False
    assert client.get("/api/v1/promises").status_code == 401
    assert client.get("/ledger.json").json()["count"] == 0


def test_a_session_needs_the_secret_of_a_form_to_write(people: dict[str, Any]) -> None:
    """Else any page on the web could write through the browser of somebody signed in."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["administrator"])
    assert client.post("/api/v1/units", {"name": "新局"}, content_type="application/json").status_code in (401, 403)
    client.get("/account")
    secret = client.cookies["lantu_csrf"].value
    answer = client.post("/api/v1/units", {"name": "新局"}, content_type="application/json", headers={"X-CSRFToken": secret})
    assert answer.status_code == 201


def test_people_units_tokens_views_jobs_and_log(sign_in: Callable[[str], Any], post: Callable[..., Any], plan: Any, units: Any) -> None:
    person = {"name": "xin", "password": "a long password 9", "role": "clerk", "unit": units["education"].pk}
    assert post("administrator", "/people", person).json()["roles"] == [{"role": "clerk", "path": units["education"].path}]
    assert post("administrator", "/people", {**person, "name": "duan", "password": "short"}).status_code == 422
    assert post("supervision", "/people", {**person, "name": "er"}).status_code == 403
    assert sign_in("leader").get("/api/v1/people").status_code == 403
    made = post("leader", "/tokens", {"name": "报表"}).json()
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {made['token']}"}).json()["read_only"] is True
    assert [token["id"] for token in sign_in("leader").get("/api/v1/tokens").json()] == [made["id"]]
    assert sign_in("clerk").delete(f"/api/v1/tokens/{made['id']}").status_code == 404
    assert sign_in("leader").delete(f"/api/v1/tokens/{made['id']}").status_code == 204
    view = post("leader", "/saved-views", {"title": "到期", "query": "due_year=2026"}).json()
    assert sign_in("leader").delete(f"/api/v1/saved-views/{view['id']}").status_code == 204
    job = sign_in("supervision").get("/api/v1/jobs").json()["rows"][0]
    assert sign_in("supervision").get(f"/api/v1/jobs/{job['id']}").json()["state"] == "done"
    assert sign_in("other").get(f"/api/v1/jobs/{job['id']}").status_code == 404
    entry = sign_in("auditor").get("/api/v1/log").json()["rows"][0]
    assert sign_in("auditor").get(f"/api/v1/log/{entry['number']}").json()["hash"] == entry["hash"]
    assert sign_in("leader").get("/api/v1/log").status_code == 403


def test_accounts_are_changed_by_those_who_manage(sign_in: Callable[[str], Any], people: dict[str, Any], units: dict[str, Any]) -> None:
    def patch(name: str, key: int, given: Any) -> Any:
        return sign_in(name).patch(f"/api/v1/people/{key}", given, content_type="application/json")

    clerk, admin = people["clerk"].pk, people["administrator"].pk
    given = {"full_name": "李经办", "role": "leader", "unit": units["education"].pk, "reason": "轮岗"}
    assert patch("administrator", clerk, given).json()["roles"] == [{"role": "leader", "path": units["education"].path}]
    assert patch("administrator", clerk, {"is_active": False, "reason": "离职"}).json()["is_active"] is False
    assert patch("administrator", admin, {"is_active": False, "reason": "误"}).status_code == 403
    assert patch("supervision", clerk, given).status_code == 403
    word = {"password": "another long password 7"}
    call = lambda name, key: sign_in(name).post(f"/api/v1/people/{key}/password", word, content_type="application/json").status_code  # noqa: E731
    assert call("leader", people["leader"].pk) == 204
    assert call("supervision", people["auditor"].pk) == 403
    assert call("administrator", people["auditor"].pk) == 204
