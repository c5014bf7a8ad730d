from pathlib import Path

import pytest
import ways
from ways import Chapter

SOURCE = Path(__file__).parents[2] / "src"
PAGE = "# A title\n\nText.\n\n*Advanced · 20 minutes · reviewed today*\n"


def test_a_page_says_its_title_and_its_minutes(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    assert Chapter.read(tmp_path, "page") == Chapter("page", "A title", 20)


@pytest.mark.parametrize("missing", ["# A title", "20 minutes"])
def test_a_page_without_facts_is_named(tmp_path: Path, missing: str) -> None:
    text = PAGE.replace(missing, "")
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    said = r"^page\.md names no title or no minutes$"
    with pytest.raises(ValueError, match=said):
        Chapter.read(tmp_path, "page")


def test_chapters_can_go_into_a_set() -> None:
    chapter = Chapter("page", "A title", 20)
    assert len({chapter, Chapter("page", "A title", 20)}) == 1


def test_a_way_is_a_row_with_its_minutes() -> None:
    chapters = [Chapter("a/one", "One", 15), Chapter("b/two", "Two", 20)]
    assert list(ways.table({"a team": chapters})) == [
        "| you are | read, in this order | minutes |",
        "|---|---|--:|",
        "| a team | [One](../a/one.md), [Two](../b/two.md) | 35 |",
    ]


def test_every_way_leads_through_the_book() -> None:
    found = ways.read_ways(SOURCE)
    assert len(found) == 5
    assert all(4 <= len(chapters) <= 5 for chapters in found.values())


def test_two_hours_are_enough_for_the_shortest() -> None:
    shortest = next(iter(ways.read_ways(SOURCE).values()))
    assert sum(chapter.minutes for chapter in shortest) <= 120


def test_no_way_takes_three_hours() -> None:
    for chapters in ways.read_ways(SOURCE).values():
        assert sum(chapter.minutes for chapter in chapters) < 180
