"""Errors travel between processes and say what, where and with which values."""

from __future__ import annotations

import copy
import pickle

import pytest

from lantu.errors import CommandError, DataError, ExportError, LantuError, ReadError


@pytest.mark.parametrize("kind", [CommandError, DataError, ExportError, ReadError])
def test_an_error_survives_the_way_to_another_process(kind: type[LantuError]) -> None:
    error = kind("L103", file="a.csv", place="row 3", size=20, limit=10)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is kind
        assert (twin.code, twin.file, twin.place, twin.values) == ("L103", "a.csv", "row 3", {"size": 20, "limit": 10})
        assert str(twin) == str(error) == "L103 a.csv row 3 (size=20, limit=10)"


def test_an_error_without_a_place_says_only_its_code() -> None:
    assert str(ReadError("L102")) == "L102"
