"""Audit a built site: `python -m audit SITE --chromium PROGRAM`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from audit import AuditError, text
from audit.compare import compare
from audit.host import HOST, served
from audit.lighthouse import Lighthouse, install
from audit.pages import choose, pages_of
from audit.verdict import judged, misses


def main(words: Sequence[str] | None = None) -> int:
    """Read the command line; the error is one line."""
    parser = argparse.ArgumentParser(prog="audit")
    parser.add_argument("site", type=Path)
    parser.add_argument("--chromium", type=Path, required=True)
    parser.add_argument("--sources", type=Path, default=Path("xtask/audit"))
    parser.add_argument("--installed", type=Path, default=Path("target/audit"))
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--page")
    parser.add_argument("--stock", type=Path)
    parser.add_argument("--circumstances", default="")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args(words)
    try:
        lighthouse = install(options.sources, options.installed, options.chromium)
        if options.stock is None:
            return audit(lighthouse, options.site, options.port, options.page)
        sites = {"this book": options.site, "stock": options.stock}
        compare(lighthouse, sites, options.circumstances, options.write)
    except AuditError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def audit(lighthouse: Lighthouse, site: Path, port: int, wanted: str | None) -> int:
    """Print what Lighthouse says of the pages, and what falls short."""
    pages = choose(pages_of(site, f"http://{HOST}:{port}/"), wanted)
    reports = []
    with served(site, port) as address:
        for page in pages:
            reports.append(judged(lambda: lighthouse.run(address, page)))  # noqa: B023
            print(f"{len(reports)} of {len(pages)}: {page.name}", flush=True)
    print(f"\n{text.table(text.HEAD, [text.row(report) for report in reports])}")
    print(f"Lighthouse {lighthouse.version}, {text.load()}")
    missed = [report for report in reports if misses(report)]
    for report in missed:
        print(f"\n{text.explain(report)}")
    print(f"\n{len(missed)} of {len(reports)} pages fall short")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
