"""The library's knowledge is whole: files name their source, tables are sorted and hold nothing twice, rules can fire and end."""

from __future__ import annotations

import re
import re._constants as codes
import re._parser as parser
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import lantu
from lantu.rules import load_rows, load_rules, word_lists
from lantu.rules.match import expand_pattern

PACKAGE = Path(lantu.__file__).parent
DATA = PACKAGE / "data"
FILES = sorted(path for path in DATA.rglob("*") if path.suffix in (".toml", ".tsv"))
FAMILIES = sorted(path.stem for path in (DATA / "rules").glob("*.toml"))
TABLES = sorted(path.stem for path in DATA.glob("*.tsv"))
# What a table's rows are told apart by.
KEYS = {"unit_conversions": ("unit",), "units": ("unit",), "indicators": ("name",), "bodies": ("organ",)}
# A repetition of this many or more is as good as endless.
MANY = 200


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_file_names_its_source_and_licence(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines()[:12] if line.startswith("#")]
    words = " ".join(head)
    assert "Source:" in words and "Licence:" in words
    assert path.stat().st_size < 1_000_000


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_nothing_twice(name: str) -> None:
    rows = load_rows(name)
    columns = KEYS.get(name) or tuple(rows[0])[:1]
    counts = Counter(tuple(row[column] for column in columns) for row in rows)
    assert [key for key, count in counts.items() if count > 1] == []
    assert all(cell == cell.strip() for row in rows for cell in row.values())


@pytest.mark.parametrize("name", ["places", "places_supplement"])
def test_a_table_of_codes_is_sorted(name: str) -> None:
    codes_in_order = [row["code"] for row in load_rows(name)]
    assert codes_in_order == sorted(codes_in_order)


def test_units_are_sorted_by_kind() -> None:
    kinds = [row["kind"] for row in load_rows("units")]
    assert [kind for index, kind in enumerate(kinds) if index == 0 or kinds[index - 1] != kind] == list(dict.fromkeys(kinds))


def test_every_word_list_holds_different_words() -> None:
    """As written: an inclusion (``@other``) may bring a word again."""
    for path in sorted((DATA / "words").glob("*.toml")):
        for name, words in tomllib.loads(path.read_text(encoding="utf-8"))["lists"].items():
            assert [word for word, count in Counter(words).items() if count > 1] == [], name


def test_every_word_list_is_used() -> None:
    """In a pattern, by its name in the code, or by a name that the code puts together (``f"sources_{field}_columns"``)."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    everything = code + "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    used = set(re.findall(r"\{([a-z][a-z0-9_]*)\}", everything)) | set(re.findall(r'"@?([a-z][a-z0-9_]*)"', everything))
    composed = [re.sub(r"\{+[^{}]*\}+", "[a-z_]+", name) for name in re.findall(r"[a-z_]*\{[a-z_.]+\}[a-z_]*", code)]
    composed = [pattern for pattern in composed if len(pattern.replace("[a-z_]+", "")) > 4]
    left = [name for name in sorted(set(word_lists()) - used) if not any(re.fullmatch(pattern, name) for pattern in composed)]
    assert left == []


@pytest.mark.parametrize("family", FAMILIES)
def test_no_rule_stands_in_the_shadow_of_another(family: str) -> None:
    """Two rules that look for the same in the same place: the second can never fire."""
    rules = load_rules(family)
    seen: dict[tuple[str, str], str] = {}
    for rule in rules.rules:
        if not rule.pattern:  # a rule by its words alone
            continue
        conditions = {name: value for name, value in rule.effect.items() if name in ("where", "field", "requires", "role", "scope")}
        key = (expand_pattern(rule.pattern, rules.fragments), repr(sorted(conditions.items())))
        assert key not in seen, f"{rule.id} can never fire: {seen.get(key)} says the same"
        seen[key] = rule.id


@pytest.mark.parametrize("family", FAMILIES)
def test_a_rule_says_why_and_has_examples_of_both_kinds_or_needs_none(family: str) -> None:
    for rule in load_rules(family).rules:
        assert rule.why.strip() and rule.source.strip() and rule.yes
        assert re.fullmatch(r"20\d\d-\d\d", rule.since)
        assert not set(rule.yes) & set(rule.no)


def repeats(pattern: Any, endless: int = 0) -> Iterator[int]:
    """For every endless repetition in a parsed pattern how many endless ones it stands in, itself among them."""
    for code, value in pattern:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inner = value
            deep = endless + (most >= MANY and code is not codes.POSSESSIVE_REPEAT and not fixed(inner, least))
            if deep > endless:
                yield deep
            yield from repeats(inner, deep)
        elif code is codes.SUBPATTERN:
            yield from repeats(value[3], endless)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, endless)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from repeats(value[1], endless)
        elif code is codes.ATOMIC_GROUP:
            yield from repeats(value, endless)


def fixed(inner: Any, least: int) -> bool:
    """A repetition whose every round takes the same length cannot be cut in two ways."""
    shortest, longest = inner.getwidth()
    return bool(shortest == longest and not any(True for _ in repeats(inner)) and least > shortest > 1)


def test_the_check_finds_nested_repetitions() -> None:
    assert max(repeats(parser.parse("(?:a+,?)+b"))) == 2
    assert max(repeats(parser.parse("(?:[^，]+，)*b"))) == 2
    assert max(repeats(parser.parse("[^，]+，[^，]+")), default=0) == 1
    assert max(repeats(parser.parse("(?:a{1,3}b)*")), default=0) == 1


@pytest.mark.parametrize("family", FAMILIES)
def test_no_pattern_nests_endless_repetitions(family: str) -> None:
    nested = [rule.id for rule in load_rules(family).rules if max(repeats(parser.parse(rule.regex.pattern)), default=0) > 1]
    assert nested == []
