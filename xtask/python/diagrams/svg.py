"""The SVG of a diagram, for the middle of a page."""

from html import escape

from diagrams.checks import check
from diagrams.description import Box, Diagram, Frame
from diagrams.grid import (
    CAPTION,
    FRAME_PADDING,
    TEXT_INDENT,
    WIDTH,
    Grid,
    Rect,
)
from diagrams.labels import CODE_SIZE, LINE, TEXT_SIZE, Part, parts
from diagrams.routes import Label, Point, Route, route

BASELINE = 4.5
"""How far below the middle of a line its letters stand."""
HEAD_LENGTH = 8.0
HEAD_HALF = 4.0
CORNER = 6.0
BOLD = ("diagram-heading", "diagram-caption")


def draw(diagram: Diagram) -> str:
    """Draw a diagram. No blank line: it would end the block of HTML on a page."""
    grid = Grid(diagram)
    rects = grid.rects()
    routes = [route(arrow, rects) for arrow in diagram.arrows]
    check(diagram, rects, routes)
    outer_first = sorted(diagram.frames.values(), key=lambda f: -area(rects[f.name]))
    lines = [
        *head(diagram, grid.height),
        *(line for frame in outer_first for line in frame_svg(frame, rects)),
        *(line for way in routes for line in route_svg(way)),
        *(line for box in diagram.boxes.values() for line in box_svg(box, rects)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def head(diagram: Diagram, height: float) -> list[str]:
    """Name the drawing, for those who cannot see it too."""
    title = f"diagram-{diagram.name}-title"
    description = f"diagram-{diagram.name}-desc"
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img"'
        f' aria-labelledby="{title} {description}"'
        f' width="{number(WIDTH)}" height="{number(height)}"'
        f' viewBox="0 0 {number(WIDTH)} {number(height)}"'
        f' font-family="sans-serif" font-size="{number(TEXT_SIZE)}"'
        f' fill="none" stroke-width="1.5">',
        f'<title id="{title}">{escape(diagram.title)}</title>',
        f'<desc id="{description}">{escape(diagram.description)}</desc>',
    ]


def frame_svg(frame: Frame, rects: dict[str, Rect]) -> list[str]:
    rect = rects[frame.name]
    middle = rect.top + FRAME_PADDING / 2 + CAPTION / 2 + 1
    left = rect.left + TEXT_INDENT
    caption = text(frame.caption, (left, middle), "start", "diagram-caption")
    return group(f"diagram-frame diagram-{frame.look}", [rect_svg(rect), caption])


def box_svg(box: Box, rects: dict[str, Rect]) -> list[str]:
    rect = rects[box.name]
    x, middle = rect.centre
    first = middle - LINE * (len(box.lines) - 1) / 2
    drawn = [] if box.look == "bare" else [rect_svg(rect)]
    for at, line in enumerate(box.lines):
        css = "diagram-heading" if box.heading and at == 0 else ""
        drawn.append(text(line, (x, first + at * LINE), "middle", css))
    return group(f"diagram-box diagram-{box.look}", drawn)


def route_svg(way: Route) -> list[str]:
    line = " L".join(f"{number(x)} {number(y)}" for x, y in shortened(way.points))
    dashes = ' stroke-dasharray="4 3"' if way.arrow.look == "quiet" else ""
    drawn = [
        f'<path class="diagram-line" stroke="currentColor"{dashes} d="M{line}"/>',
        f'<path class="diagram-tip" fill="currentColor" d="{tip(way.points)}"/>',
    ]
    if way.label:
        drawn += label_svg(way.label)
    return group(f"diagram-arrow diagram-{way.arrow.look}", drawn)


def label_svg(label: Label) -> list[str]:
    x, middle = label.anchor
    anchor = "start" if label.side == "right" else "end"
    first = middle - LINE * (len(label.lines) - 1) / 2
    return [
        text(line, (x, first + at * LINE), anchor, "diagram-label")
        for at, line in enumerate(label.lines)
    ]


def shortened(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """End a line inside its tip, so that its blunt end stays hidden."""
    (x, y), (dx, dy) = points[-1], direction(points)
    back = HEAD_LENGTH / 2
    return (*points[:-1], (x - dx * back, y - dy * back))


def tip(points: tuple[Point, ...]) -> str:
    (x, y), (dx, dy) = points[-1], direction(points)
    base = (x - dx * HEAD_LENGTH, y - dy * HEAD_LENGTH)
    wings = [
        (base[0] + side * dy * HEAD_HALF, base[1] + side * dx * HEAD_HALF)
        for side in (1, -1)
    ]
    corners = [(x, y), *wings]
    return "M" + " L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def direction(points: tuple[Point, ...]) -> Point:
    (x, y), (to_x, to_y) = points[-2:]
    length = abs(to_x - x) + abs(to_y - y)
    return (to_x - x) / length, (to_y - y) / length


def rect_svg(rect: Rect) -> str:
    return (
        f'<rect stroke="currentColor" x="{number(rect.left)}" y="{number(rect.top)}"'
        f' width="{number(rect.right - rect.left)}"'
        f' height="{number(rect.bottom - rect.top)}" rx="{number(CORNER)}"/>'
    )


def text(line: str, place: Point, anchor: str, css: str) -> str:
    x, middle = place
    name = f' class="{css}"' if css else ""
    weight = ' font-weight="600"' if css in BOLD else ""
    return (
        f'<text{name} fill="currentColor"{weight} text-anchor="{anchor}"'
        f' x="{number(x)}" y="{number(middle + BASELINE)}">'
        f"{''.join(map(part_svg, parts(line)))}</text>"
    )


def part_svg(part: Part) -> str:
    if not part.is_code:
        return escape(part.text)
    return (
        f'<tspan class="diagram-code" font-family="monospace"'
        f' font-size="{number(CODE_SIZE)}">{escape(part.text)}</tspan>'
    )


def group(css: str, lines: list[str]) -> list[str]:
    return [f'<g class="{css}">', *lines, "</g>"]


def area(rect: Rect) -> float:
    return (rect.right - rect.left) * (rect.bottom - rect.top)


def number(value: float) -> str:
    """Write a coordinate with one decimal at most, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
