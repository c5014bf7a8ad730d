"""Runs import-linter on a copy of the project that may be spoilt."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]


# ANCHOR: copy
def copy_to(folder: Path) -> Path:
    """Copy what the linter reads, and say where the package is."""
    shutil.copy(PROJECT / "pyproject.toml", folder)
    return shutil.copytree(
        PROJECT / "src", folder / "src", dirs_exist_ok=True
    ).joinpath("waymarker")


def put_first(module: Path, code: str) -> None:
    """Begin a module with a line, or make a module of it."""
    old = module.read_text(encoding="utf-8") if module.exists() else ""
    module.write_text(f"{code}\n{old}", encoding="utf-8")
    # ANCHOR_END: copy


# ANCHOR: lint
def lint(folder: Path, *options: str) -> tuple[int, str]:
    """Run the linter; give its status and what it printed."""
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [program, "--no-logo", "--no-cache", *options],
        cwd=folder,
        # Outside a terminal the output is wrapped at 80 columns.
        env=os.environ | {"PYTHONPATH": "src", "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout
    # ANCHOR_END: lint
