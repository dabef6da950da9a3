"""DXF: plans and bodies on layers by class, sound to ezdxf, GUIDs where a designer finds them."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import ezdxf
import numpy as np
import pytest
import shapely
from ezdxf.tools.text import caret_decode

from exportstudio.exporters.dxf_layers import Layers, legal_name, read_layers
from exportstudio.geometry.plans import View
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import DRAFT, HIGH, STANDARD
from tests.exporters.shape_contract import Point, ShapeContract
from tests.ifc_text import TinyModel

APPLICATION = "EXPORTSTUDIO"


def document(path: Path) -> Any:
    """Return the document, which ezdxf finds nothing wrong with."""
    found = ezdxf.readfile(path)
    auditor = found.audit()
    assert not auditor.errors
    assert not auditor.fixes
    return found


def entities(path: Path) -> dict[str, list[Any]]:
    """Return the entities of each element by key."""
    found: dict[str, list[Any]] = defaultdict(list)
    for entity in document(path).modelspace():
        if entity.has_xdata(APPLICATION):
            found[entity.get_xdata(APPLICATION)[0].value].append(entity)
    return found


class TestDxf(ShapeContract):
    key = "dxf"

    def names(self, path: Path) -> dict[str, str]:
        return {
            key: caret_decode(there[0].get_xdata(APPLICATION)[2].value)
            for key, there in entities(path).items()
        }

    def expected(self, text: str) -> str:
        return text if len(text) < 256 else f"{text[:252]}…"

    def place(self, path: Path, key: str) -> Point:
        (line,) = [
            each
            for each in entities(path)[key]
            if each.dxftype() == "LWPOLYLINE" and each.dxf.layer == "A-WALL"
        ]
        centre = shapely.Polygon(line.get_points("xy")).centroid
        return centre.x, centre.y

    def test_layers_and_lines(self, sample: Path, tmp_path: Path) -> None:
        out, _, _ = self.write(self.source(sample), tmp_path / "out")
        drawing = document(out)
        layers = {layer.dxf.name: layer for layer in drawing.layers}
        assert {"A-WALL", "A-DOOR", "A-WIND", "A-WALL-BELW", "A-AREA-IDEN"} <= layers.keys()
        assert layers["A-WALL"].dxf.lineweight > layers["A-WALL-BELW"].dxf.lineweight
        assert drawing.header["$INSUNITS"] == 6
        assert drawing.dxfversion == "AC1024"

    def test_storeys_lie_side_by_side(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample)
        out, _, _ = self.write(source, tmp_path / "out")
        found = entities(out)
        boxes: dict[int, list[Any]] = defaultdict(list)
        for element in source.building.elements.values():
            if element.ifc_class == "IfcWall":
                storey = next(
                    above.id
                    for above in source.building.path_of(element)
                    if above.ifc_class == "IfcBuildingStorey"
                )
                boxes[storey] += [
                    each.get_points("xy")
                    for each in found[element.key]
                    if each.dxftype() == "LWPOLYLINE" and each.dxf.layer == "A-WALL"
                ]
        reach = sorted(
            (np.min(np.concatenate(there), 0)[0], np.max(np.concatenate(there), 0)[0])
            for there in boxes.values()
        )
        assert len(reach) > 1
        assert all(one[1] < two[0] for one, two in pairwise(reach))
        titles = [each.dxf.text for each in document(out).modelspace().query("TEXT")]
        assert titles[0] == "Erdgeschoss  +0.00 m"
        assert titles[1].startswith("Obergeschoss  +2.75 m  (x + ")

    def test_a_long_name_of_a_storey_is_cut(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall()
        path = tmp_path / "m.ifc"
        path.write_text(model.text().replace("'Ground'", f"'{'x' * 100_000}'"))
        out, _, _ = self.write(self.source(path), tmp_path / "out")
        (title,) = document(out).modelspace().query("TEXT")
        assert title.dxf.text == f"{'x' * 252}…  +0.00 m"

    def test_rooms_are_labelled(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample)
        out, _, _ = self.write(source, tmp_path / "out")
        texts = {
            each.get_xdata(APPLICATION)[0].value: each.plain_text()
            for each in document(out).modelspace().query("MTEXT")
        }
        spaces = [e for e in source.building.elements.values() if e.ifc_class == "IfcSpace"]
        assert texts.keys() == {space.key for space in spaces}
        for space in spaces:
            record = source.building.ifc.by_id(space.id)
            assert texts[space.key].startswith(f"{record.LongName}\n{record.Name}\n")
            assert texts[space.key].endswith(" m²")

    def test_fills_have_the_colour_of_the_model(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall()
        model.style(104, (1.0, 0.5, 0.0))
        path = self.model(tmp_path, model)
        for quality, count in ((DRAFT, 0), (STANDARD, 1)):
            out, _, _ = self.write(self.source(path, quality), tmp_path / quality.key)
            hatches = document(out).modelspace().query("HATCH")
            assert [hatch.rgb for hatch in hatches] == [(255, 128, 0)] * count

    def test_millimetres(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall(at=(5.0, 7.0, 0.0))
        source = self.source(self.model(tmp_path, model), HIGH, millimetres=True)
        out, _, _ = self.write(source, tmp_path / "out")
        assert document(out).header["$INSUNITS"] == 4
        assert self.place(out, "0AWall0000000000000000") == pytest.approx((5000.0, 7000.0))

    def test_bodies(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample, bodies=True)
        out, result, contents = self.write(source, tmp_path / "out")
        assert result.triangles > 1000
        assert contents.classes["IfcSpace"] == 0
        scene = source.shaped.scene
        placement = scene.placements[0]
        points = scene.shapes[placement.shape].vertices @ placement.matrix[:3, :3].T
        points = points + placement.matrix[:3, 3] + scene.offset
        key = source.building.elements[placement.element_id].key
        drawn = np.concatenate([np.array(mesh.vertices) for mesh in entities(out)[key]])
        assert drawn.min(0) == pytest.approx(points.min(0), abs=1e-6)
        assert drawn.max(0) == pytest.approx(points.max(0), abs=1e-6)

    def test_layers_of_ones_own(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall()
        file = tmp_path / "layers.txt"
        file.write_text("# ours\nIfcWall = Wände: tragend\nIfcDoor=Türen\n", encoding="utf-8")
        for given in (str(file), "IfcWall=Wände: tragend; IfcDoor=Türen"):
            source = self.source(self.model(tmp_path, model), layers=given)
            out, result, _ = self.write(source, tmp_path / f"out{len(given)}")
            assert "Wände_ tragend" in document(out).layers
            assert [issue.code for issue in result.issues] == ["WRITE331"]

    @pytest.mark.parametrize("given", ["missing.txt", "IfcWall=", "Wall=A-WALL", "=A"])
    def test_layers_that_say_nothing_are_refused(self, tmp_path: Path, given: str) -> None:
        model = TinyModel()
        model.wall()
        with pytest.raises(StudioError, match="WRITE330"):
            self.write(self.source(self.model(tmp_path, model), layers=given), tmp_path / "out")

    def test_dates_are_those_of_the_epoch(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        model = TinyModel()
        model.wall()
        out, _, _ = self.write(self.source(self.model(tmp_path, model)), tmp_path / "out")
        # Julian days as AutoCAD has them: 2023-11-14, with the part of the day after midnight.
        head = out.read_text("utf-8").partition("ENDSEC")[0]
        assert head.count("\n 40\n2460263.925925926\n") == 4


def test_every_layer_is_legal() -> None:
    assert legal_name('a<b>/\\":;?*|=`,\n') == "a_b____________"
    assert len(legal_name("x" * 300)) == 255
    assert legal_name("  ") == "_"
    given, issues = read_layers("IfcWall=" + "x" * 255)
    layers = Layers(given)
    assert len(layers.look("IfcWallStandardCase", View.BELOW).name) == 255
    assert not issues


@pytest.mark.parametrize(
    ("ifc_class", "layer"),
    [
        ("IfcWallStandardCase", "A-WALL"),
        ("IfcDoor", "A-DOOR"),
        ("IfcWindow", "A-WIND"),
        ("IfcCableSegment", "E-POWER"),
        ("IfcDuctSegment", "M-DUCT"),
        ("IfcPipeSegment", "P-PIPE"),
        ("IfcBuildingElementProxy", "A-GENF"),
    ],
)
def test_classes_have_their_usual_layers(ifc_class: str, layer: str) -> None:
    assert Layers({}).of(ifc_class) == layer
