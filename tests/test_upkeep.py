"""The history kept small, the program examined, and what a report of a defect takes along."""

import json
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from exportstudio import ExportService
from exportstudio.engine.child import ChildSupply
from exportstudio.model.request import ExportRequest
from exportstudio.upkeep import examine, write_bundle
from tests.engine.stage import STAND_IN

HOUSE = Path(__file__).parents[1] / "resources" / "sample" / "house.ifc"


@pytest.fixture
def service(tmp_path: Path, qapp: Any) -> Iterator[ExportService]:
    with ExportService(tmp_path / "data", 2, children=ChildSupply(STAND_IN)) as service:
        yield service


def test_what_is_old_is_forgotten_and_its_outputs_stay(
    service: ExportService, tmp_path: Path
) -> None:
    job = service.create_job(HOUSE, destination=tmp_path / "out")
    failed = service.create_job(HOUSE, destination=tmp_path / "out", options={"script": [["fail"]]})
    service.wait(timeout_s=10)
    log = service.log_path(service.job(job.id))
    assert log.is_file()
    assert service.clean_up(time.time() - 60) == 0
    assert service.clean_up(time.time() + 60, dry_run=True) == 2
    assert len(service.jobs()) == 2
    assert service.clean_up(time.time() + 60) == 2
    assert service.jobs() == []
    assert not log.exists()
    assert not service.log_path(failed).exists()
    assert (tmp_path / "out" / "house.glb").read_text() == "whole"


def test_analytics_come_from_the_history(service: ExportService, tmp_path: Path) -> None:
    service.create_job(HOUSE, destination=tmp_path)
    service.create_job(HOUSE, destination=tmp_path, options={"script": [["fail"]]})
    service.wait(timeout_s=10)
    figures = service.analytics()
    assert (figures["jobs"], figures["succeeded"], figures["failed"]) == (2, 1, 1)
    assert figures["stages"]["writing"]["seconds"] == pytest.approx(0.1)
    assert figures["peak_bytes"]["max"] == 1000
    assert [error["code"] for error in figures["errors"]] == ["WRITE301"]
    assert next(iter(figures["by_user"].values()))["jobs"] == 2
    assert service.analytics(since=time.time() + 60)["jobs"] == 0


class Usage(NamedTuple):
    total: int
    used: int
    free: int


class TestPreflight:
    def test_what_was_done_before_is_foreseen(self, service: ExportService, tmp_path: Path) -> None:
        request = ExportRequest((HOUSE,), ("glb", "csv"), destination=tmp_path)
        assert service.preflight(request).unknown == 2
        service.create_job(HOUSE, destination=tmp_path)
        service.wait(timeout_s=10)
        found = service.preflight(request)
        assert (found.bytes, found.unknown, found.may_start) == (5, 1, True)
        assert json.loads(json.dumps(found.to_dict()))["may_start"]

    def test_a_disk_that_is_too_small_is_told_before_the_start(
        self, service: ExportService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(100, 90, 10))
        found = service.preflight(ExportRequest((HOUSE,), destination=tmp_path))
        assert [issue.code for issue in found.issues] == ["FILE414"]
        assert not found.may_start


def test_the_program_finds_itself_well(tmp_path: Path) -> None:
    checks = examine(tmp_path / "data", tmp_path / "cache")
    assert [check.what for check in checks if not check.is_well] == []


@pytest.mark.expects_log
def test_what_is_ill_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(100, 90, 10))
    ill = {
        check.what for check in examine(tmp_path / "data", tmp_path / "cache") if not check.is_well
    }
    assert ill == {"Data folder", "Cache folder", "Temporary folder", "History"}


def test_a_bundle_tells_no_names(service: ExportService, tmp_path: Path) -> None:
    secret = tmp_path / "Client Müller" / "Villa Geheim.ifc"
    secret.parent.mkdir()
    shutil.copy(HOUSE, secret)
    service.create_job(secret, options={"script": [["text", f"reading {secret}"]]})
    service.wait(timeout_s=10)
    for with_paths in (True, False):
        path = tmp_path / "bundle.zip"
        write_bundle(path, service.data_folder, tmp_path, service.jobs(), with_paths=with_paths)
        with zipfile.ZipFile(path) as bundle:
            assert {"checks.json", "versions.json", "jobs.json"} < set(bundle.namelist())
            text = "".join(bundle.read(name).decode() for name in bundle.namelist())
        assert json.dumps("Villa Geheim")[1:-1] in text or not with_paths
        assert ("Geheim" in text) == with_paths
        assert "reading" in text
