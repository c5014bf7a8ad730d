"""Every resource of the catalogue is shown to readers."""

import json
import re
from xml.etree import ElementTree

from built_page import built_page
from project import ALL_RESOURCES, SITE, pages, resources

COPIES = {ALL_RESOURCES, "index.html", "print.html"}


def test_the_appendix_shows_each_resource_once() -> None:
    assert sorted(built_page(ALL_RESOURCES).cards) == sorted(resources())


def test_each_resource_is_recommended_in_a_chapter() -> None:
    chapters = [built_page(path) for path in pages() if path not in COPIES]
    links = {link for chapter in chapters for link in chapter.links}
    alone = [id for id, resource in resources().items() if resource.target not in links]
    assert alone == []


def test_the_catalogue_can_be_taken_away() -> None:
    exported = json.loads((SITE / "resources.json").read_text(encoding="utf-8"))
    assert {entry["id"] for entry in exported["resources"]} == set(resources())

    bibtex = (SITE / "resources.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{(.*),$", bibtex, flags=re.MULTILINE)
    assert sorted(keys) == sorted(resources())

    feed = ElementTree.parse(SITE / "feed.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    titles = [entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")]
    assert sorted(titles, key=str) == sorted(r.title for r in resources().values())
