"""A mistake in the description of a diagram is named."""

from pathlib import Path

import pytest

from diagrams import DescriptionError, draw, read

GOOD = """
title = "A box"
description = "One box."
grid = "one two"
[boxes.one]
text = "first"
[boxes.two]
text = "second"
"""
CROSSING = """
title = "Three boxes"
description = "One line too long."
grid = "one two three"
boxes = {one.text = "1", two.text = "2", three.text = "3"}
arrows = [{from = "one", to = "three"}]
"""
MISTAKES = {
    "`title` is missing": GOOD.replace('title = "A box"', ""),
    "`three` is only in the grid, or only in `boxes`": GOOD.replace(
        '"one two"', '"one three"'
    ),
    "the rows of `grid` differ in length": GOOD.replace('"one two"', '"one two\\none"'),
    "box `one`: unknown key `colour`": GOOD.replace('text = "first"', 'colour = "red"'),
    "box `one`: `look` cannot be `red`": GOOD.replace('text = "first"', 'look = "red"'),
    "box `one`: `a line that is much too long for this` is 65 units too wide": (
        GOOD.replace("first", "a line that is much too long for this")
    ),
    "there is no box or frame `four`": CROSSING.replace('to = "three"', 'to = "four"'),
    "the arrow from `one` to `three` crosses `two`": CROSSING,
    "the text `next` lies on `one`": CROSSING.replace(
        'to = "three"', 'to = "two", text = "next"'
    ),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message: str, tmp_path: Path) -> None:
    description = tmp_path / "wrong.toml"
    description.write_text(MISTAKES[message], encoding="utf-8")
    with pytest.raises(DescriptionError) as error:
        draw(read(description))
    assert str(error.value) == message
