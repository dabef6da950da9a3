"""What differs between two states of a building: all changes are found, and nothing else."""

import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import ifcopenshell
import ifcopenshell.guid
import ifcopenshell.util.unit
import numpy as np
import pytest

from exportstudio import ExportService
from exportstudio.comparer import compare_files
from exportstudio.comparison.compare import ChangeKind, Comparison, compare
from exportstudio.comparison.snapshot import ElementState, Facet, Snapshot, Solid
from exportstudio.model.issue import RequestError
from exportstudio.model.request import ExportRequest
from exportstudio.worker.snapshots import take_snapshots
from tests.ifc_text import TinyModel

KINDS = set(ChangeKind)


def differences(old: Path, new: Path, **more: object) -> set[tuple[str, ChangeKind]]:
    found = compare(*take_snapshots(old, new), **more)  # type: ignore[arg-type]
    assert Comparison.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    return {(change.key, change.kind) for change in found.changes}


class Seeded:
    """The sample with one change of a kind each, at elements drawn by a seed."""

    def __init__(self, source: Path, seed: int) -> None:
        self.ifc = ifcopenshell.open(source)
        self.expected: set[tuple[str, ChangeKind]] = set()
        walls = [each for each in self.ifc.by_type("IfcFurniture") if each.Representation]
        self.free = random.Random(seed).sample(walls, len(walls))

    def take(self, kind: ChangeKind) -> ifcopenshell.entity_instance:
        element = self.free.pop()
        self.expected.add((element.GlobalId, kind))
        return element

    def change_all(self) -> None:
        self.take(ChangeKind.NAME).Name += " (new)"
        self.take(ChangeKind.ATTRIBUTE).Tag = "T-1"
        self.move(self.take(ChangeKind.MOVED), 0.002)
        gone = self.take(ChangeKind.REMOVED)
        guid = ifcopenshell.guid.new()
        gone.GlobalId = guid  # one goes, and another comes in its place
        self.expected.add((guid, ChangeKind.ADDED))

    def move(self, element: ifcopenshell.entity_instance, metres: float) -> None:
        """Give an element a placement of its own, moved along x."""
        metres /= ifcopenshell.util.unit.calculate_unit_scale(self.ifc)
        old = element.ObjectPlacement
        axes = old.RelativePlacement
        x, *rest = axes.Location.Coordinates
        point = self.ifc.create_entity("IfcCartesianPoint", (x + metres, *rest))
        moved = self.ifc.create_entity("IfcAxis2Placement3D", point, axes.Axis, axes.RefDirection)
        element.ObjectPlacement = self.ifc.create_entity(
            "IfcLocalPlacement", old.PlacementRelTo, moved
        )


@pytest.mark.parametrize("seed", range(3))
def test_seeded_changes_are_found_and_nothing_else(sample: Path, tmp_path: Path, seed: int) -> None:
    changed = Seeded(sample, seed)
    changed.change_all()
    new = tmp_path / "new.ifc"
    changed.ifc.write(str(new))
    assert differences(sample, new) == changed.expected


def test_a_storey_that_is_called_otherwise_is_one_change(sample: Path, tmp_path: Path) -> None:
    ifc = ifcopenshell.open(sample)
    storey, other = ifc.by_type("IfcBuildingStorey")[:2]
    storey.Name += " (new)"
    relation, others = (each.ContainsElements[0] for each in (storey, other))
    moved, *rest = relation.RelatedElements
    relation.RelatedElements = rest
    others.RelatedElements = [*others.RelatedElements, moved]
    ifc.write(str(tmp_path / "new.ifc"))
    assert differences(sample, tmp_path / "new.ifc") == {
        (storey.GlobalId, ChangeKind.NAME), (moved.GlobalId, ChangeKind.ATTRIBUTE),
    }  # fmt: skip


def tiny(
    folder: Path, name: str, depth: str = "3.", value: str = "IFCLABEL('a')", count: int = 2
) -> Path:
    model = TinyModel()
    for number in range(count):
        model.wall(f"Wall {number}", at=(number * 5.0, 0.0, 0.0))
    wall = model.walls[0]
    prop = model.add(f"IFCPROPERTYSINGLEVALUE('P',$,{value},$)")
    pset = model.add(f"IFCPROPERTYSET('0Set000000000000000000',$,'Pset_X',$,(#{prop}))")
    model.add(f"IFCRELDEFINESBYPROPERTIES('0Rel000000000000000000',$,$,$,(#{wall}),#{pset})")
    text = re.sub(r"(IFCEXTRUDEDAREASOLID\(.*?),3\.0?\)", rf"\1,{depth})", model.text(), count=1)
    path = folder / name
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"depth": "3.002"}, ChangeKind.GEOMETRY),
        ({"value": "IFCLABEL('b')"}, ChangeKind.PROPERTY),
        ({"value": "IFCREAL(1.)"}, ChangeKind.PROPERTY),
        ({"value": "$"}, ChangeKind.PROPERTY),
        ({"count": 3}, ChangeKind.ADDED),
        ({"count": 1}, ChangeKind.REMOVED),
    ],
)
def test_each_change_is_of_its_kind(
    tmp_path: Path, change: dict[str, str], kind: ChangeKind
) -> None:
    old = tiny(tmp_path, "old.ifc")
    new = tiny(tmp_path, "new.ifc", **change)  # type: ignore[arg-type]
    assert {found for _, found in differences(old, new)} == {kind}
    assert differences(old, old) == set()


