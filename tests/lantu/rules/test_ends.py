from __future__ import annotations

import re

import pytest

from lantu.rules import Ending, load_rules
from lantu.rules.ends import endings

TEXTS = ("收入增长", "由5万元提高到", "新增就业已", "达到\n", "占比", "，", "", "建成投产", "完成率", "今年1")


@pytest.mark.parametrize("pattern", ["增长$|下降", "(?:增长|下降)(?=了)", "增长[^，]*$", "增长.$", "(?:了)?$", r"\d$", "(?m)增长$"])
def test_of_a_pattern_that_may_end_anywhere_nothing_is_known(pattern: str) -> None:
    assert endings(re.compile(pattern)) is None


@pytest.mark.parametrize("pattern", ["增长$|下降", "(?:增长|下降)了?$", "增长.$", "到$", "[一-三]?建成投产$"])
def test_an_ending_finds_what_its_pattern_finds(pattern: str) -> None:
    regex = re.compile(pattern)
    for text in TEXTS:
        assert bool(Ending(regex).search(text)) == bool(regex.search(text)), text


def test_the_last_character_rules_out_for_the_rules_themselves_only_what_they_do_not_match() -> None:
    rules = load_rules("figures_clauses")
    known = 0
    for name in rules.fragments:
        regex = rules.compile(f"{{{name}}}")
        known += endings(regex) is not None
        for text in TEXTS:
            assert bool(Ending(regex).search(text)) == bool(regex.search(text)), (name, text)
    assert known > 10


@pytest.mark.parametrize("pattern", ["(?<=的)收入(?:增长|下降)$", "收入(?:增长)?$", "(?:增长|的收入增长)$", "的.{1,3}增长$", "入?增+长$"])
def test_an_ending_begins_where_its_pattern_begins(pattern: str) -> None:
    regex = re.compile(pattern)
    for text in ("全市居民的收入增长", "增长的收入", "收入收入增长\n", "长", "增增增增长"):
        found, expected = Ending(regex).search(text), regex.search(text)
        assert (found and found.span()) == (expected and expected.span()), text
