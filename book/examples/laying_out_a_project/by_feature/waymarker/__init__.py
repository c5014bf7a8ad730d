"""Waymarker, its modules cut by feature."""
