"""Chapters link to the glossary, and the glossary to chapters."""

from pathlib import Path

import pytest

from built_page import built_page
from glossary import (
    GLOSSARY,
    LINK,
    Term,
    chapters,
    links_to_glossary,
    prose,
    terms,
    unlinked,
)
from project import SOURCE

EVERYDAY = frozenset(
    {"boundary", "fake", "layer", "metadata", "module", "package", "repository"}
)
"""Terms that chapters also use as everyday words, and link only where it helps."""


@pytest.mark.parametrize(
    "page", chapters(), ids=lambda page: page.relative_to(SOURCE).as_posix()
)
def test_the_first_use_of_a_term_leads_to_the_glossary(page: Path) -> None:
    if messages := unlinked(page, EVERYDAY):
        pytest.fail("\n".join(messages), pytrace=False)


def test_every_term_is_used() -> None:
    linked = {anchor for page in chapters() for anchor in links_to_glossary(page)}
    unused = [
        term.name
        for term in terms()
        if term.anchor not in linked and not names_a_page(term.definition)
    ]
    assert unused == [], "link to the page that uses it, or take it out"


def names_a_page(definition: str) -> bool:
    return any(link["page"] for link in LINK.finditer(definition))


def test_terms_are_in_order_and_can_be_linked_to() -> None:
    names = [term.name for term in terms()]
    assert names == sorted(set(names), key=str.casefold)
    anchors = [term.anchor for term in terms()]
    ids = built_page("appendix/glossary.html").ids
    assert [anchor for anchor in anchors if anchor not in ids] == []
    entries = GLOSSARY.read_text(encoding="utf-8").count("\n: ")
    assert len(names) == entries, "a term is one line, its definition begins with `: `"


def test_everyday_words_are_terms() -> None:
    assert EVERYDAY - {term.name for term in terms()} == set()


UNIT = Term("unit of work", "")


@pytest.mark.parametrize(
    "text",
    [
        "Each unit of work is small.",
        "Then one Unit of\nwork.",
        "{{#resource a}}\n\nA unit of work.\n\n{{#resource b}}\nHere.\n{{/resource}}",
    ],
    ids=["a sentence", "over two lines", "between cards"],
)
def test_a_use_is_found(text: str) -> None:
    assert UNIT.uses().search(prose(text))


@pytest.mark.parametrize(
    "text",
    [
        "## The unit of work",
        "```text\nunit of work\n```",
        "*Listing: `unit of work`*",
        "| a row | unit of work |",
        "<figure>\nunit of work\n</figure>",
        "<details>\n\nunit of work\n\n</details>",
        "[the unit of\nwork](page.md)",
        'The `unit of work`, {{#resource a text="unit of work"}}.',
        "{{#resource a}}\nThe unit of work.\n{{/resource}}",
        "a sub-unit of work, a unit of work-in-progress",
    ],
    ids=lambda text: text.split("\n")[0],
)
def test_what_is_no_running_prose_is_no_use(text: str) -> None:
    assert UNIT.uses().search(prose(text)) is None


@pytest.mark.parametrize("text", ["| Unit of work | … |", "This is a *unit of work*."])
def test_a_chapter_may_define_a_term_itself(text: str) -> None:
    assert UNIT.definitions().search(text)
