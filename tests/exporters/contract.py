"""What every format of tables must hold, whatever it writes; each has a class of its own for it."""

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pytest

from exportstudio.exporters.exporter import Contents, ExportInput, WriteResult
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import HIGH, PROFESSIONAL, PUBLICATION, Quality, quality_by_key
from exportstudio.model.selection import EVERYTHING, Criteria, Selection
from exportstudio.readers import read
from exportstudio.worker.tabling import tabulate
from tests.ifc_text import TinyModel

REAL_FILES = (
    "revit_duplex_georef.ifc",
    "archicad_fzk_haus.ifc",
    "vectorworks_japanese.ifc",
    "sketchup_pcert_building_ifc4x3.ifc",
    "revit_structure_ebkp_class.ifc",
    "luartx_hvac_heating.ifc",
)
DRAWN = 500
HOSTILE = (
    "=HYPERLINK(''http://x'')",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "''=guarded already",
    "<b>&amp;</b>",
    'quote " comma , semicolon ;',
    "\\X2\\30C930A2\\X0\\",
    "\\X2\\0645062806460649\\X0\\",
    "line\\X\\0Abreak",
    "x" * 100_000,
    "",
    " space ",
)


class Found(NamedTuple):
    """A property value as a file of the format has it; `None` where a cell is empty."""

    key: str
    group: str
    name: str
    value: str | float | bool | None


@dataclass
class Properties:
    """A tiny model whose wall has one property of each kind."""

    text: str

    @classmethod
    def of_every_kind(cls) -> "Properties":
        model = TinyModel()
        wall = model.wall("Wand Größe")
        kinds = [
            model.add("IFCPROPERTYSINGLEVALUE('Single',$,IFCLABEL('text'),$)"),
            model.add("IFCPROPERTYSINGLEVALUE('Single',$,IFCLABEL('text again'),$)"),
            model.add("IFCPROPERTYSINGLEVALUE('Huge',$,IFCREAL(1.7E308),$)"),
            model.add("IFCPROPERTYSINGLEVALUE('Long',$,IFCINTEGER(9007199254740993),$)"),
            model.add("IFCPROPERTYSINGLEVALUE('Truth',$,IFCBOOLEAN(.F.),$)"),
            model.add("IFCPROPERTYSINGLEVALUE('Perhaps',$,IFCLOGICAL(.U.),$)"),
            model.add("IFCPROPERTYSINGLEVALUE('Unset',$,$,$)"),
            model.add("IFCPROPERTYSINGLEVALUE('Length',$,IFCLENGTHMEASURE(2.5),$)"),
            model.add("IFCPROPERTYENUMERATEDVALUE('Enum',$,(IFCLABEL('a'),IFCLABEL('b')),$)"),
            model.add("IFCPROPERTYLISTVALUE('List',$,(IFCREAL(1.),IFCREAL(2.)),$)"),
            model.add("IFCPROPERTYBOUNDEDVALUE('Bounded',$,IFCREAL(9.),IFCREAL(1.),$,IFCREAL(5.))"),
            model.add(
                "IFCPROPERTYTABLEVALUE('Table',$,(IFCREAL(1.),IFCREAL(2.)),"
                "(IFCLABEL('one'),IFCLABEL('two')),$,$,$,$)"
            ),
        ]
        material = model.add("IFCMATERIAL('Concrete',$,$)")
        kinds.append(model.add(f"IFCPROPERTYREFERENCEVALUE('Reference',$,$,#{material})"))
        inner = model.add("IFCPROPERTYSINGLEVALUE('Inner',$,IFCLABEL('deep'),$)")
        kinds.append(model.add(f"IFCCOMPLEXPROPERTY('Outer',$,'use',(#{inner}))"))
        own = model.add(f"IFCPROPERTYSET('0Own000000000000000000',$,'Set',$,{_list(kinds)})")
        model.add(f"IFCRELDEFINESBYPROPERTIES('0RelOwn000000000000000',$,$,$,(#{wall}),#{own})")
        typed = model.add("IFCPROPERTYSINGLEVALUE('Single',$,IFCLABEL('of type'),$)")
        shared = model.add(f"IFCPROPERTYSET('0Typ000000000000000000',$,'Set',$,(#{typed}))")
        kind = model.add(
            f"IFCWALLTYPE('0WallType0000000000000',$,'Type',$,$,(#{shared}),$,$,$,.STANDARD.)"
        )
        model.add(f"IFCRELDEFINESBYTYPE('0RelType00000000000000',$,$,$,(#{wall}),#{kind})")
        model.add(f"IFCRELASSOCIATESMATERIAL('0RelMat000000000000000',$,$,$,(#{wall}),#{material})")
        return cls(model.text())


