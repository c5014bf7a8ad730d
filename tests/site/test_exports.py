"""Programs that know nothing of the plugin read what it exports."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from bibtexparser import library as bibtex
from bibtexparser.entrypoint import parse_file
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    SeparateCoAuthors,
    SplitNameParts,
)
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from project import SITE, Resource, reading_paths, resources, run_plugin

ATOM = "{http://www.w3.org/2005/Atom}"


def exported(format: str) -> str:
    run = run_plugin("export", "--format", format)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def names_of(resource: Resource) -> list[str]:
    return [name.split()[-1] for name in resource.authors]


@pytest.fixture(scope="module")
def library() -> bibtex.Library:
    decoded = [LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    bib = str(SITE / "resources.bib")
    return parse_file(bib, append_middleware=decoded)


def test_nothing_but_entries_is_found(library: bibtex.Library) -> None:
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    assert sorted(library.entries_dict) == sorted(resources())


def test_titles_and_authors_are_read_back(library: bibtex.Library) -> None:
    for id, resource in resources().items():
        entry = library.entries_dict[id]
        assert entry["title"] == resource.title
        people = [name.last[-1] for name in entry["author"]]
        # A collective work is filed under its publisher.
        assert len(people) == max(1, len(resource.authors)), id
        assert people == names_of(resource) or not resource.authors


@pytest.fixture(scope="module")
def csl() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in json.loads(exported("csl-json"))}


def test_types_are_those_of_csl(csl: dict[str, dict[str, Any]]) -> None:
    listed = files("citeproc") / "data/schema/schemas/styles/csl-types.rnc"
    types = set(re.findall(r'"([a-z_-]+)"', listed.read_text("utf-8")))
    assert {item["type"] for item in csl.values()} - types == set()


def test_a_citation_processor_knows_all_but_our_own_variable(
    csl: dict[str, dict[str, Any]],
) -> None:
    assert sorted(csl) == sorted(resources())
    without = [
        {name: item[name] for name in item if name != "custom"} for item in csl.values()
    ]
    # It warns of variables that it does not know, and warnings are errors here.
    assert len(CiteProcJSON(without)) == len(resources())


@pytest.mark.parametrize("id", resources())
def test_a_reference_names_the_resource(
    csl: dict[str, dict[str, Any]], id: str
) -> None:
    item = {name: csl[id][name] for name in csl[id] if name != "custom"}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(
        style, CiteProcJSON([item]), formatter.plain
    )
    bibliography.register(Citation([CitationItem(id)]))
    [reference] = map(str, bibliography.bibliography())
    resource = resources()[id]
    assert resource.title in reference
    assert f"Available at: {resource.target} (Accessed: " in reference
    assert all(name in reference for name in names_of(resource)[:1])


@pytest.fixture(scope="module")
def feed() -> Any:
    return feedparser.parse((SITE / "feed.xml").read_bytes())


def test_a_reader_finds_each_resource(feed: Any) -> None:
    assert (feed.bozo, feed.version) == (False, "atom10")
    found = {(entry.title, entry.link) for entry in feed.entries}
    assert found == {(r.title, r.target) for r in resources().values()}
    assert len({entry.id for entry in feed.entries}) == len(resources())


def test_what_was_checked_last_stands_on_top(feed: Any) -> None:
    days = [entry.updated_parsed for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert feed.feed.updated_parsed == days[0]


def test_required_elements_are_there_once() -> None:
    feed = ElementTree.parse(SITE / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    for parent in [feed, *feed.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            [element] = parent.findall(f"{ATOM}{name}")
            assert element.text, name
    # Entries without authors have those of the feed.
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_summaries_are_html_without_tags_in_view(feed: Any) -> None:
    for entry in feed.entries:
        assert entry.summary.startswith("<p>"), entry.title
        assert "&lt;" not in entry.summary.replace("<code>&lt;", ""), entry.title


def test_urls_are_one_absolute_address_a_line() -> None:
    lines = exported("urls").splitlines()
    assert len(set(lines)) == len(lines)
    assert {resource.target for resource in resources().values()} <= set(lines)
    for line in lines:
        parts = urlsplit(line)
        assert parts.scheme in {"http", "https"}, line
        assert parts.hostname, line
        assert not re.search(r"\s", line), line


def test_snippets_insert_shortcodes() -> None:
    snippets = json.loads(exported("vscode-snippets")).values()
    ids = {f"{{{{#resource {id}}}}}": id for id in resources()}
    ids |= {f"{{{{#reading-path {id}}}}}": id for id in reading_paths()}
    assert {snippet["body"]: snippet["prefix"] for snippet in snippets} == ids
    for snippet in snippets:
        assert snippet["description"].strip()
        assert snippet["scope"] == "markdown"


def test_every_format_is_tried_here() -> None:
    usage = run_plugin("export", "--help").stdout
    formats = set(re.findall(r"^ +- ([a-z-]+):", usage, re.MULTILINE))
    tried = {"json", "bibtex", "atom", *re.findall(r'exported\("(.+?)"\)', source())}
    assert formats == tried


def source() -> str:
    return Path(__file__).read_text(encoding="utf-8")
