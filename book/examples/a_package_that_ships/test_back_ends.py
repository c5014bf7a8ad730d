"""What the page says about back ends, beside what its table shows."""

import ast
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import compare_back_ends
import front_end
import pytest
from compare_back_ends import BACK_ENDS, HERE, STRAYS, TODAY, build

SCRIPT = HERE.parent / "what_architecture_is/one_file/waymarker.py"
KINDS = "waymarker/kinds.toml"


def test_the_strays_are_what_the_page_says() -> None:
    built = build("hatchling")
    for name, text in STRAYS.items():
        assert built.sdist[name] == text.encode()
    assert STRAYS == {
        "signing.key": "a secret",
        "src/waymarker/program.py.orig": "left by an editor",
    }


def test_two_lines_bring_the_data_file_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert KINDS not in build("setuptools").wheel
    mended = (HERE / "back_ends/setuptools.toml").read_text("utf-8")
    mended += (HERE / "mends/setuptools.toml").read_text("utf-8")
    copy_here(tmp_path, monkeypatch)
    (tmp_path / "back_ends/setuptools.toml").write_text(mended, "utf-8")
    built = build("setuptools")
    assert KINDS in built.wheel
    assert f"src/{KINDS}" in built.sdist


def test_a_manifest_brings_it_back_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_here(tmp_path, monkeypatch)
    manifest = tmp_path / "project/MANIFEST.in"
    manifest.write_text("recursive-include src/waymarker *.toml\n", "utf-8")
    assert KINDS in build("setuptools").wheel


def test_a_deleted_module_comes_back_from_the_folder_build(
    tmp_path: Path,
) -> None:
    project = tmp_path / "project"
    compare_back_ends.copy_project(project, "setuptools", TODAY)
    old = project / "src/waymarker/old.py"
    old.touch()
    assert "waymarker/old.py" in wheel_from_the_tree(project)
    old.unlink()
    assert "waymarker/old.py" in wheel_from_the_tree(project)
    shutil.rmtree(project / "build")
    assert "waymarker/old.py" not in wheel_from_the_tree(project)


def wheel_from_the_tree(project: Path) -> list[str]:
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel"]
    subprocess.run([*build, project], check=True, capture_output=True)
    [wheel] = project.glob("dist/*.whl")
    with ZipFile(wheel) as archive:
        return archive.namelist()


def copy_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the comparison work on a copy, which a test can change."""
    for name in ("back_ends", "project"):
        for file in (HERE / name).rglob("*"):
            if file.is_file() and "cache" not in str(file.relative_to(HERE)):
                copy = folder / file.relative_to(HERE)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes())
    front_end_file = folder / "front_end.py"
    front_end_file.write_bytes((HERE / "front_end.py").read_bytes())
    monkeypatch.setattr(compare_back_ends, "HERE", folder)


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_each_table_names_what_it_requires(back_end: str) -> None:
    table = (HERE / f"back_ends/{back_end}.toml").read_text("utf-8")
    settings = tomllib.loads(table)["build-system"]
    assert settings.keys() == {"requires", "build-backend"}
    module = import_module(settings["build-backend"])
    assert callable(module.build_wheel)
    assert callable(module.build_sdist)
    assert callable(module.build_editable)
    [required] = settings["requires"]
    assert required == {
        "setuptools": "setuptools>=77.0.3",
        "hatchling": "hatchling>=1.27",
        "flit-core": "flit_core>=3.12,<5",
        "uv-build": "uv_build>=0.13.6,<0.14",
    }.get(back_end)


def test_a_few_lines_make_the_same_bytes_as_the_real_front_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir"]
    subprocess.run(
        [*build, tmp_path / "real", HERE / "project"],
        check=True,
        capture_output=True,
    )
    (tmp_path / "ours").mkdir()
    front_end.make_both(HERE / "project", Path("ours"))
    real, ours = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
        for name in ("real", "ours")
    )
    assert len(real) == 2
    assert real == ours


def test_an_editable_install_is_a_wheel_that_names_a_folder(
    tmp_path: Path,
) -> None:
    project = tmp_path / "project"
    compare_back_ends.copy_project(project, "flit-core", modified=TODAY)
    wheel = front_end.make("editable", project, tmp_path)
    with ZipFile(wheel) as archive:
        assert "waymarker/program.py" not in archive.namelist()
        assert archive.read("waymarker.pth").decode() == str(project / "src")


def test_the_table_of_kinds_is_that_of_the_script() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    [table] = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == "REVIEW_HOLDS_DAYS"
    ]
    kinds = (HERE / "project/src" / KINDS).read_text("utf-8")
    assert tomllib.loads(kinds) == table
