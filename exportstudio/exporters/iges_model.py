"""From a building to an IGES file: a named and coloured entity for each part of each element."""

import re
from pathlib import Path
from typing import Any

import numpy as np

from exportstudio import __version__
from exportstudio.exporters.cad_bodies import CadBodies
from exportstudio.exporters.cad_report import bounds_of, not_written, offset_note
from exportstudio.exporters.cad_shapes import location_of
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.iges_text import LONGEST_NAME, in_ascii, label_of
from exportstudio.exporters.step_text import time_stamp
from exportstudio.exporters.table_files import ledger_of, new_file
from exportstudio.model.scene import Style

# Manifold solids and what they consist of, in place of loose trimmed surfaces.
_SOLIDS = 1


def write_iges(
    source: ExportInput, out: Path, on_progress: OnProgress, *, at_origin: bool
) -> WriteResult:
    """Write `out`, flushed to disk; raises StudioError (WRITE341) and OSError."""
    bodies = CadBodies(source, on_progress)
    ledger = ledger_of(source)
    bodies.account_in(ledger)
    raw = out.with_name(f"{out.name}.raw")
    try:
        _write(source, bodies, raw, at_origin=at_origin)
        with new_file(out) as stream:
            stream.write(raw.read_bytes())
    finally:
        raw.unlink(missing_ok=True)
    solids, volume_m3 = bodies.total()
    bounds = bounds_of(source, bodies, at_origin=at_origin)
    issues = [offset_note(source)] if at_origin and any(source.shaped.scene.offset) else []
    return WriteResult(ledger, bounds=bounds, issues=issues, solids=solids, volume_m3=volume_m3)


def _write(source: ExportInput, bodies: CadBodies, path: Path, *, at_origin: bool) -> None:
    from OCP.IGESControl import IGESControl_Controller, IGESControl_Writer

    IGESControl_Controller.Init_s()
    writer = IGESControl_Writer("MM", _SOLIDS)
    model = writer.Model()
    _describe(model, source)
    scene = source.shaped.scene
    offset = np.zeros(3) if at_origin else np.array(scene.offset)
    colours: dict[tuple[int, int, int], Any] = {}
    for placement in scene.placements:
        matrix = placement.matrix.copy()
        matrix[:3, 3] += offset
        place = location_of(matrix)
        label = label_of(source.building.elements[placement.element_id])
        for part, slot in bodies.of_shape[placement.shape].cad.parts:
            before = model.NbEntities()
            if not writer.AddShape(part.Located(place.Multiplied(part.Location()))):
                raise not_written()
            style = scene.styles[placement.styles[slot]]
            _dress(model, before + 1, label, _colour(style, colours, model))
    writer.ComputeModel()
    if not writer.Write(str(path)):
        raise not_written()


def _dress(model: Any, first: int, label: str, colour: Any) -> None:
    """Give the entity number `first` a name, and it and all faces after it their colour."""
    from OCP.IGESBasic import IGESBasic_Name
    from OCP.TCollection import TCollection_HAsciiString

    name = IGESBasic_Name()
    name.Init(1, TCollection_HAsciiString(label))
    for number in range(first, model.NbEntities() + 1):
        entity = model.Entity(number)
        if number == first or entity.TypeNumber() in _COLOURED:
            entity.InitColor(colour, 0)
    model.Entity(first).AddProperty(name)
    model.AddEntity(name)


# Groups, solids, shells and faces.
_COLOURED = frozenset({402, 186, 514, 510, 144, 143})


def _colour(style: Style, colours: dict[tuple[int, int, int], Any], model: Any) -> Any:
    """Return the entity of a colour, which has percents."""
    from OCP.IGESGraph import IGESGraph_Color
    from OCP.TCollection import TCollection_HAsciiString

    red, green, blue = (min(max(v, 0.0), 1.0) for v in (style.red, style.green, style.blue))
    key = (round(red * 1e6), round(green * 1e6), round(blue * 1e6))
    if key not in colours:
        colours[key] = IGESGraph_Color()
        name = TCollection_HAsciiString("")
        colours[key].Init(red * 100, green * 100, blue * 100, name)
        model.AddEntity(colours[key])
    return colours[key]


def _describe(model: Any, source: ExportInput) -> None:
    """Say in the file where it comes from; its time is that of the source."""
    from OCP.TCollection import TCollection_HAsciiString

    building = source.building
    stamp = re.sub(r"[^\d]", "", time_stamp(building))
    stamp = f"{stamp[:8]}.{stamp[8:14]}"
    texts = {
        "SendName": in_ascii(building.project.name or "Building")[:LONGEST_NAME],
        "FileName": in_ascii(building.source.name)[:LONGEST_NAME],
        "SystemId": f"Export Studio {__version__}",
        "InterfaceVersion": f"Export Studio {__version__}",
        "AuthorName": "",
        "CompanyName": "",
        "Date": stamp,
        "LastChangeDate": stamp,
    }
    section = model.GlobalSection()
    for name, text in texts.items():
        getattr(section, f"Set{name}")(TCollection_HAsciiString(text))
    model.SetGlobalSection(section)
