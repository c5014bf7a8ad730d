"""Keeps the book's examples and what it prints of them true.

A folder is one below `book/examples`; most belong to one chapter.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from listings.damage import all_damages, damages
from listings.notice import BrokenCheckError, Noticing
from listings.places import (
    EXAMPLES,
    ROOT,
    apart,
    beside,
    chapter_of,
    folders,
    project,
    units,
)
from listings.recorded import recorded
from listings.workshop import Workshop

NO_TESTS = 5
"""With this status pytest says that there was nothing to run."""


def main() -> int:
    """Do one task; 0 when all is well."""
    asked = arguments().parse_args()
    try:
        return int(asked.task(asked))
    except BrokenCheckError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def arguments() -> argparse.ArgumentParser:
    """Say what can be asked for."""
    parser = argparse.ArgumentParser(prog="listings", description=__doc__)
    tasks = parser.add_subparsers(required=True, metavar="TASK")
    bless_task = tasks.add_parser("bless", help="record anew what commands print")
    bless_task.add_argument("words", nargs="*", help="parts of the names of files")
    bless_task.set_defaults(task=bless)
    pytest_task = tasks.add_parser("pytest", help="run the tests of the examples")
    pytest_task.add_argument(
        "-k", dest="name", help="only tests with this in their name"
    )
    pytest_task.set_defaults(task=pytest)
    mypy_task = tasks.add_parser("mypy", help="check the types of the examples")
    mypy_task.set_defaults(task=mypy)
    damage_task = tasks.add_parser(
        "damage", help="make lines wrong in copies, and name those that nothing notices"
    )
    damage_task.add_argument("count", help="how many lines, or `all` of one folder")
    damage_task.add_argument("--seed", default="0", help="chooses other lines")
    damage_task.set_defaults(task=damage)
    for task in (pytest_task, mypy_task, damage_task):
        task.add_argument("--chapter", choices=folders(), help="only this folder")
    for task in (pytest_task, damage_task):
        task.add_argument("--jobs", type=int, default=2, help="how many at a time")
    return parser


def bless(asked: argparse.Namespace) -> int:
    """Record anew, and name what has changed."""
    failed = 0
    for each in recorded():
        if asked.words and not any(word in each.name for word in asked.words):
            continue
        try:
            old, new = each.old(), each.new()
        except (ValueError, subprocess.TimeoutExpired) as error:
            print(f"error: {each.name}: {error}", file=sys.stderr)
            failed = 1
            continue
        if old != new:
            each.path.write_text(new, encoding="utf-8", newline="\n")
            print(each.path.relative_to(ROOT).as_posix())
    return failed


def pytest(asked: argparse.Namespace) -> int:
    """Run the tests of every folder, the next ones also after a failure.

    They run on a copy, as they do when a line in it is damaged: that they pass here is
    what a failure there is measured by.
    """
    chosen = [unit for unit in units() if asked.chapter in (None, chapter_of(unit))]
    options = ["-k", asked.name] if asked.name else []

    def test(unit: Path) -> int:
        with Workshop.open(chapter_of(unit)) as workshop:
            status = run(unit, "pytest", *options, *below(unit, workshop), on=workshop)
        return 0 if status == NO_TESTS and asked.name else status

    return in_parallel(test, chosen, asked.jobs)


def below(unit: Path, workshop: Workshop) -> list[str]:
    """Leave to themselves the folders of tests below a folder."""
    others = [each for each in units() if unit in each.parents]
    return [f"--ignore={workshop.place(each)}" for each in others]


def mypy(asked: argparse.Namespace) -> int:
    """Check the types of every folder that stands by itself, and what they share."""
    projects = sorted({project(unit) for unit in units()})
    shared = [
        each
        for each in sorted(EXAMPLES.rglob("conftest.py"))
        if project(each.parent) not in projects
    ]
    checks = [(each, [*apart(each, projects), "."]) for each in projects]
    checks += [(each.parent, [each.name]) for each in shared]
    settings = ["--config-file", str(EXAMPLES / "pyproject.toml")]
    # One after the other, since all use one cache.
    return max(
        run(folder, "mypy", *settings, *what)
        for folder, what in checks
        if asked.chapter is None or asked.chapter in folder.parts
    )


def damage(asked: argparse.Namespace) -> int:
    """Make lines wrong, and name those that nothing noticed."""
    if asked.count == "all":
        if asked.chapter is None:
            sys.exit("error: `damage all` wants a folder: `damage all --chapter NAME`")
        chosen = all_damages(asked.chapter, asked.seed)
    else:
        chosen = damages(asked.seed, int(asked.count), asked.chapter)
    missed = Noticing().missed(chosen, asked.jobs)
    print(*missed, sep="\n")
    print(f"{len(chosen) - len(missed)} of {len(chosen)} were noticed")
    return int(bool(missed))


def in_parallel(task: Callable[[Path], int], paths: list[Path], jobs: int) -> int:
    """Do a task for several paths, some at a time, and give the worst status."""
    with ThreadPoolExecutor(jobs) as pool:
        return max(pool.map(task, paths), default=0)


def run(folder: Path, tool: str, *arguments: str, on: Workshop | None = None) -> int:
    """Run one tool in one folder, or its copy, and print what it says in one piece."""
    # `-P`: a module in the folder must not be taken for one of the tool's.
    command = [sys.executable, "-P", "-B", "-m", tool, *arguments]
    mypy = {
        "MYPY_CACHE_DIR": str(ROOT / "target/mypy/examples"),
        "MYPYPATH": os.pathsep.join(beside(folder)),
    }
    ran = subprocess.run(
        command,
        cwd=on.place(folder) if on else folder,
        env=os.environ | mypy | {"PYTHONPATH": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    name = folder.relative_to(ROOT).as_posix()
    print(f"{tool} {name}\n{ran.stdout}", end="", flush=True)
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main())
