"""Whatever address the book has had leads to a page."""

from pathlib import Path

import pytest

from addresses import LIST, Addresses, addresses, redirects
from project import SITE, pages

FOR_PROGRAMS = {"404.html", "toc.html"}
"""What nobody links to."""

HEADING = '<h2 id="verdict">'


def test_every_address_leads_to_a_page() -> None:
    faults = Addresses(SITE, redirects()).faults(addresses())
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_every_page_is_in_the_list() -> None:
    missing = {*pages()} - FOR_PROGRAMS - {*addresses()}
    lines = "".join(f"\n{page}" for page in sorted(missing))
    if missing:
        pytest.fail(f"add to {LIST.name}, in order:{lines}", pytrace=False)


def test_the_list_is_in_order() -> None:
    assert addresses() == sorted(set(addresses()))


@pytest.mark.parametrize(
    ("address", "moved", "message"),
    [
        ("old.html", {}, "old.html leads nowhere: below [output.html.redirect]"),
        (
            "old.html",
            {"/old.html": "gone.html"},
            "leads to gone.html, which is no page",
        ),
        (
            "old.html",
            {"/old.html": "older/old.html", "/older/old.html": "../part/new.html"},
            'leads to older/old.html, which has moved too: write "part/new.html"',
        ),
        (
            "old.html#cost",
            {"/old.html": "part/new.html"},
            '[output.html.redirect] in book.toml write "/old.html#cost" =',
        ),
        ("old.html", {"/old.html": "part/new.html#cost"}, 'has no "cost"'),
        ("part/new.html#cost", {}, 'has no "cost"'),
        (
            "old.html",
            {"/old.html": "/part/new.html"},
            "write the way from the old page",
        ),
        ("old.html", {"old.html": "part/new.html"}, 'write "/old.html" for "old.html"'),
        ("part/new.html", {"/old.html": "part/new.html"}, "add the line `old.html`"),
    ],
)
def test_a_fault_is_named(
    tmp_path: Path, address: str, moved: dict[str, str], message: str
) -> None:
    found = Addresses(site_with_one_page(tmp_path), moved).faults([address])
    assert any(message in fault for fault in found), found


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("part/new.html", {}),
        ("part/new.html#verdict", {}),
        ("old.html", {"/old.html": "part/new.html"}),
        ("old.html#verdict", {"/old.html": "part/new.html"}),
        (
            "old.html#cost",
            {"/old.html": "part/new.html", "/old.html#cost": "part/new.html#verdict"},
        ),
        ("part/new.html#cost", {"/part/new.html#cost": "new.html#verdict"}),
        ("deep/er/old.html", {"/deep/er/old.html": "../../part/new.html"}),
    ],
)
def test_a_way_that_works_is_no_fault(
    tmp_path: Path, address: str, moved: dict[str, str]
) -> None:
    site = site_with_one_page(tmp_path)
    listed = [address, *({address.partition("#")[0]} if "#" in address else ())]
    assert Addresses(site, moved).faults(listed) == []


def site_with_one_page(site: Path) -> Path:
    (site / "part").mkdir()
    (site / "part/new.html").write_text(HEADING, encoding="utf-8")
    return site
