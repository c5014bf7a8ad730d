"""Check the links of entries."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from waymarker.contract import Checker
from waymarker.entries import Entry, read
from waymarker.pages import built_in
from waymarker.plugins import Offer, plug_in


# ANCHOR: check
def check(
    folder: Path,
    offered: Sequence[Offer],
    allowed: Collection[str] | None = None,
) -> Iterator[tuple[Entry, list[str]]]:
    """Give each entry of a folder with what is wrong with its link."""
    entries = read(folder)
    checkers = built_in(folder)
    for scheme in {entry.scheme for entry in entries} - checkers.keys():
        checkers[scheme] = plug_in(scheme, offered, allowed)
    for entry in entries:
        yield entry, problems(checkers[entry.scheme], entry.url)


def problems(checker: Checker, url: str) -> list[str]:
    """Ask a checker, which may fail: for one link, not for the run."""
    try:
        return list(checker.check(url))
    except (Exception, SystemExit) as error:
        return [f"not checked: {type(error).__name__}: {error}"]
        # ANCHOR_END: check
