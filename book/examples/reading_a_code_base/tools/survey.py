"""The doors of an installed package: `python survey.py NAME`."""

# ANCHOR: survey
import sys
from collections.abc import Iterator
from importlib.metadata import distribution


def survey(name: str) -> Iterator[str]:
    """Say what a package needs, how one enters it, and which files it has."""
    package = distribution(name)
    yield f"{name} {package.version}"
    for requirement in package.requires or ["nothing"]:
        yield f"needs {requirement}"
    for entry in sorted(package.entry_points):
        yield f"{entry.group}: {entry.name} = {entry.value}"
    for file in sorted(package.files or [], key=str):
        if file.suffix == ".py":
            lines = len(file.read_text(encoding="utf-8").splitlines())
            yield f"{lines:5} lines in {file}"
            # ANCHOR_END: survey


if __name__ == "__main__":
    print(*survey(sys.argv[1]), sep="\n")
