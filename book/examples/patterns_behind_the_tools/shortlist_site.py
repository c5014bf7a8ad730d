"""A shortlist as a site: run it and open http://127.0.0.1:8000/."""

from wsgiref.simple_server import make_server

# ANCHOR: site
from front_controller import FrontController, page

TITLES = {
    "pep-3333": "Python Web Server Gateway Interface v1.0.1",
    "pep-0257": "Docstring Conventions",
}


def shortlist() -> str:
    return "\n".join(sorted(TITLES.values()))


def entry(slug: str) -> str | None:
    return TITLES.get(slug)


site = FrontController({"/": page(shortlist), "/entries/{slug}": page(entry)})
# ANCHOR_END: site

if __name__ == "__main__":
    make_server("127.0.0.1", 8000, site).serve_forever()
