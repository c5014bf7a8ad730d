"""A chapter from `cargo xtask new-chapter` is written before it is published."""

import pytest

from project import ROOT


@pytest.mark.parametrize(
    ("folder", "files", "mark"),
    [("book/src", "*.md", "<!-- guide:"), ("book/examples", "*.py", "guide: ")],
    ids=["chapters", "listings"],
)
def test_no_guidance_is_left_for_readers(folder: str, files: str, mark: str) -> None:
    left = [
        f"{path.relative_to(ROOT).as_posix()}:{number}"
        for path in sorted((ROOT / folder).rglob(files))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if mark in line
    ]
    assert left == [], "replace each of these comments by what it asks for"