class TableContract:
    """The contract; a subclass names its format and says how to read values from its files."""

    key: ClassVar[str]
    changes_controls: ClassVar[bool] = True

    def found(self, path: Path) -> Iterator[Found]:
        """Yield every property value of a file, read with a library that is not the writer's."""
        raise NotImplementedError

    @property
    def suffix(self) -> str:
        return exporter_by_key(self.key).info.suffix

    def source(
        self, path: Path, quality: Quality = HIGH, selection: Selection = EVERYTHING
    ) -> ExportInput:
        building = read(path)
        accounted, tables = tabulate(building, quality, selection)
        options = exporter_by_key(self.key).options_type()
        return ExportInput(building, accounted, quality, options, tables)

    def write(
        self, source: ExportInput, folder: Path, name: str = "a"
    ) -> tuple[Path, WriteResult, Contents]:
        """Write, read back, and hold both against each other."""
        exporter = exporter_by_key(self.key)
        folder.mkdir(exist_ok=True)
        out = folder / f"{name}{self.suffix}"
        result = exporter.write(source, out, lambda _done, _total: None)
        contents = exporter.read_back(out)
        assert contents.keys == result.ledger.in_output()
        assert contents.rows == result.rows
        assert contents.rows.keys() == {table.kind.name for table in source.tables}
        assert contents.classes == Counter(
            line.ifc_class for line in result.ledger if line.key in contents.keys
        )
        return out, result, contents

    def model(self, folder: Path, text: str) -> Path:
        path = folder / "m.ifc"
        path.write_text(text)
        return path

    def test_an_empty_building(self, tmp_path: Path) -> None:
        source = self.source(self.model(tmp_path, TinyModel().text()))
        _, _, contents = self.write(source, tmp_path / "out")
        assert len(contents.keys) == 3

    @pytest.mark.parametrize(
        "quality", ["draft", "standard", "high", "professional", "publication"]
    )
    def test_each_quality_has_what_it_says(self, tmp_path: Path, quality: str) -> None:
        if quality not in exporter_by_key(self.key).info.qualities:
            pytest.skip("the format begins higher up")
        path = self.model(tmp_path, Properties.of_every_kind().text)
        _, _, contents = self.write(self.source(path, quality_by_key(quality)), tmp_path / "out")
        has_types = quality in ("high", "professional", "publication")
        assert ("types" in contents.rows) == has_types
        rows = {"draft": 0, "standard": 21, "publication": 23}.get(quality, 22)
        assert contents.rows.get("properties", 0) == rows

    def test_every_kind_of_property(self, tmp_path: Path) -> None:
        path = self.model(tmp_path, Properties.of_every_kind().text)
        out, _, _ = self.write(self.source(path), tmp_path / "out")
        found = [(each.name, each.value) for each in self.found(out)]
        assert [value for name, value in found if name == "Single"] == [
            "text", "text again", "of type",
        ]  # fmt: skip
        assert [value for name, value in found if name == "Enum"] == ["a", "b"]
        assert [value for name, value in found if name == "List"] == [1.0, 2.0]
        assert [value for name, value in found if name == "Bounded"] == [1.0, 9.0, 5.0]
        assert [value for name, value in found if name == "Table"] == [1.0, 2.0, "one", "two"]
        assert ("Outer.Inner", "deep") in found
        assert ("Huge", 1.7e308) in found
        assert ("Long", "9007199254740993") in found
        assert ("Truth", False) in found
        assert ("Perhaps", "UNKNOWN") in found
        assert ("Unset", None) in found
        [reference] = [value for name, value in found if name == "Reference"]
        assert "Concrete" in str(reference)

    def test_hostile_names(self, tmp_path: Path) -> None:
        model = TinyModel()
        for number, name in enumerate(HOSTILE):
            guid = f"'0H{number:02}Wall0000000000000000'"[:23] + "'"
            model.walls.append(0)
            wall = model.wall(name, guid=guid)
            model.walls.remove(0)
            value = model.add(f"IFCPROPERTYSINGLEVALUE('{name}',$,IFCTEXT('{name}'),$)")
            group = model.add(f"IFCPROPERTYSET('0P{number:02}{'0' * 18}',$,'{name}',$,(#{value}))")
            guid = f"0R{number:02}{'0' * 18}"
            model.add(f"IFCRELDEFINESBYPROPERTIES('{guid}',$,$,$,(#{wall}),#{group})")
        source = self.source(self.model(tmp_path, model.text()))
        # Readers let no control characters through today; a format must not count on that.
        next(iter(source.building.elements.values())).name = "bell\x01\x07"
        out, result, _ = self.write(source, tmp_path / "out")
        wanted = {e.name for e in source.building.elements.values() if e.ifc_class == "IfcWall"}
        names = {each.name or "" for each in self.found(out)}
        for name in wanted:
            assert self.expected(name) in names
        codes = {issue.code for issue in result.issues}
        assert ("WRITE310" in codes) == self.changes_controls

    def expected(self, text: str) -> str:
        """Return what the format makes of a text."""
        if self.changes_controls:
            text = text.replace("\x01", "\ufffd").replace("\x07", "\ufffd")
        return text

    def same(self, one: object, other: object) -> bool:
        """Return whether a value of a file is that of the source."""
        return one == other

    def test_elements_of_one_global_id(self, tmp_path: Path) -> None:
        model = TinyModel()
        for _ in range(2):
            model.wall(guid="'0AWall000000000000000A'")
        _, _, contents = self.write(
            self.source(self.model(tmp_path, model.text())), tmp_path / "out"
        )
        assert len(contents.keys) == 5

    def test_a_part_leaves_no_trace_of_the_rest(self, sample: Path, tmp_path: Path) -> None:
        selection = Selection(Criteria(classes=("IfcDoor",)))
        source = self.source(sample, PUBLICATION, selection)
        _, result, contents = self.write(source, tmp_path / "out")
        hidden = {
            element.key
            for element in source.building.elements.values()
            if element.key not in contents.keys
        }
        assert result.ledger.totals().excluded == len(hidden) > 0
        written = self.everything(tmp_path / "out")
        assert not [key for key in hidden if key.encode() in written]
        assert not [
            line.name
            for line in result.ledger
            if line.ifc_class in ("IfcWall", "IfcSpace") and line.name.encode() in written
        ]

    def everything(self, folder: Path) -> bytes:
        """Return all bytes of an output, as they are before they are compressed."""
        return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))

    def test_the_same_bytes_twice(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        sets = []
        for name in ("one", "two"):
            self.write(self.source(sample, PROFESSIONAL), tmp_path / name)
            files = sorted((tmp_path / name).iterdir())
            sets.append({path.name: path.read_bytes() for path in files})
        assert sets[0] == sets[1]

    def test_cancelling_ends_it(self, sample: Path, tmp_path: Path) -> None:
        def cancel(_done: int, _total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            exporter_by_key(self.key).write(
                self.source(sample), tmp_path / f"a{self.suffix}", cancel
            )

    def test_a_full_disk_is_told(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_handle: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            exporter_by_key(self.key).write(
                self.source(sample), tmp_path / f"a{self.suffix}", lambda _done, _total: None
            )

    @pytest.mark.parametrize("damage", ["cut", "lost", "byte"])
    def test_damage_is_noticed(self, sample: Path, tmp_path: Path, damage: str) -> None:
        out, _, _ = self.write(self.source(sample), tmp_path / "out")
        for file in sorted((tmp_path / "out").iterdir()):
            data = file.read_bytes()
            if damage == "lost":
                file.unlink()
            elif damage == "cut":
                file.write_bytes(data[: len(data) // 2])
            else:
                file.write_bytes(data[: len(data) // 2] + b"\x00\xff\x00" + data[len(data) // 2 :])
            with pytest.raises(StudioError, match="WRITE303"):
                exporter_by_key(self.key).read_back(out)
            file.write_bytes(data)

    @pytest.mark.parametrize("name", REAL_FILES)
    def test_values_of_real_buildings(self, dev_files: Path, tmp_path: Path, name: str) -> None:
        source = self.source(dev_files / name)
        out, _, _ = self.write(source, tmp_path / "out")
        found: dict[tuple[str, str, str], list[Any]] = {}
        for each in self.found(out):
            place = (each.key, each.group or "", each.name or "")
            found.setdefault(place, []).append(each.value)
        wanted = list(_single_values(source))
        for key, group, prop, value in random.Random(name).sample(wanted, min(DRAWN, len(wanted))):
            there = found[key, self.expected(group), self.expected(prop)]
            assert any(self.same(each, value) for each in there), (value, there)


def _single_values(source: ExportInput) -> Iterator[tuple[str, str, str, Any]]:
    """Yield single values as IfcOpenShell's own reading of property sets gives them."""
    import ifcopenshell.util.element as elements

    for element in source.building.elements.values():
        psets = elements.get_psets(source.building.ifc.by_id(element.id), psets_only=True)
        for group, properties in psets.items():
            for name, value in properties.items():
                if name != "id" and isinstance(value, str | int | float) and value != "":
                    yield element.key, group, name, value


def _list(ids: list[int]) -> str:
    return f"({','.join(f'#{id}' for id in ids)})"
