"""Tables of statistics: taken in, read by a mapping that is remembered, taken out."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from tests.workbench.settlement.conftest import TABLE, settle

from lantu import LantuError
from lantu_workbench.base.access import Access
from lantu_workbench.base.models import LogEntry
from lantu_workbench.settlement.actions.add_table import add_table, map_table, withdraw_table
from lantu_workbench.settlement.models import DataTable, Evidence, Verdict

pytestmark = pytest.mark.django_db
GRAIN = "粮食产量稳定在50万吨以上"
MAPPING = '[columns]\nindicator = "甲"\nperiod = "乙"\nvalue = "丙"\n\n[fixed]\nplace = "青石市"\nunit = "万吨"\n'


def grain() -> Verdict:
    return Verdict.objects.get(is_current=True, version__text=GRAIN)


def csv(text: str) -> list[bytes]:
    return [text.encode()]


def test_a_table_answers_a_promise(settled: Any, units: Any, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    table, _ = add_table(csv(TABLE), "粮食.csv", unit=units["city"], by=access("supervision"))
    assert '"indicator" = "指标"' in table.mapping
    settle()
    found = grain()
    assert found.verdict == "kept" and found.grade == "statistics" and found.number == 2
    assert Evidence.objects.get(verdict=found).table == table
    table.refresh_from_db()
    assert (table.observations, table.held, table.problem) == (2, 0, None)
    page = sign_in("leader").get(f"/promises/{found.promise.key}/verdict").content.decode()
    assert f"/settlement/tables/{table.key}#r1" in page and "统计部门" in page and "52.3" in page


def test_a_workbook_is_a_table_too(settled: Any, units: Any, access: Callable[[str], Access]) -> None:
    workbook, data = Workbook(), io.BytesIO()
    for line in TABLE.splitlines():
        workbook.active.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in line.split(",")])
    workbook.save(data)
    add_table([data.getvalue()], "粮食.xlsx", unit=units["city"], by=access("supervision"))
    settle()
    assert grain().verdict == "kept"


def test_a_mapping_that_a_person_wrote_is_remembered(settled: Any, units: Any, access: Callable[[str], Access]) -> None:
    by = access("supervision")
    first, _ = add_table(csv("甲,乙,丙\n粮食产量,2023,51\n"), "a.csv", unit=units["city"], by=by)
    assert first.mapping == "", "nobody can know what these columns are"
    settle()
    assert grain().verdict == "unproven"
    with pytest.raises(ValidationError):
        map_table(first, '[columns]\nindicator = "没有这一列"\n', by=by)
    map_table(first, MAPPING, by=by)
    second, _ = add_table(csv("甲,乙,丙\n粮食产量,2024,48.5\n"), "b.csv", unit=units["city"], by=by)
    assert second.mapping == MAPPING
    settle()
    assert grain().verdict == "missed"
    assert LogEntry.objects.filter(action="settlement.table.mapped", key=first.key).count() == 1


def test_a_table_taken_out_proves_nothing_any_more(settled: Any, units: Any, access: Callable[[str], Access]) -> None:
    by = access("supervision")
    table, _ = add_table(csv(TABLE), "粮食.csv", unit=units["city"], by=by)
    settle()
    with pytest.raises(ValidationError):
        withdraw_table(table, reason=" ", by=by)
    withdraw_table(table, reason="数据有误", by=by)
    withdraw_table(table, reason="再来一次", by=by)
    settle()
    assert grain().verdict == "unproven" and Verdict.objects.filter(promise=grain().promise).count() == 3
    assert LogEntry.objects.filter(action="settlement.table.withdrawn").count() == 1


def test_doubtful_values_are_held_and_prove_nothing(settled: Any, units: Any, access: Callable[[str], Access]) -> None:
    years = "".join(f"粮食产量,青石市,{year},{50 + year % 3},万吨\n" for year in range(2016, 2024))
    table, _ = add_table(
        csv(f"指标,地区,年份,数值,单位\n{years}粮食产量,青石市,2024,523000,万吨\n"), "错.csv", unit=units["city"], by=access("supervision")
    )
    settle()
    table.refresh_from_db()
    assert table.held == 1 and grain().verdict == "unproven" and grain().rule.startswith("settle.unproven.held")


def test_rows_that_cannot_be_read_are_told_and_the_others_count(settled: Any, units: Any, access: Callable[[str], Access]) -> None:
    table, _ = add_table(csv(f"{TABLE}粮食产量,青石市,某年,x,万吨\n"), "粮食.csv", unit=units["city"], by=access("supervision"))
    settle()
    table.refresh_from_db()
    assert table.problem["code"] == "L116" and table.observations == 2 and grain().verdict == "kept"


def test_who_may_and_what_is_no_table(settled: Any, units: Any, access: Callable[[str], Access]) -> None:
    for who in ("clerk", "leader", "auditor", "other", "public"):
        with pytest.raises(PermissionDenied):
            add_table(csv(TABLE), "粮食.csv", unit=units["city"], by=access(who))
    with pytest.raises(LantuError):
        add_table([b""], "空.csv", unit=units["city"], by=access("supervision"))
    assert DataTable.objects.count() == 0


def test_the_very_same_table_is_there_once(units: Any, access: Callable[[str], Access], plan: Any) -> None:
    (one, first), (other, second) = (add_table(csv(TABLE), "粮食.csv", unit=units["city"], by=access("supervision")) for _ in range(2))
    assert one.pk == other.pk and first and not second


def test_the_pages_of_tables(settled: Any, units: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("supervision")
    given = {"file": SimpleUploadedFile("粮食.csv", TABLE.encode()), "unit": units["city"].pk}
    answer = client.post("/settlement/tables/add", given)
    table = DataTable.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/settlement/tables/{table.key}"
    page = client.get(answer["Location"]).content.decode()
    assert "粮食产量" in page and "indicator" in page and "52.3" in page
    assert client.post(f"/settlement/tables/{table.key}/mapping", {"mapping": "[wrong"}).status_code == 422
    assert client.post(f"/settlement/tables/{table.key}/withdraw", {"reason": ""}).status_code == 422
    assert b"".join(client.get(f"/settlement/tables/{table.key}/original").streaming_content) == TABLE.encode()
    bad = client.post("/settlement/tables/add", {"file": SimpleUploadedFile("空.csv", b" "), "unit": units["city"].pk})
    assert bad.status_code == 422
    for who, count in (("leader", 1), ("clerk", 0), ("other", 0), ("public", 0)):
        assert sign_in(who).get("/settlement/tables.json").json()["count"] == count, who
    assert client.post(f"/settlement/tables/{table.key}/withdraw", {"reason": "旧"}).status_code == 302
    assert "已停用" in client.get("/settlement/tables").content.decode()


def test_the_api_takes_tables(settled: Any, units: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("supervision")
    made = client.post("/api/v1/tables", {"file": SimpleUploadedFile("粮食.csv", TABLE.encode()), "unit": units["city"].pk})
    assert made.status_code == 201
    key = made.json()["key"]
    assert client.get("/api/v1/tables").json()["rows"][0]["key"] == key
    call = lambda who, verb, given: sign_in(who).post(f"/api/v1/tables/{key}/{verb}", given, content_type="application/json").status_code  # noqa: E731
    assert call("leader", "withdraw", {"reason": "x"}) == 403 and call("other", "withdraw", {"reason": "x"}) == 404
    assert call("supervision", "mapping", {"mapping": "x = 1"}) == 422 and call("supervision", "withdraw", {"reason": "x"}) == 200
    assert client.get(f"/api/v1/tables/{key}").json()["state"] == "withdrawn"
    assert client.post("/api/v1/tables", {"file": SimpleUploadedFile("a.csv", b""), "unit": units["city"].pk}).status_code == 422


def test_a_mapping_is_not_remembered_across_offices(units: Any, access: Callable[[str], Access], plan: Any) -> None:
    first, _ = add_table(csv("甲,乙,丙\n粮食产量,2023,51\n"), "a.csv", unit=units["city"], by=access("supervision"))
    map_table(first, MAPPING, by=access("supervision"))
    bureau, _ = add_table(csv("甲,乙,丙\n粮食产量,2024,48.5\n"), "b.csv", unit=units["transport"], by=access("supervision"))
    county, _ = add_table(csv("甲,乙,丙\n粮食产量,2024,47.5\n"), "c.csv", unit=units["other"], by=access("other"))
    assert bureau.mapping == MAPPING and county.mapping == ""
