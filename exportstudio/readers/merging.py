"""Several buildings as one model, so that every format can hold them together.

Records of the later models are numbered anew and follow those of the first; what stood under their
projects stands under that of the first.
"""

import hashlib
import math
import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from exportstudio.model.building import Georeference
from exportstudio.model.issue import Issue, RequestError
from exportstudio.readers.georeference import read_georeference, read_length_unit
from exportstudio.readers.ifc import load_text, open_model

_RECORD = re.compile(rb"^#(\d+)=(IFC\w+)\(", re.MULTILINE)
_REFERENCE = re.compile(rb"'(?:[^']|'')*'|#(\d+)")
_CONTEXTS = re.compile(rb"\((#\d+(?:,#\d+)*)\),(#\d+|\$)\);$")
_SAME_PLACE_M = 1e-4


def merge(paths: Sequence[Path]) -> tuple[bytes, list[Issue]]:
    """Return the IFC text of all buildings together, and what was changed to that end.

    They are moved to where their georeferences say that they stand towards the first, and get its
    unit of length. Raises StudioError for a source that can't be read, and for models that can't
    stand in one file (READ180: other schema, READ181: other units).
    """
    issues: list[Issue] = []
    first, place, unit_m = _opened(paths[0], issues)
    project = first.by_type("IfcProject")[0]
    text: bytes = first.to_string().encode("latin-1")
    contexts = b""
    known = {root.GlobalId for root in first.by_type("IfcRoot")}
    last = max(int(id) for id, _ in _RECORD.findall(text))
    parts: list[bytes] = []
    for path in paths[1:]:
        other, its_place, its_unit_m = _opened(path, issues)
        if other.schema != first.schema:
            raise _misfit("READ180", paths[0], path, f"is {first.schema}, and", other.schema)
        if _angle(other) != _angle(first):
            raise _misfit("READ181", paths[0], path, "measures angles otherwise than", "")
        _keep_units(first, other)
        if not math.isclose(its_unit_m, unit_m):
            other = _in_unit_of(first, other)
        _move(other, _towards(place, its_place, paths[0], path, issues), unit_m)
        _rename(other, known, path, issues)
        body, its_contexts, last = _renumbered(other, last, project.id())
        parts.append(body)
        contexts += its_contexts
    head, end = text[: text.rindex(b"ENDSEC;")], text[text.rindex(b"ENDSEC;") :]
    if contexts:
        head = _with_contexts(head, project.id(), contexts)
    return head + b"".join(parts) + end, issues


def _opened(path: Path, issues: list[Issue]) -> tuple[Any, Georeference, float]:
    source = load_text(path)
    issues += source.issues
    model = open_model(source)
    if len(model.by_type("IfcProject")) != 1:
        raise RequestError(
            Issue.error(
                "READ182",
                f"{path.name} does not have one project, as a building that is merged must.",
                "Export this building alone.",
            )
        )
    unit_m, _ = read_length_unit(model)
    return model, read_georeference(model, unit_m, source.text)[0], unit_m


def _angle(model: Any) -> float:
    import ifcopenshell.util.unit

    return round(float(ifcopenshell.util.unit.calculate_unit_scale(model, "PLANEANGLEUNIT")), 9)


def _keep_units(first: Any, other: Any) -> None:
    """Let values of the other model name their unit, where the project's meant another one so far.

    Lengths are left out: they are converted.
    """
    import ifcopenshell.util.unit

    units = {
        unit.UnitType: unit
        for assignment in other.by_type("IfcUnitAssignment")
        for unit in assignment.Units or ()
        if unit.is_a("IfcNamedUnit") and unit.UnitType != "LENGTHUNIT"
    }
    scale = ifcopenshell.util.unit.calculate_unit_scale
    differing = {
        kind: unit
        for kind, unit in units.items()
        if not math.isclose(scale(first, kind), scale(other, kind))
    }
    if not differing:
        return
    for quantity in other.by_type("IfcPhysicalSimpleQuantity"):
        kind = f"{quantity.is_a()[len('IfcQuantity') :].upper()}UNIT"
        if quantity.Unit is None and kind in differing:
            quantity.Unit = differing[kind]
    for name, values in (
        ("IfcPropertySingleValue", ("NominalValue",)),
        ("IfcPropertyBoundedValue", ("UpperBoundValue", "LowerBoundValue")),
        ("IfcPropertyListValue", ("ListValues",)),
    ):
        for prop in other.by_type(name):
            if prop.Unit is not None:
                continue
            given = next(filter(None, (getattr(prop, value) for value in values)), None)
            measure = given[0] if isinstance(given, tuple) else given
            if measure is not None:
                kind = ifcopenshell.util.unit.get_measure_unit_type(measure.is_a())
                prop.Unit = differing.get(kind)


def _in_unit_of(first: Any, other: Any) -> Any:
    import ifcopenshell.util.unit

    unit = ifcopenshell.util.unit.get_project_unit(first, "LENGTHUNIT")
    name = ifcopenshell.util.unit.get_full_unit_name(unit)
    return ifcopenshell.util.unit.convert_file_length_units(other, name)


