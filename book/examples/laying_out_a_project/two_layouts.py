"""Write one small project in two layouts, build it, and import it."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "shortlist"
version = "1.0.0"
requires-python = ">=3.11"
"""

PACKAGE = """\
from {home} import is_due

__all__ = ["is_due"]
"""

HELPER = """\
from datetime import date, timedelta


def is_due(reviewed: date, today: date) -> bool:
    return today - reviewed >= timedelta(days=365)
"""

IMPORT = """\
try:
    import shortlist
except ModuleNotFoundError as error:
    print("no module", error.name)
else:
    print("works")
"""


def lay_out(layout: str, helper: str, folder: Path) -> dict[str, Path]:
    """Write the project, build its wheel, and name the places to import."""
    checkout = folder / "checkout"
    code = {"flat": checkout, "src": checkout / "src"}[layout]
    (code / "shortlist").mkdir(parents=True)
    (checkout / "pyproject.toml").write_text(PYPROJECT)
    (code / helper).write_text(HELPER)
    home = helper.removesuffix(".py").replace("/", ".")
    (code / "shortlist/__init__.py").write_text(PACKAGE.format(home=home))
    return {
        "checkout": checkout,
        "elsewhere": folder,
        "wheel": unpack_wheel(checkout, folder / "site"),
        "editable": code,
    }


def unpack_wheel(checkout: Path, site: Path) -> Path:
    """Build the wheel and unpack it, as an installer would."""
    hook = "from hatchling.build import build_wheel; build_wheel('dist')"
    subprocess.run(
        [sys.executable, "-c", hook],
        cwd=checkout,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    [wheel] = checkout.glob("dist/*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def attempt(start_in: Path, installed: Path) -> str:
    """Import the package in a fresh interpreter; say what happened."""
    run = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT],
        cwd=start_in,
        env=os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()
