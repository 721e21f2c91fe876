"""One word for one idea: find the words of tools/words.toml that the project does not use. ``check_words.py`` prints each with its place.

In Python files only the code is looked at, not strings and comments: they may speak of what the names must not be.
"""

from __future__ import annotations

import io
import re
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["RULES", "Fault", "WordRule", "find_faults"]

_ROOT = Path(__file__).parents[1]
_CODE = ("src", "tools")
_DOCS = ("*.md", "docs/**/*.md", "samples/*.md")
_FENCED = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words not used, what to say instead, and where it is looked for: ``names`` of code, ``docs``, ``both``."""

    id: str
    where: str
    regex: re.Pattern[str]
    say: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A word with its place. ``line`` is 1-based."""

    path: str
    line: int
    word: str
    rule: WordRule

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.word!r}: say {self.rule.say} ({self.rule.id})"


def _rules() -> tuple[WordRule, ...]:
    table = tomllib.loads((_ROOT / "tools" / "words.toml").read_text(encoding="utf-8"))
    return tuple(
        WordRule(rule["id"], rule["where"], re.compile(rule["pattern"]), rule["say"], tuple(rule["bad"]), tuple(rule["good"]))
        for rule in table["rule"]
    )


RULES = _rules()


def find_faults(root: Path) -> Iterator[Fault]:
    """Every use of a word that is not used, in code and documentation."""
    code = [rule for rule in RULES if rule.where in ("names", "both")]
    for folder in _CODE:
        for path in sorted((root / folder).rglob("*.py")):
            yield from _search(path, root, _without_texts(path), code)
    docs = [rule for rule in RULES if rule.where in ("docs", "both")]
    for pattern in _DOCS:
        for path in sorted(root.glob(pattern)):
            yield from _search(path, root, _FENCED.sub(_blank, path.read_text(encoding="utf-8")), docs)


def _search(path: Path, root: Path, text: str, rules: list[WordRule]) -> Iterator[Fault]:
    for rule in rules:
        for match in rule.regex.finditer(text):
            yield Fault(str(path.relative_to(root)), text.count("\n", 0, match.start()) + 1, match[0], rule)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_texts(path: Path) -> str:
    """The lines of a Python file with strings and comments left out, each line in its place."""
    source = path.read_text(encoding="utf-8")
    lines = [list(line) for line in source.splitlines()]
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in (tokenize.STRING, tokenize.COMMENT):
            continue
        (first, start), (last, end) = token.start, token.end
        for number in range(first, last + 1):
            line = lines[number - 1]
            left, right = start if number == first else 0, end if number == last else len(line)
            line[left:right] = " " * (right - left)
    return "\n".join("".join(line) for line in lines)


if __name__ == "__main__":
    faults = list(find_faults(_ROOT))
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)
