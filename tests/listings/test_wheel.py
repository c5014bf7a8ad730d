"""The wheel that the chapters build is the whole program.

The chapter's own test runs two files of the acceptance suite, since it runs again
for each damaged listing. All of the suite runs here, once.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from listings.places import EXAMPLES

PROJECT = EXAMPLES / "a_package_that_ships" / "project"
ACCEPTANCE = EXAMPLES / "acceptance"


def test_the_installed_wheel_passes_the_whole_acceptance_suite(tmp_path: Path) -> None:
    command = install(build(tmp_path), tmp_path / "environment")
    [packages] = (tmp_path / "environment").glob("**/site-packages")
    installed = {
        "WAYMARKER": str(command),
        "WAYMARKER_MAIN": "waymarker.program:main",
        "PYTHONPATH": str(packages),
    }
    ran = subprocess.run(
        [sys.executable, "-P", "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=ACCEPTANCE,
        env=os.environ | installed,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
    closing = ran.stdout.splitlines()[-1]
    assert re.fullmatch(r"\d{2,} passed in .*", closing), closing


def build(folder: Path) -> Path:
    project, out = folder / "project", folder / "out"
    shutil.copytree(PROJECT, project)
    python("-m", "build", "--no-isolation", "--wheel", "--outdir", out, project)
    [wheel] = out.glob("*.whl")
    return wheel


def install(wheel: Path, environment: Path) -> Path:
    """Install it where nothing else is, and give the command that this makes."""
    python("-m", "venv", "--without-pip", environment)
    python("-m", "pip", "--python", environment, "install", "--no-index", wheel)
    [command] = environment.glob("*/waymarker*")
    return command


def python(*arguments: str | Path) -> None:
    ran = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