def test_what_is_ignored_is_not_told(tmp_path: Path) -> None:
    old = tiny(tmp_path, "old.ifc")
    new = tiny(tmp_path, "new.ifc", depth="3.5", value="IFCLABEL('b')", count=3)
    assert {kind for _, kind in differences(old, new, ignore=["Pset_X.*"])} == {
        ChangeKind.GEOMETRY, ChangeKind.ADDED,
    }  # fmt: skip
    assert {kind for _, kind in differences(old, new, ignore=["kind:g*", "class:IfcWall"])} == set()
    assert {kind for _, kind in differences(old, new, tolerance_m=0.6)} == {
        ChangeKind.PROPERTY, ChangeKind.ADDED,
    }  # fmt: skip


CUBE = np.array([[x, y, z] for x in (0.0, 1.0) for y in (0.0, 2.0) for z in (0.0, 3.0)])
SIDES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 7, 5], [4, 6, 7], [0, 5, 1], [0, 4, 5],
     [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]], np.uint32
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda points: points, set()),
        (lambda points: points + 0.0005, set()),
        (lambda points: points + np.array([0.002, 0, 0]), {ChangeKind.MOVED}),
        (lambda points: points[:, [1, 0, 2]] * (-1, 1, 1), {ChangeKind.MOVED}),
        (lambda points: points * (1, 1, 1.001), {ChangeKind.GEOMETRY}),
        (lambda points: points + np.eye(8, 3) * 0.002, {ChangeKind.GEOMETRY}),
    ],
)
def test_bodies(change: Callable[[np.ndarray], np.ndarray], kinds: set[ChangeKind]) -> None:
    snapshots = [
        Snapshot(
            Path("x"),
            frozenset(Facet),
            {"k": ElementState("k", "IfcWall", solid=Solid(points, SIDES))},
        )
        for points in (CUBE, change(CUBE))
    ]
    assert {found.kind for found in compare(*snapshots).changes} == kinds


@pytest.fixture(scope="module")
def packages(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> list[Path]:
    """Two packages of the sample, the second with changes, and the folders beside them."""
    request.getfixturevalue("qapp")
    place = tmp_path_factory.mktemp("packages")
    house = Path(__file__).parents[1] / "resources" / "sample" / "house.ifc"
    changed = Seeded(house, 7)
    changed.change_all()
    (place / "new").mkdir()
    changed.ifc.write(str(place / "new" / "house.ifc"))
    with ExportService(place / "data") as service:
        for name, source in (("a", house), ("b", place / "new" / "house.ifc")):
            service.create_batch(
                ExportRequest(
                    (source,), ("glb", "csv", "json", "parquet", "xlsx"), "high",
                    destination=place / name, package=True, manifest=True,
                )
            )  # fmt: skip
        assert service.wait(timeout_s=90)
        return [next((place / name).glob("*.zip")) for name in ("a", "b")]


def test_packages_and_folders_are_compared_in_a_child_and_reported(
    packages: list[Path], tmp_path: Path
) -> None:
    old, new = packages
    for suffix in ("json", "html", "xlsx"):
        report = tmp_path / f"report.{suffix}"
        (found,) = compare_files(old, new.parent if suffix == "html" else new, report=report)
        kinds = {change.kind for change in found.changes}
        assert kinds == {
            ChangeKind.NAME, ChangeKind.ATTRIBUTE, ChangeKind.ADDED, ChangeKind.REMOVED,
        }  # fmt: skip
        if suffix == "xlsx":
            assert zipfile.is_zipfile(report)
        else:
            assert all(change.key in report.read_text() for change in found.changes)


@pytest.mark.parametrize("suffix", [".glb", ".csv", ".json", ".parquet", ".xlsx"])
def test_an_output_tells_the_same_as_its_source(
    packages: list[Path], sample: Path, suffix: str
) -> None:
    """Whatever a format leaves out, it changes nothing."""
    output = packages[0].with_name(f"house{suffix}")
    kinds = {kind for _, kind in differences(sample, output)}
    assert kinds <= {ChangeKind.REMOVED}
    assert bool(kinds) == (suffix == ".glb")


def test_what_can_not_be_compared_is_told(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    for other in (tmp_path / "gone.ifc", tmp_path / "notes.txt", tmp_path):
        with pytest.raises((RequestError, Exception), match="FILE4"):
            compare_files(sample, other)
    with pytest.raises(Exception, match="FILE437"):
        compare_files(sample, sample, report=tmp_path / "report.docx")
