"""Where chapters and their files lie."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[1]
ROOT = Path(os.environ.get("BOOK_ROOT", TOOLS.parents[1]))
"""The root of the repository, or of a copy whose listings are damaged."""
CHAPTERS = ROOT / "book/src"
EXAMPLES = ROOT / "book/examples"
RESOURCES = ROOT / "book/resources"

INCLUDE = re.compile(r"\{\{#include (?P<path>[^\s:}]+)(?::(?P<anchor>[\w-]+))?\}\}")
MARK = re.compile(r"\bANCHOR(?P<end>_END)?: *(?P<name>[\w-]+)")

UNTESTED = {"__pycache__", "exercises", "build", "dist"}
"""Folders without tests of their own: an exercise is tested twice, as such."""


@dataclass(frozen=True, order=True)
class Shown:
    """A part of a file that a chapter shows."""

    chapter: Path
    file: Path
    anchor: str | None

    def lines(self) -> Iterator[tuple[int, str]]:
        """Give each line that readers see, with its number in the file."""
        inside = self.anchor is None
        text = self.file.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            mark = MARK.search(line)
            if mark is None:
                if inside:
                    yield number, line
            elif mark["name"] == self.anchor:
                inside = not mark["end"]


def chapters() -> list[Path]:
    """Name every page of the book."""
    return sorted(CHAPTERS.rglob("*.md"))


def shown() -> Iterator[Shown]:
    """Find every part of an example that some chapter shows."""
    for chapter in chapters():
        for include in INCLUDE.finditer(chapter.read_text(encoding="utf-8")):
            file = Path(os.path.normpath(chapter.parent / include["path"]))
            if file.is_relative_to(EXAMPLES):
                yield Shown(chapter, file, include["anchor"])


def chapter_of(path: Path) -> str:
    """Name the folder of examples in which a path lies."""
    return path.relative_to(EXAMPLES).parts[0]


@cache
def folders() -> tuple[str, ...]:
    """Name every folder of examples; most belong to one chapter."""
    return tuple(sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))


@cache
def together(folder: str) -> tuple[str, ...]:
    """Name a folder of examples, those that its files name, and so on."""
    found = [folder]
    for each in found:
        text = texts(EXAMPLES / each)
        found += [name for name in folders() if name not in found and name in text]
    return tuple(found)


def texts(folder: Path) -> str:
    """Read all files below a folder as one text."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return "\n".join(path.read_text("utf-8", errors="replace") for path in files)


@cache
def units() -> tuple[Path, ...]:
    """Find every folder whose tests run by themselves."""
    found = {test.parent for test in EXAMPLES.rglob("test_*.py")}
    return tuple(sorted(unit for unit in found if not is_untested(unit)))


def is_untested(folder: Path) -> bool:
    """Say whether the tests in a folder are run by others."""
    parts = folder.relative_to(EXAMPLES).parts
    return any(part in UNTESTED or part.startswith(".") for part in parts)


@cache
def exercises() -> tuple[Path, ...]:
    """Find every exercise, a folder that holds a starter and a solution."""
    return tuple(sorted(path.parent for path in EXAMPLES.rglob("solution")))


def project(folder: Path) -> Path:
    """Give the folder that a type checker sees as a whole."""
    for parent in (folder, *folder.parents):
        if parent == EXAMPLES:
            return folder
        if (parent / "pyproject.toml").is_file():
            return parent
    raise ValueError(f"{folder} is not below {EXAMPLES}")


def beside(project: Path) -> list[str]:
    """Name the folders outside a project from which its tests import."""
    settings = project / "pyproject.toml"
    if not settings.is_file():
        return []
    tools = tomllib.loads(settings.read_text(encoding="utf-8")).get("tool", {})
    folders = tools.get("pytest", {}).get("pythonpath", [])
    return [folder for folder in folders if folder.startswith("../")]


def apart(folder: Path, projects: list[Path]) -> list[str]:
    """Leave to themselves the projects below a folder, and the exercises."""
    below = [each for each in projects if folder in each.parents]
    names = [each.relative_to(folder).as_posix() for each in below]
    return [f"--exclude=^{name}/" for name in [*names, "(.*/)?(exercises|projects)"]]
