"""What tests of the workbench share. Without Django nothing here is collected: the library is tested by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
