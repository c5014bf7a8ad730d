"""An exercise can be solved, and is not solved when a reader begins."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from listings.places import EXAMPLES, exercises

EXERCISES = exercises()
SETTINGS = EXAMPLES / "pyproject.toml"

each_exercise = pytest.mark.parametrize(
    "exercise", EXERCISES, ids=lambda path: path.relative_to(EXAMPLES).as_posix()
)


@each_exercise
def test_the_starter_runs_and_fails(exercise: Path) -> None:
    result = run(exercise, "pytest")
    assert result.returncode == 1, result.stdout
    closing = result.stdout.splitlines()[-1]
    assert re.search(r"\b\d+ failed\b", closing), closing
    assert "error" not in closing, result.stdout


@each_exercise
def test_the_solution_passes(exercise: Path) -> None:
    result = run(exercise, "pytest", "--solution")
    assert result.returncode == 0, result.stdout
    assert re.search(r"\b\d+ passed\b", result.stdout.splitlines()[-1])


@each_exercise
def test_the_types_of_the_solution_are_right(exercise: Path) -> None:
    if not list(exercise.glob("solution/**/*.py")):
        pytest.skip("the solution holds no Python")
    options = ["--config-file", str(SETTINGS), "--exclude=^starter/"]
    result = run(exercise, "mypy", *options, ".", MYPYPATH="solution")
    assert result.returncode == 0, result.stdout


def run(
    folder: Path, tool: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-B", "-m", tool, *arguments]
    return subprocess.run(
        ["env", *(f"{name}={value}" for name, value in environment.items()), *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
