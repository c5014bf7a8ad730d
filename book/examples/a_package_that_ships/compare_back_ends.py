"""Builds one project with several back ends, and opens what they made."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

HERE = Path(__file__).parent
BACK_ENDS = ("setuptools", "hatchling", "flit-core", "uv-build")

# ANCHOR: strays
STRAYS = {
    "signing.key": "a secret",
    "src/waymarker/program.py.orig": "left by an editor",
}
# ANCHOR_END: strays
YESTERDAY, TODAY = 1_795_219_200, 1_795_305_600
FIXED_TIME = "1767225600"


@dataclass(frozen=True)
class Built:
    """What a back end made of the project: the files of both archives."""

    back_end: str
    wheel: dict[str, bytes]
    sdist: dict[str, bytes]
    digests: tuple[str, str]
    """Of the wheel and the sdist."""

    @property
    def metadata(self) -> str:
        return self.wheel["waymarker-1.0.0.dist-info/METADATA"].decode()


# ANCHOR: build
def build(
    back_end: str, modified: float = TODAY, fixed_time: str = ""
) -> Built:
    """Build a copy of the project, strays and all, with one back end."""
    with TemporaryDirectory() as folder:
        project, out = Path(folder, "project"), Path(folder, "out")
        out.mkdir()
        copy_project(project, back_end, modified)
        run_front_end(project, out, fixed_time)
        [wheel], [sdist] = out.glob("*.whl"), out.glob("*.tar.gz")
        return Built(
            back_end,
            files_of_wheel(wheel),
            files_of_sdist(sdist),
            (digest(wheel), digest(sdist)),
        )
        # ANCHOR_END: build


def copy_project(project: Path, back_end: str, modified: float) -> None:
    """Copy the project, change who builds it, and add what is left lying."""
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache", "dist")
    shutil.copytree(HERE / "project", project, ignore=ignored)
    settings = project / "pyproject.toml"
    # Each back end as it comes, without the settings for ours.
    plain = settings.read_text("utf-8").partition("# ANCHOR: hatch")[0]
    ours = (HERE / "back_ends/hatchling.toml").read_text("utf-8")
    theirs = (HERE / f"back_ends/{back_end}.toml").read_text("utf-8")
    settings.write_text(plain.replace(ours, theirs), encoding="utf-8")
    for name, text in STRAYS.items():
        (project / name).write_text(text, encoding="utf-8")
    for file in project.rglob("*"):
        os.utime(file, (modified, modified))


def run_front_end(project: Path, out: Path, fixed_time: str = "") -> None:
    # uv_build looks for its program on the path.
    programs = [str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = os.environ | {"PATH": os.pathsep.join(programs)}
    environment.pop("SOURCE_DATE_EPOCH", None)
    if fixed_time:
        environment["SOURCE_DATE_EPOCH"] = fixed_time
    ran = subprocess.run(
        [sys.executable, "-B", str(HERE / "front_end.py"), project, out],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(ran.stderr)


def files_of_wheel(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name[-1] != "/"]
        return {name: archive.read(name) for name in names}


def files_of_sdist(sdist: Path) -> dict[str, bytes]:
    """Read the files below the one folder that an sdist holds."""
    found: dict[str, bytes] = {}
    with tarfile.open(sdist) as archive:
        for member in archive:
            if file := archive.extractfile(member):
                found[member.name.partition("/")[2]] = file.read()
    return found


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@cache
def built_again() -> dict[str, list[Built]]:
    """Build twice as it comes, and twice with the time of the build fixed."""
    with ThreadPoolExecutor(2) as pool:
        builds = {
            back_end: [
                pool.submit(build, back_end, modified, fixed_time)
                for fixed_time in ("", FIXED_TIME)
                for modified in (YESTERDAY, TODAY)
            ]
            for back_end in BACK_ENDS
        }
        return {
            back_end: [each.result() for each in four]
            for back_end, four in builds.items()
        }


# ANCHOR: rows
def contents(built: Built) -> dict[str, str]:
    """Say what matters to whoever installs the wheel or reads the sdist."""
    wheel, sdist = built.wheel, built.sdist
    return {
        "`kinds.toml` in the wheel": yes("waymarker/kinds.toml" in wheel),
        "`kinds.toml` in the sdist": yes("src/waymarker/kinds.toml" in sdist),
        "`py.typed` in the wheel": yes("waymarker/py.typed" in wheel),
        "left-over in the wheel": yes("waymarker/program.py.orig" in wheel),
        "`signing.key` in the sdist": yes("signing.key" in sdist),
        "tests in the sdist": yes("tests/test_kinds.py" in sdist),
        "`CHANGELOG.md` in the sdist": yes("CHANGELOG.md" in sdist),
        "version of the metadata": metadata_version(built),
        "files in the wheel": str(len(wheel)),
        "files in the sdist": str(len(sdist)),
    }
    # ANCHOR_END: rows


def yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def metadata_version(built: Built) -> str:
    return built.metadata.partition("\n")[0].removeprefix("Metadata-Version: ")


def repeated(four: list[Built]) -> dict[str, str]:
    first, again, fixed, fixed_again = (one.digests for one in four)
    return {
        "wheel is the same again": yes(first[0] == again[0]),
        "sdist is the same again": yes(first[1] == again[1]),
        "wheel, time fixed": yes(fixed[0] == fixed_again[0]),
        "sdist, time fixed": yes(fixed[1] == fixed_again[1]),
    }


def table() -> str:
    built = built_again()
    columns = [contents(four[0]) | repeated(four) for four in built.values()]
    lines = [["back end", *(f"`{back_end}`" for back_end in built)]]
    lines += [["---"] * (len(columns) + 1)]
    lines += [["version", *map(version, built)]]
    lines += [[row, *(column[row] for column in columns)] for row in columns[0]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    print(table(), end="")
