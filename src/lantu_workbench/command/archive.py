"""Rows of tables as JSON lines in a tar file, and back: what ``lantu backup`` writes and ``lantu restore`` reads.

The archive: ``manifest.json`` (format, version, the log's head, rows a table), ``tables/NAME.jsonl`` (a row a line, every column),
``files/ab/…`` (the stored bytes). It says nothing of the database's kind: what was backed up from SQLite is restored into PostgreSQL as
well.
"""

from __future__ import annotations

import base64
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

__all__ = ["FORMAT", "TABLES", "Archive", "read_archive", "row_as_dict", "row_from_dict", "snapshot", "write_archive"]

FORMAT = 1
# In the order in which rows need each other. Sessions and failed sign-ins are left out: they are of the moment.
TABLES = (
    "accounts.Unit",
    "accounts.User",
    "accounts.Membership",
    "accounts.ApiToken",
    "documents.StoredFile",
    "documents.Document",
    "documents.Reading",
    "documents.Shingle",
    "ledger.Promise",
    "ledger.PromiseVersion",
    "ledger.Figure",
    "ledger.SavedView",
    "jobs.Job",
    "base.LogEntry",
    "base.ChainHead",
)
_BATCH = 500


def all_tables() -> list[str]:
    """The tables above, then those of apps that came later, in the order of the apps, pairs of rows that name each other last."""
    left_out = {"accounts.SignInFailure", *TABLES}
    models = apps.get_models(include_auto_created=True)
    ours = [model._meta for model in models if model.__module__.startswith("lantu_workbench.") and model._meta.label not in left_out]
    return [*TABLES, *(meta.label for meta in sorted(ours, key=lambda meta: bool(meta.auto_created)))]


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads see one moment, and nobody who writes has to wait."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("COMMIT")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def row_as_dict(row: models.Model) -> dict[str, Any]:
    """Every column by its name, as JSON values; bytes in base 64."""
    return {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def row_from_dict(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    """A row from its columns; a column that the archive is too old to have takes its default, one that is no more is left out."""
    row = model()
    for field in model._meta.concrete_fields:
        if field.attname in values:
            setattr(row, field.attname, _value(field, values[field.attname]))
    return row


def _value(field: Any, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField | models.ForeignKey):
        return value
    return base64.b64decode(value) if isinstance(field, models.BinaryField) else field.to_python(value)


def write_archive(target: Path, manifest: dict[str, Any], files: Path) -> dict[str, int]:
    """Write all tables and the stored files; whole or not there. Rows a table."""
    counts = {}
    draft = target.with_name(f".{target.name}.part")
    try:
        with tarfile.open(draft, "w") as tar, snapshot():
            for label in all_tables():
                counts[label] = _add_table(tar, apps.get_model(label))
            for file in sorted(apps.get_model("documents.StoredFile").objects.values_list("pk", flat=True)):
                tar.add(files / file[:2] / file, arcname=f"files/{file[:2]}/{file}")
            _add_bytes(tar, "manifest.json", json.dumps({**manifest, "format": FORMAT, "rows": counts}, ensure_ascii=False).encode())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return counts


def _add_table(tar: tarfile.TarFile, model: type[models.Model]) -> int:
    count = 0
    with tempfile.NamedTemporaryFile() as stream:
        for row in model._default_manager.order_by("pk").iterator(chunk_size=_BATCH):
            stream.write(json.dumps(row_as_dict(row), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n")
            count += 1
        stream.flush()
        tar.add(stream.name, arcname=f"tables/{model._meta.label}.jsonl", filter=_anonymous)
    return count


def _anonymous(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mode = 0o600
    return info


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    tar.addfile(info, io.BytesIO(data))


class Archive:
    """An open archive."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        manifest = tar.extractfile("manifest.json")
        assert manifest is not None
        self.manifest: dict[str, Any] = json.load(manifest)

    def rows(self, label: str) -> Iterator[dict[str, Any]]:
        """The rows of one table; none where the archive is older than the table."""
        name = f"tables/{label}.jsonl"
        if name not in self.tar.getnames():
            return
        stream = self.tar.extractfile(name)
        assert stream is not None
        for line in stream:
            yield json.loads(line)

    def load(self, label: str) -> int:
        """Insert a table's rows with their keys."""
        model, batch, count = apps.get_model(label), [], 0
        for values in self.rows(label):
            batch.append(row_from_dict(model, values))
            if len(batch) == _BATCH:
                count += len(model._default_manager.bulk_create(batch))
                batch = []
        count += len(model._default_manager.bulk_create(batch))
        return count

    def files(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The stored files: their hash and their bytes in pieces. A name that is no hash is no file of ours."""
        for member in self.tar:
            name = member.name.rpartition("/")[2]
            if member.isfile() and member.name == f"files/{name[:2]}/{name}" and len(name) == 64 and name.isalnum():
                stream = self.tar.extractfile(member)
                assert stream is not None
                yield name, iter(lambda stream=stream: stream.read(1 << 20), b"")  # type: ignore[misc]


@contextmanager
def read_archive(source: Path) -> Iterator[Archive]:
    """Raises tarfile.TarError, KeyError, ValueError for what is none."""
    with tarfile.open(source) as tar:
        yield Archive(tar)
