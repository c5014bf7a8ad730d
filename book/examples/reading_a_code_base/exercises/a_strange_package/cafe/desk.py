"""The desk at the door, where an evening is closed."""

from cafe import notices, outbox, visits, volunteers


def main() -> None:
    """Close the evening and send the letters."""
    evening = [visits.Visit("Kim", "lamp", "fuse")]
    print(close(evening))
    outbox.empty("localhost")


def close(evening: list[visits.Visit]) -> str:
    """Finish every visit for which there is a volunteer."""
    for visit in evening:
        if volunteers.who_can(visit.item) != "nobody":
            visits.finish(visit)
    return notices.report(evening)
