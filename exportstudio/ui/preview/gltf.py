"""Reading of glTF 2.0 documents: nodes, meshes and colours, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.accessors import Accessors
from exportstudio.ui.preview.document import (
    JsonObject,
    entries,
    integer,
    numbers,
    reference,
    references,
    section,
    text,
)
from exportstudio.ui.preview.errors import PreviewError, damaged, unsupported_version
from exportstudio.ui.preview.gltf_file import GltfFile, open_gltf
from exportstudio.ui.preview.images import Images
from exportstudio.ui.preview.materials import Materials, read_materials
from exportstudio.ui.preview.meshopt_views import MESHOPT
from exportstudio.ui.preview.property_tables import PropertyTables

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

TRIANGLES, STRIP, FAN = 4, 5, 6
_READ_MODES = (TRIANGLES, STRIP, FAN)

_READ_EXTENSIONS = {
    "KHR_mesh_quantization",
    "EXT_mesh_gpu_instancing",
    "EXT_instance_features",
    "EXT_mesh_features",
    "EXT_structural_metadata",
    *MESHOPT,
}
_APPEARANCE_PREFIXES = ("KHR_materials_", "KHR_texture_", "EXT_texture_", "KHR_lights_")
"""Extensions that change colours only: without them the shapes are still right."""


@dataclass(frozen=True, slots=True)
class Primitive:
    """Triangles of a mesh; all numbers are accessor or material indices.

    Attributes:
        mode: `TRIANGLES`, `STRIP` or `FAN`.
        colors: A colour for each vertex.
        texture_points: What lays textures over the faces, by the number of its set.
    """

    mode: int
    positions: int
    normals: int | None
    colors: int | None
    indices: int | None
    material: int | None
    texture_points: dict[int, int]


@dataclass(frozen=True, slots=True)
class InstanceFeatures:
    """The ids of EXT_instance_features.

    Attributes:
        attribute: Name of the instances' attribute that holds the ids; empty where they count.
        table: The property table with a row for each id.
        null_id: The id of what has no row.
    """

    attribute: str
    table: int
    null_id: int | None


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the scene graph.

    Attributes:
        matrix: Placement in the parent, 4×4, column vectors; None for the identity.
        instances: Accessor indices by attribute, of EXT_mesh_gpu_instancing; empty without it.
        features: What tells the instances apart.
        row: Property table and row of the node itself.
    """

    name: str
    extras: dict[str, Any]
    children: list[int]
    mesh: int | None
    matrix: NDArray[np.float64] | None
    instances: dict[str, int]
    features: InstanceFeatures | None
    row: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Gltf:
    """A document that was read and checked.

    Attributes:
        roots: Nodes at the top of the scene.
        meshes: The triangle primitives of each mesh.
        mesh_names: Empty where one has none.
        tables: What is known of the instances of meshes.
        offset: What the program that wrote the file took out of all places: x, y and z of the
            building, metres.
        skipped_primitives: Points and lines, which are not shown.
        unread_images: Images that could not be read; the colours below them are shown.
        ledger: How many products of the source there were and what became of them, by outcome;
            empty in files of other programs.
    """

    nodes: list[Node]
    roots: list[int]
    meshes: list[list[Primitive]]
    mesh_names: list[str]
    materials: Materials
    accessors: Accessors
    tables: PropertyTables
    offset: tuple[float, float, float]
    skipped_primitives: int
    unread_images: int
    ledger: dict[str, int]


def read_glb(path: Path) -> Gltf:
    """Reads the file at *path*.

    Raises:
        PreviewError: The file cannot be read, is damaged, or needs an unsupported extension.
    """
    file = open_gltf(path)
    _check_supported(file.document)
    return _interpret(file)


def _check_supported(document: JsonObject) -> None:
    version = text(section(document, "asset"), "version")
    if not version.startswith("2."):
        raise unsupported_version(version)
    required = document.get("extensionsRequired", [])
    if not isinstance(required, list):
        raise damaged("“extensionsRequired” is not a list")
    for extension in map(str, required):
        if extension not in _READ_EXTENSIONS and not extension.startswith(_APPEARANCE_PREFIXES):
            raise PreviewError(
                "VIEW604",
                f"The file needs the glTF extension {extension}, which the preview cannot read.",
                "Export it again without this extension to see it here.",
            )


def _interpret(file: GltfFile) -> Gltf:
    document = file.document
    accessors = Accessors(document, file.buffers())
    tables = PropertyTables(document, accessors)
    images = Images(document, accessors, file.folder)
    materials = read_materials(document, images)
    material_count = len(entries(document, "materials"))
    mesh_entries = entries(document, "meshes")
    node_entries = entries(document, "nodes")
    scenes = entries(document, "scenes")
    meshes: list[list[Primitive]] = []
    skipped = 0
    for mesh in mesh_entries:
        primitives = entries(mesh, "primitives")
        triangles = [p for p in primitives if integer(p, "mode", TRIANGLES) in _READ_MODES]
        skipped += len(primitives) - len(triangles)
        meshes.append([_primitive(p, len(accessors), material_count) for p in triangles])
    nodes = [
        _node(node, matrix, len(node_entries), len(meshes), len(accessors), len(tables))
        for node, matrix in zip(node_entries, _matrices(node_entries), strict=True)
    ]
    scene = reference(document, "scene", len(scenes)) or 0
    if scenes:
        roots = references(scenes[scene], "nodes", len(nodes))
    else:
        children = {child for node in nodes for child in node.children}
        roots = [index for index in range(len(nodes)) if index not in children]
    return Gltf(
        nodes,
        roots,
        meshes,
        [text(mesh, "name") for mesh in mesh_entries],
        materials,
        accessors,
        tables,
        _offset(document),
        skipped,
        images.unread_count,
        _ledger(document),
    )


