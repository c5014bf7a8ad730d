"""Waymarker, its modules cut by layer."""
