"""A repair café: its parts, and the shop that sells more."""

from typing import TYPE_CHECKING

from cafe.parts import missing, read_parts

if TYPE_CHECKING:
    from cafe.shop import in_stock
else:

    def __getattr__(name):
        if name == "in_stock":
            from cafe.shop import in_stock

            return in_stock
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["in_stock", "missing", "read_parts"]
