"""The wheel works where there is no checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.fixture
def installed(answer: Path, tmp_path: Path) -> Path:
    """Build the wheel from a copy of the project, and unpack it."""
    copy = tmp_path / "project"
    shutil.copytree(answer, copy)
    hook = "from hatchling.build import build_wheel; build_wheel('dist')"
    build = [sys.executable, "-c", hook]
    subprocess.run(build, cwd=copy, check=True, stdout=subprocess.DEVNULL)
    [wheel] = copy.glob("dist/*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    return tmp_path / "installed"


def ask(folder: Path, item: str) -> str:
    """Ask in a fresh Python that sees this folder; give its last line."""
    ask = f"from repair_cafe import advice; print(advice({item!r}))"
    ran = subprocess.run(
        [sys.executable, "-B", "-c", ask],
        cwd=folder.parent,
        env=os.environ | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ran.stdout.splitlines()[-1]


def test_the_checkout_has_advice(answer: Path) -> None:
    assert ask(answer / "src", "lamp") == "Bring the bulb, too."


def test_the_wheel_has_it_too(installed: Path) -> None:
    assert ask(installed, "lamp") == "Bring the bulb, too."


def test_the_wheel_has_general_advice(installed: Path) -> None:
    assert ask(installed, "accordion") == "Tell us when it last worked."


def test_the_wheel_holds_nothing_beside_the_package(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}
    assert names == {"repair_cafe", "repair_cafe-1.0.0.dist-info"}
    missing = "the wheel has no repair_cafe/advice.txt"
    assert (installed / "repair_cafe/advice.txt").is_file(), missing
