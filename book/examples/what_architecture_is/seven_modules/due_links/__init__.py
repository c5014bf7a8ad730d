"""Prints the links of a catalogue that are due, with a layer for everything."""
