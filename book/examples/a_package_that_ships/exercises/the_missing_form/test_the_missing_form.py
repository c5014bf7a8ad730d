"""The wheel works where it is installed, and holds nothing private."""

import shutil
import subprocess
import sys
import tarfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

FORM = "repaircafe/forms/receipt.txt"
PRIVATE = "volunteers.csv"
WORKSHOP = TemporaryDirectory()


@cache
def built(project: Path) -> Path:
    """Build a copy of the project; both archives are in the folder."""
    copy = Path(WORKSHOP.name) / "project"
    shutil.rmtree(copy, ignore_errors=True)
    built_before = shutil.ignore_patterns("build", "dist", "*.egg-info")
    shutil.copytree(project, copy, ignore=built_before)
    ran = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", copy],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return copy / "dist"


def wheel(project: Path) -> ZipFile:
    [path] = built(project).glob("*.whl")
    return ZipFile(path)


def test_the_form_is_in_the_wheel(answer: Path) -> None:
    assert FORM in wheel(answer).namelist()


def test_a_receipt_is_printed_from_the_wheel_alone(
    answer: Path, tmp_path: Path
) -> None:
    wheel(answer).extractall(tmp_path)
    program = (
        "import sys; sys.path[0] = sys.argv[1]\n"
        "from repaircafe import receipt\n"
        "print(receipt('Cem', 'a lamp', 'repaired'), end='')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    expected = "Cem brought: a lamp\nIt is now: repaired\n"
    assert ran.stdout == expected, ran.stderr


def test_the_volunteers_stay_at_home(answer: Path) -> None:
    [path] = built(answer).glob("*.tar.gz")
    with tarfile.open(path) as sdist:
        names = [*sdist.getnames(), *wheel(answer).namelist()]
    assert [name for name in names if PRIVATE in name] == []


def test_the_list_of_volunteers_is_still_there(answer: Path) -> None:
    [private] = answer.rglob(PRIVATE)
    assert private.read_text("utf-8").startswith("name,telephone,skills\n")
