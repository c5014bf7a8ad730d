"""The wheel offers a command, and the command keeps to what commands do."""

import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.metadata import EntryPoint, distributions
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

WORKSHOP = TemporaryDirectory()
RUN = (
    "import sys; sys.argv[0] = 'repair-desk'; from {} import {}; sys.exit({}())"
)


@cache
def installed(project: Path) -> Path:
    """Build a copy of the project, and unpack the wheel into a folder."""
    copy, there = Path(WORKSHOP.name, "project"), Path(WORKSHOP.name, "there")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("dist"))
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel"]
    ran = subprocess.run(
        build, cwd=copy, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    [wheel] = copy.glob("dist/*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(there)
    return there


def command(project: Path) -> EntryPoint:
    """Find the entry point from which an installer would write the command."""
    [distribution] = distributions(path=[str(installed(project))])
    found = distribution.entry_points.select(group="console_scripts")
    assert set(found.names) == {"repair-desk"}, "commands that the wheel offers"
    return found["repair-desk"]


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Do what the command would do."""
    entry = command(project)
    call = RUN.format(entry.module, entry.attr, entry.attr)
    return subprocess.run(
        [sys.executable, "-c", call, *arguments],
        env=os.environ | {"PYTHONPATH": str(installed(project))},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_names_the_volunteers(answer: Path) -> None:
    ran = run(answer, "sewing")
    assert (ran.returncode, ran.stdout) == (0, "Ada\nCem\n"), ran.stderr


def test_it_fails_as_commands_fail_when_nobody_knows(answer: Path) -> None:
    ran = run(answer, "plumbing")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "plumbing" in ran.stderr


def test_it_knows_the_version_that_was_installed(answer: Path) -> None:
    ran = run(answer, "--version")
    assert "2.1.0" in ran.stdout
    module = command(answer).module
    text = Path(installed(answer), *module.split(".")).with_suffix(".py")
    assert "2.1.0" not in text.read_text("utf-8"), "it stands in the metadata"
