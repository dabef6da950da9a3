"""ASCII-BIM: a building as text that people read: plans, rooms, elements and connections.

A frame of lines, as in docs/asciibim.md. What stands behind a colon or an equals sign is JSON where
it may be anything, so that every name fits a line and comes back as it was.
"""

import hashlib
import json
from collections.abc import Container
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.owned_rows import OwnedRows
from exportstudio.exporters.table_exporter import FoundRows, TableExporter
from exportstudio.exporters.table_files import SURROGATES, Texts, new_file, provenance
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.quality import QUALITIES
from exportstudio.model.table import (
    CLASSIFICATIONS,
    ELEMENTS,
    MATERIALS,
    PROPERTIES,
    QUANTITIES,
    Cell,
    Row,
)

WIDE = "=" * 79
NARROW = "=" * 37
DASHES = "-" * 37
TITLE = "ASCII-BIM 1.0"
_COLUMNS = {"draft": 80, "standard": 110, "high": 140, "professional": 180, "publication": 220}
_OWNER = ("key", "step_id", "class", "name")
# What is said of elements, row by row, and under which word.
RECORDS = {
    PROPERTIES.name: "PROPERTY",
    QUANTITIES.name: "QUANTITY",
    MATERIALS.name: "MATERIAL_USE",
    CLASSIFICATIONS.name: "CLASSIFICATION_USE",
}
_CONNECTED_FROM = 2  # the depth of tables that has connections


