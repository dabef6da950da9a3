"""From a request to jobs: which names outputs get, and what is not begun at all."""

import shutil
from pathlib import Path

import pytest

from exportstudio.model.issue import RequestError
from exportstudio.model.job import JobState
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.request import ExportRequest
from exportstudio.model.selection import Criteria, Selection
from exportstudio.planner import plan
from tests.ifc_text import TinyModel


def names(request: ExportRequest) -> list[str]:
    return [job.target.relative_to(request.destination).as_posix() for job in plan(request)]


@pytest.fixture
def tree(tmp_path: Path, sample: Path) -> Path:
    folder = tmp_path / "tree"
    for place in (".", "north", "north/upper"):
        (folder / place).mkdir(exist_ok=True, parents=True)
        shutil.copy(sample, folder / place / "house.ifc")
    return folder


def test_the_tree_of_the_sources_is_mirrored_where_the_pattern_says_so(
    tree: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    request = ExportRequest((tree,), ("glb", "csv"), destination=out, name="{folder}/{building}")
    assert names(request) == [
        "house.glb", "house.csv", "north/house.glb", "north/house.csv",
        "north/upper/house.glb", "north/upper/house.csv",
    ]  # fmt: skip


def test_outputs_are_counted_in_their_batch(tree: Path, tmp_path: Path) -> None:
    request = ExportRequest((tree,), destination=tmp_path, name="{quality} {counter}")
    assert names(request) == ["standard 001.glb", "standard 002.glb", "standard 003.glb"]


def test_the_title_is_the_name_of_the_building_or_else_of_the_project(tmp_path: Path) -> None:
    text = TinyModel().text()
    named = text.replace("'House',", "'\\X2\\57CE\\X0\\ \\S\\d / 1',")
    nameless = text.replace("'House',", "$,")
    for number, model in enumerate((named, nameless)):
        (tmp_path / f"{number}.ifc").write_text(model)
    request = ExportRequest((tmp_path,), destination=tmp_path, name="content")
    assert names(request) == ["城 ä _ 1.glb", "Tiny.glb"]


def test_storeys_that_are_selected_name_the_output(sample: Path, tmp_path: Path) -> None:
    part = Selection(include=Criteria(storeys=("Ground", "Upper")))
    request = ExportRequest((sample,), destination=tmp_path, selection=part, name="{storey}")
    assert names(request) == ["Ground_Upper.glb"]
    whole = ExportRequest((sample,), destination=tmp_path, name="{storey}")
    assert names(whole) == ["all.glb"]


def test_what_is_there_already_can_be_skipped(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "house.glb").write_bytes(b"mine")
    request = ExportRequest(
        (sample,), ("glb", "csv"), destination=tmp_path, on_conflict=OnConflict.SKIP
    )
    skipped, new = plan(request)
    assert (skipped.state, skipped.issues[0].code) == (JobState.SKIPPED, "FILE413")
    assert new.state is JobState.QUEUED


def test_a_pattern_that_names_nothing_makes_no_folder(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(RequestError, match="FILE412"):
        plan(ExportRequest((sample,), destination=out, name="{house}"))
    assert not out.exists()
