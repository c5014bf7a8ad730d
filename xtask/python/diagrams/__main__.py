"""Draw every description in a folder: `python -m diagrams FOLDER SITE REVIEW`."""

import sys
from pathlib import Path

from diagrams import DescriptionError, draw, read
from diagrams.review import write_review


def main(folder: Path, site: Path, review: Path) -> int:
    """Write the drawings beside their descriptions, and the page that shows all."""
    drawn = {}
    mistakes = []
    for path in sorted(folder.glob("*.toml")):
        try:
            drawn[path.stem] = draw(read(path))
        except DescriptionError as error:
            mistakes.append(f"error: {path.as_posix()}: {error}")
    if mistakes:
        print("\n".join(mistakes), file=sys.stderr)
        return 1
    for name, svg in drawn.items():
        path = folder / f"{name}.svg"
        if not path.exists() or path.read_text(encoding="utf-8") != svg:
            path.write_text(svg, encoding="utf-8", newline="\n")
            print(path)
    for path in folder.glob("*.svg"):
        if path.stem not in drawn:
            path.unlink()
            print(f"{path} removed: it has no description")
    print(write_review(drawn, site, review))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
