"""A copy of the examples, in which commands may do as they please."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from listings.places import CHAPTERS, EXAMPLES, RESOURCES, together

SECONDS = 180
"""How long one command may take."""

CACHES = ("__pycache__", ".*_cache", "dist", "*.egg-info")


@dataclass(frozen=True)
class Workshop:
    """A folder laid out like the repository, whose examples may be spoilt."""

    home: Path

    @classmethod
    @contextmanager
    def open(cls, chapter: str) -> Iterator["Workshop"]:
        """Copy a chapter's folder, and those that it names.

        The pages and the catalogue are linked, for reading only.
        """
        with TemporaryDirectory(prefix="listings-") as folder:
            home = Path(folder).resolve()
            examples = home / "book/examples"
            examples.mkdir(parents=True)
            for there in (CHAPTERS, RESOURCES):
                (home / "book" / there.name).symlink_to(there)
            for shared in filter(Path.is_file, EXAMPLES.iterdir()):
                shutil.copy2(shared, examples)
            ignore = shutil.ignore_patterns(*CACHES)
            for name in together(chapter):
                shutil.copytree(EXAMPLES / name, examples / name, ignore=ignore)
            yield cls(home)

    def place(self, path: Path) -> Path:
        """Give the copy of a path below the examples."""
        return self.home / "book/examples" / path.relative_to(EXAMPLES)

    def run(
        self, script: str, folder: Path, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a script of the shell; both of its outputs come as one."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-c", script],
            cwd=folder,
            env=self.environment() | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def environment(self) -> dict[str, str]:
        """Give the variables of a plain console: nothing of whoever runs the tests."""
        programs = [
            str(Path(sys.executable).parent),
            "/usr/local/bin",
            "/usr/bin",
            "/bin",
        ]
        return {
            "PATH": os.pathsep.join(programs),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_ROOT_USER_ACTION": "ignore",
        }
