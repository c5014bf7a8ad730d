"""A book whose texts try to break out of the places where they are shown."""

from __future__ import annotations

import json
import os
import re
import string
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from project import ROOT

CANARY = "window.__hostile=1"
"""What no page of the book may ever run."""

SECRET = "SECRET-OF-THE-SOURCE-FOLDER"
"""What no page of the book may ever show."""

TEXTS = [
    f"<script>{CANARY}</script>",
    f'"><img src=x onerror={CANARY}>',
    f"' onmouseover='{CANARY}' x='",
    f'" autofocus onfocus="{CANARY}',
    f"</script><script>{CANARY}</script>",
    f"</title></style></textarea><svg/onload={CANARY}>",
    f"</article></main><h1 onclick={CANARY}>h</h1>",
    f"<a href=javascript:{CANARY}>a</a><iframe srcdoc=x>",
    f"&lt;script&gt;{CANARY}&lt;/script&gt;",
    f"&#x3c;img src=x onerror={CANARY}&#x3e;",
    f"\\u003cscript\\u003e{CANARY}\\u003c/script\\u003e",
    f"\uff1cscript\uff1e{CANARY}\uff1c/script\uff1e",
    f"javascript:{CANARY}",
    f"data:text/html,<script>{CANARY}</script>",
    f"[link](javascript:{CANARY}) ![i](https://example.org/i.png)",
    "<https://example.org/a> https://example.org/b",
    "<!-- never closed",
    "--> --!> <!--> ]]> <![CDATA[ x ?> <?php",
    "*/ } * { display: none } /*",
    "*a* _b_ `c` ``d ~~e~~ | f | $g$ ^h^ [i][j] [^k]",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "    code",
    "```",
    "===",
    "{{#include secret.txt}}",
    "\\{{#include secret.txt}} \\\\{{#include secret.txt}}",
    "{{#playground secret.txt}} {{#rustdoc_include secret.txt}}",
    "{{#title Hijacked}} {{#resource t-00}}",
    "{{ labels }} {% for i in x %} {# comment #}",
    "{count} {total} {day} ${window} $& $1",
    "50% off & more && even &more; &amp &#0; &#xD800;",
    "trailing backslash \\",
    "\u05d0\u05d1\u05d2 (1) \u0627\u0644\u0639 [2]",
    "marks \u200e and \u200f and \ufeff and \u200b here",
    "A" * 2_000 + "<b>",
]

ADDRESS = (
    f"https://example.org/?a=\"><img/src=x/onerror={CANARY}>&b='/onclick='{CANARY}"
    "&lt;&quot;`|*_[](){{#title}}</script><!--"
)
"""An address with everything in it that an address may hold."""

LABELS = ("address", "all", "in", "marked", "outdated", "read", "reviewed", "topic")

TEMPLATE = """\
<article class='resource-card' title='{{ card.title }}' data-resource="{{ card.id }}"
  aria-label="{{ card.title }}" data-read='{{ labels["marked"] }}'>
<p class="resource-card-title"><a href='{{ card.address }}'>{{ card.title }}</a></p>
<p class='resource-card-byline'><cite>{{ card.container }}</cite></p>
<div class="resource-card-annotation">{{ annotation }}</div>
{{ remark }}
</article>
"""
"""A template of the book's own, with single quotes."""


@dataclass(frozen=True)
class HostileBook:
    """The book, built by mdBook."""

    folder: Path

    @property
    def site(self) -> Path:
        """The built pages."""
        return self.folder / "book"

    @property
    def pages(self) -> list[str]:
        """The names of the built pages."""
        return sorted(path.name for path in self.site.glob("*.html"))

    def export(self, catalogue_format: str) -> str:
        """Give the catalogue in another format."""
        command = [*plugin(), "export", str(self.folder), "--format", catalogue_format]
        done = subprocess.run(command, capture_output=True, check=True)
        return done.stdout.decode("utf-8")


def expected(text: str) -> str:
    """Give a text as a page shows it."""
    return text.strip()


def ids() -> list[str]:
    """Name a resource for each text."""
    return [f"t-{number:02}" for number in range(len(TEXTS))]


def plugin() -> list[str]:
    """Give the command that starts the plugin of this workspace."""
    cargo = os.environ.get("CARGO", "cargo")
    manifest = str(ROOT / "Cargo.toml")
    which = ["--manifest-path", manifest, "--package", "mdbook-resource-cards"]
    return [cargo, "run", "--quiet", "--release", *which, "--"]


