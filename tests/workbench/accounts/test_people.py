from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lantu_workbench.accounts.actions.change_user import change_password, change_user
from lantu_workbench.accounts.actions.first_steps import take_first_steps
from lantu_workbench.accounts.actions.make_unit import make_unit
from lantu_workbench.accounts.actions.make_user import make_user
from lantu_workbench.accounts.models import Unit, User
from lantu_workbench.accounts.queries import access_of, units
from lantu_workbench.base.access import SYSTEM, Access, Right, Role
from lantu_workbench.base.models import LogEntry

pytestmark = pytest.mark.django_db


def test_paths_follow_the_tree(units: dict[str, Unit]) -> None:
    assert units["station"].path == f"{units['transport'].path}{units['station'].pk}/"
    assert units["station"].depth == 2 and units["city"].depth == 0


def test_units_are_seen_from_where_one_stands(access: Callable[[str], Access]) -> None:
    names = lambda name: {unit.name for unit in units(access(name))}  # noqa: E731
    assert names("clerk") == {"交通局", "公路站"}
    assert names("other") == {"白水县"}
    assert len(names("administrator")) == len(names("auditor")) == 5
    assert names("public") == set()


@pytest.mark.parametrize("name", ["supervision", "clerk", "leader", "auditor", "other", "public"])
def test_only_administrators_make_units_and_accounts(name: str, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    with pytest.raises(PermissionDenied):
        make_unit("新局", by=access(name))
    with pytest.raises(PermissionDenied):
        make_user("xin", password="a long password 9", by=access(name))
    given = {"name": "xin", "password": "a long password 9", "role": "administrator", "unit": ""}
    assert sign_in(name).post("/people", given).status_code == 403
    assert not User.objects.filter(name="xin").exists()


def test_a_page_makes_accounts_and_the_log_tells(sign_in: Callable[[str], Any], units: dict[str, Unit]) -> None:
    given = {"name": "xin", "full_name": "新人", "password": "a long password 9", "role": "clerk", "unit": units["education"].pk}
    assert sign_in("administrator").post("/people", given).status_code == 302
    assert access_of(User.objects.get(name="xin")).paths(Right.SEE) == (units["education"].path,)
    assert LogEntry.objects.filter(action="accounts.user.roles_set", reason="xin").exists()
    assert sign_in("administrator").post("/people", {**given, "name": "duan", "password": "short"}).status_code == 422


def test_weak_passwords_are_refused(people: dict[str, User], access: Callable[[str], Access]) -> None:
    for weak in ("1234567890", "password123", "short"):
        with pytest.raises(ValidationError):
            change_password(people["clerk"], weak, by=access("clerk"))
    with pytest.raises(PermissionDenied):
        change_password(people["leader"], "another long password", by=access("clerk"))


def test_nobody_closes_their_own_account(people: dict[str, User], access: Callable[[str], Access]) -> None:
    with pytest.raises(PermissionDenied):
        change_user(people["administrator"], full_name="", is_active=False, reason="误操作", by=access("administrator"))


def test_the_first_steps_are_taken_once() -> None:
    first = take_first_steps()
    assert first is not None and access_of(first).everywhere(Right.MANAGE) and not first.has_usable_password()
    again = take_first_steps()
    assert again == first and Unit.objects.count() == 1
    make_user("second", password=None, roles=[(Role.CLERK, None)], by=SYSTEM)
    assert take_first_steps() is None, "where others have accounts no link is shown"
