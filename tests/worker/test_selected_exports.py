"""Exports of a part: only that is in the file, and the ledger says so of the rest."""

from pathlib import Path
from typing import Any

import pytest

from exportstudio.exporters.registry import exporter_by_key
from exportstudio.model.selection import NOT_SELECTED, Criteria, Selection
from exportstudio.readers import read
from exportstudio.worker import pipeline
from exportstudio.worker.protocol import Order
from tests.worker.child import carry_out, job, of_type


def test_a_part_is_all_that_is_in_the_file(sample: Path, tmp_path: Path) -> None:
    selection = Selection(Criteria(classes=("IfcStairFlight",)))
    order = Order(sample, (job(tmp_path / "part.glb", selection=selection),))
    (finished,) = of_type(carry_out(order), "finished")
    keys = exporter_by_key("glb").read_back(tmp_path / "part.glb").keys
    elements = read(sample).elements.values()
    inside = sorted(element.ifc_class for element in elements if element.key in keys)
    assert inside == ["IfcBuilding", "IfcBuildingStorey", "IfcSite", "IfcStair", "IfcStairFlight"]
    ledger = finished["ledger"]
    assert (ledger["exported"], ledger["excluded"]) == (5, len(elements) - 5)


def test_the_ledger_says_what_was_not_selected(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = []

    def note(ledger: Any, *_: Any) -> None:
        results.append(ledger)

    monkeypatch.setattr(pipeline, "reconcile", note)
    selection = Selection(Criteria(classes=("IfcStairFlight",)))
    order = Order(sample, (job(tmp_path / "part.glb", selection=selection),))
    pipeline.run(order, _Silence(), lambda _job: False)
    reasons = {(line.ifc_class, line.outcome.value, line.reason) for line in results[0]}
    assert ("IfcStairFlight", "exported", "") in reasons
    assert ("IfcWall", "excluded", NOT_SELECTED) in reasons
    assert ("IfcOpeningElement", "excluded", NOT_SELECTED) in reasons
    [stair] = [reason for kind, outcome, reason in reasons if kind == "IfcStair"]
    assert "holds what is selected" in stair


def test_ifc_at_professional_quality_is_not_shaped(sample: Path, tmp_path: Path) -> None:
    selection = Selection(Criteria(classes=("IfcStairFlight",)))
    fine = {"format": "ifc", "quality": "professional"}
    jobs = (
        job(tmp_path / "all.ifc", "a", **fine),
        job(tmp_path / "part.ifc", "b", selection=selection, **fine),
        job(tmp_path / "coarse.ifc", "c", format="ifc"),
    )
    messages = carry_out(Order(sample, jobs))
    whole, part, coarse = (m["ledger"] for m in of_type(messages, "finished"))
    assert whole["exported"] == whole["products"] == part["products"] == coarse["exported"]
    assert part["exported"] == 5
    shaping = [m for m in of_type(messages, "stage") if m["stage"] == "shaping"]
    assert {m["job"] for m in shaping if m["total"] > 1} == {"c"}


def test_a_selection_of_nothing_fails_its_job_alone(sample: Path, tmp_path: Path) -> None:
    nothing = Selection(Criteria(storeys=("Keller",)))
    broken = Selection(Criteria(query="IfcWall,"))
    jobs = (
        job(tmp_path / "nothing.glb", "a", selection=nothing),
        job(tmp_path / "broken.glb", "b", selection=broken),
        job(tmp_path / "all.glb", "c"),
    )
    messages = carry_out(Order(sample, jobs))
    failed = {m["job"]: m["issue"]["code"] for m in of_type(messages, "failed")}
    assert failed == {"a": "JOB520", "b": "JOB521"}
    assert [m["job"] for m in of_type(messages, "finished")] == ["c"]
    assert [path.name for path in tmp_path.iterdir()] == ["all.glb"]


def test_a_part_is_kept_apart_from_the_whole(sample: Path, tmp_path: Path) -> None:
    selection = Selection(Criteria(classes=("IfcDoor", "IfcDor")))
    told = []
    for cached in (False, True):
        jobs = (
            job(tmp_path / f"all{cached}.glb", "all"),
            job(tmp_path / f"part{cached}.glb", "part", selection=selection),
        )
        messages = carry_out(Order(sample, jobs, cache=tmp_path / "cache"))
        assert [m["cached"] for m in of_type(messages, "finished")] == [cached] * 2
        told.append([(m["job"], m["issue"]) for m in of_type(messages, "issue")])
    assert told[0] == told[1]
    assert [issue["code"] for name, issue in told[0] if name == "part"] == ["JOB522"]
    for name in ("all", "part"):
        one, two = (tmp_path / f"{name}{cached}.glb" for cached in (False, True))
        assert one.read_bytes() == two.read_bytes()


def test_what_was_read_ahead_serves_no_part(sample: Path, tmp_path: Path) -> None:
    selection = Selection(Criteria(classes=("IfcDoor",)))
    order = Order(sample, (job(tmp_path / "a.glb", selection=selection),))
    (plain,) = of_type(carry_out(order), "finished")
    order = Order(sample, (job(tmp_path / "b.glb", selection=selection),))
    (ahead,) = of_type(carry_out(order, ahead=(str(sample), "standard")), "finished")
    assert plain["sha256"] == ahead["sha256"]


class _Silence:
    def stage(self, *_: Any) -> None:
        pass

    def element(self, *_: Any) -> None:
        pass

    def issue(self, *_: Any) -> None:
        pass

    def failed(self, _job: str | None, issue: Any) -> None:
        raise AssertionError(str(issue))

    def finished(self, *_: Any, **__: Any) -> None:
        pass
