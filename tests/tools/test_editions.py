"""How the pages of the site become pages of its editions."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

import editions
from editions import offline, xhtml
from editions.contents import Chapter, chapters
from editions.edition import Edition, InputError, last_change, moment_of
from editions.epub import followed
from editions.pdf import contents
from project import EDITION as BOOK
from project import ROOT

SUMMARY = """# Summary

[Introduction](introduction.md)

# Clean architecture

- [Decisions apart from I/O](clean/decisions.md)
  - [More](clean/more.md)

# Appendix

- [All](appendix/all.md)
"""

EDITION = Edition(
    title="Books & Boxes: a C++ Story",
    description="",
    authors=("Ada",),
    language="en",
    moment=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
)


def test_chapters_are_read_in_order_with_their_parts() -> None:
    assert chapters(SUMMARY) == [
        Chapter("Introduction", "introduction", ""),
        Chapter("Decisions apart from I/O", "clean/decisions", "Clean architecture"),
        Chapter("More", "clean/more", "Clean architecture"),
        Chapter("All", "appendix/all", "Appendix"),
    ]


def test_file_names_hold_title_and_date() -> None:
    assert EDITION.name == "books-boxes-a-c-story"
    assert EDITION.dated_name == "books-boxes-a-c-story-2026-03-04"
    assert EDITION.date == "4 March 2026"


def test_sources_without_history_are_of_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    before = datetime.now(UTC)
    assert before <= last_change(tmp_path) <= datetime.now(UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315619200")
    assert last_change(tmp_path) == datetime(1980, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("stamp", ["315532800", "4354819199"])
def test_a_moment_of_any_year_that_a_zip_can_hold_may_be_set(stamp: str) -> None:
    assert int(moment_of(stamp).timestamp()) == int(stamp)


@pytest.mark.parametrize(
    "stamp", ["today", "-1", "1_000_000_000", "1e9", "٣", "315532799", "4354819200"]
)
def test_another_moment_is_refused(stamp: str) -> None:
    message = (
        f"SOURCE_DATE_EPOCH={stamp} is not a number of seconds since 1970 "
        "from 315532800 (in 1980) to 4354819199 (in 2107)"
    )
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        moment_of(stamp)


def refusal(site: Path, target: Path, **variables: str) -> str:
    """Ask for editions that cannot be made, and give what is said about it."""
    asked = subprocess.run(
        [sys.executable, "-P", "-m", "editions", site, target, "no-chromium"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "xtask/python")} | variables,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (asked.returncode, asked.stdout) == (1, "")
    return asked.stderr


def test_what_is_wrong_is_said_in_a_line_and_older_editions_stay(
    tmp_path: Path,
) -> None:
    kept = tmp_path / "editions/older.zip"
    kept.parent.mkdir()
    kept.touch()
    said = refusal(tmp_path, kept.parent, SOURCE_DATE_EPOCH="soon")
    assert re.fullmatch("error: SOURCE_DATE_EPOCH=soon is not .+\n", said)
    said = refusal(tmp_path, kept.parent)
    wanted = f"error: {tmp_path} lacks print.html: run `cargo xtask build`\n"
    assert said == wanted
    assert kept.exists()


def converted(html: str, links: Mapping[str, str] | None = None) -> str:
    main = xhtml.main_of(f"<!DOCTYPE html><body><nav>no</nav><main>{html}</main>")
    return xhtml.content(main, (links or {}).get)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a &amp; b&nbsp;c &lt;<br>", "<p>a &amp; b\xa0c &lt;<br/></p>"),
        ('<p title="&quot;a&lt;">', '<p title="&quot;a&lt;"/>'),
        ("a<!-- b --> c<script>d</script>e", "a ce"),
        ("<button>Copy</button><p>text", "<p>text</p>"),
        ('<p class="note online-only">no</p>yes', "yes"),
        ("<p hidden>no</p>yes", "yes"),
        ("<label><img src=a.png alt=A><input></label>", '<img src="a.png" alt="A"/>'),
        ("<details><summary>s</summary>t", '<details open="open"><summary>s</summary>'
         "t</details>"),
        ("<pre><code class=language-text>a\n\n&lt;b",
         '<pre><code class="language-text">a\n\n&lt;b</code></pre>'),
        ("<pre><code class=language-none>a",
         '<pre><code class="language-none">a</code></pre>'),
        ("<pre><code class=language-python>x\n\nreturn",
         '<pre><code class="language-python"><span class="n">x</span>\n\n'
         '<span class="k">return</span></code></pre>'),
    ],
)  # fmt: skip
def test_html_becomes_xhtml(html: str, expected: str) -> None:
    assert converted(html) == expected


def test_drawings_get_back_the_names_that_xml_tells_apart() -> None:
    svg = 'xmlns="http://www.w3.org/2000/svg"'
    html = f'<svg {svg} viewbox="0 0 1 1"><title>t</title></svg>'
    assert converted(html) == f'<svg viewBox="0 0 1 1" {svg}><title>t</title></svg>'


def test_the_cover_names_the_book() -> None:
    drawing = ElementTree.parse(Path(editions.__file__).with_name("cover.svg"))
    assert BOOK.title in " ".join("".join(drawing.getroot().itertext()).split())


def test_links_to_nowhere_become_text() -> None:
    html = '<a class="x" href="here.html">here</a> <a href="gone.html">gone</a>'
    links = {"here.html": "here.xhtml"}
    assert converted(html, links) == '<a class="x" href="here.xhtml">here</a> gone'


def test_headings_lose_the_link_to_themselves() -> None:
    html = '<h2 id="a"><a class="header" href="#a">A &amp; <em>B</em></a></h2>'
    links = {"#a": "#a"}
    assert converted(html, links) == '<h2 id="a">A &amp; <em>B</em></h2>'
    assert [*xhtml.headings(xhtml.main_of(f"<main>{html}</main>"))] == [
        ("h2", "a", "A & B")
    ]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no <main>"):
        xhtml.main_of("<p>text")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a.html", "https://example.org/a.html"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#here", "#here"),
        ("b.html#there", "b.xhtml#there"),
        ("../top.html?kind=book#x", "../top.xhtml#x"),
        ("gone.html", None),
        ("../download/book.zip", None),
        ("", None),
    ],
)
def test_links_are_followed_into_the_edition(
    address: str, expected: str | None
) -> None:
    assert followed(address, "part/a", {"part/a", "part/b", "top"}) == expected


def test_the_zip_drops_what_only_the_site_offers() -> None:
    html = '<p>a</p>\n<div class="online-only">\n<p>b</p>\n</div>\n<div>c</div>'
    assert offline.without_online_only(html) == "<p>a</p>\n<div>c</div>"


def test_the_printed_contents_name_parts_chapters_and_sections() -> None:
    headings = [
        ("h1", "a", "The Book"),
        ("h1", "b", "Decisions"),
        ("h2", "b1", "<How>"),
        ("h1", "c", "More"),
        ("h1", "d", "All"),
    ]
    html = contents(chapters(SUMMARY), headings, {"b1": 12})
    words = [part.split("<")[0] for part in html.split(">") if part.split("<")[0]]
    assert [word for word in words if word != "0"] == [
        "Contents", "Introduction", "Clean architecture", "Decisions apart from I/O",
        "&lt;How&gt;", "12", "More", "Appendix", "All",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="4 chapters, but"):
        contents(chapters(SUMMARY), headings[:-1], {})
