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


def ask(installed: Path, item: str) -> str:
    """Ask for advice in a fresh Python that sees the installed copy alone."""
    ask = f"from repair_cafe import advice; print(advice({item!r}))"
    ran = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=installed.parent,
        env=os.environ | {"PYTHONPATH": str(installed)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ran.stdout.strip()


def test_a_lamp_needs_its_bulb(installed: Path) -> None:
    assert ask(installed, "lamp") == "Bring the bulb, too."


def test_an_unknown_item_gets_the_general_advice(installed: Path) -> None:
    assert ask(installed, "accordion") == "Tell us when it last worked."


def test_the_wheel_holds_nothing_beside_the_package(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}
    assert names == {"repair_cafe", "repair_cafe-1.0.0.dist-info"}
    assert (installed / "repair_cafe/advice.txt").is_file()
