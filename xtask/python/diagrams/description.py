"""The description of a diagram, as its author writes it."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

Look = Literal["plain", "accent", "quiet", "bare"]
Side = Literal["left", "right"]

GAP = "."
NAME = re.compile(r"[a-z][a-z0-9-]*")


class DescriptionError(Exception):
    """What an author can mend in a description."""


@dataclass(frozen=True)
class Box:
    """A rectangle with lines of text; the first is its heading if it has one."""

    name: str
    heading: str = ""
    text: tuple[str, ...] = ()
    look: Look = "plain"

    @property
    def lines(self) -> tuple[str, ...]:
        """The heading, if there is one, and the text."""
        return (self.heading, *self.text) if self.heading else self.text


@dataclass(frozen=True)
class Frame:
    """A line around boxes and earlier frames, with a caption."""

    name: str
    caption: str
    around: tuple[str, ...]
    look: Look = "plain"


@dataclass(frozen=True)
class Arrow:
    """A line from one box or frame to another."""

    start: str
    end: str
    text: tuple[str, ...] = ()
    look: Look = "plain"
    side: Side = "right"
    """On which side of the line the text stands."""
    shift: float = 0
    """How far the line is moved sideways, for two that would lie on each other."""
    around: Side | None = None
    """The margin through which the line goes, past what lies between."""


@dataclass(frozen=True)
class Diagram:
    """All that a description says."""

    name: str
    title: str
    description: str
    grid: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    boxes: dict[str, Box]
    frames: dict[str, Frame]
    arrows: tuple[Arrow, ...]


def read(path: Path) -> Diagram:
    """Read a description."""
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DescriptionError(str(error)) from error


def parse(name: str, text: str) -> Diagram:
    """Read a description from its text."""
    table = tomllib.loads(text)
    allow("the file", table, "title description grid columns boxes frames arrows")
    for key in ("title", "description", "grid", "boxes"):
        if not table.get(key):
            raise DescriptionError(f"`{key}` is missing")
    grid = parse_grid(table["grid"])
    diagram = Diagram(
        name,
        one_line(table["title"]),
        one_line(table["description"]),
        grid,
        tuple(table.get("columns", [1] * len(grid[0]))),
        {key: box(key, value) for key, value in table["boxes"].items()},
        {key: frame(key, value) for key, value in table.get("frames", {}).items()},
        tuple(arrow(value) for value in table.get("arrows", [])),
    )
    check_names(diagram)
    return diagram


def parse_grid(text: str) -> tuple[tuple[str, ...], ...]:
    rows = tuple(tuple(line.split()) for line in text.splitlines() if line.strip())
    if len({len(row) for row in rows}) != 1:
        raise DescriptionError("the rows of `grid` differ in length")
    return rows


def box(name: str, table: dict[str, Any]) -> Box:
    what = f"box `{name}`"
    allow(what, table, "heading text look")
    look = choice(what, table, "look", Look, "plain")
    return Box(name, table.get("heading", ""), lines(table), look)


def frame(name: str, table: dict[str, Any]) -> Frame:
    what = f"frame `{name}`"
    allow(what, table, "caption around look")
    look = choice(what, table, "look", Look, "plain")
    return Frame(name, table["caption"], tuple(table["around"]), look)


def arrow(table: dict[str, Any]) -> Arrow:
    what = f"the arrow from `{table.get('from')}` to `{table.get('to')}`"
    allow(what, table, "from to text look side shift around")
    return Arrow(
        table["from"],
        table["to"],
        lines(table),
        choice(what, table, "look", Look, "plain"),
        choice(what, table, "side", Side, "right"),
        table.get("shift", 0),
        choice(what, table, "around", Side, None),
    )


def lines(table: dict[str, Any]) -> tuple[str, ...]:
    return tuple(table.get("text", "").splitlines())


def one_line(text: str) -> str:
    return " ".join(text.split())


def choice(
    what: str, table: dict[str, Any], key: str, of: Any, default: str | None
) -> Any:
    value = table.get(key, default)
    if value != default and value not in get_args(of):
        raise DescriptionError(f"{what}: `{key}` cannot be `{value}`")
    return value


def allow(what: str, table: dict[str, Any], keys: str) -> None:
    unknown = sorted(set(table) - set(keys.split()))
    if unknown:
        raise DescriptionError(f"{what}: unknown key `{unknown[0]}`")


def check_names(diagram: Diagram) -> None:
    """Check that what is named is there, and that what is there is named."""
    in_grid = {name for row in diagram.grid for name in row} - {GAP}
    if in_grid != set(diagram.boxes):
        odd = sorted(in_grid ^ set(diagram.boxes))[0]
        raise DescriptionError(f"`{odd}` is only in the grid, or only in `boxes`")
    if len(diagram.columns) != len(diagram.grid[0]):
        raise DescriptionError("`columns` and `grid` differ in their number of columns")
    ends = {end for arrow in diagram.arrows for end in (arrow.start, arrow.end)}
    inside = {name for frame in diagram.frames.values() for name in frame.around}
    known = {**diagram.boxes, **diagram.frames}
    for name in sorted(ends | inside):
        if name not in known:
            raise DescriptionError(f"there is no box or frame `{name}`")
    for name in known:
        if not NAME.fullmatch(name):
            raise DescriptionError(f"`{name}` is no name: use a-z, 0-9 and hyphens")
