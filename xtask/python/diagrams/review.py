"""A page that shows every diagram in each theme, wide and narrow, side by side."""

import re
from html import escape
from os import path as paths
from pathlib import Path

STYLESHEET = re.compile(r'<link rel="stylesheet" href="(?P<href>[^"]+\.css)"')
VIEWS = (("light", 560), ("navy", 560), ("light", 390), ("navy", 390))
"""The themes of the book, and the widths of the windows in pixels."""

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Diagrams of the book</title>
<style>
body {{ font-family: system-ui, sans-serif; margin: 1.5rem }}
.views {{ display: flex; gap: 1rem; align-items: start; overflow-x: auto }}
iframe {{ border: 1px solid #888; flex: none }}
</style>
<h1>Diagrams of the book</h1>
<p>{note}</p>
{diagrams}
</html>
"""

CELL = """\
<!DOCTYPE html>
<html lang="en" class="{theme} js">
<meta charset="utf-8">
{styles}
<body>
<div class="content" style="padding: 0 20px"><main>
<figure class="diagram-figure">
{svg}</figure>
</main></div>
</body>
</html>
"""


def write_review(drawn: dict[str, str], site: Path, folder: Path) -> Path:
    """Write the page with the stylesheets of the built book, and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    styles = stylesheets(site, folder)
    note = "In the colours of the built book."
    if not styles:
        note = f"Without colours: {site.as_posix()} holds no book."
    diagrams = [section(name, svg, styles) for name, svg in sorted(drawn.items())]
    page = folder / "index.html"
    text = PAGE.format(note=escape(note), diagrams="\n".join(diagrams))
    page.write_text(text, encoding="utf-8", newline="\n")
    return page


def stylesheets(site: Path, folder: Path) -> str:
    """Give the links to the stylesheets of the built book, as seen from a folder."""
    front = site / "index.html"
    if not front.is_file():
        return ""
    base = Path(paths.relpath(site, folder)).as_posix()
    hrefs = STYLESHEET.findall(front.read_text(encoding="utf-8"))
    screen = [href for href in hrefs if "print" not in href]
    return "\n".join(f'<link rel="stylesheet" href="{base}/{h}">' for h in screen)


def section(name: str, svg: str, styles: str) -> str:
    cells = "\n".join(view(theme, width, svg, styles) for theme, width in VIEWS)
    return f'<h2 id="{name}">{name}</h2>\n<div class="views">\n{cells}\n</div>'


def view(theme: str, width: int, svg: str, styles: str) -> str:
    """Show a diagram as if in a window of its own."""
    document = CELL.format(theme=theme, styles=styles, svg=svg)
    height = re.search(r' height="([\d.]+)"', svg)
    room = round(float(height[1]) * 1.25) + 60 if height else 600
    return (
        f'<iframe title="{theme}, {width} pixels" width="{width}" height="{room}"'
        f' srcdoc="{escape(document)}"></iframe>'
    )
