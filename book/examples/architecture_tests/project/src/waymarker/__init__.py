"""Keeps a shortlist of annotated links honest: a slice of the program.

It imports a catalogue, lists what is due, reviews, and visits links. Left out
are proposals, redirects, reading paths and the lock on the store.
"""
