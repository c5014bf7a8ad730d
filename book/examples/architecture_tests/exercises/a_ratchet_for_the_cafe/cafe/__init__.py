"""An evening of a repair café."""
