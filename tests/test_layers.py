"""Two packages, one direction: the library knows nothing of the workbench, and the workbench's apps stand one on the other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
# Low to high: an app may import those before it.
APPS = ("settings", "base", "accounts", "jobs", "documents", "ledger", "review", "wall")
# What the pure library must not touch; its command and its clock may.
IMPURE = {"django", "lantu_workbench", "socket", "urllib.request", "http", "requests", "time", "random"}
MAY = {"lantu/command": {"time"}}


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, at the top or inside a function; ``from a import b`` gives ``a`` and ``a.b``."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(package: str) -> list[Path]:
    return [file for file in sorted((SOURCE / package).rglob("*.py")) if "migrations" not in file.parts]


def test_the_library_knows_neither_workbench_nor_network() -> None:
    found = []
    for file in files("lantu"):
        name = file.relative_to(SOURCE).as_posix()
        allowed = {module for prefix, modules in MAY.items() if name.startswith(prefix) for module in modules}
        bad = {module for module in imports(file) if module in IMPURE or module.split(".")[0] in {"django", "lantu_workbench"}} - allowed
        if bad:
            found.append((name, bad))
    assert found == []


def test_the_library_works_where_django_is_not() -> None:
    code = (
        "import sys\n"
        "for name in ('django', 'ninja', 'granian', 'lantu_workbench'): sys.modules[name] = None\n"
        "import lantu\n"
        "for name in lantu.__all__: getattr(lantu, name)\n"
        "from lantu.command.main import main\n"
        "main(['ledger', '--help'])\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize("app", APPS)
def test_an_app_imports_only_those_below_it(app: str) -> None:
    above = {f"lantu_workbench.{name}" for name in APPS[APPS.index(app) + 1 :]}
    # The settings name the navigation and apps as text only.
    found = [
        (file.relative_to(SOURCE).as_posix(), module)
        for file in files(f"lantu_workbench/{app}")
        for module in imports(file)
        if any(module == name or module.startswith(f"{name}.") for name in above)
    ]
    assert found == []


def test_the_workbench_uses_public_faces_of_the_library_only() -> None:
    """``lantu``, ``lantu.types``, and what the ``__init__`` of a folder offers: never a module behind it."""
    folders = {folder.name for folder in (SOURCE / "lantu").iterdir() if (folder / "__init__.py").exists()}
    modules = {file.stem for file in (SOURCE / "lantu").glob("*.py")}
    found = []
    for file in files("lantu_workbench"):
        for module in imports(file):
            parts = module.split(".")
            behind = len(parts) > 2 and parts[1] in folders and (SOURCE / "lantu" / parts[1] / f"{parts[2]}.py").exists()
            # A module may be called as the function in it that the folder offers.
            behind = behind and parts[2] not in import_module(f"lantu.{parts[1]}").__all__
            if parts[0] == "lantu" and len(parts) > 1 and (behind or (parts[1] in modules and parts[1] not in {"errors"})):
                found.append((file.relative_to(SOURCE).as_posix(), module))
    assert found == []


def test_models_hold_no_verbs_and_know_no_request() -> None:
    forbidden = ("actions", "views", "api", "forms", "queries")
    found = [
        (file.relative_to(SOURCE).as_posix(), module)
        for file in files("lantu_workbench")
        if "models" in file.parts
        for module in imports(file)
        if module.startswith("lantu_workbench") and set(module.split(".")) & set(forbidden)
    ]
    assert found == []


def test_every_app_has_the_same_file_names() -> None:
    known = {
        *(
            "__init__",
            "apps",
            "choices",
            "queries",
            "forms",
            "tables",
            "filters",
            "views",
            "api",
            "schemas",
            "jobs",
            "search",
            "urls",
            "checks",
        ),
        *("models", "actions", "migrations", "templates", "static", "templatetags", "management", "testing"),
    }
    # Modules of one idea beside the common ones, each named for it.
    own = {
        "base": {"access", "addresses", "context", "errors", "exports", "lists", "log", "log_api", "log_table", "middleware", "words"},
        "accounts": {"middleware", "tokens"},
        "jobs": {"base", "worker"},
        "review": {"examples", "review_page", "spans"},
        "wall": {"charts", "numbers", "places", "wall_page"},
        "documents": {"kinship", "packing", "page_image", "storable", "storage"},
        "ledger": {"areas", "as_of", "document_page", "due", "from_library", "lines", "promise_page", "wording"},
    }
    for app in APPS[1:]:
        folder = SOURCE / "lantu_workbench" / app
        names = {path.stem for path in folder.glob("*") if path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__")}
        assert names - known - own.get(app, set()) == set(), app
