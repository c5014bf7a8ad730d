"""Settings of the book that are easy to lose and costly to miss."""

import tomllib
from typing import Any

import pytest

from project import ROOT


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "book.toml").read_text(encoding="utf-8"))


def test_building_does_not_empty_the_folder_of_the_sources(
    settings: dict[str, Any],
) -> None:
    assert settings["book"]["src"] == "book/src"
    assert settings["build"]["build-dir"] == "target/book"


def test_a_typo_in_the_summary_makes_no_file(settings: dict[str, Any]) -> None:
    assert settings["build"]["create-missing"] is False


def test_the_plugin_sees_chapters_as_they_are_on_disk(settings: dict[str, Any]) -> None:
    assert "links" in settings["preprocessor"]["resource-cards"]["before"]
