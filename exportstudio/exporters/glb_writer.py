"""From a scene to the bytes of a GLB: shared meshes in four buffer views, and a node tree."""

import json
import os
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from exportstudio import __version__
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.glb_nodes import build_nodes
from exportstudio.exporters.smoothing import smooth
from exportstudio.model.building import Building, Georeference
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.scene import Scene, Shape, Style

_FLOAT, _UINT16, _UINT32 = 5126, 5123, 5125
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
    """All shapes as vertex and index data, with the accessors of each."""

    def __init__(self, shapes: list[Shape], crease_deg: float) -> None:
        starts = np.cumsum([0, *(len(shape.vertices) for shape in shapes)])
        triangle_starts = np.cumsum([0, *(len(shape.triangles) for shape in shapes)])
        mesh = smooth(
            np.concatenate([shape.vertices for shape in shapes]),
            np.concatenate(
                [shape.triangles.astype(np.int64) + starts[n] for n, shape in enumerate(shapes)]
            ),
            crease_deg,
        )
        # In the order of the shapes, so that each has one range of vertices.
        order = np.argsort(mesh.source, kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        self._positions = mesh.positions[order].astype("<f4")
        self._normals = mesh.normals[order].astype("<f4")
        triangles = rank[mesh.triangles]
        vertex_starts = np.searchsorted(mesh.source[order], starts).tolist()
        lows = np.minimum.reduceat(self._positions, vertex_starts[:-1]).tolist()
        highs = np.maximum.reduceat(self._positions, vertex_starts[:-1]).tolist()
        self.accessors: list[dict[str, Any]] = []
        # For each shape: POSITION, NORMAL, and the indices of each slot (None where it is empty).
        self.of_shape: list[tuple[int, int, list[int | None]]] = []
        self._short: list[np.ndarray] = []
        self._long: list[np.ndarray] = []
        short_bytes = long_bytes = 0
        for n, shape in enumerate(shapes):
            first, end = vertex_starts[n], vertex_starts[n + 1]
            position = self._add(0, first * 12, _FLOAT, end - first, "VEC3")
            self.accessors[position].update(min=lows[n], max=highs[n])
            normal = self._add(1, first * 12, _FLOAT, end - first, "VEC3")
            indices: list[int | None] = []
            start = int(triangle_starts[n])
            for count in shape.slots:
                if not count:
                    indices.append(None)
                    continue
                local = triangles[start : start + count].reshape(-1) - first
                start += count
                if end - first <= _LARGEST_UINT16_MESH:
                    indices.append(self._add(2, short_bytes, _UINT16, len(local), "SCALAR"))
                    self._short.append(local.astype("<u2"))
                    short_bytes += 2 * len(local)
                else:
                    indices.append(self._add(3, long_bytes, _UINT32, len(local), "SCALAR"))
                    self._long.append(local.astype("<u4"))
                    long_bytes += 4 * len(local)
            self.of_shape.append((position, normal, indices))
        self._set_views(short_bytes, long_bytes)

    def _add(self, view: int, offset: int, component: int, count: int, type: str) -> int:
        self.accessors.append(
            {
                "bufferView": view,
                "byteOffset": offset,
                "componentType": component,
                "count": count,
                "type": type,
            }
        )
        return len(self.accessors) - 1

    def _set_views(self, short_bytes: int, long_bytes: int) -> None:
        vertex_bytes = self._positions.nbytes
        sizes = [vertex_bytes, vertex_bytes, short_bytes, long_bytes]
        self.views: list[dict[str, Any]] = []
        number: dict[int, int] = {}
        offset = 0
        for kind, size in enumerate(sizes):
            if not size:
                continue
            number[kind] = len(self.views)
            view: dict[str, Any] = {"buffer": 0, "byteOffset": offset, "byteLength": size}
            view["target"] = _ARRAY_BUFFER if kind < 2 else _ELEMENT_ARRAY_BUFFER
            if kind < 2:
                view["byteStride"] = 12
            self.views.append(view)
            offset += size + (-size) % 4
        for accessor in self.accessors:
            accessor["bufferView"] = number[accessor["bufferView"]]
        self.bytes = offset

    def chunks(self) -> Iterable[bytes | memoryview]:
        """Yield the bytes of the buffer in order."""
        yield self._positions.data.cast("B")
        yield self._normals.data.cast("B")
        for arrays in (self._short, self._long):
            size = 0
            for array in arrays:
                size += array.nbytes
                yield array.data.cast("B")
            if size % 4:
                yield b"\0" * (-size % 4)


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
            position, normal, indices = buffers.of_shape[placement.shape]
            known[key] = len(meshes)
            meshes.append(
                {
                    "primitives": [
                        {
                            "attributes": {"POSITION": position, "NORMAL": normal},
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
