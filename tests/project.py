"""The places that the tests look at, and the catalogue."""

import os
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from editions.edition import Edition

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "book/src"
SITE = ROOT / "target/book"
EXAMPLE = ROOT / "target/example"

ALL_RESOURCES = "appendix/all-resources.html"
"""The page that shows every resource once."""

READING_PATHS = "appendix/reading-paths.html"
"""The page that shows every reading path."""

EDITION = Edition.of(ROOT)
ENDINGS = (".epub", ".pdf", ".zip")
EDITIONS = {e: ROOT / f"target/editions/{EDITION.dated_name}{e}" for e in ENDINGS}
DOWNLOADS = {f"download/{EDITION.name}{ending}" for ending in ENDINGS}
"""Copies of the editions on the site. `cargo xtask release` adds both."""

FACETS = ("topic", "kind", "level", "access", "status")
"""What readers can filter resources by, besides words."""


@dataclass(frozen=True)
class Resource:
    """What the tests need to know of a catalogue entry."""

    id: str
    title: str
    authors: list[str]
    facets: dict[str, list[str]]
    """The values of each facet, the main topic first."""
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
        facets = {facet: [entry[facet]] for facet in FACETS if facet != "topic"}
        facets["topic"] = entry["topics"]
        found[path.stem] = Resource(
            path.stem, entry["title"], entry["authors"], facets, target
        )
    return found


@cache
def topics() -> dict[str, str]:
    """Read the titles of the topics, in the order that the book gives them."""
    settings = tomllib.loads((ROOT / "book.toml").read_text(encoding="utf-8"))
    listed = settings["preprocessor"]["resource-cards"]["topics"]
    return {topic["id"]: topic["title"] for topic in listed}


@cache
def reading_paths() -> dict[str, list[str]]:
    """Read which resources each reading path consists of, in order."""
    found = {}
    for path in sorted((ROOT / "book/paths").glob("*.toml")):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = [step["resource"] for step in entry["steps"]]
    return found


@cache
def pages() -> list[str]:
    """Name every page of the built book, but for signposts, by its path in the site."""
    if not (SITE / "index.html").is_file():
        raise FileNotFoundError(f"{SITE} holds no book: run `cargo xtask build`")
    return sorted(
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*.html")
        if not is_signpost(path.read_text(encoding="utf-8"))
    )


def is_signpost(html: str) -> bool:
    """Tell what mdBook writes where a page was that has moved."""
    return '<meta http-equiv="refresh"' in html


@cache
def chapters() -> list[Path]:
    """Name the Markdown file of every chapter; the appendix holds none."""
    found = sorted(SOURCE.glob("*/*.md"))
    return [path for path in found if path.parent.name != "appendix"]


def built(name: str, variable: str) -> Path:
    """Give a program of this workspace: the one that a variable names, or the newest.

    Cargo is not asked: it might build the program anew while others use it.
    """
    if named := os.environ.get(variable):
        return Path(named)
    file = f"{name}.exe" if os.name == "nt" else name
    found = [*(ROOT / "target").glob(f"*/{file}")]
    if not found:
        raise FileNotFoundError(
            f"target/*/{file} is not there: run `cargo xtask build`, "
            f"or name the program in {variable}=…"
        )
    return max(found, key=lambda program: program.stat().st_mtime)


def run_plugin(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the plugin, which building the book has compiled, in the root."""
    return subprocess.run(
        [built("mdbook-resource-cards", "PLUGIN"), *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
