"""STEP and IGES files as OpenCascade's document reader sees them, and the contract of both."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest

from exportstudio.exporters.cad_shapes import box_of, solids_of, volume_m3
from exportstudio.exporters.exporter import Contents, ExportInput, WriteResult
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.geometry.router import shape_building
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import DRAFT, HIGH, STANDARD, Quality
from exportstudio.model.selection import Criteria, Selection
from exportstudio.readers import read
from exportstudio.readers.selection import select
from tests.exporters.contract import HOSTILE
from tests.exporters.writing import write_and_reconcile
from tests.ifc_text import TinyModel

_FAR = (3545780.25, 5805911.5, 40.0)
FAR_CORNER = (3545779.25, 5805911.4, 40.0)
CYLINDER = "IFCCIRCLEPROFILEDEF(.AREA.,$,#13,0.5)"


@dataclass(frozen=True)
class Part:
    """A placed shape: its name, its colour as sRGB from 0 to 255, and what it measures."""

    name: str
    colour: tuple[int, ...] | None
    depth: int
    solids: int
    volume_m3: float
    bounds: np.ndarray


def _document(path: Path) -> tuple[Any, Any, Any]:
    """Return the document that OpenCascade reads, which must be kept, and its tools.

    These are for shapes and for colours.
    """
    from OCP.TCollection import TCollection_ExtendedString
    from OCP.TDocStd import TDocStd_Document
    from OCP.XCAFDoc import XCAFDoc_DocumentTool

    if path.suffix == ".step":
        from OCP.STEPCAFControl import STEPCAFControl_Reader as Reader
    else:
        from OCP.IGESCAFControl import IGESCAFControl_Reader as Reader
    document = TDocStd_Document(TCollection_ExtendedString("x"))
    reader = Reader()
    reader.SetColorMode(True)
    reader.SetNameMode(True)
    reader.ReadFile(str(path))
    assert reader.Transfer(document)
    main = document.Main()
    shapes = XCAFDoc_DocumentTool.ShapeTool_s(main)
    return document, shapes, XCAFDoc_DocumentTool.ColorTool_s(main)


def parts_of(path: Path) -> list[Part]:
    """Return what is placed in a file, without the assemblies."""
    from OCP.TopLoc import TopLoc_Location

    _document_of, shapes, colours = _document(path)
    found: list[Part] = []
    for label in _labels(shapes.GetFreeShapes):
        _walk(label, TopLoc_Location(), 0, colours, found)
    return found


def _walk(label: Any, above: Any, depth: int, colours: Any, found: list[Part]) -> None:
    from OCP.TDF import TDF_Label
    from OCP.XCAFDoc import XCAFDoc_ShapeTool

    place = above.Multiplied(XCAFDoc_ShapeTool.GetLocation_s(label))
    target = TDF_Label()
    if not XCAFDoc_ShapeTool.GetReferredShape_s(label, target):
        target = label
    if XCAFDoc_ShapeTool.IsAssembly_s(target):
        for child in _labels(lambda into: XCAFDoc_ShapeTool.GetComponents_s(target, into)):
            _walk(child, place, depth + 1, colours, found)
        return
    shape = XCAFDoc_ShapeTool.GetShape_s(target)
    if target is label:
        place = above
    placed = shape.Located(place.Multiplied(shape.Location()))
    solids = list(solids_of(placed))
    volume = sum(map(volume_m3, solids))
    found.append(
        Part(_name(label), _colour(target, colours), depth, len(solids), volume, box_of(placed))
    )


def _labels(fill: Any) -> Iterator[Any]:
    from OCP.collections import Sequence_TDF_Label

    sequence = Sequence_TDF_Label()
    fill(sequence)
    for number in range(1, sequence.Length() + 1):
        yield sequence.Value(number)


def _name(label: Any) -> str:
    from OCP.TDataStd import TDataStd_Name

    name = TDataStd_Name()
    found = label.FindAttribute(TDataStd_Name.GetID_s(), name)
    return str(name.Get().ToExtString()) if found else ""


def _colour(label: Any, colours: Any) -> tuple[int, ...] | None:
    from OCP.Quantity import Quantity_Color, Quantity_TOC_sRGB
    from OCP.XCAFDoc import XCAFDoc_ColorTool, XCAFDoc_ColorType

    colour = Quantity_Color()
    for kind in (XCAFDoc_ColorType.XCAFDoc_ColorSurf, XCAFDoc_ColorType.XCAFDoc_ColorGen):
        if XCAFDoc_ColorTool.GetColor_s(label, kind, colour):
            return tuple(round(255 * v) for v in colour.Values(Quantity_TOC_sRGB))
    return None


def face_colours(path: Path) -> Counter[tuple[int, ...] | None]:
    """Return how many faces of a file have a colour of their own, as sRGB from 0 to 255."""
    from OCP.TopAbs import TopAbs_FACE
    from OCP.XCAFDoc import XCAFDoc_ShapeTool

    _document_of, shapes, colours = _document(path)
    return Counter(
        _colour(part, colours)
        for label in _labels(shapes.GetShapes)
        for part in _labels(lambda into, of=label: XCAFDoc_ShapeTool.GetSubShapes_s(of, into))
        if XCAFDoc_ShapeTool.GetShape_s(part).ShapeType() == TopAbs_FACE
    )


class CadContract:
    """What STEP and IGES must hold; each has a class of its own for it."""

    key: ClassVar[str]

    def source(
        self,
        path: Path,
        quality: Quality = STANDARD,
        selection: Selection | None = None,
        **options: Any,
    ) -> ExportInput:
        building = read(path)
        wanted = select(building, selection).products if selection else None
        shaped = shape_building(building, quality, wanted=wanted)
        made = exporter_by_key(self.key).options_type(**options)
        return ExportInput(building, shaped, quality, made)

    def write(
        self, source: ExportInput, folder: Path, name: str = "a"
    ) -> tuple[Path, WriteResult, Contents]:
        """Write, read back, and hold both against each other."""
        out = folder / f"{name}{exporter_by_key(self.key).info.suffix}"
        result, contents = write_and_reconcile(source, self.key, out)
        if source.quality.checks_bounds:
            assert result.volume_m3 == pytest.approx(contents.volume_m3, rel=1e-4)
            assert result.bounds is not None
            assert contents.bounds is not None
            assert np.allclose(result.bounds, contents.bounds, atol=2e-4)
        assert list(folder.iterdir()) == [out]
        assert out.read_bytes().isascii()
        return out, result, contents

    def model(self, folder: Path, model: TinyModel) -> Path:
        path = folder / "m.ifc"
        path.write_text(model.text())
        return path

    def test_a_building_without_elements_is_refused(self, tmp_path: Path) -> None:
        source = self.source(self.model(tmp_path, TinyModel()))
        with pytest.raises(StudioError, match="GEOM208"):
            self.write(source, tmp_path / "out")

    def test_one_element_in_millimetres(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall(at=(10.0, 20.0, 3.0))
        model.style(int(model.records[-4].partition("=")[0][1:]), (0.5, 0.25, 1.0))
        out, result, _ = self.write(self.source(self.model(tmp_path, model), HIGH), tmp_path / "o")
        [part] = parts_of(out)
        assert part.solids == 1
        assert part.volume_m3 == pytest.approx(1.2)
        assert np.allclose(part.bounds, [(9.0, 19.9, 3.0), (11.0, 20.1, 6.0)])
        assert part.colour == (128, 64, 255)
        assert result.volume_m3 == pytest.approx(1.2)
        [line] = [each for each in result.ledger if each.ifc_class == "IfcWall"]
        assert (line.outcome, line.made_by) == (Outcome.EXPORTED, "extrusion, plane faces")

    def test_curves_are_exact_but_for_drafts(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall(profile=CYLINDER)
        path = self.model(tmp_path, model)
        exact, result, _ = self.write(self.source(path, STANDARD), tmp_path / "exact")
        [part] = parts_of(exact)
        assert part.volume_m3 == pytest.approx(np.pi * 0.25 * 3, rel=1e-6)
        made_by = {line.made_by for line in result.ledger}
        assert "extrusion, exact faces" in made_by
        drafted, result, _ = self.write(self.source(path, DRAFT), tmp_path / "draft")
        assert parts_of(drafted)[0].volume_m3 < part.volume_m3 * 0.999
        assert "extrusion, curved faces as facets" in {line.made_by for line in result.ledger}
        assert result.ledger.totals().degraded == 0

    def test_what_killed_the_kernel_is_not_given_to_it_again(self, tmp_path: Path) -> None:
        from dataclasses import replace

        model = TinyModel()
        model.wall("Bad", profile=CYLINDER)
        model.wall("Good", profile=CYLINDER, at=(5.0, 0.0, 0.0))
        path = self.model(tmp_path, model)
        notes: list[str | None] = []
        source = replace(self.source(path), on_element=notes.append)
        bad = next(e for e in source.building.elements.values() if e.name == "Bad")
        self.write(source, tmp_path / "one")
        assert notes[-1] is None
        assert bad.key in notes
        notes.clear()
        _, result, _ = self.write(replace(source, quarantine=(bad.key,)), tmp_path / "two")
        assert bad.key not in notes
        assert result.ledger.outcome(bad.key) is Outcome.DEGRADED
        assert "crashed the geometry kernel" in result.ledger.lines[bad.key].reason

    def test_a_solid_with_faces_of_two_colours_is_a_solid(self, tmp_path: Path) -> None:
        model = TinyModel()
        wall = model.wall()
        corners = ",".join(str(tuple(map(float, corner))) for corner in product((0, 2), repeat=3))
        points = model.add(f"IFCCARTESIANPOINTLIST3D(({corners}))")
        faces = "(1,2,4),(1,4,3),(5,7,8),(5,8,6),(1,5,6),(1,6,2),(3,4,8),(3,8,7),(1,3,7),(1,7,5)"
        faces += ",(2,6,8),(2,8,4)"
        item = model.add(f"IFCTRIANGULATEDFACESET(#{points},$,.T.,({faces}),$)")
        colours = model.add("IFCCOLOURRGBLIST(((1.,0.,0.),(0.,0.,1.)))")
        model.add(f"IFCINDEXEDCOLOURMAP(#{item},$,#{colours},(1,1,2,2,2,2,2,2,2,2,2,2))")
        body = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','Tessellation',(#{item}))")
        shape = model.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
        record = model.records[wall - 100]
        model.records[wall - 100] = re.sub(r"#\d+,\$,\$\);$", f"#{shape},$,$);", record)
        out, result, contents = self.write(
            self.source(self.model(tmp_path, model), HIGH), tmp_path / "o"
        )
        assert (result.solids, contents.solids) == (1, 1)
        assert contents.volume_m3 == pytest.approx(8.0)
        assert face_colours(out) == Counter({(255, 0, 0): 1, (0, 0, 255): 5})

    def far_away(self, folder: Path) -> tuple[Path, WriteResult, Contents]:
        """Write two walls at coordinates of a map."""
        model = TinyModel()
        model.wall(at=_FAR)
        model.wall(at=(_FAR[0] + 10, *_FAR[1:]))
        return self.write(self.source(self.model(folder, model), HIGH), folder / "o")

    def test_names_that_break_readers_are_cut_and_told(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall("x" * 20_000)
        _, result, _ = self.write(self.source(self.model(tmp_path, model)), tmp_path / "out")
        assert "WRITE342" in {issue.code for issue in result.issues}

    def test_hostile_names(self, tmp_path: Path) -> None:
        model = TinyModel()
        for number, name in enumerate(HOSTILE):
            guid = f"'0H{number:02}Wall0000000000000000'"[:23] + "'"
            model.walls.append(0)
            model.wall(name, guid=guid, at=(3.0 * number, 0.0, 0.0))
            model.walls.remove(0)
        source = self.source(self.model(tmp_path, model))
        elements = source.building.elements.values()
        next(iter(elements)).name = "bell\x01\x07 \ud800 \U0001f600"
        out, _, _ = self.write(source, tmp_path / "out")
        names = {part.name for part in parts_of(out)}
        for element in elements:
            if element.ifc_class == "IfcWall":
                assert self.expected(element.name, element.key) in names

    def expected(self, name: str, key: str) -> str:
        """Return what OpenCascade reads for an element of that name."""
        raise NotImplementedError

    def test_the_same_bytes_twice(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        one, _, _ = self.write(self.source(sample), tmp_path / "one")
        other, _, _ = self.write(self.source(sample), tmp_path / "two")
        assert one.read_bytes() == other.read_bytes()

    def test_a_part_leaves_no_trace_of_the_rest(self, sample: Path, tmp_path: Path) -> None:
        selection = Selection(Criteria(classes=("IfcDoor",)))
        source = self.source(sample, selection=selection)
        out, result, contents = self.write(source, tmp_path / "out")
        hidden = [e for e in source.building.elements.values() if e.key not in contents.keys]
        assert result.ledger.totals().excluded == len(hidden) > 0
        written = out.read_bytes()
        assert not [e.key for e in hidden if e.key.encode() in written]

    @pytest.mark.parametrize("damage", ["cut", "lost", "byte"])
    def test_damage_is_noticed(self, tmp_path: Path, damage: str) -> None:
        model = TinyModel()
        model.wall()
        out, _, _ = self.write(self.source(self.model(tmp_path, model)), tmp_path / "out")
        data = out.read_bytes()
        if damage == "cut":
            data = data[: len(data) // 2]
        elif damage == "lost":
            lines = data.splitlines(keepends=True)
            data = b"".join(lines[: len(lines) // 2] + lines[len(lines) // 2 + 3 :])
        else:
            data = data[: len(data) // 2] + b"\x00\xff\x00" + data[len(data) // 2 :]
        out.write_bytes(data)
        with pytest.raises(StudioError, match="WRITE303"):
            exporter_by_key(self.key).read_back(out)

    def test_without_opencascade_the_job_fails_in_words(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = self.source(sample)
        monkeypatch.setitem(sys.modules, "OCP.STEPCAFControl", None)
        with pytest.raises(StudioError, match="WRITE340"):
            self.write(source, tmp_path / "out")

    @pytest.mark.parametrize("name", ["archicad_institute.ifczip", "luartx_hvac_heating.ifc"])
    def test_real_buildings_keep_volumes_and_bounds(
        self, dev_files: Path, tmp_path: Path, name: str
    ) -> None:
        source = self.source(dev_files / name, HIGH)
        _, result, contents = self.write(source, tmp_path / "out")
        scene = source.shaped.scene
        low, high = np.full(3, np.inf), np.full(3, -np.inf)
        for placement in scene.placements:
            points = scene.shapes[placement.shape].vertices
            points = points @ placement.matrix[:3, :3].T + placement.matrix[:3, 3] + scene.offset
            low, high = np.minimum(low, points.min(0)), np.maximum(high, points.max(0))
        assert contents.bounds is not None
        assert np.allclose(contents.bounds, (low, high), atol=HIGH.chord_tolerance_m)
        made = {line.made_by.rpartition(", ")[2] for line in result.ledger if line.made_by}
        assert "exact faces" in made
