from pathlib import Path

import pytest
from importlinter import api
from linter import PROJECT, copy_to, lint, put_first

# ANCHOR: names
CONTRACTS = api.read_configuration(str(PROJECT / "pyproject.toml"))
NAMES = {c["id"]: c["name"] for c in CONTRACTS["contracts_options"]}

# ANCHOR_END: names

# ANCHOR: breaks
BREAKS = [
    ("layers", "rules.py", "waymarker.links"),
    ("layers", "rules.py", "waymarker.use_cases.checking"),
    ("layers", "storage.py", "waymarker.links"),
    ("layers", "clock.py", "waymarker.storage"),
    ("layers", "catalogue.py", "waymarker.clock"),
    ("layers", "use_cases/checking.py", "waymarker.command"),
    ("formats", "command.py", "json"),
    ("formats", "use_cases/checking.py", "urllib"),
    ("formats", "rules.py", "tomllib"),
    ("side", "command.py", "waymarker.catalogue"),
    ("side", "command.py", "waymarker.links"),
    ("side", "command.py", "waymarker.storage"),
    ("apart", "use_cases/checking.py", "waymarker.use_cases.reviewing"),
]
# ANCHOR_END: breaks


# ANCHOR: guilty
@pytest.mark.parametrize(("contract", "file", "imported"), BREAKS)
def test_a_broken_contract_names_the_guilty_line(
    contract: str, file: str, imported: str, tmp_path: Path
) -> None:
    put_first(copy_to(tmp_path) / file, f"import {imported}")

    status, report = lint(tmp_path, "--contract", contract)

    importer = "waymarker." + file.removesuffix(".py").replace("/", ".")
    assert status == 1
    assert f"{NAMES[contract]} BROKEN" in report
    assert f"{importer} -> {imported} (l.1" in report
    # ANCHOR_END: guilty


# ANCHOR: all
def test_every_contract_has_been_broken() -> None:
    assert {contract for contract, _, _ in BREAKS} == NAMES.keys()


def test_a_new_module_needs_a_layer(tmp_path: Path) -> None:
    put_first(copy_to(tmp_path) / "notices.py", "")

    status, report = lint(tmp_path, "--contract", "layers")

    assert status == 1
    assert "not listed as layers:\n\n- waymarker.notices" in report


def test_the_contracts_are_kept(tmp_path: Path) -> None:
    copy_to(tmp_path)

    status, report = lint(tmp_path)

    assert status == 0, report
    # ANCHOR_END: all


def test_a_status_of_1_proves_nothing(tmp_path: Path) -> None:
    copy_to(tmp_path)
    settings = tmp_path / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"rules",', '"ruels",'), encoding="utf-8")

    status, report = lint(tmp_path, "--contract", "layers")

    assert status == 1
    assert "BROKEN" not in report
