"""What would make a drawing hard to read is an error of its description."""

from itertools import pairwise

from diagrams.description import Box, DescriptionError, Diagram
from diagrams.grid import CAPTION, FRAME_PADDING, TEXT_INDENT, WIDTH, Rect
from diagrams.labels import width
from diagrams.routes import Label, Route

TEXT_PADDING = 7.0


def check(diagram: Diagram, rects: dict[str, Rect], routes: list[Route]) -> None:
    """Check that nothing is cut off, crossed or covered."""
    for box in diagram.boxes.values():
        check_text_fits(box, rects[box.name])
    for frame in diagram.frames.values():
        check_width(frame.caption, rects[frame.name], f"the caption of `{frame.name}`")
        check_members(diagram, frame.name, rects)
    boxes = {name: rects[name] for name in diagram.boxes}
    captions = {
        f"{frame.name}` at its caption, `{frame.caption}": caption_rect(
            frame.caption, rects[frame.name]
        )
        for frame in diagram.frames.values()
    }
    for route in routes:
        check_line(route, boxes | captions)
        if route.label:
            check_label(route.label, boxes | captions)


def caption_rect(caption: str, frame: Rect) -> Rect:
    left = frame.left + TEXT_INDENT
    top = frame.top + FRAME_PADDING / 2
    return Rect(left, top, left + width(caption), top + CAPTION)


def check_text_fits(box: Box, rect: Rect) -> None:
    for line in box.lines:
        check_width(line, rect, f"box `{box.name}`")


def check_width(line: str, rect: Rect, what: str) -> None:
    room = rect.right - rect.left - 2 * TEXT_PADDING
    if width(line) > room:
        over = width(line) - room
        raise DescriptionError(f"{what}: `{line}` is {over:.0f} units too wide")


def check_members(diagram: Diagram, frame: str, rects: dict[str, Rect]) -> None:
    """A frame holds its boxes, and touches no other."""
    members = inside(diagram, frame)
    for name in diagram.boxes:
        if name not in members and rects[frame].overlaps(rects[name]):
            raise DescriptionError(f"frame `{frame}` covers box `{name}`")


def inside(diagram: Diagram, frame: str) -> set[str]:
    members = set(diagram.frames[frame].around)
    for name in diagram.frames[frame].around:
        if name in diagram.frames:
            members |= inside(diagram, name)
    return members


def check_line(route: Route, others: dict[str, Rect]) -> None:
    arrow = route.arrow
    for (x, y), (to_x, to_y) in pairwise(route.points):
        piece = Rect(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)).grown(1)
        for name, rect in others.items():
            ends = name in (arrow.start, arrow.end)
            if not ends and piece.overlaps(rect):
                raise DescriptionError(
                    f"the arrow from `{arrow.start}` to `{arrow.end}` crosses `{name}`"
                )
        if piece.left < 0 or piece.right > WIDTH:
            raise DescriptionError(f"the arrow from `{arrow.start}` leaves the drawing")


def check_label(label: Label, others: dict[str, Rect]) -> None:
    text = " ".join(label.lines)
    covered = [name for name, rect in others.items() if label.rect.overlaps(rect)]
    if covered:
        raise DescriptionError(f"the text `{text}` lies on `{covered[0]}`")
    if label.rect.left < 0 or label.rect.right > WIDTH:
        raise DescriptionError(f"the text `{text}` leaves the drawing")
