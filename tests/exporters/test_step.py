"""STEP: what is in the building is in the file, as OpenCascade's own reader has it."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from exportstudio.exporters.step_text import decoded, encoded
from tests.exporters.cad_files import FAR_CORNER, CadContract, parts_of
from tests.ifc_text import TinyModel


class TestStep(CadContract):
    key = "step"

    def expected(self, name: str, key: str) -> str:  # noqa: ARG002
        return name[:1000] or "IfcWall"

    def test_the_tree_is_that_of_the_building(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample)
        out, result, contents = self.write(source, tmp_path / "out")
        wanted = Counter(line.ifc_class for line in result.ledger if line.key in contents.keys)
        assert contents.classes == wanted
        elements = source.building.elements
        drawn = [elements[p.element_id] for p in source.shaped.scene.placements]
        parts = parts_of(out)
        assert Counter(part.name for part in parts) == Counter(e.name for e in drawn)
        depths = {e.name: 1 + len(list(source.building.path_of(e))) for e in drawn}
        there = [e for e in elements.values() if e.key in contents.keys]
        above = {above.id for e in there for above in source.building.path_of(e)}
        for part in parts:
            own = next(e for e in drawn if e.name == part.name)
            assert part.depth == depths[part.name] + (own.id in above)

    def test_equal_elements_share_a_product_but_for_their_colours(self, tmp_path: Path) -> None:
        model = TinyModel()
        for n in range(3):
            model.wall(f"Wall {n}", at=(0.0, 5.0 * n, 0.0))
        bodies = [
            int(record.partition("=")[0][1:])
            for record in model.records
            if "IFCEXTRUDEDAREASOLID" in record
        ]
        model.style(bodies[2], (1.0, 0.0, 0.0), transparency=0.75)
        out, _, _ = self.write(self.source(self.model(tmp_path, model)), tmp_path / "out")
        text = out.read_text()
        assert text.count("MANIFOLD_SOLID_BREP(") == 2
        assert len(re.findall(r"PRODUCT\('shape-", text)) == 1
        assert re.search(r"SURFACE_STYLE_TRANSPARENT\(0\.75", text)
        colours = {part.name: part.colour for part in parts_of(out)}
        assert colours["Wall 2"] == (255, 0, 0)
        assert colours["Wall 0"] == colours["Wall 1"] != (255, 0, 0)

    def test_map_coordinates_arrive_as_they_were(self, tmp_path: Path) -> None:
        out, result, contents = self.far_away(tmp_path)
        assert contents.bounds is not None
        assert np.allclose(contents.bounds[0], FAR_CORNER, atol=1e-4, rtol=0)
        assert np.allclose(parts_of(out)[0].bounds[0], FAR_CORNER, atol=1e-4, rtol=0)
        assert "WRITE345" in {issue.code for issue in result.issues}

    def test_the_offset_can_be_taken_out(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall(at=(3545780.0, 5805911.0, 40.0))
        source = self.source(self.model(tmp_path, model), at_origin=True)
        out, result, _ = self.write(source, tmp_path / "out")
        assert np.abs(parts_of(out)[0].bounds).max() < 10.0
        assert "GEOM204" in {issue.code for issue in result.issues}

    def test_the_header_has_a_time_that_is_not_the_present(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        out, _, _ = self.write(self.source(sample), tmp_path / "out")
        head = out.read_text()[:2000]
        assert "'2023-11-14T22:13:20'" in head
        assert "AP242_MANAGED_MODEL_BASED_3D_ENGINEERING_MIM_LF" in head
        assert "Open CASCADE" not in head


@pytest.mark.parametrize(
    "text", ["it's (Men's) 'a', \\X2\\", "Größe 日本 \U0001f600", "line\nbreak\t\x07", ""]
)
def test_texts_come_back(text: str) -> None:
    assert decoded(encoded(text)) == text
    assert encoded(text).isascii()


def test_listing_formats_loads_no_opencascade() -> None:
    code = "import exportstudio.exporters.registry, sys; sys.exit('OCP' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
