"""Build the project, open the wheel, and use what is in it."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

PROJECT = Path(__file__).parent / "project"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the project."""
    copy = tmp_path_factory.mktemp("build") / "project"
    no_caches = shutil.ignore_patterns(".*", "__pycache__", "dist")
    shutil.copytree(PROJECT, copy, ignore=no_caches)
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel"]
    subprocess.run(build, cwd=copy, check=True)
    [path] = copy.glob("dist/*.whl")
    return path


@pytest.fixture(scope="module")
def installed(
    wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Unpack the wheel into a folder and put that on the import path."""
    folder = tmp_path_factory.mktemp("site")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield folder
    for name in list(sys.modules):
        if name.partition(".")[0] == "due_reviews":
            del sys.modules[name]


@pytest.fixture(scope="module")
def package(installed: Path) -> Any:
    module = import_module("due_reviews")
    assert module.__file__ is not None
    assert Path(module.__file__).is_relative_to(installed)
    return module


@pytest.fixture(scope="module")
def distribution(installed: Path) -> Distribution:
    [found] = distributions(path=[str(installed)])
    return found


# ANCHOR: contents
def test_wheel_holds_the_package_and_its_metadata(wheel: Path) -> None:
    assert wheel.name == "due_reviews-1.0.0-py3-none-any.whl"
    with ZipFile(wheel) as archive:
        assert sorted(archive.namelist()) == [
            "due_reviews-1.0.0.dist-info/METADATA",
            "due_reviews-1.0.0.dist-info/RECORD",
            "due_reviews-1.0.0.dist-info/WHEEL",
            "due_reviews-1.0.0.dist-info/entry_points.txt",
            "due_reviews/__init__.py",
            "due_reviews/command.py",
            "due_reviews/py.typed",
            "due_reviews/schedule.py",
        ]
        commands = archive.read("due_reviews-1.0.0.dist-info/entry_points.txt")
    assert commands.decode().split("\n") == [
        "[console_scripts]",
        "due-reviews = due_reviews.command:main",
        "",
    ]
    # ANCHOR_END: contents


def test_metadata_is_what_the_project_declares(
    distribution: Distribution,
) -> None:
    metadata = distribution.metadata
    assert metadata["Name"] == "due-reviews"
    assert metadata["Version"] == "1.0.0"
    assert metadata["Summary"] == (
        "Find the links on a shortlist that are due for a review"
    )
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT OR Apache-2.0"
    assert metadata["Description-Content-Type"] == "text/markdown"
    readme = (PROJECT / "README.md").read_text()
    assert metadata["Description"].strip() == readme.strip()


def test_nothing_is_required_and_test_tools_stay_at_home(
    distribution: Distribution,
) -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    assert declared["project"]["dependencies"] == []
    assert declared["dependency-groups"] == {"test": ["pytest"]}
    assert distribution.requires is None
    assert "pytest" not in (distribution.read_text("METADATA") or "")


def test_the_build_table_names_a_back_end() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    assert declared["build-system"] == {
        "requires": ["hatchling>=1.27"],
        "build-backend": "hatchling.build",
    }


def test_the_package_offers_two_names(package: Any) -> None:
    assert package.__all__ == ["Entry", "due"]
    assert package.Entry.__module__ == "due_reviews.schedule"
    assert callable(package.due)


def test_a_review_lapses_after_a_year(package: Any) -> None:
    old = package.Entry("Old", "https://old.example", 5, date(2025, 3, 1))
    older = package.Entry("Older", "https://older.example", 5, date(2024, 3, 1))
    fresh = package.Entry("Fresh", "https://fresh.example", 5, date(2025, 3, 2))

    found = package.due([old, fresh, older], today=date(2026, 3, 1))

    assert found == [older, old]


def test_the_command_is_found_by_its_entry_point(
    package: Any,
    distribution: Distribution,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shortlist = tmp_path / "shortlist.toml"
    shortlist.write_text(
        "[[entry]]\n"
        'title = "A link"\n'
        'url = "https://link.example"\n'
        "minutes = 5\n"
        "reviewed = 2025-03-01\n"
    )
    [command] = distribution.entry_points
    assert (command.group, command.name) == ("console_scripts", "due-reviews")
    main = command.load()

    assert main([str(shortlist), "--today", "2026-03-01"]) == 1
    assert capsys.readouterr().out == "2025-03-01  A link\n"
    assert main([str(shortlist), "--today", "2026-02-28"]) == 0
    assert capsys.readouterr().out == ""
