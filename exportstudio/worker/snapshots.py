"""Snapshots of files of every kind: sources, glTF, tables, and what only lists its elements."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from exportstudio.comparison.snapshot import ElementState, Facet, Snapshot, Solid, ValueName
from exportstudio.exporters.glb_check import read_elements, read_quality
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.geometry.router import shape_building
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.quality import HIGH, STANDARD, Quality, quality_by_key
from exportstudio.model.scene import ShapedBuilding
from exportstudio.model.selection import EVERYTHING
from exportstudio.model.table import ELEMENTS, MATERIALS, PROPERTIES, QUANTITIES, Cell, Table
from exportstudio.readers import SUFFIXES, read
from exportstudio.worker.tabling import tabulate

_Rows = Mapping[str, Iterable[Mapping[str, Cell]]]

# Left out of what the table of elements says: numbers of records, which every program gives anew,
# and names of storeys and containers. Where an element is says the key of what holds it, so that a
# storey that is called otherwise is one change, not one of all that is in it.
_IDENTITY = frozenset(
    {"key", "global_id", "step_id", "class", "name", "material", "storey", "building", "container"}
)


def take_snapshots(*paths: Path) -> list[Snapshot]:
    """Return snapshots of files that are to be compared: sources are meshed as outputs among them.

    Raises StudioError for what can't be read.
    """
    outputs = [path for path in paths if _is_gltf(path)]
    quality = quality_by_key(read_quality(outputs[0])) if outputs else STANDARD
    return [take_snapshot(path, quality) for path in paths]


def take_snapshot(path: Path, quality: Quality = STANDARD) -> Snapshot:
    """Return what `path` says of its elements; raises StudioError for what can't be read.

    It may be a source, which is meshed in `quality`, or an output of any format: how much is
    known depends on that.
    """
    name = path.name.lower()
    if path.suffix.lower() in SUFFIXES:
        return _of_source(path, quality)
    if _is_gltf(path):
        return _of_gltf(path)
    for suffix, rows_of in _TABLES.items():
        if name.endswith(suffix):
            return _of_tables(path, rows_of(path))
    return _of_listing(path)


def _is_gltf(path: Path) -> bool:
    return path.suffix.lower() in (".glb", ".gltf")


def _of_source(path: Path, quality: Quality) -> Snapshot:
    building = read(path)
    _accounted, tables = tabulate(building, HIGH, EVERYTHING)
    rows = {table.kind.name: _dicts(table) for table in tables}
    snapshot = _of_tables(path, rows)
    shaped = shape_building(building, quality, spaces=True)
    keys = {element.id: element.key for element in building.elements.values()}
    for id, solid in _solids(shaped).items():
        snapshot.elements[keys[id]].solid = solid
    snapshot.facets |= {Facet.GEOMETRY}
    snapshot.chord_m = quality.chord_tolerance_m
    return snapshot


def _dicts(table: Table) -> Iterator[dict[str, Cell]]:
    names = [column.name for column in table.columns]
    for row in table.rows():
        yield dict(zip(names, row, strict=True))


def _solids(shaped: ShapedBuilding) -> dict[int, Solid]:
    """Return the bodies of a scene by STEP id of their elements, in world coordinates."""
    scene = shaped.scene
    parts: defaultdict[int, list[tuple[Any, Any]]] = defaultdict(list)
    for placement in scene.placements:
        shape = scene.shapes[placement.shape]
        points = shape.vertices @ placement.matrix[:3, :3].T + placement.matrix[:3, 3]
        parts[placement.element_id].append((points + scene.offset, shape.triangles))
    return {id: _joined(some) for id, some in parts.items()}


def _joined(parts: list[tuple[Any, Any]], rounding_m: float = 0.0) -> Solid:
    starts = np.cumsum([0, *(len(points) for points, _ in parts)])
    points = np.concatenate([points for points, _ in parts])
    triangles = np.concatenate(
        [triangles + start for (_, triangles), start in zip(parts, starts, strict=False)]
    )
    # Only points that a triangle has are points of the body.
    used, triangles = np.unique(triangles, return_inverse=True)
    return Solid(points[used], triangles.reshape(-1, 3).astype(np.uint32), rounding_m)


def _of_gltf(path: Path) -> Snapshot:
    snapshot = Snapshot(path, frozenset({Facet.ELEMENTS, Facet.NAMES, Facet.GEOMETRY}))
    snapshot.chord_m = quality_by_key(read_quality(path)).chord_tolerance_m
    for found in read_elements(path):
        state = ElementState(found.key, found.ifc_class, found.name)
        if found.parts:
            state.solid = _joined(found.parts, found.rounding_m)
        snapshot.elements[found.key] = state
    return snapshot


def _of_listing(path: Path) -> Snapshot:
    """Return a snapshot of a format of which only the elements are read back."""
    keys = [key for key, each in EXPORTERS.items() if path.name.endswith(each.info.suffix)]
    if not keys:
        raise RequestError(
            Issue.error(
                "FILE402",
                f"{path.name} is not of a kind that can be compared.",
                f"Name a building ({', '.join(sorted(SUFFIXES))}) or an output of Export Studio.",
            )
        )
    contents = EXPORTERS[max(keys, key=lambda key: len(EXPORTERS[key].info.suffix))].read_back(path)
    elements = {key: ElementState(key, "") for key in sorted(contents.keys)}
    return Snapshot(path, frozenset({Facet.ELEMENTS}), elements)


def _of_tables(path: Path, tables: _Rows) -> Snapshot:
    facets = {Facet.ELEMENTS, Facet.NAMES, Facet.ATTRIBUTES}
    elements: dict[str, ElementState] = {}
    rows = list(tables[ELEMENTS.name])
    # Some formats leave out cells without a value: there is a column where others of its depth are.
    there = {name for row in rows for name in row}
    depth = max((column.depth for column in ELEMENTS.columns if column.name in there), default=0)
    names = [column.name for column in ELEMENTS.columns if column.depth <= depth]
    for row in rows:
        key = str(row["key"])
        attributes = {name: str(row.get(name) or "") for name in names if name not in _IDENTITY}
        state = ElementState(key, str(row["class"]), str(row.get("name") or ""), attributes)
        elements[key] = state
    for table, facet in (
        (PROPERTIES.name, Facet.PROPERTIES),
        (QUANTITIES.name, Facet.QUANTITIES),
        (MATERIALS.name, Facet.MATERIALS),
    ):
        if table not in tables:
            continue
        facets.add(facet)
        for row in tables[table]:
            element = elements.get(str(row["key"]))
            if element is None:  # of a type, or of a material itself
                continue
            for value, cell in _values(facet, row):
                element.values[_free(element.values, value)] = cell
                if value.of_type:
                    facets.add(Facet.TYPE_VALUES)
    return Snapshot(path, frozenset(facets), elements)


def _values(facet: Facet, row: Mapping[str, Cell]) -> Iterator[tuple[ValueName, Cell]]:
    """Yield the values of one row, by name."""
    position = int(row.get("position") or 0)
    if facet is Facet.MATERIALS:
        kind, part = str(row.get("kind") or ""), str(row.get("part") or "")
        yield ValueName(facet, kind, "material", part, position), row.get("material")
        for name in ("thickness", "fraction"):
            if row.get(name) is not None:
                yield ValueName(facet, kind, name, part, position), row[name]
        return
    of_type = row.get("origin") == "type"
    name = str(row.get("property" if facet is Facet.PROPERTIES else "quantity") or "")
    where = ValueName(
        facet, str(row.get("set") or ""), name, str(row.get("part") or ""), position, of_type
    )
    cells = (row.get(column) for column in ("boolean", "number", "text"))
    yield where, next((cell for cell in cells if cell is not None), None)


def _free(values: Mapping[ValueName, Cell], value: ValueName) -> ValueName:
    """Return `value`, or the first position of it that is free: names may come twice."""
    while value in values:
        value = ValueName(
            value.facet, value.set, value.name, value.part, value.position + 1, value.of_type
        )
    return value


def _rows_of_json(path: Path) -> _Rows:
    return dict(json.loads(path.read_bytes())["tables"])


def _rows_of_jsongz(path: Path) -> _Rows:
    return dict(json.loads(gzip.decompress(path.read_bytes()))["tables"])


def _rows_of_parquet(path: Path) -> _Rows:
    import pyarrow.parquet as pq

    others = json.loads(pq.read_schema(path).metadata[b"exportstudio.tables"])
    files = {ELEMENTS.name: path} | {
        name: path.with_name(Path(other["path"]).name) for name, other in others.items()
    }
    return {name: pq.read_table(file).to_pylist() for name, file in files.items()}


def _rows_of_xlsx(path: Path) -> _Rows:
    import openpyxl

    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    tables: dict[str, list[dict[str, Cell]]] = {}
    for sheet in workbook.worksheets:
        rows = sheet.iter_rows(values_only=True)
        head = next(rows, None)
        if head and "key" in head:
            # A table that fills more than one sheet goes on in “Name (2)”.
            name = sheet.title.split(" (")[0].lower()
            tables.setdefault(name, []).extend(dict(zip(head, row, strict=True)) for row in rows)
    return tables


def _rows_of_csv(path: Path) -> _Rows:
    from exportstudio.exporters.csv import read_tables

    return read_tables(path)


_TABLES = {
    ".json": _rows_of_json,
    ".json.gz": _rows_of_jsongz,
    ".parquet": _rows_of_parquet,
    ".xlsx": _rows_of_xlsx,
    ".csv": _rows_of_csv,
}
