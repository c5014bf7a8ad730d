"""An adapter: a catalogue that is a folder of TOML files."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from due_links.resource import Resource


class TomlCatalogue:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def available(self) -> Iterator[Resource]:
        for file in self._folder.glob("*.toml"):
            fields = tomllib.loads(file.read_text(encoding="utf-8"))
            if fields["status"] != "gone":
                yield Resource(
                    title=fields["title"],
                    url=fields["url"],
                    kind=fields["kind"],
                    reviewed=fields["reviewed"],
                    dated=fields["status"] == "dated",
                )
