"""The cupboard with the spare parts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cafe.visits import Visit

cupboard = {"fuse": 2, "belt": 0}


def take(part: str) -> bool:
    """Take a part out, if there is one."""
    if cupboard.get(part, 0) == 0:
        return False
    cupboard[part] -= 1
    return True


def can_be_ordered(part: str) -> bool:
    """Say whether the supplier has such parts."""
    return part in cupboard


def order(visit: "Visit") -> None:
    """Order the part that a visit waits for."""
    from cafe.notices import announce

    announce(visit.visitor, f"{visit.needs} ordered for your {visit.item}")
