"""Adds up how many minutes each way through the book takes.

python ways.py BOOK_SOURCE
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WAYS = Path(__file__).with_name("ways.toml")


# ANCHOR: chapter
@dataclass(frozen=True)
class Chapter:
    """What the top of a page says of it."""

    address: str
    title: str
    minutes: int

    @classmethod
    def read(cls, source: Path, address: str) -> "Chapter":
        """Read the title, and the minutes from the line of facts."""
        text = (source / f"{address}.md").read_text(encoding="utf-8")
        title = re.search(r"^# (.+)$", text, re.MULTILINE)
        facts = re.search(r"^\*\w+ · (\d+) minutes · ", text, re.MULTILINE)
        if title is None or facts is None:
            raise ValueError(f"{address}.md names no title or no minutes")
        return cls(address, title[1], int(facts[1]))
        # ANCHOR_END: chapter

    @property
    def link(self) -> str:
        """Link to the page from a chapter beside it."""
        return f"[{self.title}](../{self.address}.md)"


# ANCHOR: table
def table(ways: dict[str, list[Chapter]]) -> Iterator[str]:
    """Give the lines of a table in Markdown: a way a row."""
    yield "| you are | read, in this order | minutes |"
    yield "|---|---|--:|"
    for reader, chapters in ways.items():
        links = ", ".join(chapter.link for chapter in chapters)
        minutes = sum(chapter.minutes for chapter in chapters)
        yield f"| {reader} | {links} | {minutes} |"
        # ANCHOR_END: table


def read_ways(source: Path) -> dict[str, list[Chapter]]:
    """Read which chapters each way consists of."""
    ways = tomllib.loads(WAYS.read_text(encoding="utf-8"))
    return {
        reader: [Chapter.read(source, address) for address in addresses]
        for reader, addresses in ways.items()
    }


if __name__ == "__main__":
    print(*table(read_ways(Path(sys.argv[1]))), sep="\n")
