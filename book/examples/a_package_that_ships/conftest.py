"""Folders below that run by themselves, each with settings of its own."""

collect_ignore = ["one_script", "project"]
