"""The acceptance suite, against the wheel where somebody installed it."""

import os
import subprocess
import sys
from pathlib import Path

import front_end
import pytest

HERE = Path(__file__).parent
ACCEPTANCE = HERE.parent / "acceptance"
QUICK = ("test_command_line.py", "test_reviewing.py")


# ANCHOR: installed
@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own."""
    out, there = tmp_path_factory.mktemp("out"), tmp_path_factory.mktemp("env")
    front_end.make_both(HERE / "project", out)
    [wheel] = map(str, out.glob("*.whl"))
    python = [sys.executable, "-m"]
    subprocess.run([*python, "venv", "--without-pip", there], check=True)
    pip = [*python, "pip", "--python", str(there), "install", "--no-index"]
    subprocess.run([*pip, wheel], check=True)
    [command] = there.glob("*/waymarker*")
    return command


def test_the_installed_command_is_a_waymarker(installed: Path) -> None:
    suite = [sys.executable, "-P", "-m", "pytest", "-q", *QUICK]
    environment = os.environ | {"WAYMARKER": str(installed)}
    subprocess.run(suite, cwd=ACCEPTANCE, env=environment, check=True)
    # ANCHOR_END: installed


def test_it_says_its_version(installed: Path) -> None:
    python = str(next(installed.parent.glob("python*")))
    for command in ([str(installed)], [python, "-m", "waymarker"]):
        ran = subprocess.run(
            [*command, "--version"], capture_output=True, text=True, check=True
        )
        assert ran.stdout == "1.0.0\n"
