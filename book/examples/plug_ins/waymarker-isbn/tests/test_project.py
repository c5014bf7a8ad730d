import tomllib
from pathlib import Path

SETTINGS = Path(__file__).parents[1] / "pyproject.toml"


def test_what_others_are_told_of_the_project() -> None:
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    assert settings["build-system"] == {
        "requires": ["hatchling>=1.27"],
        "build-backend": "hatchling.build",
    }
    assert settings["project"] == {
        "name": "waymarker-isbn",
        "version": "1.0.0",
        "description": "Checks the numbers of printed books for waymarker",
        "requires-python": ">=3.11",
        "dependencies": ["waymarker>=2,<3"],
        "entry-points": {
            "waymarker.checkers": {"isbn": "waymarker_isbn:IsbnChecker"}
        },
    }
