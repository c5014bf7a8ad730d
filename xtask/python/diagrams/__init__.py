"""Draws the book's diagrams: a description in TOML becomes an inline SVG.

| module | what it does |
|---|---|
| `description` | a TOML file → a `Diagram`, or what is wrong with it |
| `labels` | a line of text → its parts in prose and in code, and its width |
| `grid` | the names in the grid → a rectangle for each box and each frame |
| `routes` | two rectangles → the way of an arrow, and the place of its label |
| `checks` | what would not be legible: text that does not fit, lines through boxes |
| `svg` | all of it → the SVG |
| `review` | a page with every diagram in each theme, wide and narrow |

There are graph tools that lay out by themselves. They decide the width, measure text
in the fonts of the machine they run on, and write colours into the drawing. A diagram
of this book is as wide as a telephone, is the same on every machine byte for byte,
takes its colours from the page, and names itself to a screen reader. A grid that the
author writes gives that with the standard library alone.
"""

from diagrams.description import DescriptionError, read
from diagrams.svg import draw

__all__ = ["DescriptionError", "draw", "read"]
