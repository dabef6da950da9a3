"""glTF files as a stranger reads them: every number that a viewer would trust is checked."""

import json
import math
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.exporter import Bounds, Contents
from exportstudio.exporters.glb_compression import COMPRESSION, decompress
from exportstudio.exporters.glb_instancing import INSTANCING
from exportstudio.exporters.glb_table_check import TableReader
from exportstudio.model.issue import Issue, StudioError

_COMPONENTS: dict[int, Any] = {
    5120: np.dtype("<i1"),
    5121: np.dtype("<u1"),
    5123: np.dtype("<u2"),
    5125: np.dtype("<u4"),
    5126: np.dtype("<f4"),
}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
_KNOWN_EXTENSIONS = {"KHR_mesh_quantization", COMPRESSION, INSTANCING}
_MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def read_glb(path: Path, *, with_bounds: bool = False) -> Contents:
    """Return what the .glb file `path` holds.

    Raises StudioError (WRITE303) where anything in it is not sound.
    """
    return _checked(_open_glb, path, with_bounds=with_bounds)


def read_gltf(path: Path, *, with_bounds: bool = False) -> Contents:
    """Return what the .gltf file `path` holds, together with the files that it refers to.

    Raises StudioError (WRITE303) where anything in them is not sound.
    """
    return _checked(_open_gltf, path, with_bounds=with_bounds)


@dataclass(slots=True)
class FoundElement:
    """An element of a file. `parts` are its bodies: points (n, 3) and triangles (m, 3).

    Points are in metres, z up, where the element stands in the world; `rounding_m` is how far the
    grid of the file may have moved each of them along an axis.
    """

    key: str
    ifc_class: str
    name: str
    parts: list[tuple[NDArray[np.float64], NDArray[np.int64]]] = field(default_factory=list)
    rounding_m: float = 0.0


def read_quality(path: Path) -> str:
    """Return the key of the quality in which a .glb or .gltf file of ours was made.

    Raises StudioError (WRITE303) where it is not sound.
    """
    try:
        return str(_opened(path).document["asset"]["extras"]["quality"])
    except (KeyError, IndexError, TypeError, ValueError, OSError, struct.error) as error:
        _fail(f"{type(error).__name__}: {error}")


def read_elements(path: Path) -> list[FoundElement]:
    """Return the elements of a .glb or .gltf file of ours with their bodies.

    Raises StudioError (WRITE303) where it is not sound.
    """
    try:
        return _opened(path).elements()
    except (KeyError, IndexError, TypeError, ValueError, OSError, struct.error) as error:
        _fail(f"{type(error).__name__}: {error}")


def _opened(path: Path) -> "_Reader":
    return _open_glb(path) if path.suffix.lower() == ".glb" else _open_gltf(path)


def _checked(open: Callable[[Path], "_Reader"], path: Path, *, with_bounds: bool) -> Contents:
    try:
        reader = open(path)
        contents = reader.contents()
        return replace(contents, bounds=reader.bounds()) if with_bounds else contents
    except (KeyError, IndexError, TypeError, ValueError, OSError, struct.error) as error:
        _fail(f"{type(error).__name__}: {error}")


def _open_glb(path: Path) -> "_Reader":
    data = path.read_bytes()
    magic, version, size, json_size, kind = struct.unpack_from("<4sIIII", data)
    if magic != b"glTF" or version != 2 or kind != 0x4E4F534A:
        _fail("it does not begin as a GLB")
    if size != len(data):
        _fail(f"it has {len(data)} bytes instead of {size}")
    binary_size, kind = struct.unpack_from("<II", data, 20 + json_size)
    binary = data[28 + json_size :]
    if kind != 0x004E4942 or binary_size != len(binary):
        _fail("its binary part is not whole")
    return _Reader(json.loads(data[20 : 20 + json_size]), binary, path.parent)


