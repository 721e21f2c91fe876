from __future__ import annotations

import re
import string
from pathlib import Path

from django.utils import translation

import lantu_workbench
from lantu_workbench.base.words import LANGUAGES, all_words, say, say_later

PACKAGE = Path(lantu_workbench.__file__).parent
SAID = re.compile(r"""(?:say|say_later)\(f?["']([a-z_0-9.]+)["']|\{% say ["']([a-z_0-9.]+)["']""")
HAN = re.compile("[\u4e00-\u9fff]")


# Said by the status of an answer, and by what documents are to each other.
BY_STATUS = re.compile(r"base\.error_\d+(_text)?|ledger\.kin_\w+")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_is_there_in_both_languages_with_the_same_fields() -> None:
    for name, entry in all_words().items():
        assert set(entry) == set(LANGUAGES), name
        assert all(text.strip() for text in entry.values()), name
        assert fields(entry["zh"]) == fields(entry["en"]), name


def test_english_has_no_chinese_but_for_the_name_of_the_language() -> None:
    assert [name for name, entry in all_words().items() if HAN.search(entry["en"]) and name != "base.other_language"] == []


def test_every_text_that_is_said_is_there() -> None:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]
    said = {
        name for file in files if "command" not in file.parts for pair in SAID.findall(file.read_text("utf-8")) for name in pair if name
    }
    assert said - set(all_words()) == set()


def test_no_text_is_there_for_nothing() -> None:
    """A text is used where its id stands, or where its group is said with a coded value for the last name."""
    files = [file for pattern in ("*.py", "*.html") for file in PACKAGE.rglob(pattern)]
    text = "\n".join(file.read_text("utf-8") for file in files)
    groups = set(re.findall(r"""f["']([a-z_.]+)\.\{""", text)) | set(re.findall(r"""say_in ["']([a-z_.]+)["']""", text))
    ids = set(re.findall(r"""["']([a-z_]+(?:\.[a-z_0-9]+)+)["']""", text))
    logged = {f"log.{name}" for name in ids}
    prefixes = tuple(f"{group}." for group in groups - {"log", "base", "ledger"}) + tuple(f"log.{group}." for group in groups)
    unused = [name for name in all_words() if name not in ids | logged and not name.startswith(prefixes)]
    # Columns of the ledger are called by their fields' names.
    unused = [name for name in unused if not (name.startswith("ledger.") and f'"{name.removeprefix("ledger.")}"' in text)]
    assert [name for name in unused if not BY_STATUS.fullmatch(name)] == []


def test_engine_and_templates_contain_no_chinese() -> None:
    files = [file for pattern in ("*.py", "*.html", "*.js", "*.css") for file in PACKAGE.rglob(pattern)]
    found = []
    for file in files:
        text = file.read_text("utf-8")
        if file.suffix == ".py":
            # Examples in docstrings and in comments may quote; what runs may not.
            text = re.sub(r'"""[\s\S]*?"""|#.*', "", text)
        if HAN.search(text) and file.name != "base.py":
            found.append(str(file.relative_to(PACKAGE)))
    assert found == []


def test_the_language_is_that_of_the_request() -> None:
    later = say_later("base.save")
    with translation.override("en"):
        assert (say("base.save"), str(later)) == ("Save", "Save")
    with translation.override("zh-hans"):
        assert (say("base.count", count=3), str(later)) == ("共 3 条", "保存")
