"""ASCII-BIM: plans show the building, all that is said comes back, damage is noticed."""

from dataclasses import replace
from pathlib import Path

import pytest

from exportstudio.exporters.asciibim_reader import AsciiBim, read_asciibim
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.geometry.plans import draw_plans, read_levels
from exportstudio.geometry.space_labels import label_spaces
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import DRAFT, HIGH, QUALITIES, STANDARD, Quality
from tests.exporters.contract import Properties
from tests.exporters.shape_contract import Point, ShapeContract
from tests.ifc_text import TinyModel

FRAMES = ("=" * 79, "=" * 37, "ELEMENT_REGISTRY:", "VALIDATION:", "ID: ", "-" * 37)


class TestAsciiBim(ShapeContract):
    key = "asciibim"

    def names(self, path: Path) -> dict[str, str]:
        return {element.key: element.name for element in read_asciibim(path).elements}

    def place(self, path: Path, key: str) -> Point:
        [element] = [each for each in read_asciibim(path).elements if each.key == key]
        x, y, _ = element.facts["LOCATION"]
        return x, y

    def export(self, path: Path, folder: Path, quality: Quality = STANDARD) -> AsciiBim:
        return read_asciibim(self.write(self.source(path, quality), folder)[0])

    def test_nothing_to_draw_is_told(self, tmp_path: Path) -> None:
        """It is no error here: the registry and an empty plan are there."""
        found = self.export(self.model(tmp_path, TinyModel()), tmp_path / "out")
        assert len(found.elements) == 3
        assert [(floor.name, floor.rows) for floor in found.floors] == [("Ground", [" "])]

    def test_a_failed_element_costs_itself_only(self, sample: Path, tmp_path: Path) -> None:
        """It is in the registry, without a place."""
        source = self.source(sample)
        key = next(line.key for line in source.shaped.accounts.values() if line.made_by)
        for id, line in source.shaped.accounts.items():
            if line.key == key:
                failed = replace(line, outcome=Outcome.FAILED, reason="it was damaged")
                source.shaped.accounts[id] = failed
        _, result, contents = self.write(source, tmp_path / "out")
        assert result.ledger.outcome(key) is Outcome.DEGRADED
        assert key in contents.keys

    def test_plans_show_walls_doors_windows_and_rooms(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample)
        model = read_asciibim(self.write(source, tmp_path / "out")[0])
        assert [floor.name for floor in model.floors] == ["Erdgeschoss", "Obergeschoss", "Dach"]
        ground = model.floors[0]
        assert {*"#DW.S123"} < set("".join(ground.rows))
        assert ground.legend["#"] == "wall"
        assert {len(row) for floor in model.floors for row in floor.rows} == {
            int(ground.facts["DIMENSIONS"].split("x")[0])
        }
        # What the plan says of a point is what the plan of the building has there.
        building = source.building
        plan = draw_plans(building, source.shaped, read_levels(building))[0]
        labels = {building.elements[x.element_id].key: x for x in label_spaces(building, plan)}
        width = float(ground.facts["GRID_SCALE"].split()[3])
        assert len(ground.rooms) == len(labels) == 5
        for mark, room in ground.rooms.items():
            label = labels[room["id"]]
            assert room["area_m2"] == pytest.approx(label.area_m2, abs=0.01)
            assert room["at"] == pytest.approx(label.point, abs=0.001)
            assert str(mark) in "".join(ground.rows)
        floor_m2 = "".join(ground.rows).count(".") * width * 2 * width
        assert 0.6 < floor_m2 / sum(label.area.area for label in labels.values()) <= 1.0

    def test_a_wall_is_where_it_stands(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall(at=(10.0, 20.0, 0.0))
        model.wall(at=(10.0, 25.0, 0.0))
        found = self.export(self.model(tmp_path, model), tmp_path / "out", DRAFT)
        [floor] = found.floors
        x, y = map(float, floor.facts["ORIGIN"].strip("[]").split(","))
        width, height = (float(floor.facts["GRID_SCALE"].split()[n]) for n in (3, 5))
        cells = [
            (x + (column + 0.5) * width, y + (len(floor.rows) - row - 0.5) * height)
            for row, line in enumerate(floor.rows)
            for column, letter in enumerate(line)
            if letter == "#"
        ]
        assert cells
        for one, other in cells:
            assert 9 - width <= one <= 11 + width
            assert min(abs(other - 20), abs(other - 25)) <= 0.1 + height
        wall = next(element for element in found.elements if element.ifc_class == "IfcWall")
        assert wall.facts["LOCATION"] == [10.0, 20.0, 1.5]

    @pytest.mark.parametrize("quality", QUALITIES)
    def test_all_that_is_said_comes_back(self, tmp_path: Path, quality: str) -> None:
        path = tmp_path / "m.ifc"
        path.write_text(Properties.of_every_kind().text)
        model = self.export(path, tmp_path / "out", QUALITIES[quality])
        [wall] = [element for element in model.elements if element.ifc_class == "IfcWall"]
        assert wall.name == "Wand Größe"
        said = wall.records.get("PROPERTY", [])
        depth = QUALITIES[quality].table_depth
        assert len(said) == (0, 21, 22, 22, 22)[depth]
        if depth:
            [huge] = [each for each in said if each["property"] == "Huge"]
            assert (huge["set"], huge["number"]) == ("Set", 1.7e308)
            [material] = wall.records["MATERIAL_USE"] if depth > 1 else [{"material": "Concrete"}]
            assert material["material"] == "Concrete"

    def test_services_below_the_ceiling_are_seen(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall(at=(0.0, 0.0, 2.5))
        path = tmp_path / "m.ifc"
        path.write_text(model.text().replace("IFCWALL(", "IFCPIPESEGMENT("))
        [floor] = self.export(path, tmp_path / "out").floors
        assert set("".join(floor.rows)) - {" "} == {"~"}

    def test_connections(self, sample: Path, tmp_path: Path) -> None:
        model = self.export(sample, tmp_path / "out", HIGH)
        keys = {element.key for element in model.elements}
        assert {"fills"} <= {kind for _, _, kind in model.connections}
        assert {end for one, other, _ in model.connections for end in (one, other)} <= keys

    def test_names_like_frames_come_back(self, tmp_path: Path) -> None:
        model = TinyModel()
        for name in FRAMES:
            model.wall(name)
        found = self.export(self.model(tmp_path, model), tmp_path / "out")
        assert [e.name for e in found.elements if e.ifc_class == "IfcWall"] == list(FRAMES)

    @pytest.mark.parametrize(
        ("old", "new"), [(b"#", b"D"), (b"ELEMENTS_COUNT: 1", b"ELEMENTS_COUNT: 2")]
    )
    def test_a_letter_more_or_less_is_noticed(
        self, sample: Path, tmp_path: Path, old: bytes, new: bytes
    ) -> None:
        out, _, _ = self.write(self.source(sample, DRAFT), tmp_path / "out")
        data = out.read_bytes()
        assert old in data
        out.write_bytes(data.replace(old, new, 1))
        with pytest.raises(StudioError, match="WRITE303"):
            exporter_by_key(self.key).read_back(out)
