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
    assert found == holding(package, "title")


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
    assert found == holding(package, "json.dumps")


def test_no_cut_is_better_for_everything() -> None:
    assert answers.BETTER_FOR_PROPOSER == "by feature"
    assert answers.BETTER_FOR_SQLITE == "by layer"
