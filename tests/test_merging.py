"""Several buildings in one output: everything of each is there, and where it stood."""

import json
import re
from pathlib import Path

import pytest

from exportstudio.comparison.compare import ChangeKind, compare
from exportstudio.model.issue import StudioError
from exportstudio.model.job import JobState
from exportstudio.model.request import ExportRequest
from exportstudio.planner import plan
from exportstudio.readers import read
from exportstudio.readers.merging import merge
from exportstudio.worker.snapshots import take_snapshots
from tests.ifc_text import TinyModel


@pytest.fixture(autouse=True)
def _private_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPORTSTUDIO_DATA", str(tmp_path / "data"))


def tiny(folder: Path, name: str, guid: str, change: tuple[str, str] = ("", "")) -> Path:
    model = TinyModel()
    model.wall(name, guid=f"'{guid}'")
    text = model.text()
    for spatial in ("Project", "Site", "Building", "Storey", "Contain"):
        text = re.sub(
            rf"'0{spatial}(0*)'", lambda m: f"'{len(name) - 2 + (name == 'two')}{m[0][2:]}", text
        )
    path = folder / f"{name}.ifc"
    path.write_text(text.replace(*change) if change[0] else text)
    return path


A, B = "0AWall0000000000000000", "0BWall0000000000000000"


def test_everything_of_both_is_there(tmp_path: Path) -> None:
    paths = tiny(tmp_path, "one", A), tiny(tmp_path, "two", B)
    text, issues = merge(paths)
    merged = tmp_path / "merged.ifc"
    merged.write_bytes(text)
    building = read(merged)
    assert (issues, building.issues) == ([], [])
    assert len(building.elements) == sum(len(read(path).elements) for path in paths)
    assert {each.global_id for each in building.elements.values()} >= {A, B}
    assert len(building.ifc.by_type("IfcProject")) == 1
    assert len(building.ifc.by_type("IfcProject")[0].RepresentationContexts) == 2
    assert merge(paths)[0] == text


@pytest.mark.parametrize(
    "names",
    [
        ("archicad_fzk_haus.ifc", "bonsai_openings.ifc"),
        ("revit_duplex_georef.ifc", "revit_duplex_electrical_feet.ifc"),
    ],
)
def test_real_buildings_stay_as_they_were(
    dev_files: Path, tmp_path: Path, names: tuple[str, str]
) -> None:
    """Feet beside metres, too: merging converts, and nothing moves or changes its meaning."""
    merged = tmp_path / "merged.ifc"
    merged.write_bytes(merge([dev_files / name for name in names])[0])
    for name in names:
        found = compare(*take_snapshots(dev_files / name, merged))
        strange = [
            change
            for change in found.changes
            if change.kind not in (ChangeKind.ADDED, ChangeKind.ATTRIBUTE)
            # Lengths among the properties are given in the unit of the first model.
            and not (name.endswith("feet.ifc") and change.kind is ChangeKind.PROPERTY)
        ]
        assert strange == []


MAP = (
    "ENDSEC;\nEND-ISO",
    "#900=IFCPROJECTEDCRS('EPSG:25832',$,$,$,$,$,$);\n"
    "#901=IFCMAPCONVERSION(#7,#900,{},5000000.,100.,1.,0.,1.);\nENDSEC;\nEND-ISO",
)


def test_buildings_stand_where_the_map_says(tmp_path: Path) -> None:
    one = tiny(tmp_path, "one", A, (MAP[0], MAP[1].format("400000.")))
    two = tiny(tmp_path, "two", B, (MAP[0], MAP[1].format("400030.")))
    text, issues = merge([one, two])
    merged = tmp_path / "merged.ifc"
    merged.write_bytes(text)
    assert issues == []
    (snapshot, _) = take_snapshots(merged, merged)
    solids = [snapshot.elements[key].solid for key in (A, B)]
    assert solids[0] is not None
    assert solids[1] is not None
    assert (solids[1].low - solids[0].low).tolist() == pytest.approx([30, 0, 0])
    assert len(read(merged).ifc.by_type("IfcMapConversion")) == 1


def test_states_of_one_building_are_told(tmp_path: Path) -> None:
    path = tiny(tmp_path, "one", A)
    text, issues = merge([path, path])
    assert [issue.code for issue in issues] == ["READ184"]
    merged = tmp_path / "merged.ifc"
    merged.write_bytes(text)
    keys = [each.key for each in read(merged).elements.values()]
    assert len(set(keys)) == len(keys) == 2 * len(read(path).elements)


def test_what_can_not_stand_together_is_refused(tmp_path: Path) -> None:
    one = tiny(tmp_path, "one", A)
    two = tiny(tmp_path, "two", B, ("IFC4'", "IFC4X3_ADD2'"))
    with pytest.raises(StudioError, match="READ180"):
        merge([one, two])


def test_a_merged_request_makes_one_job_a_format(tmp_path: Path) -> None:
    sources = tiny(tmp_path, "one", A), tiny(tmp_path, "two", B)
    request = ExportRequest(sources, ("glb", "csv"), destination=tmp_path / "out", merge=True)
    jobs = plan(request)
    assert [job.target.name for job in jobs] == ["one and 1 more.glb", "one and 1 more.csv"]
    assert [job.state for job in jobs] == [JobState.QUEUED] * 2
    assert len({job.source for job in jobs}) == 1
    assert len({id(job) for job in plan(request)}) == 2  # the second time from the cache
    assert ExportRequest.from_dict(json.loads(json.dumps(request.to_dict()))) == request
    sources[1].write_text("damaged")
    with pytest.raises(StudioError, match="READ1"):
        plan(request)
