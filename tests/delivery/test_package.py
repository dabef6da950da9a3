"""Manifests and packages: what they say, and what is refused when they are opened."""

import hashlib
import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exportstudio.delivery.manifest import make_manifest, read_manifest, write_manifest
from exportstudio.delivery.package import problems_of, unpack, write_package
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import Job, JobState
from exportstudio.model.ledger import LedgerTotals
from exportstudio.model.output import OutputFile


def output(path: Path, content: bytes) -> OutputFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return OutputFile(path, len(content), hashlib.sha256(content).hexdigest())


@pytest.fixture
def handover(tmp_path: Path) -> Handover:
    return Handover("b1", tmp_path / "out", manifest=True, package=True)


@pytest.fixture
def jobs(handover: Handover) -> list[Job]:
    """A job that made two files, one in a folder below, and one that failed."""
    place = handover.destination
    main = output(place / "Süd" / "house.gltf", b"{}" * 500)
    beside = output(place / "Süd" / "house-0123456789ab.bin", bytes(1000))
    done = Job(
        "j1", "b1", "g1", Path("/somewhere/house.ifc"), "gltf", "high", main.path,
        state=JobState.DONE_WITH_WARNINGS, created_at=1_700_000_000.0, started_at=1_700_000_001.0,
        finished_at=1_700_000_003.5, path=main.path, bytes=2000, sha256=main.sha256,
        beside=(beside,), source_sha256="ab" * 32, ledger=LedgerTotals(3, 1, 1, 1, 0),
        issues=(Issue.warning("GEOM202", "It is simplified."),),
    )  # fmt: skip
    failed = replace(
        done, id="j2", format="csv", state=JobState.FAILED, path=None, bytes=None, sha256=None,
        beside=(), ledger=None, issues=(Issue.error("READ106", "It is cut off."),),
    )  # fmt: skip
    return [done, failed]


def test_a_manifest_tells_every_job_and_every_file(handover: Handover, jobs: list[Job]) -> None:
    path = write_manifest(handover, jobs)
    manifest = read_manifest(path.read_bytes(), path.name)
    counts = ("total_jobs", "successful_jobs", "failed_jobs", "total_files_created", "total_size")
    assert [manifest[key] for key in counts] == [2, 1, 1, 2, 2000]
    assert [file["path"] for file in manifest["files"]] == [
        "Süd/house.gltf", "Süd/house-0123456789ab.bin",
    ]  # fmt: skip
    assert manifest["steps"] == [
        {
            "step": 1, "job_id": "j1", "provider": "exportstudio.gltf", "holds": "building",
            "storage_filename": "Süd/house.gltf", "depends_on": ["Süd/house-0123456789ab.bin"],
        }
    ]  # fmt: skip
    done, failed = manifest["jobs"]
    assert done["source"] == {"name": "house.ifc", "sha256": "ab" * 32}
    assert done["ledger"]["degraded"] == 1
    assert [warning["code"] for warning in done["warnings"]] == ["GEOM202"]
    assert "cut off" in failed["exports"][0]["error_message"]
    assert "/somewhere" not in path.read_text()
    twin = path.with_suffix(".txt").read_text()
    assert all(file["path"] in twin and file["sha256"] in twin for file in manifest["files"])


def test_a_package_holds_the_outputs_and_opens_again(
    handover: Handover, jobs: list[Job], tmp_path: Path
) -> None:
    path = write_package(handover, jobs)
    first = path.read_bytes()
    assert list(problems_of(path)) == []
    folder = unpack(path, tmp_path / "opened")
    for name in ("Süd/house.gltf", "Süd/house-0123456789ab.bin"):
        assert (folder / name).read_bytes() == (handover.destination / name).read_bytes()
    assert f"{jobs[0].sha256}  Süd/house.gltf\n" in (folder / "SHA256SUMS").read_text()
    assert write_package(handover, jobs).read_bytes() == first
    assert {each.name for each in handover.destination.iterdir()} == {"Süd", path.name}


