"""Records made fast are what dataclasses make of the same fields."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, make_dataclass, replace
from typing import Any

import pytest

from lantu.types import Figure, Promise, Sentence
from lantu.types.making import changed

FIRST: dict[type, tuple[Any, ...]] = {
    Sentence: (0, 4, 0, True),
    Figure: ("5所", 0, 2, "target", "学校", "", "eq", 5.0, "所", "level", "2026"),
    Promise: ("1", "d", 0, 4, 0, "建成学校", "建成", "学校", "", "", "2026", "project"),
}


@pytest.mark.parametrize("kind", FIRST)
def test_made_fast_sets_what_a_dataclass_sets(kind: type) -> None:
    given = [(one.name, one.type, field(default=one.default, default_factory=one.default_factory)) for one in fields(kind)]
    plain = make_dataclass("Plain", given, frozen=True)
    named = dict(zip((one.name for one in fields(kind)), FIRST[kind], strict=False))
    for made in (kind(*FIRST[kind]), kind(**named)):
        assert type(made) is kind
        assert {one.name: getattr(made, one.name) for one in fields(kind)} == vars(plain(*FIRST[kind]))
    assert list(inspect.signature(kind).parameters) == list(inspect.signature(plain).parameters)


@pytest.mark.parametrize("kind", FIRST)
def test_made_fast_stays_frozen_and_can_be_copied(kind: type) -> None:
    made = kind(*FIRST[kind])
    name = fields(kind)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(made, name, None)
    for again in (copy.deepcopy(made), pickle.loads(pickle.dumps(made)), replace(made)):
        assert again == made
        assert type(again) is kind
    assert getattr(replace(made, **{name: None}), name) is None


def test_made_fast_makes_each_default_anew_and_refuses_too_little() -> None:
    one, other = (Figure(*FIRST[Figure]) for _ in range(2))
    assert one.reasons == {}
    assert one.reasons is not other.reasons
    with pytest.raises(TypeError, match="missing 1 required"):
        Sentence(0, 4, 0)  # type: ignore[call-arg]


def test_changed_copies_all_but_what_it_is_told() -> None:
    made = Figure(*FIRST[Figure], reasons={"period": "not stated"})
    again = changed(made, confidence=0.5, place="长沙市")
    assert again == replace(made, confidence=0.5, place="长沙市")
    assert type(again) is Figure
    assert made.confidence == 1.0
    with pytest.raises(FrozenInstanceError):
        again.place = ""  # type: ignore[misc]
    with pytest.raises(AttributeError):
        changed(made, unheard_of=1)
