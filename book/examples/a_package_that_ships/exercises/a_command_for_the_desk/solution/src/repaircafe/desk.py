"""Names the volunteers who have a skill: `repair-desk sewing`."""

import argparse
import sys
from importlib.metadata import version

SKILLS = {
    "Ada": {"sewing", "knitting"},
    "Ben": {"electronics"},
    "Cem": {"electronics", "sewing"},
}


def who_can(skill: str) -> list[str]:
    return [name for name, skills in SKILLS.items() if skill in skills]


def main() -> int:
    parser = argparse.ArgumentParser(prog="repair-desk")
    parser.add_argument(
        "--version", action="version", version=version("repaircafe")
    )
    parser.add_argument("skill")
    skill = parser.parse_args().skill
    found = who_can(skill)
    for name in found:
        print(name)
    if not found:
        print(f"nobody here knows {skill}", file=sys.stderr)
    return 0 if found else 1
