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
APPS = ("settings", "base", "accounts", "jobs", "documents", "ledger", "plans", "review", "settlement", "wall")
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
        "base": {
            "access",
            "addresses",
            "context",
            "errors",
            "exports",
            "lists",
            "log",
            "log_api",
            "log_table",
            "marking",
            "middleware",
            "posted",
            "storable",
            "words",
        },
        "accounts": {"middleware", "signals", "tokens"},
        "jobs": {"base", "worker"},
        "review": {"examples", "review_page", "spans"},
        "wall": {"charts", "numbers", "places", "tallies", "wall_page"},
        "documents": {"intake", "kinship", "originals", "packing", "page_image", "signals", "storage"},
        "ledger": {
            "areas",
            "as_of",
            "document_page",
            "due",
            "exchange",
            "from_library",
            "lines",
            "promise_page",
            "receivers",
            "signals",
            "verdicts",
            "verifying",
            "wording",
        },
        "plans": {"from_ledger", "from_library", "receivers", "tree"},
        "settlement": {"counts", "doubts", "from_ledger", "held_page", "proof_page", "reading", "receivers", "report", "wording"},
    }
    for app in APPS[1:]:
        folder = SOURCE / "lantu_workbench" / app
        names = {path.stem for path in folder.glob("*") if path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__")}
        assert names - known - own.get(app, set()) == set(), app


# The library's folders, low to high: each may import those before it, and modules beside its own. The pipeline's order is theirs.
STAGES = (
    ("types", "errors", "trace", "options"),
    ("rules",),
    ("clean", "quantities", "segment", "gazetteers", "citations"),
    ("sources", "grids", "indicators"),
    ("labels",),
    ("metadata", "speakers", "tree"),
    ("figures",),
    ("promises",),
    ("strategies",),
    ("annotating",),
    ("rows", "opening", "ledgers"),
)


def test_a_stage_imports_only_those_before_it() -> None:
    rank = {name: number for number, names in enumerate(STAGES) for name in names}
    found = set()
    for file in files("lantu"):
        here = file.relative_to(SOURCE / "lantu").with_suffix("").parts[0]
        for module in imports(file):
            parts = module.split(".")
            there = parts[1] if parts[0] == "lantu" and len(parts) > 1 else ""
            if here in rank and there in rank and here != there and rank[there] >= rank[here]:
                found.add((here, there))
    assert found == set()


def test_every_folder_of_the_library_has_its_layer_or_stands_above_them() -> None:
    """What works on annotations stands above; what is new has to say where it stands."""
    named = {name for names in STAGES for name in names}
    above = {
        "cascade",
        "export",
        "places",
        "command",
        "references",
        "statements",
        "plans",
        "findings",
        "sums",
        "lives",
        "observations",
        "settlement",
    }
    there = {path.name for path in (SOURCE / "lantu").iterdir() if (path / "__init__.py").exists()}
    assert there - named - above - {"data", "weights"} == set()
    for file in files("lantu"):
        if file.relative_to(SOURCE / "lantu").parts[0] in named:
            assert not {module.split(".")[1] for module in imports(file) if module.startswith("lantu.")} & above, file
