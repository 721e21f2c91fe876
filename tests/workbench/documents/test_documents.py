from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from lantu.types import OffsetMap
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.documents.actions.add_document import add_document
from lantu_workbench.documents.models import Document, StoredFile
from lantu_workbench.documents.packing import unpack
from lantu_workbench.documents.storage import file_path, hash_of_file
from lantu_workbench.jobs.models import Job
from lantu_workbench.jobs.worker import work_all

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[3] / "samples"
REFUSED = ("clerk", "leader", "auditor", "other", "public")


def test_bytes_are_kept_as_they_came(add: Callable[..., Any]) -> None:
    data = "\ufeff一、交通\r\n新建道路12条。\r\n".encode()
    document = add(data)
    assert document.file_id == hashlib.sha256(data).hexdigest() == hash_of_file(document.file_id)
    assert file_path(document.file_id).read_bytes() == data
    assert document.state == "ready" and document.added_by == "admin"


def test_a_document_says_what_it_is(plan: Any) -> None:
    assert plan.title == "青石市2026年工作计划" and plan.year == "2026" and plan.place == "青石市"
    assert plan.characters == len(unpack(plan.reading).document.source_text)
    assert plan.promises > 4
    actions = list(LogEntry.objects.filter(kind="document", key=plan.key).order_by("number").values_list("action", flat=True))
    assert actions == ["documents.document.added", "documents.document.read", "ledger.promises.read"]
    assert verify_chain()[1] is None


def test_a_reading_comes_back_as_it_was_read(add: Callable[..., Any]) -> None:
    import lantu
    from lantu.sources import read_bytes

    for file in sorted(SAMPLES.glob("0*")):
        data = file.read_bytes()
        document = add(data, file.name)
        annotation = lantu.annotate(read_bytes(data, file.name))
        back = unpack(document.reading)
        read = annotation.document
        read = replace(read, offsets=OffsetMap(tuple(read.offsets.starts), tuple(read.offsets.ends)))
        assert back.document == read and back.sentences == annotation.sentences, file.name
        assert len(back.pages) == document.pages


def test_halves_of_characters_and_nuls_are_kept(add: Callable[..., Any]) -> None:
    document = add(b'[{"text": 1}]\n', "x.txt")
    assert document.state == "ready"
    text = "要新建桥\ud83d3座，\x00力争建成学校5所。"
    document = add(text.encode("utf-16-le", "surrogatepass"), "y.txt")
    assert document.state in ("ready", "failed")


def test_the_same_bytes_are_not_taken_twice(plan: Any, add: Callable[..., Any], people: Any, access: Callable[[str], Access]) -> None:
    data = file_path(plan.file_id).read_bytes()
    again = add_document([data], "又一份.txt", unit=plan.unit, reason="再来", by=access("administrator"))
    assert again.document == plan and not again.is_new
    assert Document.objects.count() == StoredFile.objects.count() == 1


def test_who_does_not_see_the_first_gets_a_second(plan: Any, add: Callable[..., Any], units: dict[str, Any]) -> None:
    data = file_path(plan.file_id).read_bytes()
    second = add(data, unit="other", by="other")
    assert second.pk != plan.pk and StoredFile.objects.count() == 1
    assert second.kin is None, "what is not seen is not told of either"