def _open_gltf(path: Path) -> "_Reader":
    document = json.loads(path.read_bytes())
    buffer = document["buffers"][0]
    return _Reader(document, _beside(path.parent, buffer["uri"]), path.parent)


def _beside(folder: Path, uri: str) -> bytes:
    name = unquote(uri)
    if Path(name).name != name:
        _fail(f"it refers to “{name}”, which is not beside it")
    return (folder / name).read_bytes()


class _Reader:
    def __init__(self, document: dict[str, Any], binary: bytes, folder: Path) -> None:
        self.document, self._binary, self._folder = document, binary, folder
        self._views: dict[int, bytes] = {}
        buffer = document["buffers"][0]
        if buffer["byteLength"] != len(binary):
            _fail(f"its buffer has {len(binary)} bytes instead of {buffer['byteLength']}")
        unknown = set(document.get("extensionsRequired", ())) - _KNOWN_EXTENSIONS
        if unknown:
            _fail(f"it needs {', '.join(sorted(unknown))}")

    def contents(self) -> Contents:
        document = self.document
        for image in document.get("images", ()):
            self._check_image(image)
        for texture in document.get("textures", ()):
            document["images"][texture["source"]]
            document.get("samplers", [{}])[texture.get("sampler", 0)]
        drawn = [self._triangles_of(mesh) for mesh in document["meshes"]]
        tables = TableReader(document, self)
        keys: list[str] = []
        classes: Counter[str] = Counter()
        triangles = 0
        nodes = document["nodes"]
        reached = set()
        stack = list(document["scenes"][document["scene"]]["nodes"])
        while stack:
            number = stack.pop()
            if number in reached:
                _fail(f"node {number} has two parents")
            reached.add(number)
            node = nodes[number]
            stack.extend(node.get("children", ()))
            extras = node.get("extras")
            if extras and extras["class"] != "IfcProject":
                keys.append(_key(extras))
                classes[extras["class"]] += 1
            row = tables.row_of(node)
            if row is not None and (not extras or _key(row) != _key(extras)):
                _fail(f"node {number} names the properties of another element")
            instances = tables.instances_of(node)
            if instances is not None:
                keys += map(_key, instances)
                classes.update(instance["class"] for instance in instances)
            if "mesh" in node:
                triangles += drawn[node["mesh"]] * (1 if instances is None else len(instances))
            numbers = (*node.get("translation", ()), *node.get("scale", ()))
            if not all(map(math.isfinite, numbers)):
                _fail(f"node {number} stands nowhere")
        if len(reached) != len(nodes):
            _fail(f"{len(nodes) - len(reached)} nodes belong to no scene")
        if len(set(keys)) != len(keys):
            _fail("two nodes stand for one element")
        return Contents(frozenset(keys), triangles, classes)

    def bounds(self) -> Bounds:
        """Return the bounds of all that is drawn, turned back z up."""
        low, high = np.full(3, np.inf), np.full(3, -np.inf)
        points = [self._points(mesh) for mesh in self.document["meshes"]]
        scene = self.document["scenes"][self.document["scene"]]
        stack = [(root, np.eye(4)) for root in scene["nodes"]]
        while stack:
            number, above = stack.pop()
            node = self.document["nodes"][number]
            matrix = above @ _matrix(node)
            stack.extend((child, matrix) for child in node.get("children", ()))
            if "mesh" in node:
                for place in self._instances(node):
                    whole = matrix @ place
                    corners = points[node["mesh"]] @ whole[:3, :3].T + whole[:3, 3]
                    low, high = np.minimum(low, corners.min(0)), np.maximum(high, corners.max(0))
        (x, y, z), (far_x, far_y, far_z) = low.tolist(), high.tolist()
        return (x, -far_z, y), (far_x, -z, far_y)

    def elements(self) -> list[FoundElement]:
        """Return the elements with their bodies, in the order of the scene."""
        offset = np.array(self.document["asset"]["extras"]["offset"])
        meshes = [self._body(mesh) for mesh in self.document["meshes"]]
        tables = TableReader(self.document, self)
        found: list[FoundElement] = []
        scene = self.document["scenes"][self.document["scene"]]
        stack: list[tuple[int, NDArray[np.float64], FoundElement | None]]
        stack = [(root, np.eye(4), None) for root in reversed(scene["nodes"])]
        while stack:
            number, above, owner = stack.pop()
            node = self.document["nodes"][number]
            matrix = above @ _matrix(node)
            extras = node.get("extras")
            if extras and extras["class"] != "IfcProject":
                owner = _found(node.get("name", "") if "name" not in extras else "", extras)
                found.append(owner)
            children = reversed(node.get("children", ()))
            stack.extend((child, matrix, owner) for child in children)
            if "mesh" not in node:
                continue
            instances = tables.instances_of(node)
            owners = [owner] if instances is None else [_found("", row) for row in instances]
            found += [] if instances is None else [each for each in owners if each]
            points, triangles, step = meshes[node["mesh"]]
            for each, place in zip(owners, self._instances(node), strict=True):
                if each is not None:
                    whole = matrix @ place
                    x, y, z = (points @ whole[:3, :3].T + whole[:3, 3]).T
                    each.parts.append((np.stack((x, -z, y), 1) + offset, triangles))
                    coarsest = float(np.linalg.norm(whole[:3, :3], axis=0).max())
                    each.rounding_m = max(each.rounding_m, step / 2 * coarsest)
        return found

    def _body(self, mesh: dict[str, Any]) -> tuple[NDArray[np.float64], NDArray[np.int64], float]:
        """Return points, triangles and the step of the grid, in units of the mesh itself."""
        points, triangles, count, step = [], [], 0, 0.0
        for primitive in mesh["primitives"]:
            accessors = self.document["accessors"]
            positions = self.array(accessors[primitive["attributes"]["POSITION"]])
            corners = self.array(accessors[primitive["indices"]]).astype(np.int64)
            step = 1.0 if positions.dtype.kind in "iu" else step
            points.append(positions.astype(np.float64))
            triangles.append(corners.reshape(-1, 3) + count)
            count += len(positions)
        return np.concatenate(points), np.concatenate(triangles), step

    def _points(self, mesh: dict[str, Any]) -> NDArray[np.float64]:
        numbers = {primitive["attributes"]["POSITION"] for primitive in mesh["primitives"]}
        accessors = [self.document["accessors"][number] for number in sorted(numbers)]
        return np.concatenate([self.array(accessor).astype(np.float64) for accessor in accessors])

    def _instances(self, node: dict[str, Any]) -> list[NDArray[np.float64]]:
        """Return where the instances of a node stand in it, or that it stands for itself."""
        if INSTANCING not in node.get("extensions", {}):
            return [np.eye(4)]
        attributes = node["extensions"][INSTANCING]["attributes"]
        places = {
            name.lower(): self.array(self.document["accessors"][number]).tolist()
            for name, number in attributes.items()
        }
        return [
            _matrix(dict(zip(places, numbers, strict=True)))
            for numbers in zip(*places.values(), strict=True)
        ]

    def _check_image(self, image: dict[str, Any]) -> None:
        data = (
            _beside(self._folder, image["uri"])
            if "uri" in image
            else self.view(image["bufferView"])
        )
        if not data.startswith(_MAGIC[image["mimeType"]]):
            _fail("an image is none")

    def _triangles_of(self, mesh: dict[str, Any]) -> int:
        count = 0
        for primitive in mesh["primitives"]:
            accessor = self.document["accessors"][primitive["attributes"]["POSITION"]]
            normal = primitive["attributes"].get("NORMAL")
            indices = self.document["accessors"][primitive["indices"]]
            positions = self.array(accessor)
            if normal is not None:
                directions = self.document["accessors"][normal]
                unit, slack = (1.0, 1e-3) if directions["componentType"] == 5126 else (127.0, 1.0)
                lengths = np.linalg.norm(self.array(directions).astype(np.float64), axis=1)
                if len(lengths) != accessor["count"] or np.abs(lengths - unit).max() > slack:
                    _fail("a mesh has normals that are none")
            low, high = positions.min(0), positions.max(0)
            if not np.isfinite(positions).all():
                _fail("a mesh has coordinates that are not finite")
            if (low != np.array(accessor["min"], positions.dtype)).any() or (
                high != np.array(accessor["max"], positions.dtype)
            ).any():
                _fail("a mesh is not where its bounds say")
            corners = self.array(indices)
            if corners.max() >= accessor["count"] or len(corners) % 3:
                _fail("a mesh refers to vertices that do not exist")
            self._check_material(primitive, accessor["count"])
            count += len(corners) // 3
        return count

    def _check_material(self, primitive: dict[str, Any], count: int) -> None:
        if primitive["material"] >= len(self.document["materials"]):
            _fail("a mesh wears a material that does not exist")
        appearance = self.document["materials"][primitive["material"]]["pbrMetallicRoughness"]
        image = appearance.get("baseColorTexture")
        if image is None:
            return
        if image["index"] >= len(self.document["textures"]):
            _fail("a material wears an image that does not exist")
        uvs = self.document["accessors"][primitive["attributes"]["TEXCOORD_0"]]
        if uvs["count"] != count or not np.isfinite(self.array(uvs)).all():
            _fail("a mesh does not say where its image lies")

    def view(self, number: int) -> bytes:
        """Return the bytes of a view, decompressed."""
        if number not in self._views:
            view = self.document["bufferViews"][number]
            packed = view.get("extensions", {}).get(COMPRESSION, view)
            start, length = packed.get("byteOffset", 0), packed["byteLength"]
            if packed["buffer"] != 0 or start + length > len(self._binary):
                _fail("a mesh reaches beyond its buffer")
            content = self._binary[start : start + length]
            self._views[number] = content if packed is view else decompress(view, content)
        return self._views[number]

    def array(self, accessor: dict[str, Any]) -> np.ndarray:
        """Return the numbers of an accessor."""
        number = accessor["bufferView"]
        view, content = self.document["bufferViews"][number], self.view(number)
        dtype, width = _COMPONENTS[accessor["componentType"]], _WIDTHS[accessor["type"]]
        packed = width * dtype.itemsize
        stride, count = view.get("byteStride", packed), accessor["count"]
        start = accessor.get("byteOffset", 0)
        if start + stride * (count - 1) + packed > len(content):
            _fail("a mesh reaches beyond its buffer")
        array = np.ndarray((count, width), dtype, content, start, (stride, dtype.itemsize))
        return array if width > 1 else array[:, 0]


def _found(name: str, element: dict[str, Any]) -> FoundElement:
    """Return the element that extras or a row of properties describe."""
    return FoundElement(_key(element), str(element["class"]), element.get("name", name))


def _key(element: dict[str, Any]) -> str:
    """Return the key of the element that extras or a row of properties describe."""
    return str(element.get("key", element["GlobalId"]))


def _matrix(node: dict[str, Any]) -> NDArray[np.float64]:
    x, y, z, w = node.get("rotation", (0.0, 0.0, 0.0, 1.0))
    matrix = np.eye(4)
    matrix[:3, :3] = (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )
    matrix[:3, :3] *= node.get("scale", (1.0, 1.0, 1.0))
    matrix[:3, 3] = node.get("translation", (0.0, 0.0, 0.0))
    return matrix


def _fail(what: str) -> NoReturn:
    raise StudioError(
        Issue.error(
            "WRITE303",
            f"The file that was written is not sound: {what}. It was removed.",
            "Try again; if it fails again, report it with the log.",
            recoverable=True,
        )
    )
