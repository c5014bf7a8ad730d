"""What visitors are told."""

from cafe import outbox, visits


def announce(visitor: str, text: str) -> None:
    """Tell a visitor something."""
    send_mail(visitor, f"Dear {visitor}, {text}.")


def send_mail(visitor: str, text: str) -> None:
    """Put a letter into the outbox."""
    outbox.keep(visitor, text)


def report(evening: list[visits.Visit]) -> str:
    """Count how an evening went."""
    done = sum(visit.outcome is visits.Outcome.REPAIRED for visit in evening)
    return f"{done} of {len(evening)} repaired"
