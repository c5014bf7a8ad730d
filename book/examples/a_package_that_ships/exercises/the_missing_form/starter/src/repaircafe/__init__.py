"""What the repair café hands to a visitor."""

from repaircafe.receipt import receipt

__all__ = ["receipt"]
