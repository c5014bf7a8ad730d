"""Find checkers in other distributions, and load them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

# ANCHOR: offers
from importlib.metadata import EntryPoint, entry_points

from waymarker.contract import CONTRACT, Checker

GROUP = "waymarker.checkers"


@dataclass(frozen=True)
class Offer:
    """A checker that an installed distribution says it has."""

    scheme: str
    distribution: str
    version: str
    point: EntryPoint

    def __str__(self) -> str:
        return f"{self.scheme}: from {self.distribution} {self.version}"


def offers() -> list[Offer]:
    """Read what is offered, in an order of its own. Imports nothing."""
    found = [
        Offer(point.name, point.dist.name, point.dist.version, point)
        for point in entry_points(group=GROUP)
        if point.dist is not None
    ]
    return sorted(found, key=str)
    # ANCHOR_END: offers


# ANCHOR: unchecked
@dataclass
class Unchecked:
    """Stands in for a checker that cannot be used, and says why."""

    reason: str
    contract: int = CONTRACT

    def check(self, url: str) -> list[str]:
        """Name the reason, whatever the link is."""
        return [f"not checked: {self.reason}"]
        # ANCHOR_END: unchecked


# ANCHOR: load
def load(offer: Offer) -> Checker:
    """Import a plug-in; what goes wrong is told with the plug-in's name."""
    try:
        checker: Checker = offer.point.load()()
    except (Exception, SystemExit) as error:
        return Unchecked(f"{offer}: {type(error).__name__}: {error}")
    # ANCHOR: version
    written_for = getattr(checker, "contract", "unknown")
    if written_for != CONTRACT:
        return Unchecked(f"{offer}: contract {written_for}, not {CONTRACT}")
    # ANCHOR_END: version
    return checker
    # ANCHOR_END: load


# ANCHOR: choose
def plug_in(
    scheme: str,
    offered: Iterable[Offer],
    allowed: Collection[str] | None = None,
) -> Checker:
    """Load the one checker for a scheme; given a list, only from that list."""
    fitting = [
        offer
        for offer in offered
        if offer.scheme == scheme
        if allowed is None or offer.distribution in allowed
    ]
    if not fitting:
        return Unchecked(f"no checker for {scheme}:")
    if len(fitting) > 1:
        names = " and ".join(offer.distribution for offer in fitting)
        return Unchecked(f"{scheme}: from {names}, allow one of them")
    return load(fitting[0])
    # ANCHOR_END: choose
