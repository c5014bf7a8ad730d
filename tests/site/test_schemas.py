"""The schemas for editors accept our catalogue, and reject what the plugin rejects."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from project import ROOT, run_plugin

RESOURCE = ROOT / "book/resources/resource.schema.json"
PATH = ROOT / "book/paths/path.schema.json"

ENTRY = {
    "title": '"Title"',
    "authors": '["Ada Example"]',
    "year": "2020",
    "url": '"https://example.org/"',
    "kind": '"article"',
    "topics": '["x"]',
    "level": '"advanced"',
    "access": '"free"',
    "minutes": "5",
    "status": '"current"',
    "annotation": '"Why."',
    "reviewed": "2026-01-02",
}
"""The fields of an entry that nothing is wrong with, in TOML."""

ACCEPTED = {
    "as-it-is": {},
    "tool-without-minutes": {"kind": '"tool"', "minutes": ""},
    "collective-work": {"authors": "[]", "publisher": '"Press"'},
    "capitals-in-the-scheme": {"url": '"HTTPS://example.org/"'},
    "space-around": {"title": '"""\n  Title\n"""'},
    "gone": {
        "status": '"gone"', "outdated": '"All."', "archive": '"https://example.net"',
    },
    "identifiers": {"doi": '"10.1145/361598.361623"', "isbn": '"978-1-257-63801-7"'},
    "old-isbn": {"isbn": '"0-8044-2957-X"'},
}  # fmt: skip

REJECTED = {
    **{f"without-{field}": {field: ""} for field in ENTRY},
    "unknown-field": {"colour": '"red"'},
    **{f"wrong-{field}": {field: '"other"'}
       for field in ("kind", "level", "access", "status")},
    "blank-title": {"title": '" "'},
    "two-lines-of-title": {"title": '"one\\ntwo"'},
    "title-of-another-type": {"title": "1"},
    "early-year": {"year": "999"},
    "year-in-quotes": {"year": '"2020"'},
    "no-time": {"minutes": "0"},
    "part-of-a-minute": {"minutes": "1.5"},
    "dated-without-outdated": {"status": '"dated"'},
    "gone-without-archive": {"status": '"gone"', "outdated": '"All."'},
    "nobody": {"authors": "[]"},
    "blank-author": {"authors": '[""]'},
    "another-scheme": {"url": '"ftp://example.org/"'},
    "relative-address": {"url": '"page.html"'},
    "address-with-a-space": {"url": '"https://example.org/a b"'},
    "address-without-a-host": {"url": '"https://"'},
    "link-without-a-label": {"links": '[{ url = "https://example.org" }]'},
    "no-topic": {"topics": "[]"},
    "topic-twice": {"topics": '["x", "x"]'},
    "topic-in-capitals": {"topics": '["X"]'},
    "instead-twice": {"instead": '["as-it-is", "as-it-is"]'},
    "date-with-a-time": {"reviewed": "2026-01-02T10:00:00"},
    "day-in-words": {"reviewed": '"yesterday"'},
    "blank-annotation": {"annotation": '" "'},
    "doi-as-an-address": {"doi": '"https://doi.org/10.1145/361598.361623"'},
    "short-isbn": {"isbn": '"978-1-257"'},
}  # fmt: skip

BEYOND_SCHEMAS = {
    # Validators of TOML see a date and a string alike.
    "date-in-quotes": {"reviewed": '"2026-01-02"'},
    "wrong-check-digit": {"isbn": '"978-1-257-63801-8"'},
    "instead-of-itself": {"instead": '["instead-of-itself"]'},
    "no-language": {"language": '"english!"'},
}


def toml(changes: dict[str, str]) -> str:
    fields = ENTRY | changes
    return "".join(f"{name} = {value}\n" for name, value in fields.items() if value)


@cache
def validator(schema: Path) -> Draft7Validator:
    loaded = json.loads(schema.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(loaded)
    return Draft7Validator(loaded, format_checker=FormatChecker(["date"]))


def mistakes(schema: Path, text: str) -> list[str]:
    entry = json.loads(
        json.dumps(tomllib.loads(text), default=lambda day: day.isoformat())
    )
    return [error.message for error in validator(schema).iter_errors(entry)]


@pytest.fixture(scope="module")
def rejected_by_plugin(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Name the entries, of all those above in one book, that the plugin rejects."""
    book = tmp_path_factory.mktemp("book")
    settings = '[preprocessor.resource-cards]\nbefore = ["links"]\n'
    (book / "book.toml").write_text(settings, encoding="utf-8")
    (book / "src").mkdir()
    (book / "src/SUMMARY.md").write_text("# Summary\n", encoding="utf-8")
    (book / "resources").mkdir()
    for name, changes in (ACCEPTED | REJECTED | BEYOND_SCHEMAS).items():
        file = book / f"resources/{name}.toml"
        file.write_text(toml(changes), encoding="utf-8")
    found = run_plugin("check", str(book), "--message-format", "json").stdout
    lines: list[dict[str, Any]] = [json.loads(line) for line in found.splitlines()]
    return {Path(line["file"]).stem for line in lines if line["severity"] == "error"}


@pytest.mark.parametrize("name", ACCEPTED)
def test_good_entries_are_accepted(name: str, rejected_by_plugin: set[str]) -> None:
    assert mistakes(RESOURCE, toml(ACCEPTED[name])) == []
    assert name not in rejected_by_plugin


@pytest.mark.parametrize("name", REJECTED)
def test_wrong_entries_are_rejected(name: str, rejected_by_plugin: set[str]) -> None:
    assert mistakes(RESOURCE, toml(REJECTED[name])) != []
    assert name in rejected_by_plugin


@pytest.mark.parametrize("name", BEYOND_SCHEMAS)
def test_the_rest_is_for_the_plugin(name: str, rejected_by_plugin: set[str]) -> None:
    assert mistakes(RESOURCE, toml(BEYOND_SCHEMAS[name])) == []
    assert name in rejected_by_plugin


@pytest.mark.parametrize("schema", [RESOURCE, PATH], ids=["resources", "paths"])
def test_the_catalogue_of_this_book_is_accepted(schema: Path) -> None:
    entries = sorted(schema.parent.glob("*.toml"))
    assert entries
    for entry in entries:
        assert mistakes(schema, entry.read_text(encoding="utf-8")) == [], entry.name


@pytest.mark.parametrize(
    "text",
    [
        'title = "T"\naudience = "A"\ngoal = "G"',
        'title = "T"\naudience = "A"\ngoal = "G"\nsteps = []',
        'title = "T"\naudience = "A"\ngoal = "G"\nsteps = [{ resource = "x" }]',
        'title = "T"\naudience = "A"\ngoal = " "\n'
        'steps = [{ resource = "x", why = "W" }]',
        'title = "T"\naudience = "A"\ngoal = "G"\n'
        'steps = [{ resource = "X", why = "W" }]',
    ],
    ids=["no-steps", "empty-steps", "no-reason", "blank-goal", "no-id"],
)
def test_wrong_paths_are_rejected(text: str) -> None:
    assert mistakes(PATH, text) != []
