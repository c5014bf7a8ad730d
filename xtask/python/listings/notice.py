"""Whether any test notices a damaged line.

There are three answers, and only two of them count. A test that fails has noticed, and
when all pass nothing has. A tool that breaks or does not come back has said nothing:
that is an error.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Lock, local

from listings.damage import Damage
from listings.places import (
    EXAMPLES,
    TOOLS,
    apart,
    beside,
    chapter_of,
    exercises,
    project,
    units,
)
from listings.recorded import recorded
from listings.workshop import Workshop

TESTS = TOOLS.parents[1] / "tests"
CACHES = TOOLS.parents[1] / "target/mypy"

SECONDS_FOR_A_TEST = 60
"""An endless loop that a damage has made is noticed by this limit of pytest's."""
SECONDS_FOR_A_CHECK = 400
TRIES = 2

RECORDED = "listings/test_recorded.py::test_a_recorded_output_is_what_is_printed"
EXERCISES = "listings/test_exercises.py"
EXERCISED = (
    "test_the_starter_runs_and_fails",
    "test_the_solution_passes",
    "test_the_types_of_the_solution_are_right",
)
GAVE_UP = re.compile(r"^E +(\w+\.)*TimeoutExpired: ", re.MULTILINE)
"""A test waited for a process of its own, which says nothing about the line."""
FAILED = re.compile(r"^FAILED ([^\s\[]+)", re.MULTILINE)
"""The name of a test that failed, without its parameters, which may hold blanks."""

ELSEWHERE = {"what_architecture_is": "acceptance"}
"""The folder whose tests are about the program in another."""


class BrokenCheckError(Exception):
    """A check that has neither passed nor failed."""


@dataclass(frozen=True)
class Check:
    """What to run, where, and how to read its end."""

    command: tuple[str, ...]
    folder: Path
    finds: Callable[[int, str], bool]
    """Whether a status that is not 0, and the output, mean that something was found."""


@dataclass(frozen=True)
class Noticing:
    """Tries damages, and remembers which tests have noticed some."""

    first: dict[Path, Counter[tuple[Path, str]]] = field(default_factory=dict)
    """For each file, folders of tests, and tests in them by their name for pytest."""
    lock: Lock = field(default_factory=Lock)

    def missed(self, damages: Sequence[Damage], jobs: int = 2) -> list[Damage]:
        """Give the damages that no test notices."""
        with ThreadPoolExecutor(jobs) as pool:
            seen = list(pool.map(self.is_noticed, damages))
        return [
            each for each, is_seen in zip(damages, seen, strict=True) if not is_seen
        ]

    def is_noticed(self, damage: Damage) -> bool:
        """Damage a copy, and run what would be run, until something fails."""
        with Workshop.open(chapter_of(damage.file)) as workshop:
            damage.apply(workshop.place(damage.file))
            return any(
                self.finds(check, damage, workshop)
                for check in checks(damage.file, workshop, self.likely(damage.file))
            )

    def likely(self, file: Path) -> dict[Path, list[str]]:
        """Name tests that have noticed a damage of this file, by their folders."""
        with self.lock:
            most = self.first.get(file, Counter()).most_common(8)
        tests: dict[Path, list[str]] = {}
        for (folder, test), _ in most:
            tests.setdefault(folder, []).append(test)
        return tests

    def finds(self, check: Check, damage: Damage, workshop: Workshop) -> bool:
        """Run one check on the copy."""
        for _ in range(TRIES):
            try:
                ran = run(check, workshop)
            except subprocess.TimeoutExpired:
                continue
            output = ran.stdout + ran.stderr
            if ran.returncode == 0:
                return False
            if GAVE_UP.search(output):
                continue
            if not check.finds(ran.returncode, output):
                raise BrokenCheckError(
                    f"`{' '.join(check.command)}` ended with {ran.returncode} for\n"
                    f"{damage}\n{output}"
                )
            self.learn(damage.file, check, workshop, output)
            return True
        raise BrokenCheckError(
            f"`{' '.join(check.command)}` does not come back for\n{damage}"
        )

    def learn(self, file: Path, check: Check, copy: Workshop, output: str) -> None:
        """Remember the test that failed."""
        if check.folder.is_relative_to(copy.home):
            folder = EXAMPLES / check.folder.relative_to(copy.place(EXAMPLES))
            failed = FAILED.findall(output)
            with self.lock:
                own = self.first.setdefault(file, Counter())
                own.update((folder, test) for test in failed)


