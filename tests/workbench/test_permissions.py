"""No page, endpoint or export shows anybody what they may not see: a table of all addresses, and a property against an oracle."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantu_workbench.accounts.models import Membership, Unit, User
from lantu_workbench.base.access import Role
from lantu_workbench.base.models import LogEntry
from lantu_workbench.jobs.models import Job
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.settlement.models import HeldValue

pytestmark = pytest.mark.django_db

EVERYBODY = ("administrator", "supervision", "clerk", "leader", "auditor", "other", "public")
SIGNED_IN = EVERYBODY[:-1]
# Who gets each page of what belongs to the city, where nothing is public. Others get 403, 404 or the way to sign in.
CITY = ("administrator", "supervision", "clerk", "leader", "auditor")
EDITORS = ("administrator", "supervision")
PAGES = {
    "home": EVERYBODY,
    "log": ("administrator", "supervision", "auditor", "other"),
    "log-as": ("administrator", "supervision", "auditor", "other"),
    "log-entry": ("administrator", "supervision", "auditor"),
    "log-entry-as": ("administrator", "supervision", "auditor"),
    "sign-in": EVERYBODY,
    "sign-in-link": EVERYBODY,
    "account": SIGNED_IN,
    "account-as": SIGNED_IN,
    "people": ("administrator", "auditor"),
    "people-as": ("administrator", "auditor"),
    "person": ("administrator", "auditor"),
    "person-as": ("administrator", "auditor"),
    "units": SIGNED_IN,
    "units-as": SIGNED_IN,
    "unit": ("administrator", "supervision", "clerk", "leader", "auditor"),
    "unit-as": ("administrator", "supervision", "clerk", "leader", "auditor"),
    "jobs": ("administrator", "supervision", "auditor", "other"),
    "jobs-as": ("administrator", "supervision", "auditor", "other"),
    "documents": EVERYBODY,
    "documents-as": EVERYBODY,
    "documents-add": (*EDITORS, "other"),
    "document": CITY,
    "document-as": CITY,
    "document-original": CITY,
    "document-picture": (),  # a text has no pages; tests of documents draw one
    "sentence": CITY,
    "sentence-as": CITY,
    "ledger": EVERYBODY,
    "ledger-as": EVERYBODY,
    "promise": CITY,
    "promise-as": CITY,
    "promise-edit": EDITORS,
    "promise-cascade": CITY,
    "promise-cascade-as": CITY,
    "wall": EVERYBODY,
    "wall-as": EVERYBODY,
    "review": (*EDITORS, "other"),
    "review-as": (*EDITORS, "other"),
    "review-examples": (*EDITORS, "other"),
    "findings": EVERYBODY,
    "findings-as": EVERYBODY,
    "tree": EVERYBODY,
    "tree-as": EVERYBODY,
    "settlement": EVERYBODY,
    "settlement-as": EVERYBODY,
    "open-promises": EVERYBODY,
    "open-promises-as": EVERYBODY,
    "disputes": EVERYBODY,
    "disputes-as": EVERYBODY,
    "data-tables": EVERYBODY,
    "data-tables-as": EVERYBODY,
    "data-table-add": (*EDITORS, "other"),
    "data-table": ("administrator", "supervision", "leader", "auditor"),
    "data-table-as": ("administrator", "supervision", "leader", "auditor"),
    "data-table-original": ("administrator", "supervision", "leader", "auditor"),
    "held-values": EVERYBODY,
    "held-values-as": EVERYBODY,
    "held-value": ("administrator", "supervision", "leader", "auditor"),
    "held-value-as": ("administrator", "supervision", "leader", "auditor"),
    "settlement-report": EVERYBODY,
    "settlement-report-file": EVERYBODY,
    "promise-verdict": CITY,
    "promise-verdict-as": CITY,
}
# Writes: who may; the others are refused and nothing changes. Each has its own test of what it does.
WRITES = {
    "language": EVERYBODY,
    "theme": EVERYBODY,
    "sign-out": EVERYBODY,
    "token-drop": (),
    "job-retry": EDITORS,
    "job-cancel": EDITORS,
    "bulk-edit": EDITORS,
    "view-save": SIGNED_IN,
    "view-drop": (),
    "document-visibility": EDITORS,
    "document-read-again": EDITORS,
    "review-decide": EDITORS,
    "review-undo": (),
    "settle": EDITORS,
    "verdict-sign": EDITORS,
    "verdict-unsign": (),
    "verdict-dispute": (*EDITORS, "clerk", "leader"),
    "dispute-decide": EDITORS,
    "dispute-withdraw": ("clerk",),
    "data-table-map": EDITORS,
    "data-table-withdraw": EDITORS,
    "held-release": EDITORS,
    "held-discard": EDITORS,
    "held-undo": (),
}


def names(patterns: Any = None, inside: str = "") -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, inside or (pattern.namespace or ""))
        elif isinstance(pattern, URLPattern) and pattern.name and inside != "api":
            yield pattern.name


def test_every_address_has_its_line() -> None:
    assert set(names()) == set(PAGES) | set(WRITES)


@pytest.fixture
def values(things: Any) -> dict[str, dict[str, Any]]:
    """What fills in the addresses: things of the city."""
    promise, document = {"key": things.promise.key}, {"key": things.document.key}
    table, dispute, held = {"key": things.table.key}, {"key": things.dispute.pk}, {"key": things.held.key}
    return {
        "log-entry": {"number": LogEntry.objects.filter(kind="document").latest("number").number},
        "sign-in-link": {"token": "spoilt"},
        "unit": {"key": Unit.objects.get(name="交通局").pk},
        "person": {"key": User.objects.get(name="ducha").pk},
        **dict.fromkeys(("document", "document-original", "document-visibility", "document-read-again"), document),
        "document-picture": {**document, "page": 1},
        "sentence": {**document, "index": 0},
        **dict.fromkeys(("promise", "promise-edit", "promise-cascade", "review-decide"), promise),
        **dict.fromkeys(("promise-verdict", "verdict-sign", "verdict-unsign", "verdict-dispute"), promise),
        **{name: {"key": 999999} for name in ("token-drop", "view-drop")},
        **{name: {"key": Job.objects.latest("pk").pk} for name in ("job-retry", "job-cancel")},
        **dict.fromkeys(("data-table", "data-table-original", "data-table-map", "data-table-withdraw"), table),
        **dict.fromkeys(("held-value", "held-release", "held-discard", "held-undo"), held),
        **dict.fromkeys(("dispute-decide", "dispute-withdraw"), dispute),
        "settlement-report-file": {"ending": "jsonl"},
    }


def address(name: str, values: dict[str, dict[str, Any]], format: str = "json") -> str:
    from django.urls import reverse

    filled = values.get(name.removesuffix("-as"), {})
    return reverse(name, kwargs={**filled, **({"format": format} if name.endswith("-as") else {})})


def test_pages_are_shown_to_exactly_those(values: Any, sign_in: Callable[[str], Any]) -> None:
    for name, allowed in PAGES.items():
        for who in EVERYBODY:
            status = sign_in(who).get(address(name, values), follow=name == "home").status_code
            assert (status == 200) is (who in allowed), (name, who, status)
            assert status in (200, 302, 403, 404), (name, who, status)


# Pages without data of their own: forms, the way in, files.
NO_DATA = {
    *("home", "sign-in", "sign-in-link", "documents-add", "document-original", "document-picture", "promise-edit"),
    "review-examples",  # JSON lines already
    *("data-table-add", "data-table-original"),
    *("settlement-report", "settlement-report-file"),  # files of the library, JSON lines among them
}


def test_every_page_is_also_json_and_csv(values: Any, sign_in: Callable[[str], Any]) -> None:
    pages = {name for name in PAGES if not name.endswith("-as")} - NO_DATA
    assert {f"{name}-as" for name in pages} == {name for name in PAGES if name.endswith("-as")}
    client = sign_in("administrator")
    for name in sorted(pages):
        answer = client.get(address(f"{name}-as", values))
        assert answer["Content-Type"].startswith("application/json") and answer.json(), name
        answer = client.get(address(f"{name}-as", values, "csv"))
        assert answer["Content-Type"].startswith("text/csv"), name
        rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
        assert rows and len(set(rows[0])) == len(rows[0]) and all(len(row) == len(rows[0]) for row in rows), name


def test_writes_are_open_to_exactly_those(values: Any, sign_in: Callable[[str], Any]) -> None:
    for name, allowed in WRITES.items():
        for who in EVERYBODY:
            client = sign_in(who)
            assert client.get(address(name, values)).status_code == 405, name
            given = {
                "verb": "accept",
                "reason": "x",
                "title": "t",
                "kind": "service",
                "number": "1",
                "verdict": "kept",
                "seen": HeldValue.objects.get().digest,
                "office": PromiseVersion.objects.filter(is_current=True).first().document.unit_id,  # type: ignore[union-attr]
                "mapping": '[columns]\nindicator = "指标"\nperiod = "年份"\nvalue = "数值"\n',
                "row": [PromiseVersion.objects.filter(is_current=True).first().pk],
            }  # type: ignore[union-attr]
            before, point = LogEntry.objects.count(), transaction.savepoint()
            status = client.post(address(name, values), given).status_code
            if who in allowed:
                assert status in (200, 302), (name, who, status)
            else:
                assert status in (302, 403, 404, 422), (name, who, status)
                assert LogEntry.objects.count() == before, (name, who)
            # What one did does not stand in the way of the next.
            transaction.savepoint_rollback(point)


@dataclass(frozen=True)
class World:
    """Documents of the units, one of them public; entries that name bodies here and there."""

    documents: dict[str, Any]
    units: dict[str, Unit]


TEXT = "{name}2026年计划\n\n我们将新建道路{number}条，力争建成学校5所。\n\n由{body}牵头，推进校门口道路改造，年内完成改造25处。\n"


@pytest.fixture
def world(add: Callable[..., Any], units: dict[str, Unit], people: Any) -> World:
    from lantu_workbench.accounts.queries import access_of
    from lantu_workbench.ledger.actions.set_visibility import set_visibility

    bodies = {"city": "市交通局", "transport": "市教育局", "station": "无名局", "education": "市交通运输局", "other": "市交通局"}
    documents = {
        name: add(TEXT.format(name=unit.name, number=number, body=bodies[name]), f"{name}.txt", unit=name)
        for number, (name, unit) in enumerate(units.items(), 3)
    }
    set_visibility(documents["station"], is_public=True, reason="公开", by=access_of(people["administrator"]))
    return World(documents, units)


def may_see(world: World, grants: list[tuple[Role, str | None]], version: PromiseVersion) -> bool:
    """The rule again, written down otherwise: by walking up the tree from each unit that an entry concerns."""
    if version.document_id == world.documents["station"].pk:
        return True
    concerned = [version.document.unit]
    office = version.document.unit
    while office.parent:
        office = office.parent
    for body in [version.lead_body, *version.responsible_bodies]:
        concerned += [unit for unit in world.units.values() if body and body in {unit.name, *unit.aliases} and _root(unit) == office]
    for role, where in grants:
        for start in concerned:
            unit: Unit | None = start
            while unit is not None:
                if where is None or unit == world.units[where]:
                    return role is not Role.PUBLIC
                unit = unit.parent
    return False


def _root(unit: Unit) -> Unit:
    return _root(unit.parent) if unit.parent else unit


GRANTS = st.lists(
    st.tuples(
        st.sampled_from([Role.SUPERVISION, Role.CLERK, Role.LEADER, Role.AUDITOR]),
        st.sampled_from(["city", "transport", "station", "education", "other", "other", None]),
    ),
    max_size=3,
    unique=True,
)


def test_what_is_shown_is_what_may_be_seen(world: World) -> None:
    user = User.objects.create(name="anybody")
    versions = list(PromiseVersion.objects.select_related("promise", "document__unit__parent__parent"))

    @given(GRANTS)
    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def check(grants: list[tuple[Role, str | None]]) -> None:
        Membership.objects.filter(user=user).delete()
        Membership.objects.bulk_create(
            Membership(user=user, role=role, unit=world.units[where] if where else None) for role, where in grants
        )
        client = Client()
        client.force_login(user)
        seen = {version.promise.key for version in versions if may_see(world, grants, version)}
        opened = {version.document.key for version in versions if version.promise.key in seen}
        rows = client.get("/ledger.json?size=1000").json()
        assert {row["id"] for row in rows["rows"]} == seen and rows["count"] == len(seen)
        text = b"".join(client.get("/ledger.csv?column=id").streaming_content).decode("utf-8-sig")
        assert {row[0] for row in csv.reader(io.StringIO(text))} - {"事项编号"} == seen
        assert {row["id"] for row in client.get("/api/v1/promises?size=1000").json()["rows"]} == seen
        assert {row["key"] for row in client.get("/documents.json").json()["rows"]} == opened
        assert {row["key"] for row in client.get("/api/v1/documents").json()["rows"]} == opened
        for document in world.documents.values():
            answer = client.get(f"/documents/{document.key}.json")
            assert (answer.status_code == 200) is (document.key in opened)
            if answer.status_code == 200:
                keys = {version.promise.key for version in versions if version.document_id == document.pk}
                assert {entry["id"] for entry in answer.json()["entries"]} == seen & keys
        one = versions[len(grants) % len(versions)].promise.key
        assert (client.get(f"/promises/{one}").status_code == 200) is (one in seen)
        assert (client.get(f"/api/v1/promises/{one}").status_code == 200) is (one in seen)
        facets = client.get("/ledger").content.decode()
        assert f"共 {len(seen)} 条" in facets

    check()
