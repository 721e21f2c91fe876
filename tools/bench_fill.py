"""Fill a data folder for ``bench_workbench.py``: ``bench_fill.py COUNT``, in a process with Django's settings in its environment.

Documents are generated from parts, read by Lantu, and entered under many places and years as documents of their own. Then the same rows are
written as one table with a full-text index to ``rows.sqlite3``, as somebody would who uses Datasette.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from typing import Any

__all__ = ["main"]

_THINGS = ["道路", "学校", "桥梁", "厂房", "公园", "医院", "泵站", "粮仓", "步道", "管网", "电站", "市场", "车站", "码头", "书屋", "食堂"]
_AREAS = ["产业园区", "交通枢纽", "老旧小区", "乡村振兴", "水利工程", "科技创新", "营商环境", "生态修复", "养老服务", "职业教育"]
_BODIES = ["市发展改革委", "市交通局", "市教育局", "市水利局", "市科技局", "市住建局", "市农业农村局", "市民政局"]
_PLACES = [
    *["长沙市", "株洲市", "湘潭市", "衡阳市", "邵阳市", "岳阳市", "常德市", "益阳市"],
    *["郴州市", "永州市", "怀化市", "娄底市", "武汉市", "合肥市", "成都市", "南昌市"],
]
_TEXTS, _LINES = 24, 50


def text_of(number: int) -> str:
    """A plan of fifty lines, two items each."""
    dice = random.Random(number)
    lines = [f"第{number}号工作计划", ""]
    for line in range(_LINES):
        if line % 10 == 0:
            lines += [f"{'一二三四五'[line // 10]}、推进{dice.choice(_AREAS)}建设", ""]
        thing, other = dice.sample(_THINGS, 2)
        year, body = dice.randint(2024, 2032), dice.choice(_BODIES)
        where, many, more = dice.choice(_AREAS), dice.randint(2, 90), dice.randint(2, 90)
        lines.append(f"到{year}年，在{where}新建{thing}{many}座，改造{other}{more}处，由{body}牵头。")
    return "\n".join(lines) + "\n"


def main(wanted: int) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    import lantu
    from lantu.sources import read_bytes
    from lantu_workbench.accounts.models import Unit
    from lantu_workbench.base.access import SYSTEM, reach_of
    from lantu_workbench.documents.actions.store_reading import Prepared, store_reading
    from lantu_workbench.documents.models import Document, StoredFile
    from lantu_workbench.documents.packing import pack
    from lantu_workbench.documents.storage import write_file
    from lantu_workbench.ledger.actions.enter_promises import enter_promises

    read: list[Any] = []
    for number in range(_TEXTS):
        annotation = lantu.annotate(read_bytes(text_of(number).encode(), f"plan{number}.txt"))
        read.append((annotation, pack(annotation)))
    unit, dice, count, number = Unit.objects.order_by("path")[0], random.Random(1), 0, 0
    while count < wanted:
        annotation, columns = read[number % _TEXTS]
        place, year = dice.choice(_PLACES), dice.randint(2021, 2026)
        with transaction.atomic():
            sha256, size = write_file([f"{number}\n{text_of(number % _TEXTS)}".encode()])
            StoredFile.objects.create(sha256=sha256, size=size)
            document = Document.objects.create(
                key=f"b{number:07}",
                unit=unit,
                reach=reach_of([unit.path]),
                file_id=sha256,
                file_name=f"{place}{year}年计划.txt",
                format="text",
                added_at=timezone.now(),
            )
            reading = store_reading(document, Prepared(annotation, columns, set()), reader="bench", by=SYSTEM)
            Document.objects.filter(pk=document.pk).update(place=place, year=str(year), title=f"{place}{year}年第{number}号计划")
            document.refresh_from_db()
            count += enter_promises(document, reading, annotation, by=SYSTEM)
        number += 1
    _write_rows(str(settings.DATABASES["default"]["NAME"]), str(settings.HOME / "rows.sqlite3"))
    print(count, number)


def _write_rows(source: str, target: str) -> None:
    """The same rows for Datasette: one table, indexes on what is filtered by, a trigram index on the words."""
    with sqlite3.connect(target) as base:
        base.execute("ATTACH ? AS lantu", (source,))
        base.execute(
            "CREATE TABLE promises AS SELECT v.id, p.key, d.title AS document, d.place AS place, v.text, v.action, v.object,"
            " v.lead_body, v.due, v.due_year, v.kind, v.verifiable, v.status, v.confidence,"
            " (SELECT group_concat(f.indicator || ' ' || f.mention, '；')"
            " FROM lantu.ledger_figure f WHERE f.version_id = v.id) AS figures FROM lantu.ledger_promiseversion v"
            " JOIN lantu.ledger_promise p ON p.id = v.promise_id JOIN lantu.documents_document d ON d.id = v.document_id WHERE v.is_current"
        )
        base.execute("CREATE UNIQUE INDEX promises_id ON promises (id)")
        for column in ("document", "place", "kind", "due_year", "lead_body", "verifiable", "status"):
            base.execute(f"CREATE INDEX promises_{column} ON promises ({column})")
        base.execute("CREATE VIRTUAL TABLE promises_fts USING fts5(text, document, lead_body, tokenize='trigram', content='promises')")
        base.execute("INSERT INTO promises_fts (rowid, text, document, lead_body) SELECT rowid, text, document, lead_body FROM promises")


if __name__ == "__main__":
    main(int(sys.argv[1]))
