"""What Lighthouse answers about a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from audit.pages import Page

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

STATUS = "http-status-code"
CONSOLE = "errors-in-console"
"""The two audits that an address which leads nowhere fails by what it is."""

LEARN_MORE = re.compile(r"\s*\[Learn[^\]]*\]\([^)]+\)\.?")
NAMED_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True)
class Fault:
    """An audit that is not passed, and what Lighthouse tells to do about it."""

    category: str
    audit: str
    title: str
    costs: float
    """Points of its category; none, when it explains what costs points."""
    remedy: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """Scores from 0 to 100, what was measured, and what was found wrong."""

    page: Page
    scores: dict[str, int]
    first_paint_ms: float
    largest_paint_ms: float
    layout_shift: float
    blocking_ms: float
    requests: int
    transferred: int
    faults: tuple[Fault, ...] = ()


def read(answer: dict[str, Any], page: Page) -> Report:
    """Read Lighthouse's JSON."""
    audits = answer["audits"]
    exempt = exemptions(audits, answer["finalDisplayedUrl"]) if page.is_missing else ()
    weights = {
        category: {
            ref["id"]: float(ref["weight"])
            for ref in answer["categories"][category]["auditRefs"]
            if ref["id"] not in exempt
        }
        for category in CATEGORIES
    }
    requests = audits["network-requests"]["details"]["items"]
    return Report(
        page,
        {category: score(weights[category], audits) for category in CATEGORIES},
        audits["first-contentful-paint"]["numericValue"],
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        len(requests),
        sum(request["transferSize"] for request in requests),
        tuple(
            fault
            for category in CATEGORIES
            for fault in faults(category, weights[category], audits)
        ),
    )


def exemptions(audits: dict[str, Any], address: str) -> tuple[str, ...]:
    """Name what a missing page cannot pass: its status, and the browser's note of it.

    A note of anything else in the console counts as it does everywhere.
    """
    notes = (audits[CONSOLE].get("details") or {}).get("items", [])
    sources = [(note.get("sourceLocation") or {}).get("url") for note in notes]
    return (STATUS, CONSOLE) if sources == [address] else (STATUS,)


def score(weights: dict[str, float], audits: dict[str, Any]) -> int:
    """Compute the score of a category as Lighthouse does: the weighted mean."""
    counted = {
        audit: weight
        for audit, weight in weights.items()
        if weight > 0 and audits[audit]["score"] is not None
    }
    points = sum(audits[audit]["score"] * weight for audit, weight in counted.items())
    # A half is rounded up, as Lighthouse does; binary fractions may fall just short.
    return int(100 * points / sum(counted.values()) + 0.5 + 1e-9)


def faults(
    category: str, weights: dict[str, float], audits: dict[str, Any]
) -> list[Fault]:
    """Find the audits that are not passed, the most costly first."""
    total = sum(weights.values())
    found = []
    for name, weight in weights.items():
        audit = audits[name]
        if audit["score"] is None or audit["score"] >= 1:
            continue
        costs = 100 * weight * (1 - audit["score"]) / total
        value = audit.get("displayValue")
        title = f"{audit['title']}: {value}" if value else audit["title"]
        remedy = NAMED_LINK.sub(r"\1", LEARN_MORE.sub("", audit["description"]))
        found.append(Fault(category, name, title, costs, remedy, places(audit)))
    return sorted(found, key=lambda fault: -fault.costs)


def places(audit: dict[str, Any]) -> tuple[str, ...]:
    """Name where a fault is: the elements, or the addresses."""
    items = (audit.get("details") or {}).get("items", [])
    nodes = [item["node"]["snippet"] for item in items if "snippet" in node_of(item)]
    return tuple(nodes or [item["url"] for item in items if "url" in item])


def node_of(item: dict[str, Any]) -> dict[str, Any]:
    """Give the element that an item is about, if it is about one."""
    node = item.get("node")
    return node if isinstance(node, dict) else {}
