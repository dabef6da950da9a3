"""A request as data: through JSON and back."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from exportstudio.model.job import Job
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.request import ExportRequest
from exportstudio.model.selection import Criteria, Selection

FULL = ExportRequest(
    sources=(Path("/data/house.ifc"), Path("/data/Gebäude")),
    formats=("glb", "pdf"),
    quality="professional",
    destination=Path("/out"),
    selection=Selection(Criteria(storeys=("EG",)), Criteria(query="IfcWall")),
    options={"glb": {"compression": "meshopt", "metadata": False}},
    name="{folder}/{building}_{date}",
    on_conflict=OnConflict.REPLACE,
    manifest=False,
    package=True,
    merge=True,
    fresh=True,
    priority=8,
    stop_on_error=True,
    time_limit_s=12.5,
    quarantine=("0abc",),
)


def test_a_request_survives_json() -> None:
    for field in dataclasses.fields(FULL):
        # Nothing may have its default here, or the test says nothing.
        if field.name not in ("job_id", "repeats", "within"):
            assert getattr(FULL, field.name) != getattr(ExportRequest(()), field.name)
    assert ExportRequest.from_dict(json.loads(json.dumps(FULL.to_dict()))) == FULL


def test_what_a_request_repeats_does_not_go_along() -> None:
    job = Job("1", "b", "g", Path("/a.ifc"), "glb", "draft", Path("/a.glb"))
    again = ExportRequest.again(job)
    kept = ExportRequest.from_dict(again.to_dict())
    assert kept == dataclasses.replace(again, repeats=None)


def test_what_is_not_named_has_its_default() -> None:
    assert ExportRequest.from_dict({"sources": ["a.ifc"]}) == ExportRequest((Path("a.ifc"),))
    assert ExportRequest.from_dict({}).sources == ()


@pytest.mark.parametrize(
    "data",
    [
        {"source": ["a.ifc"]},
        {"sources": "a.ifc"},
        {"sources": [1]},
        {"formats": None},
        {"options": {"glb": 1}},
        {"options": []},
        {"selection": {"include": {"colours": ["red"]}}},
        {"selection": "all"},
        {"on_conflict": "shrug"},
        {"priority": True},
        {"time_limit_s": "long"},
        {"destination": 3},
    ],
)
def test_what_is_no_request_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        ExportRequest.from_dict(data)
