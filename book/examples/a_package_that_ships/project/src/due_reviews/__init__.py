"""Find the links on a shortlist that are due for a review."""

# ANCHOR: public
from due_reviews.schedule import Entry, due

__all__ = ["Entry", "due"]
# ANCHOR_END: public
