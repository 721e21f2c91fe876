"""Write docs/reference from the code and its data, so that it cannot fall behind: ``write_reference.py [FOLDER]``.

Python's public names, the commands with their options, the errors, the rule families. ``make docs`` runs it; a test compares.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import lantu
from lantu.command.messages import load_messages
from lantu.command.parser import COMMANDS, build_parser
from lantu.rules import load_mapping

__all__ = ["PAGES", "write"]

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT / "src" / "lantu" / "data"
_GROUPS = {"1": "Reading", "2": "Quantities and figures", "3": "Data and rules", "4": "Writing", "5": "The command"}


def _head(title: str, told: str) -> Iterator[str]:
    yield f"# {title}"
    yield ""
    yield f"{told} Written by `make docs`; do not edit."


def python_page() -> Iterator[str]:
    """Every name of ``lantu``: what it is, and the fields of a type."""
    yield from _head("Python", "The public names of `lantu`: the library's stable interface.")
    functions = [name for name in lantu.__all__ if not inspect.isclass(getattr(lantu, name))]
    for name in functions:
        function = getattr(lantu, name)
        yield ""
        yield f"## `{name}{_signature(function)}`"
        yield ""
        yield from _told(function)
    for name in lantu.__all__:
        if name in functions:
            continue
        kind = getattr(lantu, name)
        yield ""
        yield f"## `{name}`"
        yield ""
        yield from _told(kind)
        if dataclasses.is_dataclass(kind):
            yield ""
            yield "| field | type |"
            yield "| --- | --- |"
            for entry in dataclasses.fields(kind):
                yield f"| `{entry.name}` | `{_escaped(str(entry.type))}` |"


def _told(thing: object) -> Iterator[str]:
    """The docstring: its first paragraph as text, the rest, which is laid out by hand, as it is."""
    first, _, rest = (inspect.getdoc(thing) or "").partition("\n\n")
    yield first.replace("``", "`")
    if rest:
        yield ""
        yield "```text"
        yield rest.replace("``", "")
        yield "```"


def _signature(function: Callable[..., object]) -> str:
    """The parameters as the source writes them, on one line."""
    return re.sub(r"(?<!= )'([^']*)'", r"\1", str(inspect.signature(function)))


def command_page() -> Iterator[str]:
    """Every command with its options, in both languages."""
    yield from _head("Commands", "Every command with its options.")
    english, chinese = (build_parser(load_messages(language)) for language in ("en", "zh"))
    children = {language: _children(parser) for language, parser in (("en", english), ("zh", chinese))}
    yield ""
    yield f"{english.epilog}  "
    yield f"{chinese.epilog}"
    yield ""
    yield from _options(english, chinese, "lantu")
    for name in COMMANDS:
        yield ""
        yield from _options(children["en"][name], children["zh"][name], f"lantu {name}")


def _children(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    action = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(action.choices)


def _options(english: argparse.ArgumentParser, chinese: argparse.ArgumentParser, name: str) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield f"{english.description}  "
    yield f"{chinese.description}"
    yield ""
    yield "| argument | meaning | 含义 |"
    yield "| --- | --- | --- |"
    for first, second in zip(english._actions, chinese._actions, strict=True):
        if isinstance(first, argparse._SubParsersAction):
            continue
        written = ", ".join(first.option_strings) or str(first.metavar)
        choices = "|".join(map(str, first.choices)) if first.choices else ""
        value = "" if first.nargs == 0 or not first.option_strings else f" {first.metavar or choices}"
        yield f"| `{_escaped(written + value)}` | {_plain(first.help)} | {_plain(second.help)} |"


def _plain(text: str | None) -> str:
    return _escaped((text or "").replace("%%", "%"))


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def error_page() -> Iterator[str]:
    """Every code: what happened and what to do."""
    yield from _head(
        "Errors", "Every error says its code, the file, the place in it, what happened and what to do. A code keeps its meaning."
    )
    table = load_mapping("messages")
    codes = sorted(name for name in table if name[0] == "L" and name[1:].isdigit())
    group = ""
    for code in codes:
        if code[1] != group:
            group = code[1]
            yield ""
            yield f"## L{group}xx {_GROUPS[group]}"
            yield ""
            yield "| code | what happened | what to do | 发生了什么 | 怎么办 |"
            yield "| --- | --- | --- | --- | --- |"
        parts = (table[code][language][part] for language in ("en", "zh") for part in ("what", "remedy"))
        yield f"| {code} | " + " | ".join(_escaped(part) for part in parts) + " |"


def rule_page() -> Iterator[str]:
    """Every file of rules and of words, with the first line that says what it holds."""
    yield from _head(
        "Rules and words", "What the engine knows is data; these are its families. `docs/how-to/add-a-rule.md` says how to add to them."
    )
    for title, folder in (("Rules", "rules"), ("Words", "words")):
        yield ""
        yield f"## {title}: `src/lantu/data/{folder}`"
        yield ""
        yield "| file | what it holds |"
        yield "| --- | --- |"
        for path in sorted((_DATA / folder).glob("*.toml")):
            yield f"| `{path.stem}` | {_escaped(_first_line(path))} |"
    yield ""
    yield "## Tables: `src/lantu/data`"
    yield ""
    yield "| file | what it holds |"
    yield "| --- | --- |"
    for path in sorted([*_DATA.glob("*.tsv"), *_DATA.glob("*.toml")]):
        yield f"| `{path.name}` | {_escaped(_first_line(path))} |"


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return next(lines).lstrip("# ").split(" Source:")[0].strip()


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "python.md": python_page,
    "commands.md": command_page,
    "errors.md": error_page,
    "rules.md": rule_page,
}


def write(folder: Path) -> None:
    """Write every page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text("\n".join(page()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT / "docs" / "reference")
