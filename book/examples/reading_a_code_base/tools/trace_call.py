"""One call, followed: `python trace_call.py PACKAGE MODULE:FUNCTION …`."""

# ANCHOR: calls
import sys
from collections.abc import Callable
from inspect import CO_GENERATOR
from pkgutil import resolve_name
from types import CodeType, FrameType


def calls(package: str, action: Callable[[], object]) -> list[str]:
    """Do something, and list the calls of functions of a package."""
    found: list[str] = []
    depth = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal depth
        top, _, module = frame.f_globals.get("__name__", "").partition(".")
        if top != package or not is_telling(frame.f_code):
            return
        if event == "call":
            name = f"{module} {frame.f_code.co_qualname}"
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
    # ANCHOR_END: calls


# ANCHOR: telling
def is_telling(code: CodeType) -> bool:
    """Leave out what has no name, and generators, entered once for a value."""
    has_name = not code.co_name.startswith("<")
    return has_name and not code.co_flags & CO_GENERATOR
    # ANCHOR_END: telling


# ANCHOR: command
if __name__ == "__main__":
    package, name, *arguments = sys.argv[1:]
    function = resolve_name(name)
    print(*calls(package, lambda: function(*arguments)), sep="\n")
# ANCHOR_END: command
