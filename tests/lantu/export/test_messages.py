"""Every error of the exports has its words, and the words name only values that the error carries."""

from __future__ import annotations

import string
import tomllib
from importlib.resources import files

import pytest

VALUES = {"L401": {"ending", "known"}, "L402": {"reason"}, "L403": {"extra", "ending"}, "L404": {"rows", "limit"}}


@pytest.mark.parametrize("code", VALUES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_of_an_error(code: str, language: str) -> None:
    messages = tomllib.loads(files("lantu.data").joinpath("messages.toml").read_text(encoding="utf-8"))
    entry = messages[code][language]
    assert entry["what"]
    assert entry["remedy"]
    named = {name for text in entry.values() for _, name, _, _ in string.Formatter().parse(text) if name}
    assert named <= VALUES[code]