def test_an_output_that_was_changed_is_not_packed(handover: Handover, jobs: list[Job]) -> None:
    jobs[0].beside[0].path.write_bytes(b"tampered")
    with pytest.raises(StudioError, match="FILE430"):
        write_package(handover, jobs)
    jobs[0].beside[0].path.unlink()
    with pytest.raises(StudioError, match="FILE430"):
        write_package(handover, jobs)
    assert [each.name for each in handover.destination.iterdir()] == ["Süd"]


def rewrite(path: Path, change: Callable[[zipfile.ZipInfo, bytes], Any]) -> None:
    """Write a package anew, each member as `change` returns it; None drops it."""
    with zipfile.ZipFile(path) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in members:
            changed = change(info, data)
            if changed is not None:
                archive.writestr(*changed)


def damages() -> dict[str, Callable[[Path], None]]:
    def edit(
        wanted: str, change: Callable[[zipfile.ZipInfo, bytes], Any]
    ) -> Callable[[Path], None]:
        return lambda path: rewrite(
            path,
            lambda info, data: change(info, data) if info.filename == wanted else (info, data),
        )

    def add(name: str | zipfile.ZipInfo, data: bytes = b"x") -> Callable[[Path], None]:
        def append(path: Path) -> None:
            with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(name, data)

        return append

    def in_manifest(key: str, value: Any) -> Callable[[Path], None]:
        def change(info: zipfile.ZipInfo, data: bytes) -> tuple[zipfile.ZipInfo, bytes]:
            manifest = json.loads(data)
            manifest["files"][0][key] = value
            return info, json.dumps(manifest).encode()

        return edit("manifest.json", change)

    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return {
        "cut": lambda path: path.write_bytes(path.read_bytes()[:-60]),
        "no zip": lambda path: path.write_bytes(b"PK"),
        "empty": lambda path: path.write_bytes(b""),
        "other content": edit("Süd/house.gltf", lambda info, data: (info, data[:-1] + b"!")),
        "file gone": edit("Süd/house.gltf", lambda _info, _data: None),
        "manifest gone": edit("manifest.json", lambda _info, _data: None),
        "manifest no json": edit("manifest.json", lambda info, _data: (info, b"{")),
        "manifest a list": edit("manifest.json", lambda info, _data: (info, b"[]")),
        "stray": add("more.txt"),
        "slip": add("../../evil.sh"),
        "absolute": add("/etc/evil"),
        "drive": add("C:evil"),
        "backslash": add("..\\evil"),
        "device": add("nul.txt"),
        "same name": add("SÜD/HOUSE.gltf"),
        "link": add(link, b"/etc/passwd"),
        "bomb": add("bomb.bin", bytes(300_000_000)),
        "slip in manifest": in_manifest("path", "../evil"),
        "wrong hash": in_manifest("sha256", "00" * 32),
        "hash no hash": in_manifest("sha256", "xyz"),
        "wrong size": in_manifest("size", 1),
    }


@pytest.mark.parametrize("damage", damages())
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_package_that_is_not_sound_is_never_unpacked(
    handover: Handover, jobs: list[Job], tmp_path: Path, damage: str
) -> None:
    path = write_package(handover, jobs)
    damages()[damage](path)
    assert [issue.code for issue in problems_of(path)]
    with pytest.raises(StudioError, match="FILE43"):
        unpack(path, tmp_path / "opened")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out"]


def test_unpacking_replaces_nothing(handover: Handover, jobs: list[Job], tmp_path: Path) -> None:
    path = write_package(handover, jobs)
    (tmp_path / "opened").mkdir()
    with pytest.raises(StudioError, match="FILE404"):
        unpack(path, tmp_path / "opened")


def test_the_manifest_of_nothing(tmp_path: Path) -> None:
    assert make_manifest(Handover("b", tmp_path), [])["total_jobs"] == 0
