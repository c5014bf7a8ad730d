"""Keeps the list of exceptions from growing."""

from pathlib import Path

from importlinter import api

EXCEPTIONS = 2
"""This number may only fall."""


def complaints(settings: Path) -> list[str]:
    """Say what is wrong with the exceptions in a `pyproject.toml`."""
    contracts = api.read_configuration(str(settings))["contracts_options"]
    ignored = [each for c in contracts for each in c.get("ignore_imports", [])]
    found = [f"{each} is a wildcard" for each in ignored if "*" in each]
    if len(ignored) != EXCEPTIONS:
        found.append(f"{len(ignored)} exceptions, not {EXCEPTIONS}")
    return found
