"""Build the project as for a release, open both archives, install one."""

import csv
import email
import hashlib
import shutil
import subprocess
import sys
import tomllib
from base64 import urlsafe_b64encode
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest
from compare_back_ends import HERE, STRAYS, files_of_sdist, files_of_wheel

PROJECT = HERE / "project"
INFO = "waymarker-1.0.0.dist-info"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy of the project in which somebody left two files."""
    copy = tmp_path_factory.mktemp("build") / "project"
    caches = shutil.ignore_patterns("__pycache__", ".*_cache", "dist")
    shutil.copytree(PROJECT, copy, ignore=caches)
    for name, text in STRAYS.items():
        (copy / name).write_text(text, "utf-8")
    build = [sys.executable, "-m", "build", "--no-isolation"]
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    return copy / "dist"


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    [path] = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def sdist(dist: Path) -> Path:
    [path] = dist.glob("*.tar.gz")
    return path


# ANCHOR: contents
def test_the_wheel_holds_these_files_and_no_others(wheel: Path) -> None:
    assert wheel.name == "waymarker-1.0.0-py3-none-any.whl"
    assert sorted(files_of_wheel(wheel)) == [
        "waymarker-1.0.0.dist-info/METADATA",
        "waymarker-1.0.0.dist-info/RECORD",
        "waymarker-1.0.0.dist-info/WHEEL",
        "waymarker-1.0.0.dist-info/entry_points.txt",
        "waymarker-1.0.0.dist-info/licenses/LICENSE",
        "waymarker/__init__.py",
        "waymarker/__main__.py",
        "waymarker/kinds.py",
        "waymarker/kinds.toml",
        "waymarker/program.py",
        "waymarker/py.typed",
    ]


def test_the_sdist_holds_what_a_packager_needs(sdist: Path) -> None:
    assert sdist.name == "waymarker-1.0.0.tar.gz"
    names = set(files_of_sdist(sdist))
    assert names >= {"LICENSE", "README.md", "pyproject.toml", "PKG-INFO"}
    assert "tests/test_kinds.py" in names
    assert not names & STRAYS.keys()
    # ANCHOR_END: contents


def test_the_sdist_holds_nothing_else(sdist: Path) -> None:
    names = {name for name in files_of_sdist(sdist) if "/" not in name}
    assert names - {".gitignore"} == {
        "CHANGELOG.md",
        "LICENSE",
        "PKG-INFO",
        "README.md",
        "pyproject.toml",
    }


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    return email.message_from_bytes(files_of_wheel(wheel)[f"{INFO}/METADATA"])


def test_the_metadata_is_what_the_project_declares(metadata: Message) -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    assert declared["project"] == {
        "name": metadata["Name"],
        "version": metadata["Version"],
        "description": metadata["Summary"],
        "readme": "README.md",
        "requires-python": metadata["Requires-Python"],
        "license": metadata["License-Expression"],
        "license-files": metadata.get_all("License-File"),
        "authors": [{"name": metadata["Author"]}],
        "dependencies": metadata.get_all("Requires-Dist", []),
        "urls": {"Source": "https://example.org/waymarker"},
        "scripts": {"waymarker": "waymarker.program:main"},
    }
    assert metadata["Project-URL"] == "Source, https://example.org/waymarker"
    assert metadata["Name"] == "waymarker"
    assert metadata["Version"] == "1.0.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Author"] == "The waymarker authors"
    summary = "Keeps a shortlist of annotated links honest"
    assert metadata["Summary"] == summary
    assert metadata["Description-Content-Type"] == "text/markdown"
    readme = (PROJECT / "README.md").read_text("utf-8")
    assert str(metadata.get_payload()).strip() == readme.strip()


def test_the_groups_stay_at_home(wheel: Path) -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    assert declared["dependency-groups"] == {
        "test": ["pytest>=9"],
        "release": ["build", "twine", {"include-group": "test"}],
    }
    said = files_of_wheel(wheel)[f"{INFO}/METADATA"].decode()
    assert "pytest" not in said
    assert "twine" not in said


def test_who_builds_and_what_the_archives_leave_out() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    ours = tomllib.loads((HERE / "back_ends/hatchling.toml").read_text("utf-8"))
    assert declared["build-system"] == ours["build-system"]
    assert declared["tool"] == {
        "pytest": {
            "strict": True,
            "filterwarnings": ["error"],
            "addopts": ["--no-header", "-p", "no:cacheprovider"],
            "pythonpath": ["src"],
        },
        "hatch": {
            "build": {
                "exclude": ["*.orig"],
                "targets": {
                    "sdist": {"only-include": ["src", "tests", "CHANGELOG.md"]}
                },
            }
        },
    }


def test_the_numbers_of_the_verdict() -> None:
    changes = (HERE / "from_script.diff").read_text("utf-8")
    assert changes.count("\n@@") == 6
    lines = (HERE / "files.md").read_text("utf-8").splitlines()
    assert "| `pyproject.toml` | 29 |" in lines


def test_the_version_stands_in_one_place() -> None:
    texts = [*PROJECT.rglob("*.py"), PROJECT / "pyproject.toml"]
    stands = [text for text in texts if "1.0.0" in text.read_text("utf-8")]
    assert stands == [PROJECT / "pyproject.toml"]


def test_the_first_try_says_what_the_page_says() -> None:
    text = (HERE / "first_try/pyproject.toml").read_text("utf-8")
    setuptools = (HERE / "back_ends/setuptools.toml").read_text("utf-8")
    assert text.startswith(setuptools)
    declared = tomllib.loads(text)
    assert declared["project"] == {
        "name": "waymarker",
        "version": "1.0.0",
        "requires-python": ">=3.11",
        "scripts": {"waymarker": "waymarker.program:main"},
    }
    assert declared["tool"] == {"pytest": {"pythonpath": ["src"]}}


def test_the_record_lists_every_file_and_its_hash(wheel: Path) -> None:
    files = files_of_wheel(wheel)
    record = files.pop(f"{INFO}/RECORD").decode().splitlines()
    *lines, own = csv.reader(record)
    assert own == [f"{INFO}/RECORD", "", ""]
    assert sorted(lines) == sorted(
        [name, f"sha256={digest(text)}", str(len(text))]
        for name, text in files.items()
    )


def digest(text: bytes) -> str:
    plain = hashlib.sha256(text).digest()
    return urlsafe_b64encode(plain).decode().rstrip("=")


def test_pip_does_not_compare_the_hashes(wheel: Path, tmp_path: Path) -> None:
    changed = tmp_path / wheel.name
    with ZipFile(changed, "w") as archive:
        for name, text in files_of_wheel(wheel).items():
            more = b"\n" if name == "waymarker/program.py" else b""
            archive.writestr(name, text + more)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index"]
    ran = subprocess.run(
        [*pip, "--target", tmp_path / "there", changed], check=False
    )
    assert ran.returncode == 0, "the page says that pip does not look"
