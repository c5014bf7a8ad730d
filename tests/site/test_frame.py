"""What stands around the text of every page, and what of mdBook it relies on."""

import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest

from built_page import built_page
from project import ROOT, SITE, SOURCE, pages

APART = {"404.html", "print.html", "toc.html"}
CHAPTERS = [path for path in pages() if path not in {*APART, "index.html"}]
FORM = ".github/ISSUE_TEMPLATE/3-mistake-in-a-chapter.yml"

each_chapter = pytest.mark.parametrize("path", CHAPTERS)


@each_chapter
def test_a_reader_can_correct_a_page(path: str) -> None:
    edit = [link for link in built_page(path).links if "/edit/main/" in link]
    source = SOURCE.joinpath(path).with_suffix(".md")
    assert [link.partition("/edit/main/")[2] for link in edit] == [
        source.relative_to(ROOT).as_posix()
    ]


@each_chapter
def test_a_reader_can_report_a_problem(path: str) -> None:
    (link,) = [link for link in built_page(path).links if "/issues/new?" in link]
    query = parse_qs(urlsplit(link).query)
    (template,) = query.pop("template")
    assert FORM.endswith(f"/{template}")
    form = (ROOT / FORM).read_text(encoding="utf-8")
    assert all(f"    id: {field}\n" in form for field in query)
    first = path == "introduction.html"
    assert query == {
        "where": ["Introduction" if first else path.replace(".html", ".md")]
    }


# `book/theme/book.js` drives these scripts of mdBook 0.5.4. After an update, look for
# changes in what it calls and what they expect of a page, then name the new hash here.
SCRIPTS = {
    "searcher": "b7551e8be39c55b55f61618fda226c3e058ac5e5d720875f8fed10ffb85e99d4",
    "highlight": "abc7f01d0ce8c64e4ba9e131d651e48ae1a567b2a1254fea8aab03502288de58",
    "elasticlunr": "ef4e11c157b1e2e89782d30bd726f2d5ff7834ea5e26ad02474325f8b1f126c9",
    "mark": "09e88c2cfaf23ea8a37b5681433eafea97033af632ecc948c8c1ee9944647743",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_mdbooks_scripts_are_those_that_ours_was_written_for(name: str) -> None:
    (script,) = SITE.glob(f"{name}-*.js")
    text = script.read_text(encoding="utf-8").replace(index_name(), "searchindex.js")
    assert hashlib.sha256(text.encode()).hexdigest() == SCRIPTS[name]


def index_name() -> str:
    """Give the name that mdBook writes into its script, which follows the content."""
    (index,) = SITE.glob("searchindex-*.js")
    return index.name
