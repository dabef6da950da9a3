"""Defects of one format: they cost its job, and no other of the group."""

from pathlib import Path
from typing import Any

import pytest

from exportstudio.exporters.csv import CsvExporter
from exportstudio.model.issue import Issue
from exportstudio.model.on_conflict import OnConflict
from exportstudio.worker import pipeline
from exportstudio.worker.protocol import Order, OrderedJob


class Listener:
    """A `Reporter` that keeps what is told of whole jobs."""

    def __init__(self) -> None:
        self.told: list[tuple[str | None, str]] = []

    def stage(self, *_: Any) -> None:
        pass

    def element(self, *_: Any) -> None:
        pass

    def issue(self, *_: Any) -> None:
        pass

    def finished(self, job: str, _done: pipeline.Done) -> None:
        self.told.append((job, "finished"))

    def failed(self, job: str | None, issue: Issue) -> None:
        self.told.append((job, issue.code))


def test_a_defect_of_a_format_costs_its_job_alone(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr(CsvExporter, "write", fail)
    jobs = tuple(
        OrderedJob(key, key, "draft", tmp_path / f"house.{key}", {}, on_conflict=OnConflict.NUMBER)
        for key in ("json", "csv", "jsongz")
    )
    listener = Listener()
    pipeline.run(Order(sample, jobs), listener, lambda _job: False)
    assert listener.told == [("json", "finished"), ("csv", "JOB598"), ("jsongz", "finished")]
    assert "of all things" in capfd.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["house.json", "house.jsongz"]
