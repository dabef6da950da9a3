"""From a building to an IGES file: a named and coloured entity for each part of each element."""

import re
from pathlib import Path
from typing import Any

import numpy as np

from exportstudio import __version__
from exportstudio.exporters.cad_bodies import CadBodies
from exportstudio.exporters.cad_report import bounds_of, cut_names, not_written, offset_note
from exportstudio.exporters.cad_shapes import faces_of, location_of
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.iges_text import LONGEST_NAME, in_ascii, label_of
from exportstudio.exporters.step_text import time_stamp
from exportstudio.exporters.table_files import ledger_of, new_file
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.scene import Style

# OpenCascade, and what is built on it, breaks on solids whose coordinates are larger.
FARTHEST_M = 500_000.0
# A face takes some 2.5 kB, and OpenCascade a millisecond to write it and a few to read it.
MOST_FACES = 250_000
# Manifold solids and what they consist of, in place of loose trimmed surfaces.
_SOLIDS = 1


def write_iges(
    source: ExportInput, out: Path, on_progress: OnProgress, *, at_origin: bool
) -> WriteResult:
    """Write `out`, flushed to disk; raises StudioError (WRITE341, WRITE346) and OSError."""
    bodies = CadBodies(source, on_progress)
    ledger = ledger_of(source)
    bodies.account_in(ledger)
    scene = source.shaped.scene
    is_too_far = not at_origin and max(map(abs, scene.offset)) > FARTHEST_M
    at_origin = at_origin or is_too_far
    _require_few_faces(source, bodies)
    raw = out.with_name(f"{out.name}.raw")
    try:
        _write(source, bodies, raw, on_progress, at_origin=at_origin)
        with new_file(out) as stream:
            stream.write(raw.read_bytes())
    finally:
        raw.unlink(missing_ok=True)
    solids, volume_m3 = bodies.total()
    bounds = bounds_of(source, bodies, at_origin=at_origin)
    issues = _of_names(source)
    if is_too_far:
        issues.append(_moved(source))
    elif at_origin and any(scene.offset):
        issues.append(offset_note(source))
    return WriteResult(ledger, bounds=bounds, issues=issues, solids=solids, volume_m3=volume_m3)


def _require_few_faces(source: ExportInput, bodies: CadBodies) -> None:
    """Raise StudioError (WRITE346) where the file would be too large to be written or read."""
    counts: dict[int, int] = {}
    for placement in source.shaped.scene.placements:
        if placement.shape not in counts:
            counts[placement.shape] = sum(
                1 for _ in faces_of(bodies.of_shape[placement.shape].cad.shape)
            )
    faces = sum(counts[placement.shape] for placement in source.shaped.scene.placements)
    if faces > MOST_FACES:
        raise StudioError(
            Issue.error(
                "WRITE346",
                f"IGES would have {faces:,} faces, since it can't say that elements share a shape; "
                f"with more than {MOST_FACES:,} nothing can open it.",
                "Choose STEP, which shares shapes, or export a part of the building.",
            )
        )


def _moved(source: ExportInput) -> Issue:
    x, y, z = source.shaped.scene.offset
    return Issue.warning(
        "WRITE343",
        f"The building stands so far from its origin that programs break on such IGES files; "
        f"{x:,.0f} / {y:,.0f} / {z:,.0f} m were taken out of all coordinates.",
        "Move the building by these to have it on the map again, or choose STEP, which has them.",
    )


def _of_names(source: ExportInput) -> list[Issue]:
    """Return what is to be said of names that IGES can't hold."""
    drawn = {placement.element_id for placement in source.shaped.scene.placements}
    names = [source.building.elements[id].name for id in drawn]
    issues = cut_names(names, LONGEST_NAME)
    changed = sum("?" in in_ascii(name.replace("?", "")) for name in names)
    if changed:
        issues.append(
            Issue.warning(
                "WRITE344",
                f"{changed} names have letters that IGES has no similar ones for; they became "
                "question marks.",
                "The GlobalIds beside them tell the elements apart; STEP has all letters.",
            )
        )
    return issues


def _write(
    source: ExportInput,
    bodies: CadBodies,
    path: Path,
    on_progress: OnProgress,
    *,
    at_origin: bool,
) -> None:
    from OCP.IGESControl import IGESControl_Controller, IGESControl_Writer

    IGESControl_Controller.Init_s()
    writer = IGESControl_Writer("MM", _SOLIDS)
    model = writer.Model()
    _describe(model, source)
    scene = source.shaped.scene
    offset = np.zeros(3) if at_origin else np.array(scene.offset)
    colours: dict[tuple[int, int, int], Any] = {}
    for done, placement in enumerate(scene.placements):
        on_progress(done, len(scene.placements))
        matrix = placement.matrix.copy()
        matrix[:3, 3] += offset
        place = location_of(matrix)
        label = label_of(source.building.elements[placement.element_id])
        for piece in bodies.of_shape[placement.shape].cad.pieces:
            before, shape = model.NbEntities(), piece.shape
            if not writer.AddShape(shape.Located(place.Multiplied(shape.Location()))):
                raise not_written()
            styles = [scene.styles[placement.styles[slot]] for slot in piece.slots]
            _dress(model, before + 1, label, [_colour(each, colours, model) for each in styles])
    writer.ComputeModel()
    if not writer.Write(str(path)):
        raise not_written()


def _dress(model: Any, first: int, label: str, colours: list[Any]) -> None:
    """Give the entity number `first` a name, and it and all faces after it their colours.

    `colours`: one for all, or one for each face, in the order of the faces.
    """
    from OCP.IGESBasic import IGESBasic_Name
    from OCP.TCollection import TCollection_HAsciiString

    name = IGESBasic_Name()
    name.Init(1, TCollection_HAsciiString(label))
    last = model.NbEntities() + 1
    added = [model.Entity(number) for number in range(first, last)]
    faces = [entity for entity in added if entity.TypeNumber() in _FACES]
    if len(colours) == 1:
        for entity in added:
            if entity is added[0] or entity.TypeNumber() in _WHOLES:
                entity.InitColor(colours[0], 0)
        colours = colours * len(faces)
    for face, colour in zip(faces, colours, strict=True):
        face.InitColor(colour, 0)
    added[0].AddProperty(name)
    model.AddEntity(name)


# Groups, solids and shells; and faces.
_WHOLES = frozenset({402, 186, 514})
_FACES = frozenset({510, 144, 143})


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
