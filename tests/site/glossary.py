"""The glossary, and where chapters use its terms, as their Markdown tells it."""

import re
from dataclasses import dataclass
from functools import cache
from os.path import relpath
from pathlib import Path

from project import SOURCE

GLOSSARY = SOURCE / "appendix/glossary.md"

ENTRY = re.compile(r"^(?P<term>\S.*)\n: (?P<definition>(?:.+\n)+)", re.MULTILINE)
LINK = re.compile(r"\[[^]]+\]\((?P<page>[^)#\s]*)(?:#(?P<anchor>[^)\s]+))?\)")

NOT_PROSE = re.compile(
    r"""
      ^[ ]*(?P<fence>```+|~~~+).*?^[ ]*(?P=fence)        # code
    | <!--.*?-->
    | <(?P<block>figure|details)\b.*?</(?P=block)>       # pictures, and their words
    | ^\#.*?$                                            # headings
    | ^\*Listing:.*?$                                    # captions
    | ^\|.*?$                                            # tables
    | ^\{\{\#resource[ ][^}]*\}\}\n(?:(?!\{\{).)*^\{\{/resource\}\}  # remarks
    | \{\{.*?\}\}                                        # other shortcodes
    | (?P<ticks>`+).*?(?P=ticks)                         # names of code
    | \[[^]]+\]\([^)]*\)                                 # links
    | <[^<>]+>                                           # tags, addresses
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True)
class Term:
    """An entry of the glossary."""

    name: str
    definition: str

    @property
    def anchor(self) -> str:
        """The id that mdBook gives to the entry."""
        return self.name.lower().replace(" ", "-")

    def uses(self) -> re.Pattern[str]:
        """Match the term, also as a plural and over the end of a line."""
        words = r"\s+".join(map(re.escape, self.name.split()))
        return re.compile(rf"(?<![\w-]){words}s?(?![\w-])", re.IGNORECASE)

    def definitions(self) -> re.Pattern[str]:
        """Match a place where a chapter says itself what the term means."""
        name = re.escape(self.name)
        return re.compile(rf"^\|\s*{name}\s*\||\*{name}\*", re.I | re.MULTILINE)


@cache
def terms() -> list[Term]:
    """Read the glossary."""
    text = GLOSSARY.read_text(encoding="utf-8")
    return [Term(found["term"], found["definition"]) for found in ENTRY.finditer(text)]


def chapters() -> list[Path]:
    """Give the pages whose terms are linked: all but the appendices."""
    others = {SOURCE / "SUMMARY.md", SOURCE / "404.md"}
    appendix = GLOSSARY.parent
    pages = sorted({*SOURCE.rglob("*.md")} - others)
    return [page for page in pages if appendix not in page.parents]


def links_to_glossary(page: Path) -> dict[str, int]:
    """Give where a page first links to each entry of the glossary."""
    first: dict[str, int] = {}
    for link in LINK.finditer(page.read_text(encoding="utf-8")):
        if (page.parent / link["page"]).resolve() == GLOSSARY and link["anchor"]:
            first.setdefault(link["anchor"], link.start())
    return first


def prose(text: str) -> str:
    """Leave the running prose of a page where it is, and blanks around it."""
    return NOT_PROSE.sub(lambda part: re.sub(r"\S", " ", part[0]), text)


def unlinked(page: Path, everyday: frozenset[str]) -> list[str]:
    """Name each term that is used before it is linked, with what to write there."""
    text = page.read_text(encoding="utf-8")
    running = prose(text)
    links = links_to_glossary(page)
    found = []
    for term in terms():
        use = term.uses().search(running)
        linked = links.get(term.anchor, len(text))
        if term.name in everyday or use is None or linked < use.start():
            continue
        if not term.definitions().search(text):
            found.append((use.start(), correction(page, text, use, term)))
    return [message for _, message in sorted(found)]


def correction(page: Path, text: str, use: re.Match[str], term: Term) -> str:
    """Say where a term is used, and what to write there."""
    line = text.count("\n", 0, use.start()) + 1
    address = f"{Path(relpath(GLOSSARY, page.parent)).as_posix()}#{term.anchor}"
    words = " ".join(use[0].split())
    place = page.relative_to(SOURCE.parent.parent).as_posix()
    return f"{place}:{line}: write [{words}]({address})"
