"""No operation of the API does for anybody what they may not do: a table of all of them, with which the description must agree."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from tests.workbench.test_permissions import CITY, EDITORS, EVERYBODY, PAGES, SIGNED_IN

from lantu_workbench.api import description
from lantu_workbench.base.models import LogEntry

pytestmark = pytest.mark.django_db

# Who gets an answer of what belongs to the city, where nothing is public. A list is given to everybody, with what they may see.
OF_CITY = frozenset(CITY)
OF_TABLES = OF_CITY - {"clerk"}
OF_REVIEW = frozenset((*EDITORS, "other"))
OF_LOG = frozenset((*EDITORS, "auditor"))
OPERATIONS: dict[str, Collection[str]] = {
    "get /me": EVERYBODY,
    "get /log": {*OF_LOG, "other"},
    "get /log/{number}": OF_LOG,
    "get /people": ("administrator", "auditor"),
    "post /people": ("administrator",),
    "patch /people/{key}": ("administrator",),
    "post /people/{key}/password": ("administrator", "auditor"),  # the auditor's own
    "get /units": EVERYBODY,
    "post /units": ("administrator",),
    "patch /units/{key}": ("administrator",),
    "get /tokens": EVERYBODY,
    "post /tokens": SIGNED_IN,
    "delete /tokens/{key}": (),
    "get /saved-views": EVERYBODY,
    "post /saved-views": SIGNED_IN,
    "delete /saved-views/{key}": (),
    "get /jobs": {*OF_LOG, "other"},
    "get /jobs/{key}": OF_LOG,
    "post /jobs/{key}/cancel": EDITORS,
    "post /jobs/{key}/retry": EDITORS,
    "get /documents": EVERYBODY,
    "post /documents": EDITORS,
    "get /documents/{key}": OF_CITY,
    "get /documents/{key}/promises": OF_CITY,
    "get /documents/{key}/sentences": OF_CITY,
    "post /documents/{key}/read-again": EDITORS,
    "post /documents/{key}/visibility": EDITORS,
    "get /promises": EVERYBODY,
    "get /promises/{key}": OF_CITY,
    "post /promises/change": EDITORS,
    "get /promises/{key}/cascade": OF_CITY,
    "get /findings": EVERYBODY,
    "get /tree": EVERYBODY,
    "get /wall": EVERYBODY,
    "get /review/queue": OF_REVIEW,
    "get /review/accuracy": OF_REVIEW,
    "get /review/examples": OF_REVIEW,
    "post /review/decisions/{number}/undo": (),
    **{f"post /promises/{{key}}/{verb}": EDITORS for verb in ("accept", "reject", "correct", "split", "merge")},
    "get /settlement": EVERYBODY,
    "get /settlement/open": EVERYBODY,
    "post /settlement/settle": EDITORS,
    "get /promises/{key}/verdict": OF_CITY,
    "post /promises/{key}/verdict/sign": EDITORS,
    "post /promises/{key}/verdict/withdraw-signature": (),
    "post /promises/{key}/verdict/dispute": (*EDITORS, "clerk", "leader"),
    "get /disputes": EVERYBODY,
    "post /disputes/{key}/decide": EDITORS,
    "post /disputes/{key}/withdraw": ("clerk",),
    "get /tables": EVERYBODY,
    "post /tables": EDITORS,
    "get /tables/{key}": OF_TABLES,
    "post /tables/{key}/mapping": EDITORS,
    "post /tables/{key}/withdraw": EDITORS,
    "get /held-values": EVERYBODY,
    "get /held-values/{key}": OF_TABLES,
    "post /held-values/{key}/release": EDITORS,
    "post /held-values/{key}/discard": EDITORS,
    "post /held-values/{key}/undo": (),
}


# By which operation, or page, rows of a model are shown: its line above, or in test_permissions, says to whom.
MODELS = {
    "base.LogEntry": "get /log/{number}",
    "accounts.Unit": "get /units",
    "accounts.User": "get /people",
    "accounts.Membership": "get /people",
    "accounts.ApiToken": "get /tokens",
    "jobs.Job": "get /jobs/{key}",
    "documents.StoredFile": "document-original",
    "documents.Document": "get /documents/{key}",
    "documents.Reading": "get /documents/{key}/sentences",
    "ledger.Promise": "get /promises/{key}",
    "ledger.PromiseVersion": "get /promises/{key}",
    "ledger.Figure": "get /promises/{key}",
    "ledger.SavedView": "get /saved-views",
    "plans.Plan": "get /tree",
    "plans.Link": "get /promises/{key}/cascade",
    "plans.Finding": "get /findings",
    "review.Decision": "get /review/examples",
    "settlement.DataTable": "get /tables/{key}",
    "settlement.Dispute": "get /disputes",
    "settlement.Evidence": "get /promises/{key}/verdict",
    "settlement.HeldValue": "get /held-values/{key}",
    "settlement.Run": "settlement",
    "settlement.Signature": "get /promises/{key}/verdict",
    "settlement.Verdict": "get /promises/{key}/verdict",
}
# What is shown to nobody: the head of the log, failed tries to sign in, what resemblance is computed from.
SHOWN_TO_NOBODY = {"base.ChainHead", "accounts.SignInFailure", "documents.Shingle"}


def test_every_model_is_shown_by_what_has_its_line() -> None:
    models = {model._meta.label for model in apps.get_models() if model.__module__.startswith("lantu_workbench.")}
    assert models == set(MODELS) | SHOWN_TO_NOBODY
    assert set(MODELS.values()) <= set(OPERATIONS) | set(PAGES)


def test_every_operation_has_its_line() -> None:
    told = {f"{method} {path.removeprefix('/api/v1')}" for path, methods in description()["paths"].items() for method in methods}
    assert told == set(OPERATIONS)


def test_operations_are_open_to_exactly_those(calls: dict[str, Any], sign_in: Callable[[str], Any]) -> None:
    for name, allowed in OPERATIONS.items():
        for who in EVERYBODY:
            before, point = LogEntry.objects.count(), transaction.savepoint()
            status = call(sign_in(who), name, calls[name]).status_code
            if who in allowed:
                assert status in (200, 201, 202, 204), (name, who, status)
            else:
                assert status in (401, 403, 404, 422) and (who != "public" or status in (401, 404)), (name, who, status)
                assert LogEntry.objects.count() == before, (name, who)
            # What one did does not stand in the way of the next.
            transaction.savepoint_rollback(point)


def test_a_token_for_reading_writes_nothing(calls: dict[str, Any], access: Callable[[str], Any]) -> None:
    from lantu_workbench.accounts.actions.make_token import make_token

    _, words = make_token("Berichte", scope="read", days=1, by=access("administrator"))
    client = Client(headers={"Authorization": f"Bearer {words}"})
    assert call(client, "get /promises", calls["get /promises"]).json()["count"] > 0
    before = LogEntry.objects.count()
    for name in OPERATIONS:
        # What is one's own (tokens, saved views, the password) is asked for in another way: by who one is.
        if not name.startswith("get ") and not name.endswith(("/tokens", "/saved-views", "/password")):
            assert call(client, name, calls[name]).status_code in (403, 404, 422), name
    assert LogEntry.objects.count() == before


def test_no_list_tells_strangers_of_the_city(calls: dict[str, Any], things: Any, sign_in: Callable[[str], Any]) -> None:
    keys = [one.key for one in (things.document, things.promise, things.table, things.held)]
    for name in (name for name in OPERATIONS if name.startswith("get ")):
        for who in ("other", "public"):
            answer = call(sign_in(who), name, calls[name])
            text = answer.getvalue().decode() if answer.status_code == 200 else ""
            assert not [told for told in (*keys, "青石", "交通局", "学位") if told in text], (name, who)


def call(client: Any, name: str, given: tuple[dict[str, Any], Any]) -> Any:
    method, _, path = name.partition(" ")
    address, body = "/api/v1" + path.format(**given[0]), given[1]
    if method == "get":
        return client.get(address)
    if isinstance(body, dict) and {"file", "files"} & set(body):
        return client.post(address, {key: value() if callable(value) else value for key, value in body.items()})
    return getattr(client, method)(address, json.dumps(body), content_type="application/json")


@pytest.fixture
def calls(things: Any, units: Any, people: Any) -> dict[str, tuple[dict[str, Any], Any]]:
    """Every operation with what fills in its address, and what it is given: things of the city."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lantu_workbench.jobs.models import Job
    from lantu_workbench.ledger.models import PromiseVersion
    from lantu_workbench.settlement.models import Verdict

    promise, document, table, held = ({"key": one.key} for one in (things.promise, things.document, things.table, things.held))
    version = PromiseVersion.objects.get(promise=things.promise, is_current=True)
    rows = PromiseVersion.objects.filter(document=things.document, is_current=True, sentence=version.sentence).select_related("promise")
    beside = rows.exclude(pk=version.pk)[0].promise.key
    number = Verdict.objects.get(promise=things.promise, is_current=True).number
    why, city, none = {"reason": "核对过"}, units["city"].pk, {}
    csv = lambda: SimpleUploadedFile("表.csv", "指标,年份,数值\n学位,2026,1\n".encode())  # noqa: E731
    return {
        "get /me": (none, None),
        "get /log": (none, None),
        "get /log/{number}": ({"number": LogEntry.objects.filter(kind="document").latest("number").number}, None),
        "get /people": (none, None),
        "post /people": (none, {"name": "xin", "password": "a long password 9", "role": "clerk", "unit": city}),
        "patch /people/{key}": ({"key": people["clerk"].pk}, {"full_name": "李", "role": "clerk", "unit": city, **why}),
        "post /people/{key}/password": ({"key": people["auditor"].pk}, {"password": "another long password 7"}),
        "get /units": (none, None),
        "post /units": (none, {"name": "新局", "parent": city}),
        "patch /units/{key}": ({"key": city}, {"name": "青石", **why}),
        "get /tokens": (none, None),
        "post /tokens": (none, {"name": "报表"}),
        "delete /tokens/{key}": ({"key": 999999}, None),
        "get /saved-views": (none, None),
        "post /saved-views": (none, {"title": "到期", "query": "due_year=2026"}),
        "delete /saved-views/{key}": ({"key": 999999}, None),
        "get /jobs": (none, None),
        "get /jobs/{key}": ({"key": Job.objects.filter(kind="documents.read").latest("pk").pk}, None),
        "post /jobs/{key}/cancel": ({"key": Job.objects.latest("pk").pk}, why),
        "post /jobs/{key}/retry": ({"key": Job.objects.latest("pk").pk}, why),
        "get /documents": (none, None),
        "post /documents": (none, {"files": csv, "unit": city}),
        "get /documents/{key}": (document, None),
        "get /documents/{key}/promises": (document, None),
        "get /documents/{key}/sentences": (document, None),
        "post /documents/{key}/read-again": (document, why),
        "post /documents/{key}/visibility": (document, {"is_public": True, **why}),
        "get /promises": (none, None),
        "get /promises/{key}": (promise, None),
        "post /promises/change": (none, {"promises": [things.promise.key], "due": "2030", **why}),
        "get /promises/{key}/cascade": (promise, None),
        "get /findings": (none, None),
        "get /tree": (none, None),
        "get /wall": (none, None),
        "get /review/queue": (none, None),
        "get /review/accuracy": (none, None),
        "get /review/examples": (none, None),
        "post /review/decisions/{number}/undo": ({"number": 999999}, why),
        "post /promises/{key}/accept": (promise, why),
        "post /promises/{key}/reject": (promise, {"label": "context", **why}),
        "post /promises/{key}/correct": (promise, {"due": "2031", **why}),
        "post /promises/{key}/split": (promise, {"parts": [version.text[:6], version.text[7:]], **why}),
        "post /promises/{key}/merge": (promise, {"other": beside, **why}),
        "get /settlement": (none, None),
        "get /settlement/open": (none, None),
        "post /settlement/settle": (none, {"office": city, **why}),
        "get /promises/{key}/verdict": (promise, None),
        "post /promises/{key}/verdict/sign": (promise, {"number": number, **why}),
        "post /promises/{key}/verdict/withdraw-signature": (promise, why),
        "post /promises/{key}/verdict/dispute": (promise, {"number": number, **why}),
        "get /disputes": (none, None),
        "post /disputes/{key}/decide": ({"key": things.dispute.pk}, {"verdict": "kept", **why}),
        "post /disputes/{key}/withdraw": ({"key": things.dispute.pk}, why),
        "get /tables": (none, None),
        "post /tables": (none, {"file": csv, "unit": city}),
        "get /tables/{key}": (table, None),
        "post /tables/{key}/mapping": (table, {"mapping": '[columns]\nindicator = "指标"\nperiod = "年份"\nvalue = "数值"\n', **why}),
        "post /tables/{key}/withdraw": (table, why),
        "get /held-values": (none, None),
        "get /held-values/{key}": (held, None),
        "post /held-values/{key}/release": (held, {"seen": things.held.digest, **why}),
        "post /held-values/{key}/discard": (held, {"seen": things.held.digest, **why}),
        "post /held-values/{key}/undo": (held, why),
    }
