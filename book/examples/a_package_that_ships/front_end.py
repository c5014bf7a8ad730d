"""A build front end without isolation: `python front_end.py PROJECT OUT`.

It makes the sdist of a project, and the wheel from the sdist.
"""

import sys
import tarfile
import tomllib
from contextlib import chdir
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory


# ANCHOR: front_end
def make(kind: str, project: Path, out: Path) -> Path:
    """Let the back end of a project make an sdist, a wheel or an editable."""
    out = out.resolve()
    with chdir(project):
        settings = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
        back_end = import_module(settings["build-system"]["build-backend"])
        file_name: str = getattr(back_end, f"build_{kind}")(str(out))
    return out / file_name


def make_both(project: Path, out: Path) -> None:
    """Make the sdist, and the wheel from what the sdist holds."""
    sdist = make("sdist", project, out)
    with TemporaryDirectory() as unpacked:
        with tarfile.open(sdist) as archive:
            archive.extractall(unpacked, filter="data")
        [source] = Path(unpacked).iterdir()
        make("wheel", source, out)
        # ANCHOR_END: front_end


if __name__ == "__main__":
    make_both(Path(sys.argv[1]), Path(sys.argv[2]))
