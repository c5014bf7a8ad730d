"""The rule for a review; the other half of the import cycle."""

# ANCHOR: rules
from datetime import date, timedelta

import listed_entries


def is_due(entry: "listed_entries.Entry", today: date) -> bool:
    return today - entry.reviewed >= timedelta(days=365)
    # ANCHOR_END: rules
