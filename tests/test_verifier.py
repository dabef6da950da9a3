"""Outputs that were handed over, checked: sound ones pass, and every kind of damage is found."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exportstudio import ExportService, verifier
from exportstudio.delivery.manifest import manifest_bytes
from exportstudio.engine import errand
from exportstudio.model.issue import RequestError
from exportstudio.model.request import ExportRequest
from exportstudio.verifier import reread, verify

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder with the sample in three formats, its manifest and its package."""
    request.getfixturevalue("qapp")
    place = tmp_path_factory.mktemp("handed")
    house = Path(__file__).parents[1] / "resources" / "sample" / "house.ifc"
    with ExportService(place / "data") as service:
        service.create_batch(
            ExportRequest(
                (house,), ("glb", "gltf", "csv"), destination=place / "out", package=True,
                manifest=True,
            )
        )  # fmt: skip
        assert service.wait(timeout_s=60)
    return place / "out"


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(exported, tmp_path / "out"))


def codes(path: Path) -> set[str]:
    found = verify(path)
    assert found.is_sound == (not found.issues and not any(file.issue for file in found.files))
    return {issue.code for issue in found.issues} | {
        file.issue.code for file in found.files if file.issue
    }


@pytest.mark.parametrize(
    "pattern", [".", "*.manifest.json", "*.zip", "*.glb", "*.gltf", "house.csv"]
)
def test_what_is_sound_passes(exported: Path, pattern: str) -> None:
    path = exported if pattern == "." else next(exported.glob(pattern))
    found = verify(path)
    assert found.is_sound
    assert all(file.elements for file in found.files if file.format)
    assert json.loads(json.dumps(found.to_dict()))["sound"]


def test_a_file_that_was_changed_or_lost_is_found(folder: Path) -> None:
    glb = folder / "house.glb"
    data = bytearray(glb.read_bytes())
    data[len(data) // 2] ^= 1
    glb.write_bytes(data)
    (folder / "house.csv").unlink()
    assert codes(folder) == {"FILE434", "FILE403"}


def with_manifest(folder: Path, change: Callable[[Any], None]) -> None:
    path = next(folder.glob("*.manifest.json"))
    manifest = json.loads(path.read_bytes())
    change(manifest)
    path.write_bytes(manifest_bytes(manifest))


def test_a_ledger_that_its_file_does_not_bear_out_is_found(folder: Path) -> None:
    def change(manifest: Any) -> None:
        manifest["jobs"][0]["ledger"]["exported"] += 1

    with_manifest(folder, change)
    assert codes(folder) == {"FILE434"}


def test_formats_that_contradict_each_other_are_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file alone bears out its ledger; that the two differ, only both together tell."""

    def swap(outputs: dict[Path, str]) -> dict[Path, dict[str, Any]]:
        answers = reread(outputs)
        keys = answers[folder / "house.glb"]["keys"]
        keys[0] = "another"
        answers[folder / "house.glb"]["bounds"] = [[0, 0, 0], [1, 1, 1]]
        return answers

    monkeypatch.setattr(verifier, "reread", swap)
    assert codes(folder) == {"FILE435"}


def test_buildings_of_two_sizes_are_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shrink(outputs: dict[Path, str]) -> dict[Path, dict[str, Any]]:
        answers = reread(outputs)
        answers[folder / "house.glb"]["bounds"] = [[0, 0, 0], [1, 1, 1]]
        return answers

    monkeypatch.setattr(verifier, "reread", shrink)
    assert codes(folder) == {"FILE435"}


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"format": 3}'])
def test_a_manifest_that_is_none_is_told(folder: Path, content: bytes) -> None:
    next(folder.glob("*.manifest.json")).write_bytes(content)
    assert codes(folder) == {"FILE432"}


def test_a_broken_package_is_told(folder: Path) -> None:
    path = next(folder.glob("*.zip"))
    path.write_bytes(path.read_bytes()[:-1000])
    assert codes(path) == {"FILE431"}


def test_what_can_not_be_checked_is_refused(tmp_path: Path, sample: Path) -> None:
    for path in (tmp_path, tmp_path / "gone", sample.with_name("house.txt")):
        with pytest.raises(RequestError, match="FILE4"):
            verify(path)


def test_a_file_that_ends_its_reader_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "reader.py"
    script.write_text(
        "import os, sys\n"
        "for line in sys.stdin:\n"
        "    if 'deadly' in line: os._exit(139)\n"
        '    print(\'{"answer": {"keys": []}}\', flush=True)\n'
    )
    monkeypatch.setattr(errand, "DEFAULT_COMMAND", (sys.executable, str(script)))
    names = ("a", "deadly", "b", "deadly too")
    found = reread({tmp_path / name: "glb" for name in names})
    assert ["issue" in found[tmp_path / name] for name in names] == [False, True, False, True]
