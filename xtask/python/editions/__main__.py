"""Writes the editions, and copies of them for the site.

Usage: python -m editions SITE TARGET CHROMIUM
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from editions import epub, offline, pdf
from editions.contents import Chapter, chapters
from editions.edition import Edition, InputError

ROOT = Path(__file__).resolve().parents[3]


def main(site: Path, target: Path, chromium: Path) -> None:
    """Write each edition under its dated name, and where the site links to it."""
    edition = Edition.of(ROOT)
    book = chapters((ROOT / "book/src/SUMMARY.md").read_text(encoding="utf-8"))
    check_built(site, book)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    dated = target / edition.dated_name
    offline.write(site, edition, with_ending(dated, ".zip"))
    cover = epub.draw_cover(edition, chromium)
    epub.write(site, edition, book, cover, with_ending(dated, ".epub"))
    pdf.write(site, edition, book, chromium, with_ending(dated, ".pdf"))
    downloads = site / offline.DOWNLOADS
    downloads.mkdir(exist_ok=True)
    for file in sorted(target.iterdir()):
        shutil.copyfile(file, downloads / f"{edition.name}{file.suffix}")
        print(f"{file} ({file.stat().st_size // 1024} KiB)")


def check_built(site: Path, book: Sequence[Chapter]) -> None:
    """Refuse a folder that lacks a page of the book."""
    for path in ("print", *(chapter.path for chapter in book)):
        if not (site / f"{path}.html").is_file():
            raise InputError(f"{site} lacks {path}.html: run `cargo xtask build`")


def with_ending(path: Path, ending: str) -> Path:
    """Add an ending to a name that may hold dots."""
    return path.with_name(path.name + ending)


if __name__ == "__main__":
    try:
        main(*(Path(word).resolve() for word in sys.argv[1:4]))
    except InputError as error:
        sys.exit(f"error: {error}")
