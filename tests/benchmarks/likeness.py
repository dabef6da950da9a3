"""How like a reference is what a program made: shapes by element, and properties by name."""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.gltf import read_glb
from exportstudio.ui.preview.scene_graph import walk
from tests.benchmarks.distance import TriangleTree, spread
from tests.benchmarks.meshes import Mesh

if TYPE_CHECKING:
    from numpy.typing import NDArray

# An element, a set, a property in it.
Pair = tuple[str, str, str]

_BOUNDS_M = 1e-3
_VOLUME = 1e-3
_POINTS = 4000
_Z_UP = np.eye(3)
_Y_UP = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])
# Whoever says nothing of an offset and is nearer than this to the reference took none.
_NO_OFFSET_M = 0.1


@dataclass(frozen=True)
class Likeness:
    """What a program made of a file, against a fine reference.

    `elements`: how many the reference has; `bounds`: how many of them are there with bounds within
    a millimetre; `volumes`: how many of the `closed` ones, in both, have the same volume within a
    thousandth. `distance_mm`: within what 99 of 100 points of either surface lie from the other.
    """

    elements: int
    bounds: int
    closed: int
    volumes: int
    distance_mm: float


def likeness(made: dict[str, Mesh], reference: dict[str, Mesh]) -> Likeness:
    """Compare meshes by GlobalId; `made` may be Y up, and moved as a whole."""
    common = sorted(made.keys() & reference.keys())
    if not common:
        return Likeness(len(reference), 0, 0, 0, np.nan)
    made = in_frame(made, reference, common)
    bounds = closed = volumes = 0
    for key in common:
        one, other = made[key], reference[key]
        bounds += bool(np.abs(one.bounds - other.bounds).max() <= _BOUNDS_M)
        ours, theirs = one.volume, other.volume
        if ours is not None and theirs is not None:
            closed += 1
            volumes += abs(ours - theirs) <= _VOLUME * max(ours, theirs)
    whole, fine = (merged([of[key] for key in common]) for of in (made, reference))
    apart = [
        TriangleTree(one).distances(spread(other, _POINTS, seed=1))
        for one, other in ((fine, whole), (whole, fine))
    ]
    within = float(np.percentile(np.concatenate(apart), 99)) * 1000
    return Likeness(len(reference), bounds, closed, volumes, within)


def in_frame(
    made: dict[str, Mesh], reference: dict[str, Mesh], common: list[str]
) -> dict[str, Mesh]:
    """Return meshes in the frame of the reference: Z up, and without an offset of the whole."""
    middles = np.array([made[key].bounds.mean(0) for key in common])
    wanted = np.array([reference[key].bounds.mean(0) for key in common])
    best: tuple[float, NDArray[np.float64], NDArray[np.float64]] | None = None
    for turn in (_Z_UP, _Y_UP):
        apart = wanted - middles @ turn.T
        offset = np.median(apart, axis=0)
        # What differs by more than a metre is wrong in either frame.
        rest = float(np.minimum(np.abs(apart - offset), 1.0).mean())
        if best is None or rest < best[0]:
            best = rest, turn, offset if np.abs(offset).max() > _NO_OFFSET_M else np.zeros(3)
    assert best is not None
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = best[1:]
    return {key: mesh.moved(matrix) for key, mesh in made.items()}


def merged(meshes: Iterable[Mesh]) -> Mesh:
    """Return several meshes as one."""
    vertices, triangles, first = [], [], 0
    for mesh in meshes:
        vertices.append(mesh.vertices)
        triangles.append(mesh.triangles + np.uint32(first))
        first += len(mesh.vertices)
    return Mesh(np.concatenate(vertices), np.concatenate(triangles))


def meshes_of_glb(path: Path) -> dict[str, Mesh]:
    """Return the meshes in a GLB file by GlobalId, as it has them, but without its offset."""
    gltf = read_glb(path)
    elements, placements = walk(gltf)
    parts: dict[str, list[Mesh]] = {}
    for placement in placements:
        for primitive in gltf.meshes[placement.mesh]:
            vertices = gltf.accessors.floats(primitive.positions, 3).astype(np.float64)
            indices = (
                np.arange(len(vertices), dtype=np.uint32)
                if primitive.indices is None
                else gltf.accessors.indices(primitive.indices, len(vertices))
            )
            mesh = Mesh(vertices, indices.reshape(-1, 3)).moved(placement.matrix)
            key = global_id(elements[placement.element].global_id)
            if len(mesh.triangles):
                parts.setdefault(key, []).append(mesh)
    return {key: merged(meshes) for key, meshes in parts.items()}


def meshes_of_dump(path: Path) -> dict[str, Mesh]:
    """Return the meshes that `peers/web_ifc.mjs` wrote by GlobalId."""
    found = json.loads(path.read_text(encoding="utf-8"))
    geometries = {
        int(key): Mesh(
            np.frombuffer(base64.b64decode(vertices), "<f4").reshape(-1, 6)[:, :3].astype(float),
            np.frombuffer(base64.b64decode(indices), "<u4").reshape(-1, 3).astype(np.uint32),
        )
        for key, (vertices, indices) in found["geometries"].items()
    }
    meshes = {}
    for element in found["elements"]:
        parts = [
            geometries[part["geometry"]].moved(np.array(part["matrix"]).reshape(4, 4).T)
            for part in element["parts"]
            if len(geometries[part["geometry"]].triangles)
        ]
        if parts:
            meshes[element["GlobalId"]] = merged(parts)
    return meshes


def global_id(name: str) -> str:
    """Return the GlobalId, which IfcOpenShell's serializer writes as product-UUID-body."""
    import uuid

    import ifcopenshell.guid

    if not name.startswith("product-"):
        return name
    written = name.removeprefix("product-").removesuffix("-body")
    return str(ifcopenshell.guid.compress(uuid.UUID(written).hex))


def pairs_of_source(source: Path) -> set[Pair]:
    """Return what IfcOpenShell finds of properties and quantities of products, by name.

    Those that an element has from its type are its own, too.
    """
    import ifcopenshell
    import ifcopenshell.util.element

    model = ifcopenshell.open(source)
    return {
        (product.GlobalId, set_name, name)
        for product in model.by_type("IfcProduct")
        for set_name, properties in ifcopenshell.util.element.get_psets(product).items()
        for name in properties
        if name != "id"
    }


def pairs_of_glb(path: Path) -> set[Pair]:
    """Return the properties that the nodes of a GLB file have, by name."""
    elements, _ = walk(read_glb(path))
    pairs = set()
    for element in elements:
        extras = element.extras
        for key in ("properties", "quantities"):
            sets: dict[str, Any] = extras.get(key) or {}
            pairs |= {
                (element.global_id, set_name, outer(name))
                for set_name, properties in sets.items()
                if isinstance(properties, dict)
                for name in properties
            }
    return pairs


def pairs_of_tables(files: Iterable[tuple[Path, str, str, str]]) -> set[Pair]:
    """Return the properties in Parquet files, each with its columns: element, set, property."""
    import pyarrow.parquet

    pairs: set[Pair] = set()
    for path, *columns in files:
        table = pyarrow.parquet.read_table(path, columns=columns)
        values = (table.column(column).to_pylist() for column in columns)
        pairs |= {(key, set_name, outer(name)) for key, set_name, name in zip(*values, strict=True)}
    return pairs


def outer(name: str) -> str:
    """Return the name of a property without those of what it consists of."""
    return name.partition(".")[0]
