"""The same site makes the same zip and the same EPUB, wherever they are packed."""

import os
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from editions import epub, offline
from editions.contents import chapters
from project import EDITION, EDITIONS, SITE, SOURCE


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the site as another machine might hold it: of another time and order."""
    copy = tmp_path / "site"
    for file in sorted(SITE.rglob("*"), reverse=True):
        if file.is_file():
            target = copy / file.relative_to(SITE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
            target.chmod(0o600)
            os.utime(target, (0, 0))
    found = Path.rglob

    def backwards(folder: Path, pattern: str) -> list[Path]:
        return sorted(found(folder, pattern), reverse=True)

    monkeypatch.setattr(Path, "rglob", backwards)
    monkeypatch.setattr(sys, "platform", "win32")
    return copy


def test_the_zip(elsewhere: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    offline.write(elsewhere, EDITION, again)
    assert_same(again, EDITIONS[".zip"])


def test_the_epub(elsewhere: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.epub"
    book = chapters((SOURCE / "SUMMARY.md").read_text(encoding="utf-8"))
    with ZipFile(EDITIONS[".epub"]) as archive:
        cover = archive.read("EPUB/cover.png")
    epub.write(elsewhere, EDITION, book, cover, again)
    assert_same(again, EDITIONS[".epub"])


def assert_same(one: Path, other: Path) -> None:
    # First what tells more when it fails than two heaps of bytes.
    assert entries(one) == entries(other)
    assert one.read_bytes() == other.read_bytes()


def entries(path: Path) -> list[tuple[str, int, int]]:
    with ZipFile(path) as archive:
        return [(i.filename, i.CRC, i.create_system) for i in archive.infolist()]
