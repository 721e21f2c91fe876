"""The tables of places: rebuilt, whole, and each place under one that exists."""

from __future__ import annotations

from pathlib import Path

import pytest

import build_places
from lantu.places import base_tree

DATA = Path(build_places.__file__).parents[1] / "src" / "lantu" / "data"


@pytest.mark.parametrize(("name", "build"), [("places.tsv", build_places.places_table), ("places_former.tsv", build_places.former_table)])
def test_base_tables_equal_their_rebuild(name, build):
    assert (DATA / name).read_text(encoding="utf-8") == build()


def test_every_place_but_the_nation_lies_in_a_known_one():
    tree = base_tree()
    nation = [place for place in tree if place.level == "nation"]
    assert len(nation) == 1
    orphans = [place.name for place in tree if place is not nation[0] and tree.parent(place.code) is None]
    assert orphans == []


def test_chains_end_in_the_nation_and_never_come_back():
    tree = base_tree()
    for place in tree:
        above = tree.above(place.code)
        assert len({one.code for one in above}) == len(above) < 6
        assert not above or above[-1].level == "nation"


def test_codes_of_the_list_are_those_of_the_standard():
    tree = base_tree()
    for place in tree:
        if place.level in ("city", "county") and place.code.isdigit():
            outer = tree.parent(place.code)
            assert outer is not None
            assert place.code.startswith(outer.code[:2])


def test_former_names_lead_to_what_the_place_is_now():
    tree = base_tree()
    assert [place.code for place in tree.named("襄樊市")] == ["420600"]
