"""Reading of glTF 2.0 files: .glb, or .gltf with its buffers beside it."""

from __future__ import annotations

import base64
import binascii
import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

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
from exportstudio.ui.preview.errors import PreviewError, damaged

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_GLB_MAGIC = b"glTF"
_JSON_CHUNK = 0x4E4F534A
_BINARY_CHUNK = 0x004E4942
_TRIANGLES = 4

_READ_EXTENSIONS = {"KHR_mesh_quantization", "EXT_mesh_gpu_instancing"}
_APPEARANCE_PREFIXES = ("KHR_materials_", "KHR_texture_", "EXT_texture_", "KHR_lights_")
"""Extensions that change colours only: without them the shapes are still right."""
_COMPRESSIONS = {
    "KHR_draco_mesh_compression": "Draco",
    "EXT_meshopt_compression": "meshopt",
    "KHR_meshopt_compression": "meshopt",
}


@dataclass(frozen=True, slots=True)
class Primitive:
    """Triangles of a mesh; all numbers are accessor or material indices."""

    positions: int
    normals: int | None
    indices: int | None
    material: int | None


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the scene graph.

    Attributes:
        matrix: Placement in the parent, 4×4, column vectors; None for the identity.
        instances: Accessor indices by attribute, of EXT_mesh_gpu_instancing; empty without it.
    """

    name: str
    extras: dict[str, Any]
    children: list[int]
    mesh: int | None
    matrix: NDArray[np.float64] | None
    instances: dict[str, int]


@dataclass(frozen=True, slots=True)
class Gltf:
    """A document that was read and checked.

    Attributes:
        roots: Nodes at the top of the scene.
        meshes: The triangle primitives of each mesh.
        colors: Base colour of each material: linear red, green, blue, and opacity, 0…1.
        skipped_primitives: Points, lines and strips, which are not shown.
    """

    nodes: list[Node]
    roots: list[int]
    meshes: list[list[Primitive]]
    colors: list[tuple[float, float, float, float]]
    accessors: Accessors
    skipped_primitives: int


def read_glb(path: Path) -> Gltf:
    """Reads the file at *path*.

    Raises:
        PreviewError: The file cannot be read, is damaged, or needs an unsupported extension.
    """
    try:
        # Read, not mapped: a mapped file that is overwritten meanwhile ends the process.
        content = path.read_bytes()
    except OSError as error:
        raise PreviewError(
            f"The file cannot be read: {error.strerror or error}.",
            "Check that it still exists and that you may open it.",
        ) from error
    if content[:4] == _GLB_MAGIC:
        document_bytes, binary = _split_glb(content)
    elif path.suffix.lower() == ".gltf":
        document_bytes, binary = content, None
    else:
        raise PreviewError("This is not a glTF file.", "Choose a .glb or .gltf file.")
    document = _parse(document_bytes)
    _check_supported(document)
    buffers = [
        _read_buffer(buffer, path.parent, binary if index == 0 else None)
        for index, buffer in enumerate(entries(document, "buffers"))
    ]
    return _interpret(document, Accessors(document, buffers))


def _split_glb(content: bytes) -> tuple[bytes, NDArray[np.uint8] | None]:
    """Returns the JSON chunk and the binary chunk, if there is one."""
    if len(content) < 12:
        raise damaged("it ends within its header")
    version, length = struct.unpack_from("<II", content, 4)
    if version != 2:
        raise PreviewError(
            f"The file is glTF {version}; only glTF 2 can be shown.", "Export it as glTF 2.0."
        )
    if length > len(content):
        raise damaged(f"{length - len(content)} bytes are missing at its end")
    chunks: dict[int, tuple[int, int]] = {}
    offset = 12
    while offset + 8 <= length:
        size, kind = struct.unpack_from("<II", content, offset)
        offset += 8
        if offset + size > length:
            raise damaged("a chunk reaches beyond the end of the file")
        chunks.setdefault(kind, (offset, size))
        offset += size
    if _JSON_CHUNK not in chunks:
        raise damaged("it has no description of its content")
    start, size = chunks[_JSON_CHUNK]
    document = content[start : start + size]
    if _BINARY_CHUNK not in chunks:
        return document, None
    start, size = chunks[_BINARY_CHUNK]
    return document, np.frombuffer(content, np.uint8, size, start)


def _parse(content: bytes) -> JsonObject:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise damaged("the description of its content is not valid JSON") from error
    if not isinstance(document, dict):
        raise damaged("the description of its content is not an object")
    return document


def _check_supported(document: JsonObject) -> None:
    version = text(section(document, "asset"), "version")
    if not version.startswith("2."):
        raise PreviewError(
            f"The file is glTF {version or 'of an unknown version'}; only glTF 2 can be shown.",
            "Export it as glTF 2.0.",
        )
    required = document.get("extensionsRequired", [])
    if not isinstance(required, list):
        raise damaged("“extensionsRequired” is not a list")
    for extension in map(str, required):
        if extension in _COMPRESSIONS:
            raise PreviewError(
                f"The file is compressed with {_COMPRESSIONS[extension]}, "
                "which the preview cannot read.",
                "Export it again without mesh compression to see it here.",
            )
        if extension not in _READ_EXTENSIONS and not extension.startswith(_APPEARANCE_PREFIXES):
            raise PreviewError(
                f"The file needs the glTF extension {extension}, which the preview cannot read.",
                "Export it again without this extension to see it here.",
            )


def _read_buffer(
    buffer: JsonObject, folder: Path, binary: NDArray[np.uint8] | None
) -> NDArray[np.uint8]:
    length = integer(buffer, "byteLength")
    uri = text(buffer, "uri")
    if uri:
        data = np.frombuffer(_read_uri(uri, folder), np.uint8)
    elif binary is not None:
        data = binary
    else:
        raise damaged("its geometry is missing")
    if length > len(data):
        raise damaged("its geometry is cut off")
    return data[:length]


def _read_uri(uri: str, folder: Path) -> bytes:
    if uri.startswith("data:"):
        try:
            return base64.b64decode(uri.partition(",")[2], validate=True)
        except (binascii.Error, ValueError) as error:
            raise damaged("its embedded geometry is not readable") from error
    name = unquote(uri)
    try:
        path = (folder / name).resolve()
        # A file from elsewhere must not make the program read outside its own folder.
        if not path.is_relative_to(folder.resolve()):
            raise damaged("it refers to a file outside its own folder")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise PreviewError(
            f"The file “{name}”, which holds the geometry, cannot be read.",
            "Keep both files together in one folder.",
        ) from error


def _interpret(document: JsonObject, accessors: Accessors) -> Gltf:
    material_entries = entries(document, "materials")
    mesh_entries = entries(document, "meshes")
    node_entries = entries(document, "nodes")
    scenes = entries(document, "scenes")
    meshes: list[list[Primitive]] = []
    skipped = 0
    for mesh in mesh_entries:
        primitives = entries(mesh, "primitives")
        triangles = [p for p in primitives if integer(p, "mode", _TRIANGLES) == _TRIANGLES]
        skipped += len(primitives) - len(triangles)
        meshes.append([_primitive(p, len(accessors), len(material_entries)) for p in triangles])
    nodes = [
        _node(node, matrix, len(node_entries), len(meshes), len(accessors))
        for node, matrix in zip(node_entries, _matrices(node_entries), strict=True)
    ]
    scene = reference(document, "scene", len(scenes)) or 0
    if scenes:
        roots = references(scenes[scene], "nodes", len(nodes))
    else:
        children = {child for node in nodes for child in node.children}
        roots = [index for index in range(len(nodes)) if index not in children]
    colors = [_color(material) for material in material_entries]
    return Gltf(nodes, roots, meshes, colors, accessors, skipped)


def _primitive(primitive: JsonObject, accessor_count: int, material_count: int) -> Primitive:
    attributes = section(primitive, "attributes")
    positions = reference(attributes, "POSITION", accessor_count)
    if positions is None:
        raise damaged("a mesh has no positions")
    return Primitive(
        positions,
        reference(attributes, "NORMAL", accessor_count),
        reference(primitive, "indices", accessor_count),
        reference(primitive, "material", material_count),
    )


def _node(
    node: JsonObject,
    matrix: NDArray[np.float64] | None,
    node_count: int,
    mesh_count: int,
    accessor_count: int,
) -> Node:
    extras = node.get("extras")
    instancing = section(section(node, "extensions"), "EXT_mesh_gpu_instancing")
    attributes = section(instancing, "attributes")
    instances = {key: reference(attributes, key, accessor_count) for key in attributes}
    return Node(
        name=text(node, "name"),
        extras=extras if isinstance(extras, dict) else {},
        children=references(node, "children", node_count),
        mesh=reference(node, "mesh", mesh_count),
        matrix=matrix,
        instances={key: index for key, index in instances.items() if index is not None},
    )


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


def _color(material: JsonObject) -> tuple[float, float, float, float]:
    appearance = section(material, "pbrMetallicRoughness")
    red, green, blue, alpha = numbers(appearance, "baseColorFactor", 4) or (1, 1, 1, 1)
    return red, green, blue, alpha if material.get("alphaMode") == "BLEND" else 1.0
