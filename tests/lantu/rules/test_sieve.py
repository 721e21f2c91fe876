"""A sieve leaves every rule that matches, and few of the others."""

from __future__ import annotations

import re
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest

from lantu.rules import Sieve, load_rules

FAMILIES = sorted(
    entry.name.removesuffix(".toml") for entry in files("lantu.data").joinpath("rules").iterdir() if entry.name.endswith(".toml")
)
# Examples of all rules, good and bad, and pieces that begin and end elsewhere.
EXAMPLES = sorted({text for family in FAMILIES for rule in load_rules(family).rules for text in (*rule.yes, *rule.no)})
TEXTS = [text[start:] for text in EXAMPLES for start in (0, 2)]


def sieve_of(*patterns: str, **options: Any) -> Sieve[Any]:
    return Sieve([SimpleNamespace(regex=re.compile(pattern)) for pattern in patterns], **options)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_sieve_leaves_the_rules_that_match_in_their_order(family: str) -> None:
    rules = load_rules(family).rules
    sieve = Sieve(rules)
    for text in TEXTS:
        left = sieve.left(text)
        assert [rule.id for rule in left if rule.regex.search(text)] == [rule.id for rule in rules if rule.regex.search(text)], text


def test_a_sieve_looks_at_what_a_text_begins_with_and_holds() -> None:
    sieve = sieve_of("^第[一二]章", "第[一二]章", "[今明]年.*建成", "")
    assert len(sieve.left("第一章")) == 3
    assert len(sieve.left("见第一章")) == 2
    assert len(sieve.left("今年建成")) == 2
    assert len(sieve.left("今年")) == 1


def test_what_is_given_and_what_may_be_cut_off_rules_nothing_out() -> None:
    assert len(sieve_of("〈.*〉年", given="〈〉").left("年")) == 1
    assert len(sieve_of("^年", cut=True).left("今年")) == 1
    assert not sieve_of("^年", cut=True).left("今天")
    assert not sieve_of("^年").left("今年")
