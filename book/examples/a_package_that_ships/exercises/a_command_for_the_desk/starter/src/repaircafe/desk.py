"""Names the volunteers who have a skill: `python desk.py sewing`."""

import sys

SKILLS = {
    "Ada": {"sewing", "knitting"},
    "Ben": {"electronics"},
    "Cem": {"electronics", "sewing"},
}


def who_can(skill: str) -> list[str]:
    return [name for name, skills in SKILLS.items() if skill in skills]


if __name__ == "__main__":
    for name in who_can(sys.argv[1]):
        print(name)