def _primitive(primitive: JsonObject, accessor_count: int, material_count: int) -> Primitive:
    attributes = section(primitive, "attributes")
    positions = reference(attributes, "POSITION", accessor_count)
    if positions is None:
        raise damaged("a mesh has no positions")
    return Primitive(
        integer(primitive, "mode", TRIANGLES),
        positions,
        reference(attributes, "NORMAL", accessor_count),
        reference(attributes, "COLOR_0", accessor_count),
        reference(primitive, "indices", accessor_count),
        reference(primitive, "material", material_count),
        {
            int(key.removeprefix("TEXCOORD_")): points
            for key in attributes
            if key.startswith("TEXCOORD_")
            and key[9:].isdecimal()
            and (points := reference(attributes, key, accessor_count)) is not None
        },
    )


def _node(
    node: JsonObject,
    matrix: NDArray[np.float64] | None,
    node_count: int,
    mesh_count: int,
    accessor_count: int,
    table_count: int,
) -> Node:
    extras = node.get("extras")
    extensions = section(node, "extensions")
    instancing = section(extensions, "EXT_mesh_gpu_instancing")
    attributes = section(instancing, "attributes")
    instances = {key: reference(attributes, key, accessor_count) for key in attributes}
    return Node(
        name=text(node, "name"),
        extras=extras if isinstance(extras, dict) else {},
        children=references(node, "children", node_count),
        mesh=reference(node, "mesh", mesh_count),
        matrix=matrix,
        instances={key: index for key, index in instances.items() if index is not None},
        features=_features(section(extensions, "EXT_instance_features"), table_count),
        row=_row(section(extensions, "EXT_structural_metadata"), table_count),
    )


def _row(extension: JsonObject, table_count: int) -> tuple[int, int] | None:
    table = reference(extension, "propertyTable", table_count)
    return None if table is None else (table, integer(extension, "index"))


def _features(extension: JsonObject, table_count: int) -> InstanceFeatures | None:
    """Returns the first set of ids that leads to a property table."""
    for ids in entries(extension, "featureIds"):
        table = reference(ids, "propertyTable", table_count)
        if table is not None:
            null_id = integer(ids, "nullFeatureId") if "nullFeatureId" in ids else None
            attribute = f"_FEATURE_ID_{integer(ids, 'attribute')}" if "attribute" in ids else ""
            return InstanceFeatures(attribute, table, null_id)
    return None


def _matrices(nodes: list[JsonObject]) -> list[NDArray[np.float64] | None]:
    """Returns the placement of each node in its parent, None for those that state none."""
    matrices: list[NDArray[np.float64] | None] = list(
        placements(
            np.array([numbers(node, "translation", 3) or (0, 0, 0) for node in nodes], np.float64),
            np.array([numbers(node, "rotation", 4) or (0, 0, 0, 1) for node in nodes], np.float64),
            np.array([numbers(node, "scale", 3) or (1, 1, 1) for node in nodes], np.float64),
        )
        if nodes
        else []
    )
    for index, node in enumerate(nodes):
        columns = numbers(node, "matrix", 16)
        if columns is not None:
            matrices[index] = np.array(columns, np.float64).reshape(4, 4).T
        elif not node.keys() & {"translation", "rotation", "scale"}:
            matrices[index] = None
    return matrices


def placements(
    translations: NDArray[np.float64],
    rotations: NDArray[np.float64],
    scales: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Returns 4×4 matrices, shape (n, 4, 4).

    Args:
        translations: Shape (n, 3).
        rotations: Unit quaternions x, y, z, w; shape (n, 4).
        scales: Shape (n, 3).
    """
    x, y, z, w = rotations.T
    matrices = np.zeros((len(translations), 4, 4))
    matrices[:, 0, :3] = np.stack(
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)], axis=1
    )
    matrices[:, 1, :3] = np.stack(
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)], axis=1
    )
    matrices[:, 2, :3] = np.stack(
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)], axis=1
    )
    matrices[:, :3, :3] *= scales[:, None, :]
    matrices[:, :3, 3] = translations
    matrices[:, 3, 3] = 1
    return matrices


def _offset(document: JsonObject) -> tuple[float, float, float]:
    """Returns the offset that this program writes; others say nothing of theirs."""
    extras = section(document, "asset").get("extras")
    found = extras.get("offset") if isinstance(extras, dict) else None
    if not isinstance(found, list) or len(found) != 3:
        return 0.0, 0.0, 0.0
    x, y, z = (float(n) if isinstance(n, int | float) else 0.0 for n in found)
    return x, y, z


def _ledger(document: JsonObject) -> dict[str, int]:
    extras = section(document, "asset").get("extras")
    found = extras.get("ledger") if isinstance(extras, dict) else None
    if not isinstance(found, dict):
        return {}
    return {key: count for key, count in found.items() if isinstance(count, int)}
