"""Lighthouse's answer is read as it is meant, and a missing page is judged fairly."""

from typing import Any

import pytest

from audit.pages import MISSING, Page
from audit.report import CATEGORIES, read

PAGE = Page("part/one.html")
ADDRESS = "http://127.0.0.1:1/no/such/page.html"
METRICS = {
    "first-contentful-paint": 1200.5,
    "largest-contentful-paint": 1350.5,
    "cumulative-layout-shift": 0.004,
    "total-blocking-time": 12,
}


def audit(score: float | None, **details: Any) -> dict[str, Any]:
    described = {
        "title": "A title",
        "description": "Mend [it](/a). [Learn how](https://a.example).",
    }
    return {"score": score, **described, **details}


def answer(**seo: dict[str, Any]) -> dict[str, Any]:
    """Give what Lighthouse prints, with these audits of one weight in SEO."""
    audits: dict[str, Any] = {
        name: audit(1, numericValue=value) for name, value in METRICS.items()
    }
    items = [{"url": "a", "transferSize": 1000}, {"url": "b", "transferSize": 24}]
    audits["network-requests"] = audit(1, details={"items": items})
    audits["errors-in-console"] = audit(1, details={"items": []})
    named = {name.replace("_", "-"): found for name, found in seo.items()}
    refs = {category: [("errors-in-console", 1)] for category in CATEGORIES}
    refs["performance"] = [(name, 25) for name in METRICS]
    refs["seo"] = [(name, 1) for name in named] or refs["seo"]
    return {
        "finalDisplayedUrl": ADDRESS,
        "audits": audits | named,
        "categories": {
            category: {"auditRefs": [{"id": name, "weight": w} for name, w in listed]}
            for category, listed in refs.items()
        },
    }


def test_figures_are_read() -> None:
    report = read(answer(), PAGE)
    assert report.scores == dict.fromkeys(CATEGORIES, 100)
    assert report.faults == ()
    assert (report.first_paint_ms, report.largest_paint_ms) == (1200.5, 1350.5)
    assert (report.layout_shift, report.blocking_ms) == (0.004, 12)
    assert (report.requests, report.transferred) == (2, 1024)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([1, 1, 0], 67),
        ([1, None], 100),
        ([0.99, 1], 100),
        ([0.98, 0.99], 99),
        ([0.97, 0.98, 0.98], 98),
    ],
)
def test_a_score_is_the_mean_of_what_applies(
    scores: list[float | None], expected: int
) -> None:
    audits = {f"a{at}": audit(score) for at, score in enumerate(scores)}
    assert read(answer(**audits), PAGE).scores["seo"] == expected


def test_a_fault_names_its_cost_its_remedy_and_its_places() -> None:
    node = {"node": {"snippet": "<a>"}}
    links = audit(0, displayValue="2 links", details={"items": [node, {}]})
    files = audit(0.5, details={"items": [{"url": "a.js", "node": {}}]})
    first, second = read(answer(small=files, great=links, fine=audit(1)), PAGE).faults
    assert (first.category, first.audit, first.title) == (
        *("seo", "great"),
        "A title: 2 links",
    )
    assert first.remedy == "Mend it."
    assert first.costs == pytest.approx(100 / 3)
    assert first.places == ("<a>",)
    assert (second.audit, second.title) == ("small", "A title")
    assert second.costs == pytest.approx(100 / 6)
    assert second.places == ("a.js",)


def note(url: str) -> dict[str, Any]:
    return {"sourceLocation": {"url": url}}


def missing(notes: list[dict[str, Any]]) -> dict[str, Any]:
    console = audit(0, details={"items": notes})
    found = answer(http_status_code=audit(0), canonical=audit(1))
    found["audits"]["errors-in-console"] = console
    best = {"id": "doctype", "weight": 1}
    found["audits"]["doctype"] = audit(1)
    found["categories"]["best-practices"]["auditRefs"].append(best)
    found["categories"]["accessibility"]["auditRefs"] = [best]
    return found


def test_a_missing_page_may_say_that_it_is_missing() -> None:
    report = read(missing([note(ADDRESS)]), MISSING)
    assert report.scores == dict.fromkeys(CATEGORIES, 100)
    assert report.faults == ()


@pytest.mark.parametrize(
    "notes",
    [
        [note(ADDRESS), note("http://127.0.0.1:1/style.css")],
        [note("http://127.0.0.1:1/style.css")],
        [{}],
    ],
)
def test_a_missing_page_may_have_no_other_error(notes: list[dict[str, Any]]) -> None:
    report = read(missing(notes), MISSING)
    assert report.scores["seo"] == 100
    assert report.scores["best-practices"] == 50


def test_no_other_page_may_be_missing() -> None:
    report = read(missing([note(ADDRESS)]), PAGE)
    assert report.scores["seo"] == 50
    assert report.scores["best-practices"] == 50
