"""The addresses that the book has ever had, and where each of them leads today."""

import tomllib
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

from built_page import built_page
from project import ROOT

LIST = ROOT / "book/addresses.txt"
TABLE = "[output.html.redirect]"


def addresses() -> list[str]:
    """Read the list, a path in the site on each line, some with an anchor."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def redirects() -> dict[str, str]:
    """Read what has moved, as `book.toml` names it."""
    settings = tomllib.loads((ROOT / "book.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = settings["output"]["html"].get("redirect", {})
    return found


@dataclass(frozen=True)
class Addresses:
    """Files of a built site, and what has moved in it."""

    site: Path
    moved: dict[str, str]

    def faults(self, listed: list[str]) -> list[str]:
        """Name each address that does not lead to a page in one step."""
        forms = [self.fault_of_form(old, new) for old, new in self.moved.items()]
        kept = {address.partition("#")[0] for address in listed}
        left_out = [
            f"add the line `{old}` to {LIST.name}: book.toml sends it elsewhere"
            for old in sorted({key.strip("/").partition("#")[0] for key in self.moved})
            if old not in kept
        ]
        return [*filter(None, forms), *left_out, *filter(None, map(self.fault, listed))]

    def fault_of_form(self, old: str, new: str) -> str | None:
        """Say what is wrong with how a line of the table is written."""
        parts = urlsplit(new)
        if not old.startswith("/"):
            return f'write "/{old}" for "{old}" under {TABLE}'
        if parts.scheme or new.startswith("/"):
            return (
                f'"{old}" = "{new}": write the way from the old page to the new one, '
                "which also works in a folder and without a server"
            )
        return None

    def fault(self, address: str) -> str | None:
        """Say what is wrong with one address of the list."""
        path, _, anchor = address.partition("#")
        target = self.target(path, anchor)
        if target is None:
            if not (self.site / path).is_file():
                return (
                    f"{address} leads nowhere: below {TABLE} in book.toml write "
                    f'"/{path}" = "…", the way from there to where the page is now'
                )
            return self.missing_anchor(address, path, anchor)
        new, _, new_anchor = target.partition("#")
        if (final := self.target(new, new_anchor or anchor)) is not None:
            way = relpath(final, PurePosixPath(path).parent)
            return f'{address} leads to {new}, which has moved too: write "{way}"'
        if not (self.site / new).is_file():
            return f"{address} leads to {new}, which is no page"
        return self.missing_anchor(address, new, new_anchor or anchor)

    def target(self, path: str, anchor: str) -> str | None:
        """Give where an address is sent, as a path in the site."""
        page = self.moved.get(f"/{path}")
        new = self.moved.get(f"/{path}#{anchor}", page) if anchor else page
        if new is None:
            return None
        return urljoin(f"http://book/{path}", new).removeprefix("http://book/")

    def missing_anchor(self, address: str, path: str, anchor: str) -> str | None:
        """Say that a page has no such anchor, if it has none."""
        if not anchor or anchor in built_page(path, self.site).ids:
            return None
        return (
            f'{address} leads to {path}, which has no "{anchor}": below {TABLE} in '
            f'book.toml write "/{address.partition("#")[0]}#{anchor}" = "…"'
        )
