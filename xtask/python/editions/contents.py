"""The parts and chapters of the book, in reading order."""

import re
from dataclasses import dataclass

LINE = re.compile(
    r"^# (?P<part>.+)$|^\s*(- )?\[(?P<title>.+)\]\((?P<path>.+)\.md\)$", re.MULTILINE
)


@dataclass(frozen=True)
class Chapter:
    """A page of the book."""

    title: str
    path: str
    """Where the page lies in the site, without its ending."""
    part: str
    """The heading over the chapter in the table of contents; empty over the first."""


def chapters(summary: str) -> list[Chapter]:
    """Read the summary of the book."""
    found = []
    part = ""
    for line in LINE.finditer(summary):
        if line["part"] is None:
            found.append(Chapter(line["title"], line["path"], part))
        elif line["part"] != "Summary":
            part = line["part"]
    return found