def checks(
    file: Path, workshop: Workshop, likely: Mapping[Path, Sequence[str]]
) -> Iterator[Check]:
    """Give the checks of a chapter's folder, those first that notice soonest."""
    chapter = chapter_of(file)
    own = [unit for unit in units() if chapter_of(unit) == chapter]
    own.sort(key=lambda unit: distance(unit, file))
    for unit, tests in likely.items():
        yield pytest(workshop.place(unit), *tests)
    nodes = of_records(chapter, file)
    if nodes and file.suffix != ".py":
        yield pytest(TESTS, *nodes)
    for unit in own:
        below = [each for each in own if unit in each.parents]
        ignored = [f"--ignore={workshop.place(each)}" for each in below]
        yield pytest(workshop.place(unit), *ignored)
    if nodes and file.suffix == ".py":
        yield pytest(TESTS, *nodes)
    yield from types(chapter, workshop)
    if chapter in ELSEWHERE:
        yield pytest(workshop.place(EXAMPLES / ELSEWHERE[chapter]))
    folder = workshop.place(EXAMPLES / chapter)
    yield Check(python("ruff", "check", "-q", "."), folder, lambda code, _: code == 1)
    typos = str(Path(sys.executable).with_name("typos"))
    config = str(TESTS.with_name("_typos.toml"))
    yield Check((typos, "--config", config, "."), folder, lambda code, _: code == 2)


def distance(unit: Path, file: Path) -> tuple[int, str]:
    """Say how far a folder of tests lies from a file."""
    common = Path(os.path.commonpath([unit, file]))
    up = len(file.relative_to(common).parts) + len(unit.relative_to(common).parts)
    return up, unit.as_posix()


def of_records(chapter: str, file: Path) -> list[str]:
    """Name the tests of a chapter's records and exercises, the file's own first."""
    records = [each for each in recorded() if chapter_of(each.path) == chapter]
    records.sort(key=lambda each: each.path != file)
    names = [f"{RECORDED}[{each.name}]" for each in records]
    own = [each for each in exercises() if chapter_of(each) == chapter]
    for each in own:
        name = each.relative_to(EXAMPLES).as_posix()
        names += [f"{EXERCISES}::{test}[{name}]" for test in EXERCISED]
    return names


def types(chapter: str, workshop: Workshop) -> Iterator[Check]:
    """Check the types of a chapter, project by project."""
    projects = sorted(
        {project(each) for each in units() if chapter_of(each) == chapter}
    )
    settings = ("--config-file", str(EXAMPLES / "pyproject.toml"))
    for folder in projects:
        command = python("mypy", *settings, *apart(folder, projects), ".")
        yield Check(command, workshop.place(folder), mypy_finds)


def pytest(folder: Path, *arguments: str) -> Check:
    limit = f"--timeout={SECONDS_FOR_A_TEST}"
    command = python("pytest", "-x", "-q", "-rf", limit, *arguments)
    return Check(command, folder, pytest_finds)


def python(module: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-P", "-B", "-m", module, *arguments)


def pytest_finds(code: int, output: str) -> bool:
    """Tell a test that fails, or cannot be read, from a pytest that does not work."""
    match code:
        case 1:
            return True
        case 2:
            return "during collection" in output
        case 4:
            return "ERROR collecting" in output or "while loading conftest" in output
    return False


def mypy_finds(code: int, output: str) -> bool:
    """Tell an error in the code, of syntax too, from a mypy that does not work."""
    return code == 1 or (code == 2 and ": error: " in output)


NO_TESTS = 5
WORKERS = count()
THIS = local()


def cache() -> str:
    """Give the cache of this thread's mypy: two at a time would spoil a common one."""
    if not hasattr(THIS, "cache"):
        THIS.cache = str(CACHES / f"damaged-{next(WORKERS)}")
    return str(THIS.cache)


def run(check: Check, workshop: Workshop) -> subprocess.CompletedProcess[str]:
    """Run a check; that there was no test to run is no failure."""
    paths = os.pathsep.join([str(TOOLS), str(TESTS)])
    environment = {
        **os.environ,
        "BOOK_ROOT": str(workshop.home),
        "PYTHONPATH": paths if check.folder == TESTS else "",
        "MYPYPATH": os.pathsep.join(beside(check.folder)),
        "MYPY_CACHE_DIR": cache(),
    }
    ran = subprocess.run(
        check.command,
        cwd=check.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=SECONDS_FOR_A_CHECK,
        check=False,
    )
    if ran.returncode == NO_TESTS and check.finds is pytest_finds:
        ran.returncode = 0
    return ran
