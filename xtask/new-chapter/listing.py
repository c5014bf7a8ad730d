"""The first listing of a new chapter."""

import sys


# guide: put the chapter's own code here, and test it beside.
# ANCHOR: start
def is_secure(url: str) -> bool:
    """Say whether an entry's address is fetched over HTTPS."""
    return url.casefold().startswith("https://")
    # ANCHOR_END: start


if __name__ == "__main__":
    print(is_secure(sys.argv[1]))
