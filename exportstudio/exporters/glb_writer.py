"""From a scene to the bytes of a GLB: shared meshes in four buffer views, and a node tree."""

import json
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio import __version__
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.glb_nodes import build_nodes
from exportstudio.exporters.smoothing import smooth
from exportstudio.model.building import Building, Georeference
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.scene import Scene, Shape, Style

# The buffer views, and the component type of each: float, unsigned short, unsigned int.
_POSITIONS, _NORMALS, _SHORT_INDICES, _LONG_INDICES = range(4)
_COMPONENTS = (5126, 5126, 5123, 5125)
_ARRAY_BUFFER, _ELEMENT_ARRAY_BUFFER = 34962, 34963
_LARGEST_UINT16_MESH = 65535  # index 65535 itself is reserved
_MAX_BYTES = 2**32 - 1
_SMOOTH_DEG = 35.0  # coarser than the facets of a sixteen-sided cylinder, finer than any corner
_FLAT_DEG = 0.5


def write_glb(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write the scene to `out`, flushed to disk.

    Raises StudioError (WRITE305) for more than 4 GiB, which GLB can't hold, and OSError.
    """
    scene = source.shaped.scene
    on_progress(0, 3)
    crease = _SMOOTH_DEG if source.quality.smooth_normals else _FLAT_DEG
    buffers = _MeshBuffers(scene.shapes, crease)
    on_progress(1, 3)
    meshes, mesh_of, triangles = _meshes(scene, buffers)
    with_properties = source.quality.properties > 0
    tree = build_nodes(source.building, source.shaped, mesh_of, with_properties=with_properties)
    document = {
        "asset": {
            "version": "2.0",
            "generator": f"Export Studio {__version__}",
            "extras": _provenance(source.building, scene, source.quality.key),
        },
        "scene": 0,
        "scenes": [{"name": source.building.project.name or "Building", "nodes": [0]}],
        "nodes": tree.nodes,
        "meshes": meshes,
        "materials": [_material(style) for style in scene.styles],
        "accessors": buffers.accessors,
        "bufferViews": buffers.views,
        "buffers": [{"byteLength": buffers.bytes}],
    }
    on_progress(2, 3)
    _write(out, document, buffers)
    on_progress(3, 3)
    issues = tree.issues
    if any(scene.offset):
        issues = [*issues, _offset_note(scene.offset)]
    return WriteResult(tree.ledger, triangles, issues)


def _offset_note(offset: tuple[float, float, float]) -> Issue:
    x, y, z = offset
    return Issue.info(
        "GEOM204",
        f"The building stands far from its origin; {x:,.0f} / {y:,.0f} / {z:,.0f} m were taken out "
        "so that no detail is lost.",
        "Viewers show it around 0; the offset is written in the file (asset.extras.offset).",
    )


class _MeshBuffers:
    """All shapes as vertex and index data, with the accessors of each.

    A shape of plane facets has no normals: glTF asks viewers to shade such meshes flat, and
    without normals each point is stored once instead of once for each facet that meets there.
    """

    def __init__(self, shapes: list[Shape], crease_deg: float) -> None:
        starts = np.cumsum([0, *(len(shape.vertices) for shape in shapes)])
        begins = np.cumsum([0, *(len(shape.triangles) for shape in shapes)]).tolist()
        vertices = np.concatenate([shape.vertices for shape in shapes])
        triangles = np.concatenate(
            [shape.triangles.astype(np.int64) + starts[n] for n, shape in enumerate(shapes)]
        )
        mesh = smooth(vertices, triangles, crease_deg)
        is_curved = np.logical_or.reduceat(mesh.is_curved, begins[:-1]).tolist()
        plane = _in_ranges(vertices, triangles, np.arange(len(vertices)), starts)
        curved = _in_ranges(mesh.positions, mesh.triangles, mesh.source, starts)
        self.accessors: list[dict[str, Any]] = []
        # For each shape: attributes, and the accessor of each slot's indices (None where empty).
        self.of_shape: list[tuple[dict[str, int], list[int | None]]] = []
        self._parts: tuple[list[np.ndarray], ...] = ([], [], [], [])
        self._sizes = [0, 0, 0, 0]
        for n, shape in enumerate(shapes):
            ranges = curved if is_curved[n] else plane
            first, end = ranges.starts[n], ranges.starts[n + 1]
            positions = ranges.positions[first:end]
            position = self._add(_POSITIONS, positions, "VEC3")
            self.accessors[position]["min"] = positions.min(0).tolist()
            self.accessors[position]["max"] = positions.max(0).tolist()
            attributes = {"POSITION": position}
            if is_curved[n]:
                normals = mesh.normals[ranges.points[first:end]]
                attributes["NORMAL"] = self._add(_NORMALS, normals, "VEC3")
            corners = ranges.triangles[begins[n] : begins[n + 1]].reshape(-1) - first
            is_short = end - first <= _LARGEST_UINT16_MESH
            corners = corners.astype("<u2" if is_short else "<u4")
            indices: list[int | None] = []
            start = 0
            for count in shape.slots:
                part = corners[start : start + 3 * count]
                view = _SHORT_INDICES if is_short else _LONG_INDICES
                indices.append(self._add(view, part, "SCALAR") if count else None)
                start += 3 * count
            self.of_shape.append((attributes, indices))
        self._set_views()

    def _add(self, view: int, data: np.ndarray, type: str) -> int:
        """Add `data` to a view, and return the number of its accessor."""
        self.accessors.append(
            {
                "bufferView": view,
                "byteOffset": self._sizes[view],
                "componentType": _COMPONENTS[view],
                "count": len(data),
                "type": type,
            }
        )
        self._parts[view].append(data)
        self._sizes[view] += data.nbytes
        return len(self.accessors) - 1

    def _set_views(self) -> None:
        """Number the views that hold anything, one after the other, each at a multiple of four."""
        self.views: list[dict[str, Any]] = []
        number: dict[int, int] = {}
        offset = 0
        for view, size in enumerate(self._sizes):
            if not size:
                continue
            number[view] = len(self.views)
            described: dict[str, Any] = {"buffer": 0, "byteOffset": offset, "byteLength": size}
            if view in (_POSITIONS, _NORMALS):
                described |= {"target": _ARRAY_BUFFER, "byteStride": 12}
            else:
                described["target"] = _ELEMENT_ARRAY_BUFFER
            self.views.append(described)
            offset += size + (-size) % 4
        for accessor in self.accessors:
            accessor["bufferView"] = number[accessor["bufferView"]]
        self.bytes = offset

    def chunks(self) -> Iterable[bytes]:
        """Yield the bytes of the buffer in order."""
        for parts, size in zip(self._parts, self._sizes, strict=True):
            for part in parts:
                yield part.tobytes()
            yield b"\0" * (-size % 4)


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Vertices in the order of the shapes, those that are used only.

    `positions` (n, 3) float32, `points` (n,): their numbers before, `triangles` (m, 3) by the new
    numbers, and `starts`: the first vertex of each shape, and the end.
    """

    positions: np.ndarray
    points: NDArray[np.int64]
    triangles: NDArray[np.int64]
    starts: list[int]


def _in_ranges(
    positions: NDArray[np.float64],
    triangles: NDArray[Any],
    source: NDArray[np.int64],
    starts: NDArray[np.int64],
) -> _Ranges:
    """Return vertices in ranges; `source` and `starts` tell to which shape each belongs."""
    used = np.zeros(len(positions), dtype=bool)
    used[triangles.reshape(-1)] = True
    points = np.flatnonzero(used)
    points = points[np.argsort(source[points], kind="stable")]
    rank = np.empty(len(positions), dtype=np.int64)
    rank[points] = np.arange(len(points))
    return _Ranges(
        positions[points].astype("<f4"),
        points,
        rank[triangles],
        np.searchsorted(source[points], starts).tolist(),
    )


def _meshes(
    scene: Scene, buffers: _MeshBuffers
) -> tuple[list[dict[str, Any]], dict[int, int], int]:
    """Return the meshes, the mesh of each element by STEP id, and the triangles drawn in all."""
    meshes: list[dict[str, Any]] = []
    known: dict[tuple[int, tuple[int, ...]], int] = {}
    mesh_of: dict[int, int] = {}
    triangles = 0
    for placement in scene.placements:
        key = (placement.shape, placement.styles)
        if key not in known:
            attributes, indices = buffers.of_shape[placement.shape]
            known[key] = len(meshes)
            meshes.append(
                {
                    "primitives": [
                        {
                            "attributes": attributes,
                            "indices": index,
                            "material": style,
                        }
                        for index, style in zip(indices, placement.styles, strict=True)
                        if index is not None
                    ]
                }
            )
        mesh_of[placement.element_id] = known[key]
        triangles += len(scene.shapes[placement.shape].triangles)
    return meshes, mesh_of, triangles


def _material(style: Style) -> dict[str, Any]:
    colour = [round(_linear(channel), 6) for channel in (style.red, style.green, style.blue)]
    material: dict[str, Any] = {
        "name": style.name or "unnamed",
        "pbrMetallicRoughness": {
            "baseColorFactor": [*colour, round(style.alpha, 6)],
            "metallicFactor": 0.0,
            "roughnessFactor": 0.8,
        },
        # Many models have faces that look the wrong way; a hole in a wall helps nobody.
        "doubleSided": True,
    }
    if style.alpha < 1.0:
        material["alphaMode"] = "BLEND"
    return material


def _linear(channel: float) -> float:
    """Return an sRGB channel as linear light (IEC 61966-2-1)."""
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _provenance(building: Building, scene: Scene, quality: str) -> dict[str, Any]:
    """Return what a reader of the file needs to find the building again, and where it stands."""
    return {
        "source": building.source.name,
        "sourceSha256": building.sha256,
        "schema": building.schema,
        "authoringApplication": building.application,
        "quality": quality,
        "offset": list(scene.offset),
        "georeference": _georeference(building.georeference),
    }


def _georeference(place: Georeference) -> dict[str, Any]:
    values: dict[str, Any] = {
        "crs": place.crs or None,
        "eastings": place.eastings,
        "northings": place.northings,
        "orthogonalHeight": place.height,
        "xAxisAbscissa": place.abscissa,
        "xAxisOrdinate": place.ordinate,
        "scale": place.scale,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "trueNorth": list(place.true_north) if place.true_north else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _write(out: Path, document: dict[str, Any], buffers: _MeshBuffers) -> None:
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    size = 12 + 8 + len(text) + 8 + buffers.bytes
    if size > _MAX_BYTES:
        raise StudioError(
            Issue.error(
                "WRITE305",
                f"The result would have {size / 2**30:.1f} GiB; a GLB can't hold more than 4.",
                "Choose a coarser quality, or export the storeys one by one.",
            )
        )
    with out.open("xb") as stream:
        stream.write(struct.pack("<4sIIII", b"glTF", 2, size, len(text), 0x4E4F534A))
        stream.write(text)
        stream.write(struct.pack("<II", buffers.bytes, 0x004E4942))
        for chunk in buffers.chunks():
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())
