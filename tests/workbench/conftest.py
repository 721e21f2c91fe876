"""What tests of the workbench share. Without Django nothing here is collected: the library is tested by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import pytest

if find_spec("django") is None:
    collect_ignore_glob = ["*"]
else:
    from django.test import Client

    from lantu_workbench.accounts.actions.make_unit import make_unit
    from lantu_workbench.accounts.actions.make_user import make_user
    from lantu_workbench.accounts.models import Unit, User
    from lantu_workbench.accounts.queries import access_of
    from lantu_workbench.base.access import SYSTEM, Access, Role


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    """Counts are cached under the log's last hash; every test begins with another log."""
    from lantu_workbench.base.lists import _kept

    _kept.cache_clear()
    yield


@pytest.fixture
def units(db: None) -> dict[str, Unit]:
    """An office with two bureaus, one of which has a station below it; and another office beside."""
    city = make_unit("青石市", by=SYSTEM)
    transport = make_unit("交通局", parent=city, aliases=["市交通局", "市交通运输局"], by=SYSTEM)
    return {
        "city": city,
        "transport": transport,
        "station": make_unit("公路站", parent=transport, by=SYSTEM),
        "education": make_unit("教育局", parent=city, aliases=["市教育局"], by=SYSTEM),
        "other": make_unit("白水县", by=SYSTEM),
    }


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    """Make an account with one role."""

    def make(name: str, role: Role, unit: Unit | None = None) -> User:
        return make_user(name, password="a long password 9", roles=[(role, unit)], by=SYSTEM)

    return make


@pytest.fixture
def people(units: dict[str, Unit], person: Callable[..., User]) -> dict[str, User]:
    """One of each role: the administrator everywhere, the others in the city, its bureau or the county."""
    return {
        "administrator": person("admin", Role.ADMINISTRATOR),
        "supervision": person("ducha", Role.SUPERVISION, units["city"]),
        "clerk": person("jiaotong", Role.CLERK, units["transport"]),
        "leader": person("lingdao", Role.LEADER, units["city"]),
        "auditor": person("shenji", Role.AUDITOR),
        "other": person("xian", Role.SUPERVISION, units["other"]),
    }


@pytest.fixture
def access(people: dict[str, User]) -> Callable[[str], Access]:
    """The access of one of ``people``, or of the public."""
    return lambda name: access_of(people.get(name))


@pytest.fixture
def sign_in(people: dict[str, User]) -> Callable[[str], Any]:
    """A client signed in as one of ``people``; anybody else is the public."""

    def client(name: str) -> Client:
        made = Client()
        if name in people:
            made.force_login(people[name])
        return made

    return client


@pytest.fixture
def add(people: dict[str, User], units: dict[str, Unit], settings: Any, tmp_path: Any) -> Callable[..., Any]:
    """Take a text in for a unit and read it; gives the document."""
    from lantu_workbench.documents.actions.add_document import add_document
    from lantu_workbench.documents.models import Document
    from lantu_workbench.jobs.worker import work_all

    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path / "files"}}}

    def made(text: str | bytes, name: str = "计划.txt", *, unit: str = "city", by: str = "administrator", **options: Any) -> Any:
        data = text.encode() if isinstance(text, str) else text
        added = add_document([data], name, unit=units[unit], reason="测试", by=access_of(people[by]), **options)
        if added.document is None:
            return added
        work_all()
        return Document.objects.select_related("unit", "reading", "file").get(pk=added.document.pk)

    return made


PLAN = """青石市2026年工作计划

2026年，我们将重点做好以下工作。

一、加快交通建设

我们将新建农村道路12条，力争轨道通车里程达到60公里以上。到2027年，建成青石大桥，打通过江通道3条。由市交通局牵头，市教育局配合，推进校门口道路改造，年内完成改造25处。

二、办好人民满意的教育

今年要新增学位3000个，新建学校5所。去年全市新增学位2600个，完成投资12亿元。

三、做强产业园区

要打造5G产业园区，培育规模以上企业20家以上。
"""


@pytest.fixture
def plan(add: Callable[..., Any]) -> Any:
    """A short plan of the city, read."""
    return add(PLAN)


@dataclass(frozen=True)
class Things:
    """Things of the city, where nothing is public: a promise that names the clerk's body; an objection of the clerk to the verdict on
    another one; a table with a value that is held.
    """

    document: Any
    promise: Any
    dispute: Any
    table: Any
    held: Any


@pytest.fixture
def things(plan: Any) -> Things:
    """The plan settled, and what hangs on it."""
    from lantu_workbench.jobs.worker import work_all
    from lantu_workbench.ledger.models import PromiseVersion
    from lantu_workbench.settlement.actions.add_table import add_table
    from lantu_workbench.settlement.actions.dispute_verdict import dispute_verdict
    from lantu_workbench.settlement.models import HeldValue, Verdict

    version = PromiseVersion.objects.select_related("promise").filter(is_current=True, lead_body="市交通局").first()
    assert version is not None
    data = "指标,地区,年份,数值\n学位,青石市,2026,3000\n学位,青石市,2025,-5\n".encode()
    table, _ = add_table([data], "学位.csv", unit=plan.unit, by=SYSTEM)
    work_all()
    rows = Verdict.objects.filter(is_current=True, promise__versions__lead_body="市交通局").exclude(promise=version.promise)
    other = rows.select_related("promise__document__unit").first()
    assert other is not None
    clerk = access_of(User.objects.get(name="jiaotong"))
    dispute = dispute_verdict(other.promise, number=other.number, reason="存疑", by=clerk)
    return Things(plan, version.promise, dispute, table, HeldValue.objects.get(table=table))
