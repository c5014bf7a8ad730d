"""The answers agree with the code."""

from pathlib import Path

import answers
import pytest

CHAPTER = Path(__file__).parents[2]
LAYER = CHAPTER / "by_layer/waymarker"
FEATURE = CHAPTER / "by_feature/waymarker"


def holding(package: Path, *words: str) -> set[str]:
    """Name the files of a package that hold one of the words."""
    return {
        file.name
        for file in package.glob("*.py")
        if any(word in file.read_text("utf-8") for word in words)
    }


def agree(found: set[str], right: set[str], reason: str) -> None:
    """Say what is too many and how many are missing, not which."""
    surplus = sorted(found - right)
    assert not surplus, f"{surplus} need not change: {reason}"
    missing = len(right - found)
    assert not missing, f"{missing} more to open: {reason}"


@pytest.mark.parametrize(
    ("package", "found"),
    [
        (LAYER, answers.PROPOSER_BY_LAYER),
        (FEATURE, answers.PROPOSER_BY_FEATURE),
    ],
    ids=["by layer", "by feature"],
)
def test_a_field_is_named_wherever_a_title_is(
    package: Path, found: set[str]
) -> None:
    reason = "a new field goes where `title` goes"
    agree(found, holding(package, "title"), reason)


@pytest.mark.parametrize(
    ("package", "found"),
    [
        (LAYER, answers.SQLITE_BY_LAYER),
        (FEATURE, answers.SQLITE_BY_FEATURE),
    ],
    ids=["by layer", "by feature"],
)
def test_a_store_is_written_where_json_is(
    package: Path, found: set[str]
) -> None:
    reason = "the store is written where `json.dumps` is called"
    agree(found, holding(package, "json.dumps"), reason)


def test_no_cut_is_better_for_everything() -> None:
    assert answers.BETTER_FOR_PROPOSER == "by feature"
    assert answers.BETTER_FOR_SQLITE == "by layer"
