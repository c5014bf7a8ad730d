"""What the program itself can check: pages and files."""

from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen


class PageChecker:
    """Asks for a page without its body."""

    def check(self, url: str) -> list[str]:
        """Visit the page."""
        try:
            with urlopen(Request(url, method="HEAD"), timeout=10):
                return []
        except URLError:
            return ["no answer"]


@dataclass(frozen=True)
class FileChecker:
    """Looks for a file below a folder."""

    folder: Path

    def check(self, url: str) -> list[str]:
        """Look for the file."""
        name = url.removeprefix("file:")
        return [] if (self.folder / name).is_file() else [f"no file {name}"]
