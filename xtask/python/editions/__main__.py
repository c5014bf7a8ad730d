"""Writes the editions, and copies of them for the site.

Usage: python -m editions SITE TARGET CHROMIUM
"""

import os
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

from editions import epub, offline, pdf
from editions.browser import browser
from editions.contents import Chapter, chapters
from editions.edition import Edition, InputError

ROOT = Path(__file__).resolve().parents[3]

LONGEST_SECONDS = 600
"""Playwright would wait without an end for a browser that prints."""


def main(site: Path, target: Path, chromium: Path) -> None:
    """Write each edition under its dated name, and where the site links to it."""
    edition = Edition.of(ROOT)
    book = chapters((ROOT / "book/src/SUMMARY.md").read_text(encoding="utf-8"))
    check_built(site, book)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    dated = target / edition.dated_name
    zip_, epub_, pdf_ = (with_ending(dated, e) for e in (".zip", ".epub", ".pdf"))
    with browser(chromium) as started, ThreadPoolExecutor() as pool:
        cover = epub.draw_cover(edition, started)
        # These are packed while this thread waits for the browser to print.
        packed = [
            pool.submit(offline.write, site, edition, zip_),
            pool.submit(epub.write, site, edition, book, cover, epub_),
        ]
        pdf.write(site, edition, book, started, pdf_)
    for each in packed:
        each.result()
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


def give_up() -> None:
    """End the program, whatever it waits for."""
    print(
        f"error: no editions after {LONGEST_SECONDS} seconds: does the browser hang?",
        file=sys.stderr,
        flush=True,
    )
    os._exit(1)


if __name__ == "__main__":
    limit = Timer(LONGEST_SECONDS, give_up)
    limit.daemon = True
    limit.start()
    try:
        main(*(Path(word).resolve() for word in sys.argv[1:4]))
    except InputError as error:
        sys.exit(f"error: {error}")
