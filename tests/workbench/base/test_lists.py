from __future__ import annotations

import csv
import io
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from lantu_workbench.base.access import SYSTEM
from lantu_workbench.base.exports import safe_cell
from lantu_workbench.base.lists import _Once
from lantu_workbench.base.log import Write, record_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(sign_in: Callable[[str], Any]) -> Any:
    record_all([Write("a.b.made", "thing", str(number), reason=f"第{number}件") for number in range(120)], by=SYSTEM)
    return sign_in("administrator")


def test_pages_do_not_overlap_and_miss_nothing(client: Any) -> None:
    seen: list[int] = []
    address: str | None = "/log.json?size=50&action=a.b.made"
    while address:
        answer = client.get(address).json()
        seen += [row["number"] for row in answer["rows"]]
        address = answer["next"]
    assert answer["count"] == len(seen) == len(set(seen)) == 120
    assert seen == sorted(seen, reverse=True)


def test_csv_has_all_rows_and_the_chosen_columns(client: Any) -> None:
    answer = client.get("/log.csv?action=a.b.made&column=reason&column=number&sort=number")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert rows[0] == ["序号", "理由"] and len(rows) == 121
    assert rows[1][1] == "第0件"


def test_facets_count_what_the_other_filters_leave(client: Any) -> None:
    page = client.get("/log?action=a.b.made").content.decode()
    assert "共 120 条" in page and 'value="a.b.made" checked' in page
    assert client.get("/log?action=nothing").content.decode().count("没有符合条件的内容") == 1


def test_htmx_gets_the_list_alone(client: Any) -> None:
    whole = client.get("/log").content.decode()
    part = client.get("/log", headers={"HX-Request": "true", "HX-Target": "list"}).content.decode()
    assert part.startswith('<div id="list"') and "<html" not in part and part.strip() in whole


def test_the_log_is_not_shown_to_those_without_the_right(sign_in: Callable[[str], Any]) -> None:
    for name in ("clerk", "leader"):
        assert sign_in(name).get("/log").status_code == 403
        assert sign_in(name).get("/log.csv").status_code == 403
    assert sign_in("public").get("/log").status_code == 302
    assert sign_in("public").get("/log.json").status_code == 403
    assert sign_in("auditor").get("/log").status_code == 200


def test_a_supervision_office_reads_the_log_of_its_units_only(sign_in: Callable[[str], Any], units: dict[str, Any]) -> None:
    reach = f"|{units['station'].path}|"
    own, foreign = record_all([Write("a.b.made", "thing", "own", reach=reach), Write("a.b.made", "thing", "foreign")], by=SYSTEM)
    client = sign_in("supervision")
    assert [row["target"] for row in client.get("/log.json?action=a.b.made").json()["rows"]] == ["thing own"]
    assert client.get(f"/log/{own.number}").status_code == 200
    assert client.get(f"/log/{foreign.number}").status_code == 404


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


def test_what_many_ask_for_at_once_is_counted_once() -> None:
    once, made, got = _Once(), [], []

    def count() -> int:
        time.sleep(0.05)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=lambda: got.append(once.get(count))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [1, 1, 1, 1] and made == [1]


def test_what_failed_is_tried_again() -> None:
    once = _Once()
    with pytest.raises(ZeroDivisionError):
        once.get(lambda: 1 / 0)
    assert once.get(lambda: 7) == 7
