"""Which module imports which, drawn from the code.

    python -m listings.imports PACKAGE NAME TITLE [--words] [--only MODULE…]
        [--order MODULE…]

The modules stand below each other, those that others need further down. An import
that points down is drawn on the right. One that points up, as in every cycle, is drawn
on the left and stands out. `--words` prints a list in Markdown instead, for those who
do not see the drawing. `--only` leaves out all modules but those below the ones named.
`--order` names all modules from the top, where the order is meant and not found.
"""

import argparse
from html import escape
from pathlib import Path

from diagrams.labels import CODE_SIZE
from diagrams.svg import BASELINE, group, number
from listings.measure import edges

Edge = tuple[str, str]

ROW = 30.0
WIDTH = 360.0
LETTER = CODE_SIZE * 0.61
REACH = 9.0
"""How much further out an arc goes for each row that it spans."""


def main() -> None:
    """Print the drawing, or the words."""
    parser = argparse.ArgumentParser()
    for name in ("package", "name", "title"):
        parser.add_argument(name)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--order", nargs="*", default=[])
    asked = parser.parse_args()
    found = shortened(edges(Path(asked.package)), Path(asked.package).name, asked.only)
    order = arranged(found, asked.order)
    if asked.words:
        print(words(order, found), end="")
    else:
        print(draw(asked.name, asked.title, order, found), end="")


def shortened(found: set[Edge], package: str, only: list[str]) -> set[Edge]:
    """Leave out the name of the package, and what was not asked for."""
    short = {
        (a.removeprefix(f"{package}."), b.removeprefix(f"{package}.")) for a, b in found
    }
    if not only:
        return short
    return {(a, b) for a, b in short if {a.split(".")[0], b.split(".")[0]} <= set(only)}


def arranged(found: set[Edge], meant: list[str]) -> list[str]:
    """Put modules in the order that is meant; without one, find one."""
    if meant and sorted(meant) != sorted({name for edge in found for name in edge}):
        raise ValueError(f"the order must name each module once: {meant}")
    return meant or ordered(found)


def ordered(found: set[Edge]) -> list[str]:
    """Put importers before what they import, as far as there is such an order."""
    left = {name for edge in found for name in edge}
    order: list[str] = []
    while left:
        needed = {name: sum(b == name and a in left for a, b in found) for name in left}
        needs = {name: sum(a == name and b in left for a, b in found) for name in left}
        first = min(left, key=lambda name: (needed[name], -needs[name], name))
        order.append(first)
        left.remove(first)
    return order


def words(order: list[str], found: set[Edge]) -> str:
    """Say which module imports which."""
    lines = []
    for module in order:
        imported = [f"`{name}`" for name in order if (module, name) in found]
        what = ", ".join(imported) if imported else "none of the others"
        lines.append(f"- `{module}` imports {what}.\n")
    return "".join(lines)


def draw(name: str, title: str, order: list[str], found: set[Edge]) -> str:
    """Draw the modules and their imports."""
    upward = [edge for edge in found if order.index(edge[0]) > order.index(edge[1])]
    spans = [order.index(a) - order.index(b) for a, b in upward]
    # An arc reaches three quarters of the way to the points that bend it.
    left = 12 + (12 + 1.5 * REACH * max(spans) if spans else 0)
    right = left + max(map(len, order)) * LETTER + 12
    arcs = [
        arc(edge, order, left - 4 if edge in upward else right, edge in upward)
        for edge in sorted(found)
    ]
    height = ROW * len(order)
    lines = [
        *head(name, title, words(order, found), height),
        *(line for each in arcs for line in each),
        *(line for at, each in enumerate(order) for line in module(each, at, left)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def head(name: str, title: str, description: str, height: float) -> list[str]:
    """Name the drawing, for those who cannot see it too."""
    first, second = f"diagram-{name}-title", f"diagram-{name}-desc"
    said = " ".join(description.replace("`", "").replace("- ", "").split())
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img"'
        f' aria-labelledby="{first} {second}"'
        f' width="{number(WIDTH)}" height="{number(height)}"'
        f' viewBox="0 0 {number(WIDTH)} {number(height)}" font-family="monospace"'
        f' font-size="{number(CODE_SIZE)}" fill="none" stroke-width="1.5">',
        f'<title id="{first}">{escape(title)}</title>',
        f'<desc id="{second}">{escape(said)}</desc>',
    ]


def module(name: str, at: int, left: float) -> list[str]:
    """Write the name of a module."""
    y = middle(at) + BASELINE
    line = (
        f'<text class="diagram-code" fill="currentColor"'
        f' x="{number(left + 4)}" y="{number(y)}">{escape(name)}</text>'
    )
    return group("diagram-box diagram-bare", [line])


def arc(edge: Edge, order: list[str], x: float, is_upward: bool) -> list[str]:
    """Draw one import."""
    start, end = (middle(order.index(name)) for name in edge)
    # Arcs leave below the middle of a name and arrive above it, so that both are seen.
    shift = -4 if is_upward else 4
    start, end = start + shift, end - shift
    side = -1 if is_upward else 1
    span = abs(order.index(edge[0]) - order.index(edge[1]))
    far = number(min(x + side * (22 + REACH * 2 * span), WIDTH - 8))
    line, tip = number(x + side * 5), number(x)
    wing = number(x + side * 8)
    return group(
        f"diagram-arrow diagram-{'accent' if is_upward else 'plain'}",
        [
            f'<path class="diagram-line" stroke="currentColor" d="M{tip}'
            f" {number(start)} C{far} {number(start)} {far} {number(end)} {line}"
            f' {number(end)}"/>',
            f'<path class="diagram-tip" fill="currentColor" d="M{tip} {number(end)}'
            f' L{wing} {number(end - 4)} L{wing} {number(end + 4)}Z"/>',
        ],
    )


def middle(at: int) -> float:
    """Say how far down the middle of a row lies."""
    return ROW * at + ROW / 2


if __name__ == "__main__":
    main()
