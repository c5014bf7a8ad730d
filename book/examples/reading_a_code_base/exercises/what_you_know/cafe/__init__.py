"""A desk that keeps a journal, to be followed by a tracer."""
