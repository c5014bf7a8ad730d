"""What callers may rely on. A change here is a decision."""

# ANCHOR: pinned
import re
from collections.abc import Iterator
from inspect import isclass, isfunction, signature

import waymarker

PUBLIC = {
    "Entry": "(id: str, title: str, url: str, kind: str,"
    " reviewed: datetime.date) -> None",
    "Entry.state": "(self, today: datetime.date) -> str",
    "due": "(entries: collections.abc.Iterable[Entry],"
    " today: datetime.date) -> list[Entry]",
    "is_due": "(kind: str, reviewed: datetime.date,"
    " today: datetime.date) -> bool",
    "read": "(folder: str | os.PathLike[str]) -> list[Entry]",
    "visit": "(url: str) -> int",
}


def test_the_public_api_is_what_was_decided() -> None:
    assert dict(signatures()) == PUBLIC
    # ANCHOR_END: pinned


# ANCHOR: signatures
def signatures() -> Iterator[tuple[str, str]]:
    """Describe what is public, without the private modules it comes from."""
    for name in waymarker.__all__:
        value = getattr(waymarker, name)
        yield name, shown(value)
        if isclass(value):
            for each, method in vars(value).items():
                if isfunction(method) and not each.startswith("_"):
                    yield f"{name}.{each}", shown(method)


def shown(value: object) -> str:
    assert callable(value)
    return re.sub(r"\bwaymarker\._\w+\.", "", str(signature(value)))
    # ANCHOR_END: signatures
