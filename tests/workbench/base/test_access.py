from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from lantu_workbench.base.access import RIGHTS, Access, Grant, Right, Role, reach_of

PATHS = st.sampled_from(["/", "/1/", "/1/2/", "/1/2/3/", "/1/20/", "/2/", "/10/"])
GRANTS = st.lists(st.builds(Grant, st.sampled_from(list(Role)), PATHS), max_size=4)


@given(GRANTS, PATHS, st.sampled_from(list(Right)))
def test_a_right_covers_a_unit_exactly_where_a_grant_gives_it(grants: list[Grant], path: str, right: Right) -> None:
    access = Access(1, "a", tuple(grants))
    held = any(right in RIGHTS[grant.role] and path.startswith(grant.path) for grant in grants)
    assert access.covers(right, path) is held
    if not held:
        with pytest.raises(PermissionDenied):
            access.require(right, path)


@given(GRANTS, st.lists(PATHS.filter(lambda path: path != "/"), min_size=1, max_size=3))
def test_one_containment_test_decides_as_covering_does(grants: list[Grant], paths: list[str]) -> None:
    access, reach = Access(1, "a", tuple(grants)), reach_of(paths)
    by_text = access.everywhere(Right.SEE) or any(f"|{path}" in reach for path in access.paths(Right.SEE))
    assert by_text is any(access.covers(Right.SEE, path) for path in paths)


@given(GRANTS)
def test_a_reading_token_never_writes(grants: list[Grant]) -> None:
    access = Access(1, "a", tuple(grants), read_only=True)
    assert access.rights <= {Right.SEE, Right.SEE_LOG, Right.SEE_JOBS, Right.SEE_PEOPLE}
    assert not access.covers(Right.ADD_DOCUMENTS, "/1/")


def test_no_unit_is_taken_for_one_whose_number_begins_alike() -> None:
    access = Access(1, "a", (Grant(Role.CLERK, "/1/"),))
    assert access.covers(Right.SEE, "/1/2/") and not access.covers(Right.SEE, "/10/")
