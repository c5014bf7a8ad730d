from datetime import date
from pathlib import Path

import pytest
from driver import Waymarker, entries, entry

RESOURCES = Path(__file__).parents[2] / "resources"


def test_an_imported_entry_is_published_and_keeps_its_review_day(
    waymarker: Waymarker,
) -> None:
    topics = ["packaging", "frameworks"]

    facts = waymarker.imports(
        entry("webob", topics=topics, reviewed=date(2026, 1, 31))
    )

    assert facts == ["published 1", "archived 0", "known 0"]
    shown = waymarker.shown("webob")
    assert shown["state"] == "published"
    assert shown["question"] == "packaging"
    assert shown["reviewed"] == "2026-01-31"
    assert shown["version"] == "1"


def test_an_entry_that_is_gone_is_imported_as_archived(
    waymarker: Waymarker,
) -> None:
    gone, dated = entry("old", status="gone"), entry("webob", status="dated")

    facts = waymarker.imports(gone, dated)

    assert facts == ["published 1", "archived 1", "known 0"]
    assert waymarker.states() == {"old": "archived", "webob": "published"}


def test_importing_again_leaves_known_entries_alone(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(entry("webob"))
    before = waymarker.everything()

    facts = waymarker.imports(
        entry("webob", title="Another title", status="gone")
    )

    assert facts == ["published 0", "archived 0", "known 1"]
    assert waymarker.everything() == before


def test_an_import_may_exceed_the_places_of_a_question(
    waymarker: Waymarker,
) -> None:
    facts = waymarker.imports(*entries("a", "b", "c", "d", "e", "f"))

    assert facts[0] == "published 6"
    assert set(waymarker.states().values()) == {"published"}


SPOILT = {
    "no title": entry("b").replace("title", "name"),
    "no status": entry("b").replace("status", "state"),
    "address": entry("b", url="ftp://example.org/b"),
    "kind": entry("b", kind="podcast"),
    "topics": entry("b", topics=[]),
    "one topic": entry("b", topics="frameworks"),
    "reviewed": entry("b", reviewed="'yesterday'"),
    "id": entry("not a b", url="https://example.org/"),
    "toml": "b\nno TOML at all",
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_one_entry_that_cannot_be_read_refuses_the_whole_import(
    waymarker: Waymarker, spoilt: str
) -> None:
    folder = waymarker.writes(entry("a"), spoilt, entry("c"))

    reason = waymarker.refuses(f"import {folder}")

    assert "b.toml" in reason
    assert waymarker.states() == {}


def test_a_folder_that_is_not_there_is_refused(waymarker: Waymarker) -> None:
    assert "nowhere" in waymarker.refuses("import nowhere")


def test_the_catalogue_of_this_book_is_kept_as_it_is(
    waymarker: Waymarker,
) -> None:
    ids = sorted(file.stem for file in RESOURCES.glob("*.toml"))

    facts = waymarker.does(f"import '{RESOURCES.as_posix()}'")

    published, archived, known = (int(fact.split()[1]) for fact in facts)
    states = waymarker.states()
    assert sorted(states) == ids
    assert published + archived == len(ids)
    assert list(states.values()).count("published") == published
    assert known == 0


def test_every_review_of_this_book_lapses_in_the_end(
    waymarker: Waymarker,
) -> None:
    waymarker.does(f"import '{RESOURCES.as_posix()}'")
    published = waymarker.states("--state published")

    waymarker.at(days=365 * 1000)
    due = waymarker.does("due")

    assert len(due) == len(published)
    assert waymarker.states("--state due").keys() == published.keys()