def test_reprints_and_new_editions_are_recognised(add: Callable[..., Any]) -> None:
    parts = [f"要在{at}号片区新建道路{at + 3}条，力争建成学校{at * 7 % 11 + 1}所，打通断头路{at}处。" for at in range(30)]
    first = add("甲市2026年计划\n\n" + "\n".join(parts))
    reprint = add("转自甲市日报\n甲市2026年计划\n\n" + "\n".join(parts))
    edition = add("甲市2026年计划（修订）\n\n" + "\n".join(parts[:18] + [part.replace("道路", "公路") for part in parts[18:]]))
    other = add("乙县2026年计划\n\n" + "\n".join(f"要完成植树{number}万株，整治河道{number}条。" for number in range(30)))
    assert (reprint.kin, reprint.kin_kind) == (first, "reprint")
    assert edition.kin in (first, reprint) and edition.kin_kind == "edition" and 0.4 <= edition.kin_share < 0.85
    assert other.kin is None and first.kin is None


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "leer.txt", "L102"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "x.pdf", "L108"),
        (b"PK\x03\x04broken", "x.docx", "L108"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.doc", "L119"),
        (b"a,b\n1,2\n", "x.csv", "L114"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_bytes(add: Callable[..., Any], data: bytes, name: str, code: str) -> None:
    refused = add(data, name)
    assert refused.error.code == code
    assert not Document.objects.exists() and not Job.objects.exists()


def test_a_failed_reading_says_why_and_keeps_the_bytes(add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    document = add(b"%PDF-1.7\nnothing of a PDF", "x.pdf")
    assert document.state == "failed" and document.problem["code"].startswith("L1")
    assert hash_of_file(document.file_id) == document.file_id
    page = sign_in("administrator").get(f"/documents/{document.key}").content.decode()
    assert document.problem["code"] in page and "这份文件没有读成" in page


def test_only_those_with_the_right_add(access: Callable[[str], Access], units: dict[str, Any], add: Callable[..., Any]) -> None:
    for name in ("clerk", "leader", "auditor", "other", "public"):
        with pytest.raises(PermissionDenied):
            add_document([b"x"], "x.txt", unit=units["city"], reason="x", by=access(name))
    assert add_document([b"text"], "x.txt", unit=units["station"], reason="x", by=access("supervision")).is_new


def test_files_are_dropped_in_by_the_form(sign_in: Callable[[str], Any], add: Callable[..., Any], units: dict[str, Any]) -> None:
    files = [
        SimpleUploadedFile("甲.txt", "要新建桥3座。".encode()),
        SimpleUploadedFile("乙_files/style.css", b"p {}"),
        SimpleUploadedFile("空.txt", b""),
    ]
    answer = sign_in("supervision").post("/documents/add", {"files": files, "unit": units["city"].pk})
    page = answer.content.decode()
    assert "L102" in page and "已收下" in page and "略过 1 个" in page
    work_all()
    assert Document.objects.get().file_name == "甲.txt"
    assert sign_in("clerk").get("/documents/add").status_code == 403
    foreign = {"files": [SimpleUploadedFile("丙.txt", b"x")], "unit": units["city"].pk}
    assert sign_in("other").post("/documents/add", foreign).status_code == 422


def test_the_original_is_given_back_but_never_runs(add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    data = b"<!DOCTYPE html><html><body><script>alert(1)</script><p>" + "要新建桥3座。".encode() + b"</p></body></html>"
    document = add(data, "页.html")
    answer = sign_in("leader").get(f"/documents/{document.key}/original")
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Type"] == "application/octet-stream" and answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "<script>alert" not in sign_in("leader").get(f"/documents/{document.key}").content.decode()
    assert sign_in("other").get(f"/documents/{document.key}/original").status_code == 404


def test_pages_of_a_pdf_are_drawn(add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    file = next(SAMPLES.glob("*.pdf"))
    document = add(file.read_bytes(), file.name)
    client = sign_in("leader")
    picture = client.get(f"/documents/{document.key}/pages/1.png")
    assert picture.content.startswith(b"\x89PNG") and picture["Content-Type"] == "image/png"
    assert client.get(f"/documents/{document.key}/pages/99.png").status_code == 404
    page = client.get(f"/documents/{document.key}").content.decode()
    assert "<image href=" in page and 'class="box"' in page


def test_a_broken_pdf_breaks_no_page(add: Callable[..., Any]) -> None:
    from lantu_workbench.documents.page_image import page_image
    from lantu_workbench.documents.storage import write_file

    sha256, _ = write_file([b"%PDF-1.7\nbroken"])
    assert page_image(sha256, 1) is None


def test_documents_are_seen_from_where_one_stands(plan: Any, add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    add("白水县要新建水库1座。", unit="other")
    names = ("administrator", "supervision", "auditor", "other", "public")
    counts = {name: sign_in(name).get("/documents.json").json()["count"] for name in names}
    assert counts == {"administrator": 2, "supervision": 1, "auditor": 2, "other": 1, "public": 0}


def test_an_upload_cut_off_leaves_nothing(add: Callable[..., Any], units: dict[str, Any], access: Callable[[str], Access]) -> None:
    def broken() -> Any:
        yield b"half of "
        raise OSError("connection lost")

    with pytest.raises(OSError, match="connection lost"):
        add_document(broken(), "x.txt", unit=units["city"], reason="x", by=access("administrator"))
    assert not Document.objects.exists()
    from lantu_workbench.documents.storage import root

    assert [path for path in root().rglob("*") if path.is_file()] == []


def test_documents_are_found_by_their_sentences_with_the_place(plan: Any, add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    other = add("白水县2026年计划\n\n我们将新建水库1座。", "水.txt")
    client = sign_in("leader")
    found = lambda words: {row["key"] for row in client.get("/documents.json", {"q": words}).json()["rows"]}  # noqa: E731
    assert found("过江通道") == {plan.key} and found("水库") == {other.key} and found("库") == {other.key}
    assert found("新建 白水") == {other.key} and found("过江水库") == set()
    page = client.get("/documents", {"q": "过江通道"}).content.decode()
    sentences = unpack(plan.reading).sentences
    text = unpack(plan.reading).document.clean_text
    index = next(index for index, one in enumerate(sentences) if "过江通道" in text[one.start : one.end])
    assert "<mark>过江通道</mark>" in page and f"/documents/{plan.key}?sentence={index}" in page
    assert client.get(f"/documents/{plan.key}?sentence={index}").url.endswith(f"?part=1#s{index}")
    assert sign_in("other").get("/documents.json", {"q": "过江通道"}).json()["count"] == 0


TABLE = "指标,地区,年份,数值,单位\n新增学位,青石市,2026,3100,个\n".encode()


def _upload(client: Any, address: str, unit: Any, *files: tuple[str, bytes]) -> Any:
    return client.post(address, {"unit": unit.pk, "files": [SimpleUploadedFile(name, data) for name, data in files]})


def test_a_table_dropped_among_documents_is_kept_as_a_table(add: Callable[..., Any], units: Any, sign_in: Callable[[str], Any]) -> None:
    from lantu_workbench.settlement.models import DataTable

    client = sign_in("supervision")
    answer = _upload(client, "/documents/add", units["city"], ("统计.csv", TABLE))
    table = DataTable.objects.get()
    assert answer.status_code == 302 and answer.url == table.get_absolute_url()
    assert table.file_name == "统计.csv" and table.columns == ["指标", "地区", "年份", "数值", "单位"]
    assert client.get(table.get_absolute_url()).status_code == 200
    again = _upload(client, "/documents/add", units["city"], ("统计.csv", TABLE)).content.decode()
    assert "已有" in again and table.get_absolute_url() in again and DataTable.objects.count() == 1
    answer = _upload(client, "/documents/add", units["city"], ("x.jsonl", b'{"a": broken\n'))
    assert answer.status_code == 200 and DataTable.objects.count() == 1, "what is neither is told why"


def _workbook() -> bytes:
    from io import BytesIO

    from openpyxl import Workbook

    book, out = Workbook(), BytesIO()
    for line in TABLE.decode().splitlines():
        book.active.append(line.split(","))
    book.save(out)
    return out.getvalue()


def test_the_api_takes_what_the_page_takes(add: Callable[..., Any], units: Any, sign_in: Callable[[str], Any]) -> None:
    from lantu_workbench.settlement.models import DataTable

    client, address = sign_in("supervision"), "/api/v1/documents"
    files = [("统计.csv", TABLE), ("统计.xlsx", _workbook()), ("甲.txt", "我们将新建桥3座。".encode()), ("空.csv", b"a,b\n")]
    one, book, text, bad = _upload(client, address, units["city"], *files).json()
    tables = {table.key: table for table in DataTable.objects.all()}
    assert set(tables) == {one["table"], book["table"]} and tables[one["table"]].mapping and tables[book["table"]].mapping
    assert one["is_new"] and one["document"] is None and one["error"] is None and one["message"] == ""
    assert text["document"] and text["table"] is None
    assert bad["error"]["code"] == "L102" and bad["message"].startswith("L102") and bad["table"] is bad["document"] is None
    assert _upload(client, address, units["city"], ("又一份.csv", TABLE)).json()[0] | {"file_name": ""} == {
        **one,
        "file_name": "",
        "is_new": False,
    }
    assert client.get(f"/api/v1/tables/{one['table']}").json()["file_name"] == "统计.csv"
    assert LogEntry.objects.filter(action="settlement.table.added").count() == 2 and Document.objects.count() == 1


def test_who_may_add_by_the_api_is_who_may_by_the_page(add: Callable[..., Any], units: Any, sign_in: Callable[[str], Any]) -> None:
    from lantu_workbench.settlement.models import DataTable

    before = LogEntry.objects.count()
    refused = {who: _upload(sign_in(who), "/api/v1/documents", units["city"], ("统计.csv", TABLE)).status_code for who in REFUSED}
    assert refused == {"clerk": 404, "leader": 404, "auditor": 404, "other": 404, "public": 401}
    assert not DataTable.objects.exists() and LogEntry.objects.count() == before
    assert _upload(sign_in("other"), "/api/v1/documents", units["other"], ("统计.csv", TABLE)).json()[0]["is_new"]


def test_what_is_too_large_is_not_kept(add: Callable[..., Any], units: Any, sign_in: Callable[[str], Any], monkeypatch: Any) -> None:
    """The limit is that of the library; a smaller one here."""
    from lantu import ReadOptions
    from lantu_workbench.documents.actions import add_document as documents
    from lantu_workbench.settlement.actions import add_table as tables

    for module in (documents, tables):
        monkeypatch.setattr(module, "ReadOptions", lambda: ReadOptions(max_size=20))
    client = sign_in("supervision")
    for name in ("长.txt", "表.csv"):
        made = _upload(client, "/api/v1/documents", units["city"], (name, TABLE)).json()[0]
        assert made["error"]["code"] == "L103" and made["document"] is made["table"] is None, name
    given = {"file": SimpleUploadedFile("表.csv", TABLE), "unit": units["city"].pk}
    assert client.post("/api/v1/tables", given).status_code == 422
    assert not StoredFile.objects.exists() and not LogEntry.objects.filter(action__contains="added").exclude(kind="unit").exists()
