"""An older waymarker, whose rules fetch what they need."""
