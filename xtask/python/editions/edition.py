"""What the book is called, by whom and of when."""

import os
import re
import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

FIRST_SECOND = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())
LAST_SECOND = int(datetime(2107, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
"""A zip holds no date outside these years."""


class InputError(Exception):
    """What the person who asked for editions can mend, in one line."""


@dataclass(frozen=True)
class Edition:
    """One state of the book."""

    title: str
    description: str
    authors: tuple[str, ...]
    language: str
    moment: datetime
    """When the sources were last changed."""

    @classmethod
    def of(cls, root: Path) -> "Edition":
        """Read the edition of the book in this repository."""
        settings = tomllib.loads((root / "book.toml").read_text(encoding="utf-8"))
        book = settings["book"]
        return cls(
            title=book["title"],
            description=book["description"],
            authors=tuple(book["authors"]),
            language=book["language"],
            moment=last_change(root),
        )

    @property
    def name(self) -> str:
        """The title, as the name of a file that stays the same."""
        return re.sub(r"\W+", "-", self.title.casefold()).strip("-")

    @property
    def dated_name(self) -> str:
        """The title and the date, as the name of a file that is kept."""
        return f"{self.name}-{self.moment:%Y-%m-%d}"

    @property
    def date(self) -> str:
        """The date, for readers."""
        return f"{self.moment.day} {self.moment:%B %Y}"


def last_change(root: Path) -> datetime:
    """Give the time of the last commit: the same sources make the same files."""
    wanted = os.environ.get("SOURCE_DATE_EPOCH")
    if wanted:
        return moment_of(wanted)
    stamp = last_commit(root)
    now = datetime.now(UTC)
    return datetime.fromtimestamp(int(stamp), UTC) if stamp else now


def moment_of(stamp: str) -> datetime:
    """Read the moment that somebody has set."""
    if re.fullmatch("[0-9]{1,10}", stamp):
        seconds = int(stamp)
        if FIRST_SECOND <= seconds <= LAST_SECOND:
            return datetime.fromtimestamp(seconds, UTC)
    raise InputError(
        f"SOURCE_DATE_EPOCH={stamp} is not a number of seconds since 1970 "
        f"from {FIRST_SECOND} (in 1980) to {LAST_SECOND} (in 2107)"
    )


def last_commit(root: Path) -> str:
    """Ask Git; an unpacked archive of the sources has none to answer."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        asked = subprocess.run(command, cwd=root, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""
