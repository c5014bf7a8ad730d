"""The tools say what is true of packages whose versions are pinned."""

import sys
from collections.abc import Iterator

import pytest
from importers import importers
from itsdangerous import BadSignature, Signer
from survey import survey
from trace_call import calls


def test_a_library_has_no_entry_point() -> None:
    said = list(survey("itsdangerous"))
    assert said[:2] == ["itsdangerous 2.2.0", "needs nothing"]
    assert "   83 lines in itsdangerous/url_safe.py" in said
    assert not any("=" in line for line in said)


def test_a_program_has_one() -> None:
    said = list(survey("import-linter"))
    assert "needs click>=7" in said
    entry = "lint-imports = importlinter.cli:lint_imports_command"
    assert f"console_scripts: {entry}" in said


def test_the_most_imported_module_comes_first() -> None:
    assert list(importers("itsdangerous"))[:2] == [
        "6 in, 0 out  itsdangerous.exc",
        "5 in, 1 out  itsdangerous.encoding",
    ]


def is_valid_later() -> None:
    """Be refused first, so that an exception has to be unwound."""
    signer = Signer("the key")
    with pytest.raises(BadSignature):
        signer.unsign("a.b")
    signer.validate("no separator")


def test_calls_are_indented_below_their_caller() -> None:
    assert calls("itsdangerous", is_valid_later) == [
        "signer Signer.__init__",
        "  signer _make_keys_list",
        "    encoding want_bytes",
        "  encoding want_bytes",
        "  encoding want_bytes",
        "  signer HMACAlgorithm.__init__",
        "signer Signer.unsign",
        "  encoding want_bytes",
        "  signer Signer.verify_signature",
        "    encoding base64_decode",
        "      encoding want_bytes",
        "      exc BadData.__init__",
        "  exc BadSignature.__init__",
        "    exc BadData.__init__",
        "signer Signer.validate",
        "  signer Signer.unsign",
        "    encoding want_bytes",
        "    exc BadSignature.__init__",
        "      exc BadData.__init__",
    ]


def test_generators_and_nameless_functions_are_left_out() -> None:
    def listed() -> list[int]:
        return sorted(numbers(), key=lambda number: -number)

    def numbers() -> Iterator[int]:
        yield 1

    module = __name__.partition(".")[0]
    assert calls(module, listed) == [f" {listed.__qualname__}"]


def test_the_profile_function_is_taken_away_again() -> None:
    with pytest.raises(ZeroDivisionError):
        calls("itsdangerous", lambda: 1 / 0)
    assert sys.getprofile() is None
