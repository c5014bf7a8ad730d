"""The evening of a repair café."""
