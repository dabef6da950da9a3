"""Meshes of IfcOpenShell on OpenCascade, finer than what is measured against them; kept on disk.

Usage as a program (the benchmarks call it): python -m tests.benchmarks.reference SOURCE TARGET
DEFLECTION_M ANGLE_RAD

It runs in a process of its own, because some files hang or crash it; what it made until then
is kept. Spaces, openings and alignments are left out: the first two as in an export, the last
because they hang it.
"""

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.meshes import Mesh

_LEFT_OUT = (
    "IfcFeatureElementSubtraction",
    "IfcSpace",
    "IfcAnnotation",
    "IfcGrid",
    "IfcPort",
    "IfcVirtualElement",
    "IfcPositioningElement",
)

# Where the reference itself was found wrong, by a part of what a body is made of (see make_of).
_KNOWN_FAULTS = {
    "DerivedProfileDef": "IfcOpenShell extrudes mirrored and scaled profiles as if they were not",
    "CenterLineProfileDef": "OpenCascade leaves out the end faces of bent center lines",
    "AdvancedBrep": "OpenCascade's faces do not settle, however fine, where edges lie off them",
}


def known_fault(made_of: str) -> str:
    """Return why the reference is no measure for a body made of such items, or an empty string."""
    return next((fault for part, fault in _KNOWN_FAULTS.items() if part in made_of), "")


@dataclass
class Reference:
    """What the reference made of a file, by STEP id.

    `asked`: the elements that it was asked for. `meshes` are in world coordinates, in metres.
    `geometries` tells which elements share one geometry: those with equal values. `failure` says
    why it stopped early, or is empty.
    """

    asked: set[int] = field(default_factory=set)
    meshes: dict[int, Mesh] = field(default_factory=dict)
    geometries: dict[int, str] = field(default_factory=dict)
    failure: str = ""


def reference_meshes(
    source: Path, deflection_m: float, angle_rad: float, cache: Path, limit_s: float
) -> Reference:
    """Return the meshes of `source`, from `cache` if they were made before."""
    cache.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    stored = cache / f"{digest}-{deflection_m:g}-{angle_rad:g}.pickle"
    if not stored.exists():
        _make(source, stored, deflection_m, angle_rad, limit_s)
    reference = Reference()
    geometries: dict[str, Mesh] = {}
    for record in _records(stored):
        match record:
            case ("asked", ids):
                reference.asked.update(ids)
            case ("geometry", key, vertices, triangles):
                geometries[key] = Mesh(vertices, triangles)
            case ("element", id, key, matrix):
                reference.meshes[id] = geometries[key].moved(matrix)
                reference.geometries[id] = key
            case ("end", failure):
                reference.failure = failure
    return reference


def _make(
    source: Path, stored: Path, deflection_m: float, angle_rad: float, limit_s: float
) -> None:
    partial = stored.with_suffix(".partial")
    command = [sys.executable, "-m", "tests.benchmarks.reference", str(source), str(partial)]
    command += [str(deflection_m), str(angle_rad)]
    failure = ""
    try:
        ended = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=limit_s
        )
        if ended.returncode:
            failure = f"the reference ended with {ended.returncode}"
    except subprocess.TimeoutExpired:
        failure = f"the reference was not ready after {limit_s:g} s"
    with partial.open("ab") as file:
        pickle.dump(("end", failure), file)
    partial.rename(stored)


def _records(stored: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the records of a file; one that was cut off when its writer died is left out."""
    with stored.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return
            except pickle.UnpicklingError:
                yield ("end", "the reference crashed")
                return


def _write(source: Path, target: Path, deflection_m: float, angle_rad: float) -> None:
    import ifcopenshell.geom

    from exportstudio.readers import read

    ifc = read(source).ifc
    settings = ifcopenshell.geom.settings()
    settings.set("mesher-linear-deflection", deflection_m)
    settings.set("mesher-angular-deflection", angle_rad)
    settings.set("no-normals", True)
    schema = ifcopenshell.schema_by_name(ifc.schema_identifier)
    known = {entity.name() for entity in schema.entities()}
    left_out = {p.id() for name in _LEFT_OUT if name in known for p in ifc.by_type(name)}
    products = [
        product
        for product in ifc.by_type("IfcProduct")
        if product.Representation is not None and product.id() not in left_out
    ]
    written: set[str] = set()
    with target.open("wb") as file:
        pickle.dump(("asked", [product.id() for product in products]), file)
        iterator = ifcopenshell.geom.iterator(
            settings, ifc, os.cpu_count() or 1, include=products, geometry_library="opencascade"
        )
        more = bool(products) and iterator.initialize()
        while more:
            element = iterator.get()
            geometry = element.geometry
            if geometry.id not in written:
                written.add(geometry.id)
                vertices = np.frombuffer(geometry.verts_buffer, "<f8").reshape(-1, 3).copy()
                triangles = np.frombuffer(geometry.faces_buffer, "<i4").reshape(-1, 3)
                pickle.dump(("geometry", geometry.id, vertices, triangles.astype(np.uint32)), file)
            matrix = np.frombuffer(element.transformation_buffer, "<f8").reshape(4, 4).T.copy()
            pickle.dump(("element", element.id, geometry.id, matrix), file)
            file.flush()
            more = iterator.next()


if __name__ == "__main__":
    _write(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
