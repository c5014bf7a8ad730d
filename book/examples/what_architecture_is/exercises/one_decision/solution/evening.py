"""Plans an evening of the repair café. It opens at 18:00 and has four tables.

Three decisions are in here, and each should stand in one place: how long a
visit may take, how many tables there are, and how early the doors open.
"""

from datetime import datetime, timedelta

MINUTES_FOR_A_VISIT = 45
TABLES = 4
MINUTES_OF_SET_UP = 45


def invitation(opens: datetime) -> str:
    """Tell a visitor what to expect."""
    minutes = MINUTES_FOR_A_VISIT
    return (
        f"We begin at {opens:%H:%M}. "
        f"Bring one thing: we have {minutes} minutes for it."
    )


def is_bookable(estimate: timedelta) -> bool:
    """Say whether a repair fits into a visit."""
    return estimate <= timedelta(minutes=MINUTES_FOR_A_VISIT)


def visit_ends(begins: datetime) -> datetime:
    return begins + timedelta(minutes=MINUTES_FOR_A_VISIT)


def visits_in(evening: timedelta) -> int:
    """Count the visits that all tables together can take."""
    return evening // timedelta(minutes=MINUTES_FOR_A_VISIT) * TABLES


def volunteers_needed(helpers_at_a_table: int) -> int:
    return TABLES * helpers_at_a_table


def doors(opens: datetime) -> datetime:
    """Tell the volunteers when to come; the tables take time to set up."""
    return opens - timedelta(minutes=MINUTES_OF_SET_UP)
