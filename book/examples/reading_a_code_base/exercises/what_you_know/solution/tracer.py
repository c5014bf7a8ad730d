"""One call, followed, without the parts that you know already."""

import sys
from collections.abc import Callable, Collection
from types import FrameType


def calls(
    package: str, action: Callable[[], object], known: Collection[str] = ()
) -> list[str]:
    """List the calls of a package, but not what happens in known functions.

    Known functions are named as in the list: "journal note".
    """
    found: list[str] = []
    depth = 0
    inside: FrameType | None = None

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal depth, inside
        top, _, module = frame.f_globals.get("__name__", "").partition(".")
        name = f"{module} {frame.f_code.co_qualname}"
        if inside is not None:
            if event == "return" and frame is inside:
                inside = None
            return
        if top != package:
            return
        if event == "call" and name in known:
            inside = frame
        elif event == "call":
            found.append("  " * depth + name)
            depth += 1
        elif event == "return":
            depth -= 1

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return found
