"""The site beside the same book in mdBook's own look."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audit import AuditError, axe
from audit.host import served
from audit.lighthouse import Lighthouse
from audit.pages import MISSING, Page
from audit.report import CATEGORIES, Report
from audit.text import load, table
from audit.verdict import RUNS, median

KINDS = {
    "a chapter": Page("patterns/patterns-behind-the-tools.html"),
    "all resources": Page("appendix/all-resources.html"),
    "the introduction": Page("introduction.html"),
    "a missing address": MISSING,
}
"""A page of each kind."""

THEMES = {
    "this book": ("light", "dark"),
    "stock": ("light", "rust", "coal", "navy", "ayu"),
}

HEAD = (
    *("page", "look"),
    *("performance", "accessibility", "best practices", "SEO"),
    *("first paint", "largest paint", "shift", "requests", "KiB"),
)

START = "<!-- The rest is written by `cargo xtask audit --against-stock`. -->\n"


@dataclass(frozen=True)
class Measured:
    """What is known of a page of one kind in one look."""

    kind: str
    look: str
    report: Report
    violations: Mapping[str, set[str]]
    """The rules of axe-core that it breaks, theme by theme."""


def compare(
    lighthouse: Lighthouse,
    sites: Mapping[str, Path],
    circumstances: str,
    page: Path | None,
) -> None:
    """Measure both looks, print the figures, and write them to their page."""
    found = []
    with axe.browser(lighthouse.chromium) as browser:
        versions = (
            f"Chromium {browser.version.split('.')[0]}, "
            f"Lighthouse {lighthouse.version}, axe-core {axe.version(browser)}"
        )
        for look, site in sites.items():
            with served(site) as address:
                for kind, subject in KINDS.items():
                    print(f"{look}: {kind}", flush=True)
                    rules = axe.violations(
                        browser, address + subject.path, THEMES[look]
                    )
                    runs = [lighthouse.run(address, subject) for _ in range(RUNS)]
                    found.append(Measured(kind, look, median(runs), rules))
    figures = f"Measured on {circumstances}; {versions}; {load()} at the end.\n\n"
    figures += f"{scores(found)}\n{rules_broken(found)}"
    print(f"\n{figures}")
    if page is not None:
        write(page, figures)


def scores(found: list[Measured]) -> str:
    """Write the figures of Lighthouse, page by page, one look below the other."""
    rows = []
    for kind in KINDS:
        of_kind = [measured for measured in found if measured.kind == kind]
        for at, measured in enumerate(of_kind):
            report = measured.report
            rows.append(
                (
                    "" if at else kind,
                    measured.look,
                    *(str(report.scores[category]) for category in CATEGORIES),
                    f"{report.first_paint_ms / 1000:.1f} s",
                    f"{report.largest_paint_ms / 1000:.1f} s",
                    f"{report.layout_shift:.3f}",
                    str(report.requests),
                    f"{report.transferred / 1024:.0f}",
                )
            )
    return table(HEAD, rows, left=2)


def rules_broken(found: list[Measured]) -> str:
    """Count the rules of axe-core that are broken, and name them."""
    head = ["page"]
    head += [f"{look}, {theme}" for look, themes in THEMES.items() for theme in themes]
    rows = []
    for kind in KINDS:
        counts = {
            (measured.look, theme): len(rules)
            for measured in found
            if measured.kind == kind
            for theme, rules in measured.violations.items()
        }
        places = [(look, theme) for look, themes in THEMES.items() for theme in themes]
        rows.append([kind, *(str(counts[place]) for place in places)])
    names = ""
    for look in THEMES:
        broken = {
            rule
            for measured in found
            if measured.look == look
            for rules in measured.violations.values()
            for rule in rules
        }
        listed = ", ".join(f"`{rule}`" for rule in sorted(broken)) or "none"
        names += f"\nBroken somewhere, {look}: {listed}.\n"
    return table(head, rows) + names


def write(page: Path, figures: str) -> None:
    """Replace the figures on the page."""
    words, mark, _ = page.read_text(encoding="utf-8").partition(START)
    if not mark:
        raise AuditError(f"{page} has no line `{START.strip()}`")
    page.write_text(f"{words}{START}\n{figures}", encoding="utf-8", newline="\n")
    print(page)
