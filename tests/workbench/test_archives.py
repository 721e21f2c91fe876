"""Backups and carried-over ledgers in one process: what comes back is what was there. ``test_keeping.py`` does it with real commands."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from lantu_workbench.base.access import SYSTEM, Access
from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.command.archive import all_tables, read_archive, write_archive
from lantu_workbench.command.restoring import NotWhole, restore
from lantu_workbench.documents.models import Document, StoredFile
from lantu_workbench.documents.storage import file_path, root
from lantu_workbench.ledger.actions.change_promises import change_promises
from lantu_workbench.ledger.actions.import_ledger import import_ledger
from lantu_workbench.ledger.choices import Change
from lantu_workbench.ledger.exchange import iter_ledger
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.search import find_versions
from lantu_workbench.ledger.verifying import find_faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(plan: Any, add: Callable[..., Any], access: Callable[[str], Access]) -> Any:
    """Two documents, an edit, a correction from a day on, and the plan over both."""
    from django.utils import timezone

    from lantu_workbench.documents.signals import document_read
    from lantu_workbench.jobs.models import Job
    from lantu_workbench.jobs.worker import work_all

    add("青石市交通局2026年工作安排\n\n我们将新建农村道路12条，打通过江通道3条。\n", "交通.txt", unit="transport")
    keys = list(PromiseVersion.objects.order_by("pk").values_list("promise", flat=True)[:3])
    change_promises(keys, {"lead_body": "市发改委"}, change=Change.EDITED, reason="分工", by=access("administrator"))
    day = timezone.localdate().replace(month=1, day=1)
    change_promises(keys[:1], {"due": "2030"}, change=Change.CORRECTED, reason="延期", true_from=day, by=access("administrator"))
    document_read.send(None, document=plan)
    Job.objects.update(not_before=timezone.now())
    work_all()
    return plan


def empty() -> None:
    """All of ours away, search and stored files too: as in a new data folder."""
    from lantu_workbench.documents.search import INDEX as SENTENCES
    from lantu_workbench.ledger.search import INDEX as ENTRIES

    with connection.cursor() as cursor:
        Document.objects.update(kin=None, reading=None)
        for label in reversed(all_tables()):
            model = apps.get_model(label)
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        for table in (SENTENCES.table, ENTRIES.table):
            on_sqlite = connection.vendor == "sqlite"
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')" if on_sqlite else f"DELETE FROM {table}")
    for file in root().rglob("*"):
        if file.is_file():
            file.unlink()


def tables(archive: Path) -> dict[str, bytes]:
    with tarfile.open(archive) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar if member.name != "manifest.json"}  # type: ignore[union-attr]


def found() -> set[str]:
    return set(find_versions(PromiseVersion.objects.filter(is_current=True), "道路").values_list("promise__key", flat=True))


def test_a_backup_comes_back_whole(filled: Any, tmp_path: Path) -> None:
    first, second, there = tmp_path / "one.tar", tmp_path / "two.tar", found()
    counts = write_archive(first, {}, root())
    assert there and counts["plans.Plan"] == 1 and counts["base.LogEntry"] > 5
    empty()
    assert not LogEntry.objects.exists() and not StoredFile.objects.exists()
    with read_archive(first) as archive:
        assert restore(archive) == sum(counts.values())
    write_archive(second, {}, root())
    assert tables(first) == tables(second)
    assert found() == there and verify_chain()[1] is None and list(find_faults()) == []


def test_a_backup_that_was_changed_brings_nothing_back(filled: Any, tmp_path: Path) -> None:
    archive, changed = tmp_path / "one.tar", tmp_path / "changed.tar"
    write_archive(archive, {}, root())
    with tarfile.open(archive) as old, tarfile.open(changed, "w") as new:
        for member in old:
            data = old.extractfile(member).read()  # type: ignore[union-attr]
            if member.name == "tables/base.LogEntry.jsonl":
                data = data.replace("分工".encode(), "改工".encode())
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
    empty()
    with read_archive(changed) as opened, pytest.raises(NotWhole, match="log"):
        restore(opened)
    assert not Document.objects.exists() and not LogEntry.objects.exists()


def test_a_ledger_carried_over_is_equal(filled: Any) -> None:
    given = [json.loads(json.dumps(document)) for document in iter_ledger()]
    files = {document["sha256"]: file_path(document["sha256"]).read_bytes() for document in given}
    empty()
    for sha256, data in files.items():
        file_path(sha256).parent.mkdir(parents=True, exist_ok=True)
        file_path(sha256).write_bytes(data)
    done = import_ledger(given, reason="移交", by=SYSTEM)
    assert (done.new, done.there) == (2, 0)
    assert [json.loads(json.dumps(document)) for document in iter_ledger()] == given
    assert import_ledger(given, reason="再次", by=SYSTEM).there == 2
    assert verify_chain()[1] is None and list(find_faults()) == []