def build(folder: Path, *, own_template: bool) -> HostileBook:
    """Write the book into a folder and build it."""
    mdbook = os.environ.get("MDBOOK")
    if mdbook is None:
        pytest.exit("MDBOOK must name mdBook: run `cargo xtask test`")
    write(folder, files(own_template=own_template))
    done = subprocess.run(
        [mdbook, "build", str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return HostileBook(folder)


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write files with these names and texts."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def files(*, own_template: bool) -> dict[str, str]:
    """Give the files of the book."""
    found = {"book.toml": settings(), "src/secret.txt": SECRET}
    for name in ("resource-cards.css", "resource-cards.js"):
        asset = ROOT / "preprocessor/assets" / name
        found[name] = asset.read_text(encoding="utf-8")
    found["templates/README.md"] = "Files with other endings are no templates."
    if own_template:
        found["templates/card.html"] = TEMPLATE
    for resource, text in zip(ids(), TEXTS, strict=True):
        found[f"resources/{resource}.toml"] = entry(resource, text)
        found[f"paths/p{resource}.toml"] = reading_path(resource, text)
    chapters = {"README": "# Hostile\n", **chapter_texts()}
    # The name of a chapter is shown where an index says who mentions a resource.
    lines = [f"- [{escaped(TEXTS[0])}]({name}.md)" for name in chapters]
    found["src/SUMMARY.md"] = "\n".join(lines)
    return found | {f"src/{name}.md": text for name, text in chapters.items()}


def chapter_texts() -> dict[str, str]:
    """Give each chapter one way of showing all resources."""
    titles = list(zip(ids(), TEXTS, strict=True))
    links = [
        f'- {{{{#resource {i}}}}} and {{{{#resource {i} text="{argument(text)}"}}}}.'
        for i, text in titles
    ]
    remarks = [
        f"{{{{#resource {i}}}}}\n{escaped(text.strip())}\n{{{{/resource}}}}"
        for i, text in titles
    ]
    shortcodes = {
        "cards": [f"{{{{#resource {i}}}}}" for i in ids()],
        "compact": [f"{{{{#resource {i} view=compact}}}}" for i in ids()],
        "links": ["\n".join(links)],
        "remarks": remarks,
        "list": ["{{#resources topic=hostile}}"],
        "paths": [f"{{{{#reading-path p{i}}}}}" for i in ids()],
        "catalogue": ["{{#resource-index}}"],
    }
    return {name: "\n\n".join(parts) + "\n" for name, parts in shortcodes.items()}


def settings() -> str:
    """Give `book.toml`, with topics and labels as bad as the rest."""
    bad = TEXTS[1]
    labels = "".join(f"{name} = {toml(bad)}\n" for name in LABELS)
    return f"""\
book.title = "Hostile"

[preprocessor.resource-cards]
command = {toml(" ".join(plugin()))}
before = ["links"]
templates = "templates"
topics = [{{ id = "hostile", title = {toml(bad)} }}]

[preprocessor.resource-cards.labels]
{labels}
[output.html]
additional-css = ["resource-cards.css"]
additional-js = ["resource-cards.js"]
"""


def entry(resource: str, text: str) -> str:
    """Give a catalogue entry with the text in every field that takes one."""
    value, prose = toml(text), toml(escaped(text.strip()))
    return f"""\
title = {value}
authors = [{value}, {value}]
year = 2020
url = {toml(ADDRESS)}
kind = "talk"
topics = ["hostile"]
level = "advanced"
access = "free"
minutes = 5
status = "gone"
archive = {toml(ADDRESS)}
annotation = {prose}
read = {prose}
outdated = {prose}
instead = ["{ids()[ids().index(resource) - 1]}"]
container = {value}
publisher = {value}
edition = {value}
licence = {value}
doi = "10.1000/{{\\"><script>{CANARY}</script>\\\\x}}"
links = [{{ label = {value}, url = {toml(ADDRESS)} }}]
reviewed = 2026-11-22
"""


def reading_path(resource: str, text: str) -> str:
    """Give a reading path with the text in every field."""
    value, prose = toml(text), toml(escaped(text.strip()))
    return f"""\
title = {value}
audience = {value}
goal = {prose}
steps = [{{ resource = "{resource}", why = {prose} }}]
"""


def toml(text: str) -> str:
    """Write a text as a TOML string."""
    return json.dumps(text, ensure_ascii=False)


def escaped(text: str) -> str:
    """Write a text in Markdown so that it means nothing but itself."""
    return re.sub(f"([{re.escape(string.punctuation)}])", r"\\\1", text)


def argument(text: str) -> str:
    """Write a text between the quotes of a shortcode's attribute."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