def _towards(
    place: Georeference, other: Georeference, first: Path, path: Path, issues: list[Issue]
) -> np.ndarray:
    """Return the matrix, in metres, from the coordinates of the other model to those of the first.

    Where it is not known how they stand towards each other, they share their origin.
    """
    if place.crs and other.crs and place.crs != other.crs:
        issues.append(
            Issue.warning(
                "READ183",
                f"{first.name} stands in {place.crs} and {path.name} in {other.crs}: in the merged "
                "model they share their origin.",
                "Merge models of one coordinate reference system.",
            )
        )
        return np.eye(4)
    if place.eastings is None or other.eastings is None:
        if (place.eastings is None) != (other.eastings is None):
            issues.append(
                Issue.warning(
                    "READ183",
                    f"Only one of {first.name} and {path.name} says where on the map it stands: in "
                    "the merged model they share their origin.",
                    "Check where the buildings stand.",
                )
            )
        return np.eye(4)
    matrix: np.ndarray = np.linalg.inv(_to_map(place)) @ _to_map(other)
    return matrix


def _to_map(place: Georeference) -> np.ndarray:
    length = math.hypot(place.abscissa, place.ordinate) or 1.0
    cosine, sine = place.abscissa / length, place.ordinate / length
    matrix = np.eye(4)
    if not place.coordinates_are_projected:
        matrix[:2, :2] = ((cosine, -sine), (sine, cosine))
        matrix[:3, :3] *= place.scale
        matrix[:3, 3] = (place.eastings or 0.0, place.northings or 0.0, place.height or 0.0)
    return matrix


def _move(model: Any, matrix: np.ndarray, unit_m: float) -> None:
    """Put everything that stands in the world itself onto a placement of its own."""
    if np.abs(matrix - np.eye(4)).max() <= _SAME_PLACE_M:
        return
    roots = [each for each in model.by_type("IfcLocalPlacement") if each.PlacementRelTo is None]
    scale = np.linalg.norm(matrix[:3, 0])
    axes = matrix[:3, :3] / scale
    new = model.create_entity
    position = new(
        "IfcAxis2Placement3D",
        new("IfcCartesianPoint", (matrix[:3, 3] / unit_m).tolist()),
        new("IfcDirection", axes[:, 2].tolist()),
        new("IfcDirection", axes[:, 0].tolist()),
    )
    above = new("IfcLocalPlacement", None, position)
    for root in roots:
        root.PlacementRelTo = above


def _rename(model: Any, known: set[str], path: Path, issues: list[Issue]) -> None:
    """Give new GlobalIds where the merged models have one in common, the same ones each time."""
    import ifcopenshell.guid

    clashes = 0
    for root in model.by_type("IfcRoot"):
        if root.is_a("IfcProject"):
            continue
        if root.GlobalId in known:
            digest = hashlib.sha256(f"{path.name}\n{root.GlobalId}".encode()).digest()
            clashes += root.is_a("IfcProduct")
            root.GlobalId = ifcopenshell.guid.compress(uuid.UUID(bytes=digest[:16]).hex)
        known.add(root.GlobalId)
    if clashes:
        issues.append(
            Issue.warning(
                "READ184",
                f"{clashes} elements of {path.name} have the GlobalId of another building's; they "
                "got new ones.",
                "Are both files states of one building? Compare them instead.",
            )
        )


def _renumbered(model: Any, last: int, project: int) -> tuple[bytes, bytes, int]:
    """Return the records of a model with ids after `last`, its contexts, and its last id.

    Its project is left out, and so is its georeference, which its placements follow now.
    """
    own = model.by_type("IfcProject")[0]
    known = own.RepresentationContexts or ()
    contexts = b"".join(b",#%d" % (context.id() + last) for context in known)
    dropped = {b"IFCPROJECT", b"IFCMAPCONVERSION", b"IFCPROJECTEDCRS", b"IFCMAPCONVERSIONSCALED"}
    text = model.to_string().encode("latin-1")
    data = text[text.index(b"DATA;") + 5 : text.rindex(b"ENDSEC;")]

    def renumber(match: re.Match[bytes]) -> bytes:
        if match[1] is None:
            return match[0]
        id = int(match[1])
        return b"#%d" % (project if id == own.id() else id + last)

    lines = []
    highest = last
    for line in data.strip().split(b"\n"):
        record = _RECORD.match(line)
        if record is None or record[2] in dropped:
            continue
        highest = max(highest, int(record[1]) + last)
        lines.append(_REFERENCE.sub(renumber, line))
    return b"\n".join(lines) + b"\n", contexts, highest


def _with_contexts(text: bytes, project: int, contexts: bytes) -> bytes:
    """Return a text whose project knows the contexts of the others, too."""
    start = text.index(b"#%d=IFCPROJECT(" % project)
    end = text.index(b"\n", start)
    record = _CONTEXTS.sub(rb"(\1" + contexts + rb"),\2);", text[start:end].strip())
    return text[:start] + record + text[end:]


def _misfit(code: str, first: Path, path: Path, how: str, what: str) -> RequestError:
    return RequestError(
        Issue.error(
            code,
            f"{first.name} {how} {path.name}{f' is {what}' if what else ''}: they can't be merged.",
            "Export them one by one.",
        )
    )
