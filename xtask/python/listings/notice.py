"""Whether any test notices a damaged line."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from listings.damage import Damage
from listings.places import EXAMPLES, TOOLS, apart, beside, project, units
from listings.workshop import Workshop

TESTS = TOOLS.parents[1] / "tests"
SECONDS = 300
"""A test that does not come back has noticed, too."""

NO_TESTS = 5
"""The status of pytest where there was nothing to run."""

ELSEWHERE = {"what_architecture_is": "acceptance"}
"""The folder whose tests are about the program in another."""

Command = tuple[list[str], Path]
"""What to run, and where."""


def unnoticed(damages: Sequence[Damage]) -> list[Damage]:
    """Give the damages that no test notices, two of them tried at a time."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(is_noticed, damages))
    return [damage for damage, seen in zip(damages, results, strict=True) if not seen]


def is_noticed(damage: Damage) -> bool:
    """Damage a copy, and run what would be run, until something fails."""
    chapter = damage.file.relative_to(EXAMPLES).parts[0]
    with Workshop.open() as workshop:
        damage.apply(workshop.place(damage.file))
        return not is_sound(chapter, workshop)


def is_sound(chapter: str, workshop: Workshop) -> bool:
    """Say whether every test of a copy passes."""
    return all(passes(check, workshop) for check in checks(chapter, workshop))


def checks(chapter: str, workshop: Workshop) -> Iterator[Command]:
    """Give the tests of a chapter's folder, the quickest to fail first."""
    python = [sys.executable, "-P", "-B", "-m"]
    folders = [unit for unit in units() if chapter in unit.relative_to(EXAMPLES).parts]
    for unit in folders:
        below = [workshop.place(each) for each in folders if unit in each.parents]
        ignored = [f"--ignore={each}" for each in below]
        yield [*python, "pytest", "-x", "-q", *ignored], workshop.place(unit)
    yield [*python, "pytest", "-x", "-q", "listings", "-k", chapter], TESTS
    settings = ["--config-file", str(EXAMPLES / "pyproject.toml"), "--no-incremental"]
    projects = sorted({project(unit) for unit in folders})
    for folder in projects:
        others = apart(folder, projects)
        yield [*python, "mypy", *settings, *others, "."], workshop.place(folder)
    if chapter in ELSEWHERE:
        suite = EXAMPLES / ELSEWHERE[chapter]
        yield [*python, "pytest", "-x", "-q"], workshop.place(suite)
    folder = workshop.place(EXAMPLES / chapter)
    yield [*python, "ruff", "check", "-q", "."], folder
    typos = str(Path(sys.executable).with_name("typos"))
    yield [typos, "--config", str(TESTS.with_name("_typos.toml")), "."], folder


def passes(check: Command, workshop: Workshop) -> bool:
    """Run one check on the copy."""
    command, folder = check
    paths = os.pathsep.join([str(TOOLS), str(TESTS)])
    environment = {
        **os.environ,
        "BOOK_ROOT": str(workshop.home),
        "PYTHONPATH": paths if folder == TESTS else "",
        "MYPYPATH": os.pathsep.join(beside(folder)),
    }
    try:
        ran = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode in (0, NO_TESTS)
