"""The wall: every count is that of the rows it leads to, for everybody who may see them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone

from lantu.places import base_tree
from lantu_workbench.ledger.actions.set_visibility import set_visibility
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.wall.numbers import PlaceCount
from lantu_workbench.wall.places import NATION, _tiles, draw_map

pytestmark = pytest.mark.django_db
COUNTY = """宁乡市2026年工作要点

一、交通

要新建农村道路8条，到2028年建成客运站2个。

二、教育

由市教育局牵头，新增学位1200个。
"""


def counts(record: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for number in record["numbers"]:
        yield number["address"], number["count"]
    for section in record["sections"]:
        for row in section["rows"]:
            yield row["address"], row["count"]
    for cell in record["settlement"]["total"]:
        yield cell["address"], cell["count"]
    for section in record["settlement"]["sections"]:
        for row in section["rows"]:
            for cell in row["verdicts"]:
                yield cell["address"], cell["count"]


@pytest.mark.parametrize("name", ["administrator", "supervision", "clerk", "other"])
@pytest.mark.parametrize("query", ["", "?within=430000", "?kind=project&status=unreviewed", "?q=道路"])
def test_every_number_leads_to_as_many_rows(
    plan: Any, add: Callable[..., Any], sign_in: Callable[[str], Any], name: str, query: str
) -> None:
    add(COUNTY, unit="other")
    client = sign_in(name)
    found = list(counts(client.get(f"/wall.json{query}").json()))
    assert len(found) > 8
    for address, count in found:
        assert client.get(address.replace("/ledger", "/ledger.json", 1)).json()["count"] == count, address


def test_parts_make_the_whole(plan: Any, add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    add(COUNTY, unit="other")
    record = sign_in("administrator").get("/wall.json").json()
    total = record["numbers"][0]["count"]
    assert total == PromiseVersion.objects.filter(is_current=True).count() > 8
    for section in record["sections"]:
        if not section["more"]:
            assert sum(row["count"] for row in section["rows"]) == total, section["name"]


def test_people_see_what_is_theirs_on_the_wall_too(plan: Any, add: Callable[..., Any], sign_in: Callable[[str], Any], access: Any) -> None:
    county = add(COUNTY, unit="other")

    def total(name: str) -> int:
        return int(sign_in(name).get("/wall.json").json()["numbers"][0]["count"])

    assert total("supervision") == plan.promises and total("other") == county.promises
    assert 0 < total("clerk") < plan.promises, "the bureau sees what names it"
    assert total("public") == 0
    assert "宁乡" not in sign_in("supervision").get("/wall").content.decode()
    set_visibility(county, is_public=True, reason="公开", by=access("administrator"))
    assert total("public") == county.promises


def test_the_page_shows_charts_and_the_same_as_tables(plan: Any, add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    add(COUNTY, unit="city")
    client = sign_in("leader")
    page, record = client.get("/wall").content.decode(), client.get("/wall.json").json()
    tables = re.sub(r"<svg class=\"(?:chart|tiles).*?</svg>", "", page, flags=re.S)
    for section in record["sections"]:
        for row in section["rows"]:
            assert re.search(rf">{row['count']}</a></td>", tables), row
    assert page.count('<svg class="chart') == 6 and page.count('<svg class="tiles"') == 1
    assert "还没有拿承诺" in page and "未判定" in page and "style=" not in page


def test_the_wall_as_of_a_past_day(plan: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("leader")
    assert "台账还是空的" in client.get("/wall?as_of=2020-01-01").content.decode()
    today = timezone.localdate().isoformat()
    assert client.get(f"/wall.json?as_of={today}").json()["numbers"][0]["count"] == plan.promises


def test_the_wall_as_csv_and_in_the_api(plan: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("leader")
    record = client.get("/wall.json").json()
    assert client.get("/api/v1/wall").json() == record
    lines = list(csv.DictReader(io.StringIO(b"".join(client.get("/wall.csv").streaming_content).decode("utf-8-sig"))))
    assert [(line["明细地址"], int(line["承诺数"])) for line in lines] == list(counts(record))


def test_as_many_queries_for_much_as_for_little(plan: Any, add: Callable[..., Any], sign_in: Callable[[str], Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from lantu_workbench.wall.queries import KEEPER

    client = sign_in("leader")

    def queries() -> int:
        KEEPER.forget()
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/wall").status_code == 200
        return len(captured)

    few = queries()
    for number in range(4):
        add(COUNTY.replace("宁乡", "浏阳").replace("8条", f"{number + 11}条"))
    assert queries() == few
    assert queries() < few, "counted once until something is written"


def test_the_tiles_are_the_provinces_each_in_a_place_of_its_own() -> None:
    tiles, tree = _tiles(), base_tree()
    assert set(tiles) == {place.code for place in tree if place.level == "province"}
    spots = {(column, row) for _, column, row in tiles.values()}
    assert len(spots) == len({short for short, *_ in tiles.values()}) == 34


def test_the_map_is_of_the_innermost_area_that_holds_all() -> None:
    def drawn(*codes: str, within: str = "") -> Any:
        return draw_map([PlaceCount(code, code, 2, 1, 0) for code in codes], within)

    assert drawn("430103", "430182").name == "长沙市"
    assert drawn("430103").name == "长沙市", "a county has no map of its own"
    assert drawn("430103", "430200").name == "湖南省"
    assert drawn("430103", "110101").code == drawn().code == NATION
    nation = drawn("430103", "430100", "110101", within=NATION)
    assert {area.code: area.count for area in nation.areas if area.count} == {"430000": 4, "110000": 2}
    city = drawn("430100", "430103", within="430100")
    assert city.itself.count == 2 and sum(area.count for area in city.areas) == 2 and not city.in_place


def test_the_first_page_is_the_wall(sign_in: Callable[[str], Any]) -> None:
    assert sign_in("leader").get("/").url == "/wall"


def test_after_a_write_only_what_was_written_is_counted_and_the_wall_is_right(
    plan: Any, add: Callable[..., Any], units: Any, access: Callable[[str], Any], monkeypatch: Any
) -> None:
    """Whatever is done to the ledger, the kept counts with those of the written buckets are the counts of all."""
    from django.http import QueryDict

    from lantu_workbench.accounts.actions.change_unit import change_unit
    from lantu_workbench.ledger import queries as ledger
    from lantu_workbench.ledger.actions.change_promises import change_promises
    from lantu_workbench.ledger.choices import Change
    from lantu_workbench.wall import tallies
    from lantu_workbench.wall.numbers import count_wall
    from lantu_workbench.wall.queries import KEEPER, the_wall

    counted: list[int] = []
    true = tallies.tallies

    def watched(rows: Any, *, today: Any) -> Any:
        counted.append(rows.count())
        return true(rows, today=today)

    monkeypatch.setattr(tallies, "tallies", watched)
    KEEPER.forget()
    admin, who = access("administrator"), [access(name) for name in ("administrator", "clerk", "public")]

    def same() -> list[int]:
        counted.clear()
        for one in who:
            assert the_wall(one, QueryDict("")) == count_wall(ledger.versions(one), today=timezone.localdate())
        return list(counted)

    other = add(COUNTY, unit="other")
    same()
    keys = list(PromiseVersion.objects.filter(document=plan, is_current=True).values_list("promise", flat=True))
    change_promises(keys[:2], {"lead_body": "市水务集团", "due": "2031"}, change=Change.EDITED, reason="分工", by=admin)
    assert same()[0] == len(keys), "the other document is not counted again"
    change_promises(keys[2:3], {}, change=Change.REJECTED, reason="不是", by=admin)
    assert same()[0] == len(keys) - 1
    set_visibility(other, is_public=True, reason="公开", by=admin)
    same()
    assert the_wall(who[2], QueryDict("")).total > 0
    change_unit(units["transport"], name="交通局", aliases=["市水务集团"], reason="合并", by=admin)
    same()
    add(COUNTY.replace("宁乡", "浏阳"), "浏阳.txt", unit="other")
    assert same()[0] < the_wall(admin, QueryDict("")).total
