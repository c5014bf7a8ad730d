"""The questions of `questions.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

FILE = Path(__file__).with_name("questions.toml")
FIRST = 3
"""Among how many results the answer has to be."""


@dataclass(frozen=True)
class Question:
    """What a reader types, and where the answer is."""

    asked: str
    page: str
    heading: str = ""

    def __str__(self) -> str:
        return self.asked.replace(" ", "-")

    @property
    def answer(self) -> str:
        """The page that answers, with its section if only one does."""
        return f"{self.page}#{self.heading}" if self.heading else self.page

    def is_answered_by(self, address: str) -> bool:
        """Tell whether a result leads to the answer."""
        parts = urlsplit(address)
        anchor = unquote(parts.fragment)
        return parts.path.removeprefix("/") == self.page and (
            self.heading in {"", anchor}
        )


def questions() -> list[Question]:
    """Read the questions."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    found = [Question(**question) for question in read.pop("question")]
    if read:
        raise ValueError(f"{FILE.name}: {', '.join(read)} outside of a question")
    return found
