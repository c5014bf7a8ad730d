"""Where the boxes and frames lie."""

from dataclasses import dataclass
from typing import Literal

from diagrams.description import GAP, Box, Diagram, Frame
from diagrams.labels import LINE

WIDTH = 360.0
"""One unit is one pixel on a telephone."""

Edge = Literal["top", "right", "bottom", "left"]

EDGE = 1.0
SPACE = 12.0
EMPTY_ROW = 10.0
BOX_PADDING = 9.0
BARE_PADDING = 2.0
FRAME_PADDING = 10.0
CAPTION = 22.0
TEXT_INDENT = 10.0


@dataclass(frozen=True)
class Rect:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Rect":
        """Give the rectangle that is larger on each side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: "Rect") -> bool:
        """Tell whether the two share more than an edge."""
        across = min(self.right, other.right) > max(self.left, other.left)
        return across and min(self.bottom, other.bottom) > max(self.top, other.top)

    def holds(self, other: "Rect") -> bool:
        """Tell whether the other lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True)
class Cells:
    """The rows and columns that a box or frame spans, ends included."""

    top: int
    bottom: int
    left: int
    right: int

    def end(self, edge: Edge) -> int:
        """Give the row or the column at an edge."""
        ends = {"top": self.top, "bottom": self.bottom, "left": self.left}
        return ends.get(edge, self.right)


class Grid:
    """The grid of a diagram with the sizes of its rows and columns."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.cells = {name: self.cells_of_box(name) for name in diagram.boxes}
        for name, frame in diagram.frames.items():
            inside = [self.cells[member] for member in frame.around]
            self.cells[name] = Cells(
                min(cells.top for cells in inside),
                max(cells.bottom for cells in inside),
                min(cells.left for cells in inside),
                max(cells.right for cells in inside),
            )
        self.columns = self.spans(self.column_widths(), "left", "right")
        self.rows = self.spans(self.row_heights(), "top", "bottom")

    @property
    def height(self) -> float:
        """The height of the drawing."""
        last = len(self.rows) - 1
        return self.rows[last][1] + self.inset_after(last, "bottom") + EDGE

    def rects(self) -> dict[str, Rect]:
        """Give the place of each box and frame, frames first."""
        frames = self.diagram.frames.values()
        placed = {frame.name: self.frame_rect(frame) for frame in frames}
        placed |= {name: self.inner(self.cells[name]) for name in self.diagram.boxes}
        return placed

    def cells_of_box(self, name: str) -> Cells:
        found = [
            (row, column)
            for row, names in enumerate(self.diagram.grid)
            for column, other in enumerate(names)
            if other == name
        ]
        rows = [row for row, _ in found]
        columns = [column for _, column in found]
        return Cells(min(rows), max(rows), min(columns), max(columns))

    def inner(self, cells: Cells) -> Rect:
        left, right = self.columns[cells.left][0], self.columns[cells.right][1]
        return Rect(left, self.rows[cells.top][0], right, self.rows[cells.bottom][1])

    def frame_rect(self, frame: Frame) -> Rect:
        inner = self.inner(self.cells[frame.name])
        return Rect(
            inner.left - self.inset(frame, "left"),
            inner.top - self.inset(frame, "top"),
            inner.right + self.inset(frame, "right"),
            inner.bottom + self.inset(frame, "bottom"),
        )

    def inset(self, frame: Frame, edge: Edge) -> float:
        """Say how far a frame lies outside the cells of its boxes."""
        frames = self.diagram.frames
        end = self.cells[frame.name].end(edge)
        deepest = max(
            (
                self.inset(frames[name], edge)
                for name in frame.around
                if name in frames and self.cells[name].end(edge) == end
            ),
            default=0.0,
        )
        return deepest + FRAME_PADDING + (CAPTION if edge == "top" else 0)

    def inset_after(self, line: int, edge: Edge) -> float:
        """Say how much room frames need between two rows or columns."""
        frames = self.diagram.frames.values()
        ending = [f for f in frames if self.cells[f.name].end(edge) == line]
        return max((self.inset(frame, edge) for frame in ending), default=0.0)

    def spans(
        self, sizes: list[float], before: Edge, after: Edge
    ) -> list[tuple[float, float]]:
        """Give where each row or column begins and ends."""
        found = []
        at = EDGE
        for line, size in enumerate(sizes):
            at += self.inset_after(line, before)
            found.append((at, at + size))
            at += size + self.inset_after(line, after) + SPACE
        return found

    def column_widths(self) -> list[float]:
        weights = self.diagram.columns
        lines = range(len(weights))
        insets = sum(
            self.inset_after(line, "left") + self.inset_after(line, "right")
            for line in lines
        )
        free = WIDTH - 2 * EDGE - insets - SPACE * (len(weights) - 1)
        return [free * weight / sum(weights) for weight in weights]

    def row_heights(self) -> list[float]:
        heights = []
        for row, names in enumerate(self.diagram.grid):
            if set(names) == {GAP}:
                heights.append(EMPTY_ROW)
                continue
            single = [self.diagram.boxes[n] for n in set(names) if self.is_in(n, row)]
            heights.append(max(map(box_height, single), default=0.0))
        return heights

    def is_in(self, name: str, row: int) -> bool:
        """Tell whether a box lies in one row alone."""
        cells = self.cells.get(name)
        return cells is not None and cells.top == cells.bottom == row


def box_height(box: Box) -> float:
    padding = BARE_PADDING if box.look == "bare" else BOX_PADDING
    return len(box.lines) * LINE + 2 * padding
