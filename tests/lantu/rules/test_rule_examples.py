"""Every rule finds its good examples and none of its bad ones, and its id is its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import lantu
from lantu.rules import load_rules

FAMILIES = sorted(path.stem for path in (Path(lantu.__file__).parent / "data" / "rules").glob("*.toml"))


@pytest.mark.parametrize("family", FAMILIES)
def test_rule_examples_hold(family: str) -> None:
    rules = load_rules(family).rules
    missed = [(rule.id, words) for rule in rules for words in rule.yes if not rule.regex.search(words)]
    taken = [(rule.id, words) for rule in rules for words in rule.no if rule.regex.search(words)]
    assert (missed, taken) == ([], [])


def test_rule_ids_are_used_once() -> None:
    counts = Counter(rule.id for family in FAMILIES for rule in load_rules(family).rules)
    assert [name for name, count in counts.items() if count > 1] == []
