import os
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from conftest import Install

from waymarker.checking import check, problems
from waymarker.plugins import GROUP, Offer, offers, plug_in

SOUND = """
class Checker:
    contract = 2

    def check(self, url):
        return []
"""
# ANCHOR: old
OLD = """
class Checker:
    contract = 1

    def check(self, url):
        return "wrong check digit"
"""
# ANCHOR_END: old


# ANCHOR: broken
def found(url: str, *allowed: str) -> list[str]:
    """Choose the checker for a link, and let it check."""
    scheme = url.partition(":")[0]
    return plug_in(scheme, offers(), allowed or None).check(url)


def test_a_plug_in_that_fails_at_import_is_named(install: Install) -> None:
    install("fragile", "isbn = fragile:Checker", "import isbn_tables")
    [problem] = found("isbn:1")
    reason = "ModuleNotFoundError: No module named 'isbn_tables'"
    assert problem == f"not checked: isbn: from fragile 1.0: {reason}"


def test_a_plug_in_that_was_a_script_does_not_end_the_run(
    install: Install,
) -> None:
    install("script", "isbn = script:Checker", "import sys\nsys.exit('usage')")
    [problem] = found("isbn:1")
    assert problem == "not checked: isbn: from script 1.0: SystemExit: usage"
    # ANCHOR_END: broken


def test_a_name_that_is_not_there_is_told_too(install: Install) -> None:
    install("renamed", "isbn = renamed:Missing", SOUND)
    [problem] = found("isbn:1")
    assert "from renamed 1.0: AttributeError: " in problem


def test_a_plug_in_is_used_and_only_for_its_scheme(install: Install) -> None:
    install("books", "isbn = books:Checker", SOUND)
    assert found("isbn:1") == []
    assert found("doi:1") == ["not checked: no checker for doi:"]


# ANCHOR: several
def test_of_two_for_one_scheme_none_is_chosen(install: Install) -> None:
    install("tomes", "isbn = tomes:Checker", SOUND)
    install("books", "isbn = books:Checker", SOUND)
    problem = "isbn: from books and tomes, allow one of them"
    assert found("isbn:1") == [f"not checked: {problem}"]
    assert found("isbn:1", "tomes") == []
    # ANCHOR_END: several


# ANCHOR: idioms
def test_two_common_idioms_pick_different_plug_ins(install: Install) -> None:
    install("tomes", "isbn = tomes:Checker", SOUND)
    install("books", "isbn = books:Checker", SOUND)
    points = entry_points(group=GROUP)
    by_index = points["isbn"]
    by_dictionary = {point.name: point for point in points}["isbn"]
    assert by_index.value != by_dictionary.value
    # ANCHOR_END: idioms


def test_offers_come_in_an_order_of_their_own(install: Install) -> None:
    for name in ("m", "z", "a", "k"):
        install(name, f"isbn = {name}:Checker")
    install("j", "doi = j:Checker", version="2.1")
    assert [str(offer) for offer in offers()] == [
        "doi: from j 2.1",
        "isbn: from a 1.0",
        "isbn: from k 1.0",
        "isbn: from m 1.0",
        "isbn: from z 1.0",
    ]


# ANCHOR: version
def test_a_plug_in_for_an_older_contract_is_not_asked(install: Install) -> None:
    install("tomes", "isbn = tomes:Checker", OLD)
    problem = "isbn: from tomes 1.0: contract 1, not 2"
    assert found("isbn:1") == [f"not checked: {problem}"]


def test_without_the_number_a_text_would_fall_into_letters(
    install: Install,
) -> None:
    install("tomes", "isbn = tomes:Checker", OLD)
    [offer] = offers()
    assert problems(offer.point.load()(), "isbn:1")[:3] == ["w", "r", "o"]
    # ANCHOR_END: version


def test_a_plug_in_that_names_no_contract_is_not_asked(
    install: Install,
) -> None:
    install("vague", "isbn = vague:Checker", "class Checker: pass")
    problem = "isbn: from vague 1.0: contract unknown, not 2"
    assert found("isbn:1") == [f"not checked: {problem}"]


# ANCHOR: trust
CURIOUS = """
import os
os.environ["SEEN"] = "whatever this process may read"
"""


def test_what_is_installed_runs_unless_there_is_a_list(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEEN", "nothing")
    install("unasked-for", "isbn = unasked_for:Checker", CURIOUS + SOUND)
    offers()
    assert found("isbn:1", "waymarker-isbn") != []
    assert os.environ["SEEN"] == "nothing"
    assert found("isbn:1") == []
    assert os.environ["SEEN"] != "nothing"
    # ANCHOR_END: trust


def test_what_is_built_in_cannot_be_replaced(
    install: Install, tmp_path: Path
) -> None:
    install("unasked-for", "file = unasked_for:Checker", SOUND)
    entry = tmp_path / "notes.toml"
    entry.write_text('url = "file:none.txt"')
    [(_, wrong)] = check(tmp_path, offers())
    assert wrong == ["no file none.txt"]


def test_only_what_a_catalogue_needs_is_loaded(
    install: Install, tmp_path: Path
) -> None:
    install("books", "isbn = books:Checker", SOUND)
    install("papers", "doi = papers:Checker", SOUND)
    (tmp_path / "poeaa.toml").write_text('url = "isbn:1"')
    assert [wrong for _, wrong in check(tmp_path, offers())] == [[]]
    assert "books" in sys.modules
    assert "papers" not in sys.modules


def test_an_offer_cannot_be_changed(install: Install) -> None:
    install("books", "isbn = books:Checker")
    [offer] = offers()
    assert isinstance(offer, Offer)
    with pytest.raises(AttributeError):
        offer.scheme = "doi"  # type: ignore[misc]
