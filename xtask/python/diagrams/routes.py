"""The ways of the arrows."""

from dataclasses import dataclass
from itertools import pairwise
from math import copysign

from diagrams.description import Arrow, Side
from diagrams.grid import Rect
from diagrams.labels import LINE, width

Point = tuple[float, float]

CLEARANCE = 4.0
"""What a line leaves free before it touches a box."""
LEAST_OVERLAP = 12.0
MARGIN = 16.0
LABEL_GAP = 9.0


@dataclass(frozen=True)
class Label:
    """The text beside an arrow: where it starts, and the room it takes."""

    lines: tuple[str, ...]
    anchor: Point
    """The end of the text that touches the line, in the middle of its height."""
    side: Side
    rect: Rect


@dataclass(frozen=True)
class Route:
    """The points of an arrow's line, and its label."""

    arrow: Arrow
    points: tuple[Point, ...]
    label: Label | None


def route(arrow: Arrow, rects: dict[str, Rect]) -> Route:
    """Lead an arrow from one rectangle to another."""
    start, end = rects[arrow.start], rects[arrow.end]
    if arrow.around:
        points = past(start, end, arrow)
    else:
        points = straight(start, end, arrow.shift) or bent(start, end, arrow.shift)
    return Route(arrow, points, label(arrow, points) if arrow.text else None)


def straight(start: Rect, end: Rect, shift: float) -> tuple[Point, ...] | None:
    """Give a straight line, if the rectangles face each other."""
    left, right = max(start.left, end.left), min(start.right, end.right)
    top, bottom = max(start.top, end.top), min(start.bottom, end.bottom)
    if right - left >= LEAST_OVERLAP and top >= bottom:
        x = (left + right) / 2 + shift
        if start.bottom <= end.top:
            return (x, start.bottom), (x, end.top - CLEARANCE)
        return (x, start.top), (x, end.bottom + CLEARANCE)
    if bottom - top >= LEAST_OVERLAP:
        y = (top + bottom) / 2 + shift
        if start.right <= end.left:
            return (start.right, y), (end.left - CLEARANCE, y)
        return (start.left, y), (end.right + CLEARANCE, y)
    return None


def bent(start: Rect, end: Rect, shift: float) -> tuple[Point, ...]:
    """Leave sideways, then turn up or down."""
    y = start.centre[1]
    x = end.centre[0] + shift
    side = start.right if x > start.right else start.left
    edge = end.top - CLEARANCE if end.top > y else end.bottom + CLEARANCE
    return (side, y), (x, y), (x, edge)


def past(start: Rect, end: Rect, arrow: Arrow) -> tuple[Point, ...]:
    """Leave sideways into the margin, and come back from it."""
    from_y = start.centre[1] + arrow.shift
    to_y = end.centre[1] + arrow.shift
    if arrow.around == "left":
        x = min(start.left, end.left) - MARGIN
        near, far = start.left, end.left - CLEARANCE
    else:
        x = max(start.right, end.right) + MARGIN
        near, far = start.right, end.right + CLEARANCE
    return (near, from_y), (x, from_y), (x, to_y), (far, to_y)


def label(arrow: Arrow, points: tuple[Point, ...]) -> Label:
    """Put the text beside the longest upright piece of the line, or above the line."""
    wide = max(map(width, arrow.text))
    high = LINE * len(arrow.text)
    upright = [(a, b) for a, b in pairwise(points) if a[0] == b[0]]
    if not upright:
        (left, y), (right, _) = sorted(points)
        x, middle = (left + right) / 2, y - LABEL_GAP - high / 2 + 4
        rect = Rect(x - wide / 2, middle - high / 2, x + wide / 2, middle + high / 2)
        return Label(arrow.text, (x - wide / 2, middle), "right", rect)
    (x, top), (_, end) = max(upright, key=lambda piece: abs(piece[0][1] - piece[1][1]))
    middle = (top + end + copysign(CLEARANCE, end - top)) / 2
    if arrow.side == "left":
        x -= LABEL_GAP
        return Label(arrow.text, (x, middle), "left", box_of(x - wide, x, middle, high))
    x += LABEL_GAP
    return Label(arrow.text, (x, middle), "right", box_of(x, x + wide, middle, high))


def box_of(left: float, right: float, middle: float, height: float) -> Rect:
    return Rect(left, middle - height / 2, right, middle + height / 2)
