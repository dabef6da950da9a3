"""From a scene to the bytes of a GLB: shared meshes in four buffer views, and a node tree."""

import json
import os
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio import __version__
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.glb_buffers import Buffers, short
from exportstudio.exporters.glb_compression import COMPRESSION, CompressedBuffers
from exportstudio.exporters.glb_geometry import PackedShape, pack_shapes
from exportstudio.exporters.glb_grids import NODE_DECIMALS
from exportstudio.exporters.glb_instancing import INSTANCING, gather_instances
from exportstudio.exporters.glb_metadata import METADATA, PropertyTables
from exportstudio.exporters.glb_nodes import PlacedMesh, build_nodes
from exportstudio.model.building import Building, Georeference
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.scene import Scene, Style

_QUANTIZATION = "KHR_mesh_quantization"
_EXACT_DECIMALS = 6
# A fifth of what the finest quality allows between facets and true surfaces, and more.
_WEB_STEP_M = 0.0001
_MAX_BYTES = 2**32 - 1
_SMOOTH_DEG = 35.0  # coarser than the facets of a sixteen-sided cylinder, finer than any corner
_FLAT_DEG = 0.5


def write_glb(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write the scene to `out`, flushed to disk.

    Raises StudioError (WRITE305) for more than 4 GiB, which GLB can't hold, and OSError.
    """
    scene, quality, options = source.shaped.scene, source.quality, source.options
    step_m = quality.position_step_m or (_WEB_STEP_M if options.web else 0.0)
    step_m = 0.0 if options.portable else step_m
    on_progress(0, 3)
    crease = _SMOOTH_DEG if quality.smooth_normals else _FLAT_DEG
    materials, material_of = _materials(scene.styles)
    uses = Counter(placement.shape for placement in scene.placements)
    packed = pack_shapes(scene.shapes, [uses[n] for n in range(len(scene.shapes))], crease, step_m)
    meshes = _Meshes(scene, packed, material_of)
    on_progress(1, 3)
    tree = build_nodes(
        source.building,
        source.shaped,
        meshes.of_element,
        with_properties=quality.properties > 0,
        decimals=NODE_DECIMALS if step_m else _EXACT_DECIMALS,
    )
    nodes, tables = tree.nodes, PropertyTables()
    if options.instancing:
        nodes = gather_instances(nodes, meshes.buffers, tables)
    if options.property_tables or (quality.properties > 1 and not options.portable):
        tables.add_nodes(nodes)
    metadata = tables.write(meshes.buffers, source.building.property_units)
    document: dict[str, Any] = {
        "asset": {
            "version": "2.0",
            "generator": f"Export Studio {__version__}",
            "extras": _provenance(source.building, scene, quality.key),
        },
        "scene": 0,
        "scenes": [{"name": source.building.project.name or "Building", "nodes": [0]}],
        "nodes": nodes,
        "meshes": meshes.meshes,
        "materials": materials,
        "accessors": meshes.buffers.accessors,
        "bufferViews": meshes.buffers.views(),
        "buffers": [{"byteLength": meshes.buffers.size}],
    }
    if tables:
        document["extensions"] = {METADATA: metadata}
    content = CompressedBuffers(document, meshes.buffers) if options.web else meshes.buffers
    _name_extensions(document, is_quantised=step_m > 0)
    on_progress(2, 3)
    _write(out, document, content)
    on_progress(3, 3)
    issues = tree.issues
    if any(scene.offset):
        issues = [*issues, _offset_note(scene.offset)]
    return WriteResult(tree.ledger, meshes.triangles, issues)


def _name_extensions(document: dict[str, Any], *, is_quantised: bool) -> None:
    """List the extensions in `document`, and as required those without which elements are lost."""
    owners = (document, *document["nodes"], *document["bufferViews"])
    used = {name for owner in owners for name in owner.get("extensions", ())}
    required = used & {INSTANCING, COMPRESSION}
    if is_quantised:
        used, required = used | {_QUANTIZATION}, required | {_QUANTIZATION}
    for key, names in (("extensionsUsed", used), ("extensionsRequired", required)):
        if names:
            document[key] = sorted(names)


def _offset_note(offset: tuple[float, float, float]) -> Issue:
    x, y, z = offset
    return Issue.info(
        "GEOM204",
        f"The building stands far from its origin; {x:,.0f} / {y:,.0f} / {z:,.0f} m were taken out "
        "so that no detail is lost.",
        "Viewers show it around 0; the offset is written in the file (asset.extras.offset).",
    )


@dataclass(frozen=True, slots=True)
class _Primitive:
    """The accessors of what a shape draws in one style slot, plane or round."""

    slot: int
    position: int
    normal: int | None
    indices: int

    def described(self, material: int) -> dict[str, Any]:
        """Return the primitive as glTF has it."""
        attributes = {"POSITION": self.position}
        if self.normal is not None:
            attributes["NORMAL"] = self.normal
        return {"attributes": attributes, "indices": self.indices, "material": material}


class _Meshes:
    """The meshes of a scene: shapes that look alike once stretched share theirs.

    `of_element` gives the mesh of each element by STEP id, and `triangles` is how many all
    elements draw.
    """

    def __init__(self, scene: Scene, packed: list[PackedShape], materials: list[int]) -> None:
        self.meshes: list[dict[str, Any]] = []
        self.of_element: dict[int, PlacedMesh] = {}
        self.triangles = 0
        self.buffers = Buffers()
        primitives: dict[int, list[_Primitive]] = {}
        triangles = [shape.triangles for shape in packed]
        known: dict[tuple[tuple[_Primitive, int], ...], int] = {}
        for placement in scene.placements:
            n, styles = placement.shape, placement.styles
            if n not in primitives:
                primitives[n] = list(self._primitives(packed[n]))
            dressed = tuple((p, materials[styles[p.slot]]) for p in primitives[n])
            if dressed not in known:
                known[dressed] = len(self.meshes)
                self.meshes.append({"primitives": [p.described(m) for p, m in dressed]})
            placed = PlacedMesh(known[dressed], packed[n].low, packed[n].scale)
            self.of_element[placement.element_id] = placed
            self.triangles += triangles[n]

    def _primitives(self, shape: PackedShape) -> Iterator[_Primitive]:
        position, buffers = self.buffers.add_positions(shape.positions), self.buffers
        for slot, corners in enumerate(shape.plane):
            if len(corners):
                yield _Primitive(slot, position, None, buffers.add_indices(corners))
        if len(shape.normals):
            position = buffers.add_first(position, shape.positions[: len(shape.normals)])
            normal = buffers.add_normals(shape.normals)
            for slot, corners in enumerate(shape.round):
                if len(corners):
                    yield _Primitive(slot, position, normal, buffers.add_indices(corners))


def _materials(styles: list[Style]) -> tuple[list[dict[str, Any]], list[int]]:
    """Return the materials, and the number of that of each style; equal ones are there once."""
    materials: dict[str, dict[str, Any]] = {}
    keys = []
    for style in styles:
        material = _material(style)
        keys.append(repr(material))
        materials.setdefault(keys[-1], material)
    number = {key: n for n, key in enumerate(materials)}
    return list(materials.values()), [number[key] for key in keys]


def _material(style: Style) -> dict[str, Any]:
    colour = [round(_linear(channel), 6) for channel in (style.red, style.green, style.blue)]
    material: dict[str, Any] = {
        "name": style.name or "unnamed",
        "pbrMetallicRoughness": {
            "baseColorFactor": [short(value) for value in (*colour, round(style.alpha, 6))],
            "metallicFactor": 0,
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


def _write(out: Path, document: dict[str, Any], buffers: Buffers | CompressedBuffers) -> None:
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
    # The binary part begins at a multiple of eight, as property tables ask for.
    text += b" " * (-(20 + len(text)) % 8)
    size = 12 + 8 + len(text) + 8 + buffers.size
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
        stream.write(struct.pack("<II", buffers.size, 0x004E4942))
        for chunk in buffers.chunks():
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())
