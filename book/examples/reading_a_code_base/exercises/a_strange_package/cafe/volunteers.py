"""Who can mend what."""

skills = {"Ada": {"lamp", "radio"}, "Noor": {"bicycle", "radio"}}


def who_can(item: str) -> str:
    """Name the first volunteer who knows such things."""
    for name in sorted(skills):
        if item in skills[name]:
            return name
    return "nobody"
