"""Tables, and what to do about a fault."""

import os
from collections.abc import Sequence

from audit.report import CATEGORIES, Report
from audit.verdict import WANTED, misses

MOST_PLACES = 5

HEAD = (
    "page",
    *("performance", "accessibility", "best practices", "SEO"),
    *("first paint", "largest paint", "shift", "blocked", "requests", "KiB"),
)


def row(report: Report) -> tuple[str, ...]:
    """Write the figures of a page."""
    return (
        report.page.name,
        *(str(report.scores[category]) for category in CATEGORIES),
        f"{report.first_paint_ms / 1000:.1f} s",
        f"{report.largest_paint_ms / 1000:.1f} s",
        f"{report.layout_shift:.3f}",
        f"{report.blocking_ms:.0f} ms",
        str(report.requests),
        f"{report.transferred / 1024:.0f}",
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Align a table of Markdown as text; figures stand to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(3, *(len(line[at]) for line in lines)) for at, _ in enumerate(head)]
    rule = [
        "-" * (width + 1) + ("-" if at < left else ":")
        for at, width in enumerate(widths)
    ]
    text = [
        "| "
        + " | ".join(
            cell.ljust(width) if at < left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in lines
    ]
    return "\n".join([text[0], f"|{'|'.join(rule)}|", *text[1:]]) + "\n"


def explain(report: Report) -> str:
    """Say what a page falls short of, which audits cost points, and the remedy."""
    lines = []
    for category, score in misses(report).items():
        wanted = WANTED[category]
        lines.append(f"{report.page.name}: {category} {score}, wanted {wanted}")
        for fault in report.faults:
            if fault.category != category:
                continue
            cost = f" (costs {fault.costs:.1f})" if fault.costs else ""
            lines.append(f"  {fault.title}{cost} [{fault.audit}]")
            lines.append(f"    {fault.remedy}")
            lines += [f"    - {place}" for place in fault.places[:MOST_PLACES]]
            if len(fault.places) > MOST_PLACES:
                lines.append(f"    - and {len(fault.places) - MOST_PLACES} more")
    return "\n".join(lines)


def load() -> str:
    """Say how busy the machine is, where a system tells."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
