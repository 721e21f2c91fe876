"""Every branch of the modules that decide a verdict is taken by the tests that stand beside them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
MODULES = ("arithmetic", "bounds", "conversion", "direction", "pace", "periods", "stages", "verdicts")
TESTS = ("test_verdicts.py", "test_verdict_oracle.py", "test_direction.py", "test_deeds.py")


def test_every_branch_of_the_verdict_modules_is_taken(tmp_path: Path) -> None:
    here, library = Path(__file__).parent, ROOT / "src" / "lantu" / "settlement"
    sources = [str(library / f"{name}.py") for name in MODULES]
    data = f"--data-file={tmp_path / 'coverage'}"
    command = [sys.executable, "-m", "coverage"]
    tests = ["-m", "pytest", "-q", "-p", "no:xdist", "--doctest-modules", *(str(here / name) for name in TESTS), *sources]
    subprocess.run([*command, "run", data, "--branch", "--source=lantu.settlement", *tests], cwd=ROOT, check=True, capture_output=True)
    report = [*command, "report", data, "--show-missing", "--fail-under=100", f"--include={','.join(sources)}"]
    ran = subprocess.run(report, cwd=ROOT, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
