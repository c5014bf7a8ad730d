"""What is recorded is what the commands print today."""

from random import Random

import pytest

from listings.damage import wrongs
from listings.places import EXAMPLES, ROOT, shown
from listings.recorded import SETTINGS, Recorded, recorded

RECORDED = list(recorded())
OUTPUTS = {".console", ".diff", ".md", ".svg", ".txt"}
"""Files that somebody could be tempted to write by hand."""


@pytest.mark.parametrize("record", RECORDED, ids=lambda record: record.name)
def test_a_recorded_output_is_what_is_printed(record: Recorded) -> None:
    old, new = record.old(), record.new()
    again = f"run `cargo xtask bless {record.name}` and read the difference"
    assert new == old, again
    # No line of it could be wrong: the comparison leaves nothing out.
    random = Random(record.name)
    for number, line in record.outputs().items():
        for wrong in wrongs(random, line):
            lines = old.splitlines()
            lines[number - 1] = wrong
            assert new != "\n".join(lines) + "\n", f"{record.name}:{number}: {wrong}"


def test_every_output_in_a_chapter_is_recorded() -> None:
    paths = {record.path for record in RECORDED}
    by_hand = sorted(
        f"{part.file.relative_to(EXAMPLES)}, shown by {part.chapter.relative_to(ROOT)}"
        for part in shown()
        if part.file.suffix in OUTPUTS and part.file not in paths
        if "decisions" not in part.file.parts
    )
    assert by_hand == [], f"let a command in `{SETTINGS}` write each of these"
