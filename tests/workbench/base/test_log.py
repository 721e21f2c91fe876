from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu_workbench.base.access import SYSTEM
from lantu_workbench.base.log import GENESIS, ChainFault, Write, canonical, entry_as_dict, hash_of, record, record_all, verify_chain
from lantu_workbench.base.models import ChainHead, LogEntry
from lantu_workbench.base.storable import storable_value
from verify_log import check

pytestmark = pytest.mark.django_db

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def three() -> None:
    record_all([Write("a.b.made", "thing", "1", after={"甲": 1.5}, reason="头一件"), Write("a.b.made", "thing", "2")], by=SYSTEM)
    record(Write("a.b.changed", "thing", "1", before={"甲": 1.5}, after={"甲": None}, reason="改"), by=SYSTEM)


def test_entries_follow_one_another() -> None:
    three()
    first, second, third = LogEntry.objects.order_by("number")
    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert (first.previous, second.previous, third.previous) == (GENESIS, first.hash, second.hash)
    assert verify_chain() == (3, None)


@pytest.mark.parametrize(
    ("number", "change", "fault"),
    [
        (2, {"reason": "另一个理由"}, ChainFault(2, "hash")),
        (1, {"after": '{"甲":2}'}, ChainFault(1, "hash")),
        (3, {"actor": "somebody"}, ChainFault(3, "hash")),
        (2, {"previous": "0" * 64}, ChainFault(2, "previous")),
    ],
)
def test_a_changed_entry_is_found(number: int, change: dict[str, str], fault: ChainFault) -> None:
    three()
    LogEntry.objects.filter(number=number).update(**change)
    assert verify_chain() == (fault.number - 1, fault)


def test_an_entry_changed_with_its_hash_is_found_at_the_next() -> None:
    three()
    entry = LogEntry.objects.get(number=2)
    entry.reason = "换过"
    entry.hash = hash_of(entry_as_dict(entry))
    entry.save()
    assert verify_chain() == (2, ChainFault(3, "previous"))


def test_a_dropped_entry_is_found_in_the_middle_and_at_the_end() -> None:
    three()
    LogEntry.objects.filter(number=3).delete()
    assert verify_chain() == (2, ChainFault(3, "head"))
    LogEntry.objects.filter(number=1).delete()
    assert verify_chain() == (0, ChainFault(1, "number"))


def test_a_failed_action_leaves_no_entry() -> None:
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        record(Write("a.b.made", "thing", "1"), by=SYSTEM)
        raise RuntimeError
    assert not LogEntry.objects.exists()
    assert verify_chain() == (0, None)


def test_the_export_is_checked_without_our_code() -> None:
    three()
    lines = [json.dumps({**entry_as_dict(entry), "hash": entry.hash}, ensure_ascii=False) for entry in LogEntry.objects.order_by("number")]
    assert check(lines) == (3, "")
    assert check([lines[0], lines[2]]) == (1, "number")
    assert check([lines[0], lines[1].replace("thing", "thins")]) == (1, "hash")


@given(value=JSON)
@settings(max_examples=25, deadline=None)
def test_what_is_hashed_survives_the_database(value: Any) -> None:
    LogEntry.objects.all().delete()
    ChainHead.objects.all().delete()
    record(Write("a.b.made", "thing", "1", before=value, after=[value]), by=SYSTEM)
    assert verify_chain() == (1, None)
    entry = LogEntry.objects.get()
    kept = storable_value([value])
    assert entry.after == canonical(kept) and json.loads(entry.after) == kept
