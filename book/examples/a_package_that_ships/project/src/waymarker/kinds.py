"""How long a review holds: a table that maintainers edit, not code."""

# ANCHOR: kinds
import tomllib
from importlib.resources import files

KINDS = files("waymarker").joinpath("kinds.toml")

REVIEW_HOLDS_DAYS: dict[str, int] = tomllib.loads(KINDS.read_text("utf-8"))
# ANCHOR_END: kinds
