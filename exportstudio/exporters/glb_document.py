"""From a scene to a glTF document: shared meshes in few buffer views, and a node tree."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from exportstudio import __version__
from exportstudio.exporters.exporter import Bounds, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.glb_buffers import Buffers
from exportstudio.exporters.glb_compression import COMPRESSION, CompressedBuffers, in_order_of_use
from exportstudio.exporters.glb_geometry import PackedShape, pack_shapes
from exportstudio.exporters.glb_grids import NODE_DECIMALS
from exportstudio.exporters.glb_instancing import INSTANCING, gather_instances
from exportstudio.exporters.glb_materials import Materials
from exportstudio.exporters.glb_metadata import METADATA, PropertyTables
from exportstudio.exporters.glb_nodes import PlacedMesh, build_nodes
from exportstudio.model.building import Building, Georeference
from exportstudio.model.issue import Issue
from exportstudio.model.scene import Scene, Texture

_QUANTIZATION = "KHR_mesh_quantization"
_EXACT_DECIMALS = 6
# A fifth of what the finest quality allows between facets and true surfaces, and more.
_WEB_STEP_M = 0.0001
_SMOOTH_DEG = 35.0  # coarser than the facets of a sixteen-sided cylinder, finer than any corner
_FLAT_DEG = 0.5


@dataclass(frozen=True, slots=True)
class Document:
    """A glTF document but for what depends on the kind of file: where buffer and images are.

    `content` is the JSON, `buffers` the binary part, `images` the pictures by number, and
    `result` what is to be said of the export. Points lie on a grid of up to `step_m`, or are in
    single precision where that is 0.
    """

    content: dict[str, Any]
    buffers: Buffers
    images: list[Texture]
    result: WriteResult
    step_m: float
    is_compressed: bool

    def close(self) -> Buffers | CompressedBuffers:
        """Describe the binary part in the content, and return it; nothing may be added after."""
        self.content["bufferViews"] = self.buffers.views()
        self.content["buffers"] = [{"byteLength": self.buffers.size}]
        binary: Buffers | CompressedBuffers = self.buffers
        if self.is_compressed:
            binary = CompressedBuffers(self.content, self.buffers, self.step_m)
        _name_extensions(self.content, is_quantised=self.step_m > 0)
        return binary


def build_document(source: ExportInput, on_progress: OnProgress) -> Document:
    """Return the scene as a document; two of three steps of progress."""
    scene, quality, options = source.shaped.scene, source.quality, source.options
    step_m = quality.position_step_m or (_WEB_STEP_M if options.web else 0.0)
    step_m = 0.0 if options.portable else step_m
    on_progress(0, 3)
    crease = _SMOOTH_DEG if quality.smooth_normals else _FLAT_DEG
    materials = Materials(scene.styles)
    uses = Counter(placement.shape for placement in scene.placements)
    packed = pack_shapes(scene.shapes, [uses[n] for n in range(len(scene.shapes))], crease, step_m)
    if options.web:
        packed = [in_order_of_use(shape) for shape in packed]
    meshes = _Meshes(scene, packed, materials)
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
    content: dict[str, Any] = {
        "asset": {
            "version": "2.0",
            "generator": f"Export Studio {__version__}",
            "extras": _provenance(source.building, scene, quality.key)
            | {"ledger": tree.ledger.totals().to_dict()},
        },
        "scene": 0,
        "scenes": [{"name": source.building.project.name or "Building", "nodes": [0]}],
        "nodes": nodes,
        "meshes": meshes.meshes,
        "materials": materials.materials,
        "accessors": meshes.buffers.accessors,
    }
    for key in ("textures", "samplers"):
        if entries := getattr(materials, key):
            content[key] = entries
    if tables:
        content["extensions"] = {METADATA: metadata}
    on_progress(2, 3)
    issues = tree.issues
    if any(scene.offset):
        issues = [*issues, _offset_note(scene.offset)]
    bounds = _bounds(scene) if quality.checks_bounds else None
    result = WriteResult(tree.ledger, meshes.triangles, bounds, issues)
    return Document(content, meshes.buffers, materials.images, result, step_m, options.web)


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


def _bounds(scene: Scene) -> Bounds:
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for placement in scene.placements:
        shape = scene.shapes[placement.shape]
        used = shape.vertices[np.unique(shape.triangles)]
        points = used @ placement.matrix[:3, :3].T + placement.matrix[:3, 3]
        low, high = np.minimum(low, points.min(0)), np.maximum(high, points.max(0))
    (x, y, z), (far_x, far_y, far_z) = low.tolist(), high.tolist()
    return (x, y, z), (far_x, far_y, far_z)


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
    uv: int | None
    indices: int

    def described(self, material: int, *, has_image: bool) -> dict[str, Any]:
        """Return the primitive as glTF has it."""
        attributes = {"POSITION": self.position}
        if self.normal is not None:
            attributes["NORMAL"] = self.normal
        if self.uv is not None and has_image:
            attributes["TEXCOORD_0"] = self.uv
        return {"attributes": attributes, "indices": self.indices, "material": material}


class _Meshes:
    """The meshes of a scene: shapes that look alike once stretched share theirs.

    `of_element` gives the mesh of each element by STEP id, and `triangles` is how many all
    elements draw.
    """

    def __init__(self, scene: Scene, packed: list[PackedShape], materials: Materials) -> None:
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
            has_uvs = packed[n].uvs is not None
            dressed = tuple(
                (p, materials.of_style(styles[p.slot], has_uvs=has_uvs)) for p in primitives[n]
            )
            if dressed not in known:
                known[dressed] = len(self.meshes)
                described = [p.described(m, has_image=materials.has_image(m)) for p, m in dressed]
                self.meshes.append({"primitives": described})
            placed = PlacedMesh(known[dressed], packed[n].low, packed[n].scale)
            self.of_element[placement.element_id] = placed
            self.triangles += triangles[n]

    def _primitives(self, shape: PackedShape) -> Iterator[_Primitive]:
        position, buffers = self.buffers.add_positions(shape.positions), self.buffers
        uv = None if shape.uvs is None else buffers.add_uvs(shape.uvs)
        for slot, corners in enumerate(shape.plane):
            if len(corners):
                yield _Primitive(slot, position, None, uv, buffers.add_indices(corners))
        count = len(shape.normals)
        if count:
            position = buffers.add_first(position, shape.positions[:count])
            if uv is not None and shape.uvs is not None:
                uv = buffers.add_first(uv, shape.uvs[:count])
            normal = buffers.add_normals(shape.normals)
            for slot, corners in enumerate(shape.round):
                if len(corners):
                    yield _Primitive(slot, position, normal, uv, buffers.add_indices(corners))


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
        "crsDescription": place.crs_description or None,
        "geodeticDatum": place.geodetic_datum or None,
        "verticalDatum": place.vertical_datum or None,
        "coordinatesAreProjected": place.coordinates_are_projected,
        "eastings": place.eastings,
        "northings": place.northings,
        "orthogonalHeight": place.height,
        "xAxisAbscissa": place.abscissa,
        "xAxisOrdinate": place.ordinate,
        "scale": place.scale,
        "axisFactors": list(place.factors) if place.factors != (1.0, 1.0, 1.0) else None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "siteElevation": place.site_elevation,
        "trueNorth": list(place.true_north) if place.true_north else None,
    }
    return {name: value for name, value in values.items() if value is not None}
