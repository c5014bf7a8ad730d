"""The places that the tests look at, and the catalogue."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "book/src"
SITE = ROOT / "target/book"

ALL_RESOURCES = "appendix/all-resources.html"
"""The page that shows every resource once."""


@dataclass(frozen=True)
class Resource:
    """What the tests need to know of a catalogue entry."""

    id: str
    title: str
    target: str
    """The address that its card links to: an archived copy, once it is gone."""


@cache
def resources() -> dict[str, Resource]:
    """Read the catalogue."""
    found = {}
    for path in sorted((ROOT / "book/resources").glob("*.toml")):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        gone = entry["status"] == "gone"
        target = entry["archive"] if gone else entry["url"]
        found[path.stem] = Resource(path.stem, entry["title"], target)
    return found


@cache
def pages() -> list[str]:
    """Name every page of the built book by its path in the site."""
    if not (SITE / "index.html").is_file():
        raise FileNotFoundError(f"{SITE} holds no book: run `cargo xtask build`")
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
