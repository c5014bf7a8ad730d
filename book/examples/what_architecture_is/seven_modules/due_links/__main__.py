"""The command line, and the place where the parts are put together."""

import argparse
import sys
from datetime import date
from pathlib import Path

from due_links.list_due import ListDue
from due_links.report import lines
from due_links.toml_catalogue import TomlCatalogue


def main() -> None:
    options = argparse.ArgumentParser(description="Links due for a review.")
    options.add_argument("folder", type=Path)
    options.add_argument(
        "--today", type=date.fromisoformat, default=date.today()
    )
    given = options.parse_args()
    if not given.folder.is_dir():
        sys.exit(f"{given.folder} is not a folder")
    for line in lines(ListDue(TomlCatalogue(given.folder))(given.today)):
        print(line)


if __name__ == "__main__":
    main()
