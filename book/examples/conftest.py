"""Exercises: the same tests for what you begin with and for what you end with.

In the folder of an exercise, `python -m pytest` tests your work in `starter`,
and `python -m pytest --solution` tests ours.
"""

import sys
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let readers see that there is a solution."""
    help_text = "test the solution of the exercise, not the starter"
    parser.addoption("--solution", action="store_true", help=help_text)


def pytest_configure(config: pytest.Config) -> None:
    """Let the tests of an exercise import what they are about."""
    folder = answer_folder(config)
    if folder.is_dir():
        sys.path.insert(0, str(folder))


@pytest.fixture
def answer(pytestconfig: pytest.Config) -> Path:
    """Give the folder of the starter or of the solution."""
    return answer_folder(pytestconfig)


def answer_folder(config: pytest.Config) -> Path:
    """Say where the work lies that is tested."""
    name = "solution" if config.getoption("--solution") else "starter"
    return config.invocation_params.dir / name