class AsciiBimExporter(TableExporter):
    """Writes and re-reads ASCII-BIM files."""

    info = FormatInfo(
        key="asciibim",
        title="ASCII-BIM text",
        suffix=".bim.txt",
        qualities=tuple(QUALITIES),
        keeps=(
            "a plan of characters for each storey, finer with each quality, with legend and scale",
            "rooms with number, name and area",
            "every product: GlobalId, class, name, storey, and the middle of its box",
            "from standard quality on: properties and quantities with units, materials and "
            "classifications of the elements",
            "from high quality on: what elements have from their types; connections",
            "a SHA-256 over all of it",
        ),
        drops=("shapes: plans and middles stay", "in plans, what other things cover"),
        options={},
    )
    needs_shapes = True

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`."""
        texts = Texts(SURROGATES)
        with new_file(out) as stream:
            rows, keys = _Writing(source, stream, texts, on_progress).write()
        ledger = Ledger()
        for line in source.shaped.accounts.values():
            ledger.record(_in_registry(line, keys))
        return WriteResult(ledger, rows=rows, issues=texts.issues())

    def find_rows(self, path: Path, found: FoundRows) -> None:
        """Note the elements, rooms and connections of `path`, whose hash must be right."""
        from exportstudio.exporters.asciibim_reader import read_asciibim

        model = read_asciibim(path)
        for element in model.elements:
            found.add_element(element.key, element.ifc_class)
        for name, count in model.counts().items():
            found.begin(name)
            found.add(name, count)


def _in_registry(line: LedgerLine, there: Container[str]) -> LedgerLine:
    """Return the account of a product: what has no shape is in the registry all the same."""
    if line.key not in there or line.outcome not in (Outcome.EXCLUDED, Outcome.FAILED):
        return line
    is_failure = line.outcome is Outcome.FAILED
    outcome = Outcome.DEGRADED if is_failure else Outcome.EXPORTED
    return replace(line, outcome=outcome, reason=f"in no plan: {line.reason}")


class _Writing:
    """Writes one file, and its hash in the end."""

    def __init__(
        self, source: ExportInput, stream: IO[bytes], texts: Texts, on_progress: OnProgress
    ) -> None:
        from exportstudio.geometry.plans import draw_plans, read_levels

        self._source = source
        self._stream = stream
        self._texts = texts
        self._on_progress = on_progress
        self._digest = hashlib.sha256()
        self._levels = read_levels(source.building)
        self._plans = draw_plans(
            source.building,
            source.shaped,
            self._levels,
            tolerance_m=source.quality.chord_tolerance_m,
        )
        self._tables = {table.kind.name: OwnedRows(table) for table in source.tables}
        self._keys: list[str] = []

    def write(self) -> tuple[dict[str, int], set[str]]:
        """Write all; return how many there are of each kind, and the keys of the elements."""
        self._write_header()
        counts = {"floors": len(self._plans), "rooms": self._write_floors()}
        counts |= self._write_registry()
        if self._source.quality.table_depth >= _CONNECTED_FROM:
            counts["connections"] = self._write_connections()
        self._write_footer(counts)
        return counts, set(self._keys)

    def _write_header(self) -> None:
        building = self._source.building
        name = building.project.name or building.source.stem
        self._write(WIDE, TITLE, f"BUILDING: {_json(self._fit(name))}")
        for fact, text in provenance(self._source).items():
            self._write(f"{fact.upper()}: {_json(text)}")
        self._write("COORDINATE_SYSTEM: BOTTOM_LEFT_ORIGIN", "UNITS: METERS", WIDE)

    def _write_floors(self) -> int:
        """Write a plan for each level; return how many rooms there are."""
        from exportstudio.exporters.asciibim_grid import LEGEND, Grid, draw
        from exportstudio.geometry.space_labels import label_spaces

        building, (dx, dy, _) = self._source.building, self._source.shaped.scene.offset
        grid = Grid.around(building, self._plans, _COLUMNS[self._source.quality.key])
        rooms = 0
        for number, plan in enumerate(self._plans):
            self._on_progress(number, len(self._plans) + 1)
            labels = label_spaces(building, plan)
            drawn = draw(building, plan, labels, grid)
            rooms += len(labels)
            level = plan.level
            self._write("", NARROW, f"FLOOR: {number} | {_json(self._fit(level.name))}")
            if level.elevation_m is not None:
                self._write(f"ELEVATION: {level.elevation_m:.3f}")
            south = grid.y - grid.rows * grid.height
            self._write(
                f"ORIGIN: {_json(_point(grid.x + dx, south + dy))}",
                f"DIMENSIONS: {grid.columns}x{grid.rows}",
                f"GRID_SCALE: 1 char = {grid.width:g} x {grid.height:g}",
                NARROW,
                "LEGEND:",
            )
            there = set().union(*drawn)
            self._write(*(f"  {c} = {what}" for c, what in LEGEND.items() if c in there))
            if labels:
                self._write("  1, 2, 3 = number of a room")
            self._write("LAYOUT:", *(f"  {row.rstrip()}" for row in drawn))
            if labels:
                self._write("ROOMS:", DASHES)
            for mark, label in enumerate(labels, 1):
                room = {
                    "id": building.elements[label.element_id].key,
                    "number": self._fit(label.number),
                    "name": self._fit(label.name),
                    "area_m2": round(label.area_m2, 2),
                    "area_from": "model" if label.is_stated else "plan",
                    "at": _point(label.point[0] + dx, label.point[1] + dy),
                }
                self._write(f"  {mark} = {_json(room)}")
        return rooms

    def _write_registry(self) -> dict[str, int]:
        """Write all elements with what is said of each; return the counts of rows."""
        from exportstudio.exporters.svgx_sheet import boxes
        from exportstudio.geometry.plans import storey_of

        building = self._source.building
        solids = boxes(self._source.shaped.scene)
        floors = {id: n for n, level in enumerate(self._levels) for id in level.storeys}
        self._write("", "ELEMENT_REGISTRY:", DASHES)
        elements = self._tables[ELEMENTS.name]
        records = {name: word for name, word in RECORDS.items() if name in self._tables}
        if PROPERTIES.name in records:  # the project is no element
            for name in (PROPERTIES.name, QUANTITIES.name):
                self._skip_projects(self._tables[name])
        while (id := elements.owner()) is not None:
            facts = self._facts(elements.take(), elements.columns)
            self._keys.append(str(facts["key"]))
            self._write(
                f"ID: {_json(facts.pop('key'))}",
                f"  TYPE: {facts.pop('class')}",
                f"  NAME: {_json(facts.pop('name', ''))}",
            )
            storey = storey_of(building, building.elements[id])
            if storey in floors:
                self._write(f"  FLOOR: {floors[storey]}")
            if id in solids:
                solid = solids[id]
                middle = ((a + b) / 2 for a, b in zip(solid.low, solid.high, strict=True))
                self._write(f"  LOCATION: {_json(_point(*middle))}")
            self._write(*(f"  {name.upper()}: {_json(fact)}" for name, fact in facts.items()))
            for name, word in records.items():
                rows = self._tables[name]
                for row in rows.of(id):
                    said = self._facts(row, rows.columns)
                    said = {column: said[column] for column in said if column not in _OWNER}
                    self._write(f"  {word}: {_json(said)}")
        return {
            ELEMENTS.name: len(self._keys),
            **{name: self._tables[name].taken for name in records},
        }

    def _write_connections(self) -> int:
        from exportstudio.exporters.svgx_facts import connections

        self._write("", "CONNECTIONS:", DASHES)
        count = 0
        for one, other, kind in connections(self._source, set(self._keys)):
            self._write(f"  {_json(one)} -> {_json(other)} [{kind}]")
            count += 1
        return count

    def _write_footer(self, counts: dict[str, int]) -> None:
        self._write("")
        checksum = self._digest.hexdigest()
        self._write(
            WIDE,
            "VALIDATION:",
            f"CHECKSUM: SHA256:{checksum}",
            *(f"{name.upper()}_COUNT: {count}" for name, count in counts.items()),
            WIDE,
        )
        self._on_progress(1, 1)

    def _skip_projects(self, rows: OwnedRows) -> None:
        place = rows.columns.index("class")
        while rows.next is not None and rows.next[place] == "IfcProject":
            rows.take()
            rows.taken -= 1

    def _facts(self, row: Row, columns: list[str]) -> dict[str, Cell]:
        return {
            name: self._texts.fit(cell) if isinstance(cell, str) else cell
            for name, cell in zip(columns, row, strict=True)
            if cell is not None
        }

    def _fit(self, text: str) -> str:
        return self._texts.fit(text)

    def _write(self, *lines: str) -> None:
        data = "".join(f"{line}\n" for line in lines).encode()
        self._digest.update(data)
        self._stream.write(data)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _point(*metres: float) -> list[float]:
    """Return coordinates in metres, rounded to millimetres; never minus zero."""
    return [round(each, 3) + 0.0 for each in metres]
