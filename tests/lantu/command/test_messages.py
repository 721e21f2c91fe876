from __future__ import annotations

import re
from pathlib import Path

import pytest

import lantu
from lantu.command.messages import LANGUAGES, load_messages
from lantu.errors import ReadError

SOURCE = Path(lantu.__file__).parent
CODES = sorted({code for path in SOURCE.rglob("*.py") for code in re.findall(r'"(L\d{3})"', path.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("code", CODES)
def test_every_code_says_what_happened_and_what_to_do(code: str) -> None:
    table = load_messages("zh").table
    assert code in table
    for language in LANGUAGES:
        assert table[code][language]["what"] and table[code][language]["remedy"]


def test_every_text_has_both_languages() -> None:
    table = load_messages("zh").table
    groups = [table[name] for name in ("command", "help", "explain", "repair", "repair_rules", "repair_notes")]
    assert all(set(entry) == set(LANGUAGES) for group in groups for entry in group.values())
    assert all(
        set(re.findall(r"{(\w+)", entry["zh"])) == set(re.findall(r"{(\w+)", entry["en"])) for group in groups for entry in group.values()
    )


def test_an_error_is_one_line_with_file_place_and_remedy() -> None:
    error = ReadError("L103", file="a.csv", place="row 3", size=20, limit=10)
    assert load_messages("en").error(error) == (
        "L103 a.csv (row 3): 20 bytes are over the limit of 10. What to do: raise the limit with --max-size, or split the file"
    )
    assert load_messages("zh").error(error).startswith("L103 a.csv（row 3）：")


def test_values_of_a_user_are_no_format() -> None:
    error = ReadError("L105", file="{0}", reason="{limit!r}")
    assert "{limit!r}" in load_messages("en").error(error)


def test_unknown_code_still_says_something() -> None:
    assert "L198" in load_messages("en").error(ReadError("L198", file="x"))
