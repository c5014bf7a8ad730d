"""Reads entries that are kept as TOML files in a folder."""

import tomllib
from datetime import date
from pathlib import Path

from waymarker.rules import REVIEW_HOLDS_DAYS, Entry, RefusedError


def entries(folder: Path) -> list[Entry]:
    """Read a folder, in the order of the names."""
    if not folder.is_dir():
        raise RefusedError(f"{folder} is not a folder")
    return [entry(file) for file in sorted(folder.glob("*.toml"))]


def entry(file: Path) -> Entry:
    """Read one file."""
    try:
        fields = tomllib.loads(file.read_text(encoding="utf-8"))
        reviewed, kind = fields["reviewed"], fields["kind"]
        if kind not in REVIEW_HOLDS_DAYS or type(reviewed) is not date:
            raise RefusedError(f"{file.name} has no known kind, or no day")
        return Entry(
            id=file.stem,
            title=str(fields["title"]),
            url=str(fields["url"]),
            kind=kind,
            reviewed=reviewed,
            state="archived" if fields["status"] == "gone" else "published",
        )
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise RefusedError(f"{file.name} cannot be read: {error}") from None
