"""The documentation is true: it names what there is, its links lead somewhere, its examples run, and it keeps one word for one idea."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import lantu
from check_words import RULES, find_faults
from lantu.annotating import annotate
from lantu.opening import read
from lantu.rows import sentence_rows
from write_reference import PAGES, write

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")])
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
EXAMPLE = re.compile(r"<!-- example: (?P<kind>[\w.]+) -->\n```\w+\n(?P<text>.*?)```", re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"`(lantu(?:\.\w+)+)`")
DATA_FILE = re.compile(r"`((?:src|tools|tests|docs|samples|data)/[\w./-]+)`")


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", PAGES)
def test_reference_is_what_the_code_says(name: str, tmp_path: Path) -> None:
    write(tmp_path)
    kept = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert kept == (tmp_path / name).read_text(encoding="utf-8"), "run `make docs`"


def test_every_public_name_command_and_family_is_told() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in DOCS)
    families = [path.stem for path in (ROOT / "src" / "lantu" / "data" / "rules").glob("*.toml")]
    assert [name for name in (*lantu.__all__, *families) if f"`{name}" not in told] == []


def test_every_make_target_is_told() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert targets is not None
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [target for target in targets[1].split() if f"`make {target}`" not in told] == []


@pytest.mark.parametrize("path", DOCS, ids=ids)
def test_links_lead_somewhere(path: Path) -> None:
    for match in LINK.finditer(path.read_text(encoding="utf-8")):
        target, _, anchor = match["target"].partition("#")
        if target.startswith(("https://", "http://")):
            continue
        found = path if not target else path.parent / target
        assert found.exists(), match["target"]
        if anchor:
            assert anchor in anchors(found), match["target"]


def anchors(path: Path) -> set[str]:
    """The anchors of headings as code hosts make them."""
    heads = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", DOCS, ids=ids)
def test_names_in_the_text_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for match in CODE.finditer(text):
        assert exists(match[1]), match[1]
    for match in DATA_FILE.finditer(text):
        name = match[1].removesuffix("/")
        assert any((base / name).exists() for base in (ROOT, ROOT / "src" / "lantu", path.parent)), name


def exists(dotted: str) -> bool:
    """Whether a dotted name is a module or something in one."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        try:
            for part in parts[length:]:
                found = getattr(found, part)
        except AttributeError:
            return False
        return True
    return False


def examples(path: Path) -> dict[str, str]:
    return {match["kind"]: match["text"] for match in EXAMPLE.finditer(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", READMES, ids=ids)
def test_the_sentence_of_the_readme_gives_what_it_shows(path: Path, tmp_path: Path) -> None:
    shown = json.loads(examples(path)["annotate"])
    plan = tmp_path / "plan.txt"
    plan.write_text(f"{shown['headings'][0]}\n{examples(path)['plan.txt']}", encoding="utf-8")
    rows = sentence_rows(annotate(read(plan)))
    assert within(shown, rows[1]["promises"][0])


def within(shown: Any, whole: Any) -> bool:
    """Whether everything shown is in the whole; what the readme leaves out may be there."""
    if isinstance(shown, dict):
        return all(name in whole and within(value, whole[name]) for name, value in shown.items())
    if isinstance(shown, list):
        return len(shown) == len(whole) and all(map(within, shown, whole))
    return bool(shown == whole)


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "out").mkdir()
    return tmp_path


def commands(path: Path) -> list[list[str]]:
    return [shlex.split(line, comments=True) for line in examples(path)["shell"].splitlines()]


def test_both_readmes_have_the_same_commands() -> None:
    assert commands(READMES[0]) == commands(READMES[1])


def test_commands_of_the_readme_run(workplace: Path) -> None:
    script = re.sub(r"^lantu ", f"{shlex.quote(sys.executable)} -m lantu ", examples(READMES[0])["shell"], flags=re.MULTILINE)
    done = subprocess.run(["bash", "-ec", script], cwd=workplace, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert {file.name for file in (workplace / "out").iterdir()} >= {
        "03-new-area-plan.jsonl",
        "ledger.xlsx",
        "ledger.docx",
        "verdicts.jsonl",
    }
    assert "165000" in done.stdout


PYTHON = [
    (path, number) for path in DOCS for number, _ in enumerate(re.findall("^```python\n", path.read_text(encoding="utf-8"), re.MULTILINE))
]


@pytest.mark.parametrize(("path", "number"), PYTHON, ids=lambda value: ids(value) if isinstance(value, Path) else str(value))
def test_python_of_the_docs_runs(path: Path, number: int, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[number]
    (workplace / "plan.txt").write_text("某市2026年工作要点\n新建学校5所。\n", encoding="utf-8")
    monkeypatch.chdir(workplace)
    exec(compile(code, f"{path.name}, example {number + 1}", "exec"), {"__name__": "example"})


def test_both_readmes_say_the_same() -> None:
    english, chinese = (path.read_text(encoding="utf-8") for path in READMES)
    assert examples(READMES[0])["annotate"] == examples(READMES[1])["annotate"]
    assert len(re.findall("^#", english, re.MULTILINE)) == len(re.findall("^#", chinese, re.MULTILINE))
    links = [{match["target"] for match in LINK.finditer(text)} - {"README.md", "README.zh.md"} for text in (english, chinese)]
    assert links[0] == links[1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_of_words_finds_its_bad_lines_only(rule: Any) -> None:
    assert all(rule.regex.search(line) for line in rule.bad)
    assert not any(rule.regex.search(line) for line in rule.good)


def test_one_word_for_one_idea() -> None:
    assert [str(fault) for fault in find_faults(ROOT)] == []


def test_no_page_is_a_stub() -> None:
    assert [ids(path) for path in DOCS if len(path.read_text(encoding="utf-8")) < 300] == []
    assert (ROOT / "docs" / "pictures" / "ledger.png").stat().st_size < 250_000


def test_what_the_security_page_names_is_tested() -> None:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = set(re.findall(r"`(?:tests/[\w/]*)?(test_\w+(?:\.py)?)`", text))
    files = list((ROOT / "tests").rglob("test_*.py"))
    there = {file.name for file in files} | {name for file in files for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))}
    assert len(named) > 50 and named - there == set()
    chapters = re.findall(r"^\| V(\d+) .*\| ([^|]+) \|$", text, re.M)
    assert [int(number) for number, _ in chapters] == list(range(1, 18))
    assert all("`test_" in shown or number in ("10", "17") for number, shown in chapters)
