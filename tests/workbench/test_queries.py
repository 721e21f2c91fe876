"""How many queries a page takes: the same however much it shows, and as many as were agreed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu_workbench.base import lists
from lantu_workbench.wall.queries import KEEPER

pytestmark = pytest.mark.django_db
SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "query_counts.json"
PLAN = "{name}2026年计划\n\n我们将新建道路{number}条，力争建成学校{number}所。由市交通局牵头，推进校门口道路改造，年内完成改造25处。\n"


def counts(client: Any, plan: Any) -> dict[str, int]:
    from lantu_workbench.ledger.models import PromiseVersion

    key = PromiseVersion.objects.filter(document=plan, is_current=True).select_related("promise").order_by("pk")[0].promise.key
    addresses = {
        "ledger": "/ledger",
        "ledger filtered": "/ledger?kind=project&due_year=2026&sort=-due",
        "ledger searched": "/ledger?q=道路",
        "ledger as of a day": "/ledger?as_of=2100-01-01",
        "ledger as JSON": "/ledger.json",
        "ledger as CSV": "/ledger.csv",
        "documents": "/documents",
        "document": f"/documents/{plan.key}",
        "promise": f"/promises/{key}",
        "cascade": f"/promises/{key}/cascade",
        "findings": "/findings",
        "tree": "/tree",
        "wall": "/wall",
        "review": "/review",
        "settlement": "/settlement",
        "open promises": "/settlement/open",
        "disputes": "/settlement/disputes",
        "data tables": "/settlement/tables",
        "held values": "/settlement/held",
        "settlement report": "/settlement/report",
        "settlement as a file": "/settlement/report.xlsx",
        "verdict": f"/promises/{key}/verdict",
        "ledger by verdict": "/ledger?verdict=unproven",
        "jobs": "/jobs",
        "log": "/log",
        "people": "/people",
        "units": "/units",
        "API promises": "/api/v1/promises",
        "API promise": f"/api/v1/promises/{key}",
        "API documents": "/api/v1/documents",
        "API verdict": f"/api/v1/promises/{key}/verdict",
        "API settlement": "/api/v1/settlement",
    }
    found = {}
    for name, address in addresses.items():
        lists._kept.cache_clear()
        KEEPER.forget()
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(address)
            assert answer.status_code == 200, address
            if answer.streaming:
                b"".join(answer.streaming_content)
        found[name] = len(caught)
    return found


def judge() -> None:
    """Settle all offices."""
    from lantu_workbench.accounts.models import Unit
    from lantu_workbench.base.access import SYSTEM
    from lantu_workbench.jobs.worker import work_all
    from lantu_workbench.settlement.actions.settle_now import settle_now

    for office in Unit.objects.filter(parent=None):
        settle_now(office, reason="x", by=SYSTEM)
    work_all()


def test_queries_are_as_many_as_agreed_however_much_is_shown(add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    client = sign_in("administrator")
    first = add(PLAN.format(name="甲县", number=3))
    judge()
    few = counts(client, first)
    for number in range(4, 12):
        add(PLAN.format(name=f"第{number}县", number=number))
    judge()
    assert counts(client, first) == few
    if os.environ.get("LANTU_WRITE_SNAPSHOTS"):
        SNAPSHOT.write_text(json.dumps(few, indent=1) + "\n", encoding="utf-8")
    assert few == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_a_page_seen_again_counts_nothing_anew(add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    add(PLAN.format(name="甲县", number=3))
    client = sign_in("administrator")
    client.get("/ledger")
    with CaptureQueriesContext(connection) as caught:
        client.get("/ledger")
    assert not any("COUNT(" in query["sql"] for query in caught)
