"""What every flat format of shapes must hold: plans, footprints and reports of a building."""

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from exportstudio.exporters.exporter import Contents, ExportInput, WriteResult
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.geometry.router import shape_building
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import HIGH, PROFESSIONAL, QUALITIES, STANDARD, Quality
from exportstudio.model.selection import EVERYTHING, Criteria, Selection
from exportstudio.readers import read
from exportstudio.readers.properties import read_properties
from exportstudio.readers.selection import select
from exportstudio.worker.tabling import tabulate
from tests.exporters.contract import HOSTILE
from tests.exporters.writing import write_and_reconcile
from tests.ifc_text import TinyModel

Point = tuple[float, float]


class ShapeContract:
    """The contract; a subclass names its format, and says how to read its files."""

    key: ClassVar[str]
    least_quality: ClassVar[Quality] = STANDARD  # that has every element

    def names(self, path: Path) -> dict[str, str]:
        """Return the names of the elements in a file by key, read without the exporter."""
        raise NotImplementedError

    def place(self, path: Path, key: str) -> Point:
        """Return the middle of what is drawn of an element, in world coordinates in metres."""
        raise NotImplementedError

    def expected(self, text: str) -> str:
        """Return what the format makes of a name."""
        return text

    def source(
        self,
        path: Path,
        quality: Quality | None = None,
        selection: Selection = EVERYTHING,
        **options: Any,
    ) -> ExportInput:
        exporter = exporter_by_key(self.key)
        quality = quality or self.least_quality
        building = read(path)
        if quality.properties:
            read_properties(building, with_types_and_quantities=quality.properties > 1)
        wanted = select(building, selection).products if selection else None
        chosen = exporter.options_type(**options)
        spaces = exporter.includes_spaces(chosen)
        shaped = shape_building(building, quality, spaces=spaces, wanted=wanted)
        tables = tabulate(building, quality, selection)[1] if exporter.needs_tables else ()
        return ExportInput(building, shaped, quality, chosen, tables)

    def write(
        self, source: ExportInput, folder: Path, name: str = "a"
    ) -> tuple[Path, WriteResult, Contents]:
        """Write, read back, and reconcile both with the source."""
        out = folder / f"{name}{exporter_by_key(self.key).info.suffix}"
        result, contents = write_and_reconcile(source, self.key, out)
        return out, result, contents

    def model(self, folder: Path, model: TinyModel) -> Path:
        path = folder / "m.ifc"
        path.write_text(model.text())
        return path

    def test_nothing_to_draw_is_told(self, tmp_path: Path) -> None:
        source = self.source(self.model(tmp_path, TinyModel()))
        with pytest.raises(StudioError, match="GEOM208"):
            self.write(source, tmp_path / "out")

    def test_one_element(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall("Wand", at=(5.0, 7.0, 0.0))
        out, _, contents = self.write(
            self.source(self.model(tmp_path, model), PROFESSIONAL), tmp_path / "out"
        )
        assert contents.classes["IfcWall"] == 1
        assert self.place(out, "0AWall0000000000000000") == pytest.approx((5.0, 7.0), abs=0.002)

    def test_huge_coordinates(self, tmp_path: Path) -> None:
        model = TinyModel()
        for n in range(3):
            model.wall("Wand", at=(2_683_141.25 + 3 * n, 1_247_000.5, 0.0))
        out, _, _ = self.write(self.source(self.model(tmp_path, model)), tmp_path / "out")
        first, second = (self.place(out, f"0{c}Wall0000000000000000") for c in "AB")
        assert second[0] - first[0] == pytest.approx(3.0, abs=0.02)
        assert second[1] - first[1] == pytest.approx(0.0, abs=0.02)

    def test_elements_of_one_shape_are_all_there(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample)
        _, result, contents = self.write(source, tmp_path / "out")
        shaped = Counter(
            source.building.elements[placement.element_id].ifc_class
            for placement in {p.element_id: p for p in source.shaped.scene.placements}.values()
        )
        assert {name: contents.classes[name] for name in shaped} == dict(shaped)
        assert result.ledger.totals().failed == 0

    @pytest.mark.parametrize("quality", list(QUALITIES))
    def test_each_quality_is_sound(self, sample: Path, tmp_path: Path, quality: str) -> None:
        source = self.source(sample, QUALITIES[quality])
        _, _, contents = self.write(source, tmp_path / "out")
        assert contents.keys

    def test_hostile_names(self, tmp_path: Path) -> None:
        model = TinyModel()
        for number, name in enumerate(HOSTILE):
            model.wall(name, guid=f"'0H{number:02}Wall00000000000000'")
        source = self.source(self.model(tmp_path, model), HIGH)
        out, _, _ = self.write(source, tmp_path / "out")
        found = self.names(out)
        for element in source.building.elements.values():
            if element.ifc_class == "IfcWall":
                assert found[element.key] == self.expected(element.name)

    def test_elements_of_one_global_id(self, tmp_path: Path) -> None:
        model = TinyModel()
        for n in range(2):
            model.wall(guid="'0AWall000000000000000A'", at=(0.0, 2.0 * n, 0.0))
        _, _, contents = self.write(self.source(self.model(tmp_path, model)), tmp_path / "out")
        assert contents.classes["IfcWall"] == 2

    def test_a_part_leaves_no_trace_of_the_rest(self, sample: Path, tmp_path: Path) -> None:
        selection = Selection(Criteria(classes=("IfcDoor",)))
        source = self.source(sample, PROFESSIONAL, selection)
        out, result, contents = self.write(source, tmp_path / "out")
        assert contents.classes["IfcDoor"]
        hidden = {e.key for e in source.building.elements.values()} - contents.keys
        assert result.ledger.totals().excluded == len(hidden) > 0
        written = out.read_bytes()
        assert not [key for key in hidden if key.encode() in written]

    @pytest.mark.parametrize("epoch", [None, "1700000000"])
    def test_the_same_bytes_twice(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str | None
    ) -> None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        if epoch is not None:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        source = self.source(sample, HIGH)
        one, _, _ = self.write(source, tmp_path / "one")
        two, _, _ = self.write(source, tmp_path / "two")
        assert one.read_bytes() == two.read_bytes()

    def test_a_failed_element_costs_itself_only(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample)
        whole = self.write(source, tmp_path / "one")[2]
        scene = source.shaped.scene
        lost = scene.placements[0].element_id
        kept = [placement for placement in scene.placements if placement.element_id != lost]
        source.shaped.scene = replace(scene, placements=kept)
        accounts = source.shaped.accounts
        accounts[lost] = replace(accounts[lost], outcome=Outcome.FAILED, reason="it was damaged")
        _, result, contents = self.write(source, tmp_path / "two")
        assert result.ledger.totals().failed == 1
        assert contents.keys == whole.keys - {source.building.elements[lost].key}

    def test_cancelling_ends_it(self, sample: Path, tmp_path: Path) -> None:
        def cancel(_done: int, _total: int) -> None:
            raise KeyboardInterrupt

        exporter = exporter_by_key(self.key)
        with pytest.raises(KeyboardInterrupt):
            exporter.write(self.source(sample), tmp_path / f"a{exporter.info.suffix}", cancel)

    def test_a_full_disk_is_told(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_handle: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            self.write(self.source(sample), tmp_path / "out")

    @pytest.mark.parametrize("damage", ["empty", "cut", "bytes"])
    def test_damage_is_noticed(self, sample: Path, tmp_path: Path, damage: str) -> None:
        out, _, _ = self.write(self.source(sample), tmp_path / "out")
        data = out.read_bytes()
        middle = len(data) // 2
        out.write_bytes(
            {
                "empty": b"",
                "cut": data[:middle],
                "bytes": data[:middle] + b"\x00\xff\x00" + data[middle:],
            }[damage]
        )
        with pytest.raises(StudioError, match="WRITE303"):
            exporter_by_key(self.key).read_back(out)
