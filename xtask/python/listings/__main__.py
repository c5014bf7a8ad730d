"""`python -m listings TASK`, where a task is one of these:

bless [WORD…]           write all recorded files anew, or those named by a word
pytest                  test each folder of examples in a process of its own
mypy                    check the types of each, likewise
damage [COUNT [WORD…]]  make lines wrong in copies, in all files or in those named
                        by a word, and say which of them nothing noticed
"""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from listings.damage import damages
from listings.notice import unnoticed
from listings.places import EXAMPLES, ROOT, apart, beside, project, units
from listings.recorded import recorded


def main(task: str = "", *words: str) -> int:
    """Do one task; 0 when all is well."""
    match task:
        case "bless":
            return bless(words)
        case "pytest":
            return pytest()
        case "mypy":
            return mypy()
        case "damage":
            return damage(*words)
    print(__doc__, file=sys.stderr)
    return 2


def bless(words: tuple[str, ...]) -> int:
    """Record anew, and name what has changed."""
    failed = 0
    for each in recorded():
        if words and not any(word in each.name for word in words):
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


def pytest() -> int:
    """Run the tests of every folder, the next ones also after a failure."""
    return max(run(unit, "pytest", *below(unit)) for unit in units())


def below(unit: Path) -> list[str]:
    """Leave to themselves the folders of tests below a folder."""
    return [f"--ignore={each}" for each in units() if unit in each.parents]


def mypy() -> int:
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
    return max(run(folder, "mypy", *settings, *what) for folder, what in checks)


def damage(count: str = "20", *words: str) -> int:
    """Make lines wrong, and name those that nothing noticed."""
    chosen = damages(Random(), int(count), words)
    missed = unnoticed(chosen)
    print(*missed, sep="\n")
    print(f"{len(chosen) - len(missed)} of {len(chosen)} were noticed")
    return int(bool(missed))


def run(folder: Path, tool: str, *arguments: str) -> int:
    """Run one tool in one folder."""
    name = folder.relative_to(ROOT).as_posix()
    print(f"{tool} {name}", flush=True)
    # `-P`: a module in the folder must not be taken for one of the tool's.
    command = [sys.executable, "-P", "-m", tool, *arguments]
    mypy = {
        "MYPY_CACHE_DIR": str(ROOT / "target/mypy/examples"),
        "MYPYPATH": os.pathsep.join(beside(folder)),
    }
    environment = os.environ | mypy
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
