"""The model as the preview draws it: merged geometry, and the elements it belongs to."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.section import Section

if TYPE_CHECKING:
    from numpy.typing import NDArray

VERTEX = np.dtype([("position", "<f4", 3), ("normal", "u1", 4), ("part", "<u4")])
"""One vertex, 20 bytes. Normals are stored as 0…255 for −1…1, their fourth byte is unused."""

WHOLE = Section()
"""The section that cuts nothing."""

_SPATIAL_CLASSES = frozenset(
    {
        "IfcProject", "IfcSite", "IfcBuilding", "IfcBuildingStorey", "IfcFacility",
        "IfcFacilityPart", "IfcFacilityPartCommon", "IfcBridge", "IfcBridgePart", "IfcRoad",
        "IfcRoadPart", "IfcRailway", "IfcRailwayPart", "IfcMarineFacility", "IfcMarinePart",
        "IfcTunnel", "IfcTunnelPart",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """Something with a name of its own: a wall, a storey, or a node of a foreign file.

    Attributes:
        node: Index of its node in the file.
        parent: Index of the element above it, −1 at the top.
        ifc_class: The IFC class, empty when the file does not tell.
        global_id: The GlobalId; in files without extras, the name stands for it.
        packed_extras: Extras as bytes: few are looked at, and thousands of small objects would
            cost memory and make Python's search for garbage slow.
    """

    node: int
    parent: int
    name: str
    ifc_class: str
    global_id: str
    packed_extras: bytes

    @classmethod
    def of(cls, node: int, parent: int, name: str, extras: dict[str, Any]) -> Element:
        """Returns the element of a node with these extras."""
        return cls(
            node,
            parent,
            name,
            str(extras.get("class") or ""),
            str(extras.get("GlobalId") or name),
            pickle.dumps(extras, pickle.HIGHEST_PROTOCOL),
        )

    @property
    def extras(self) -> dict[str, Any]:
        """What the file says about it beyond its name; unpacked at each call."""
        extras: dict[str, Any] = pickle.loads(self.packed_extras)
        return extras

    @property
    def groups(self) -> list[str]:
        """The systems, zones and other groups that it belongs to."""
        found = self.extras.get("groups") or []
        # In a table of properties there is one a line.
        return found.split("\n") if isinstance(found, str) else [str(name) for name in found]

    @property
    def is_spatial(self) -> bool:
        """Whether it is a place (project, site, building, storey) rather than a thing."""
        return self.ifc_class in _SPATIAL_CLASSES


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a ray meets the model.

    Attributes:
        triangle: Its number in the scene.
        point: In scene coordinates (metres, without the scene's origin).
    """

    element: int
    part: int
    triangle: int
    point: NDArray[np.float64]


@dataclass(eq=False)
class PreviewScene:
    """Geometry and elements of one file.

    A *part* is one primitive of one placed element. Parts lie in the buffers opaque ones first,
    and large ones before small ones, so that a prefix of the index buffer is a fair draft of the
    whole. Elements are in pre-order: what lies below an element follows it directly.

    Attributes:
        vertices: Type `VERTEX`, shape (v,).
        indices: Three vertices a triangle, uint32, shape (3 t,).
        opaque_index_count: How many of the indices belong to opaque parts.
        part_elements: Element of each part, shape (p,).
        part_ranges: First and end position in `indices` of each part, shape (p, 2).
        vertex_starts: First vertex of each part, shape (p,).
        part_colors: sRGB and opacity, uint8, shape (p, 4).
        part_textures: Texture of each part, −1 for none, int16, shape (p,).
        texture_points: Where each vertex lies on its texture, 0…1 for the image once, downwards,
            float32, shape (v, 2); none at all in a model without textures.
        texture_wraps: How textures go on beyond their ends (see `Texture`), uint8, shape (n, 2).
        texels: sRGB and opacity of the textures, uint8, shape (n, side, side, 4).
        part_materials: Material of each part, −1 for none, int32, shape (p,).
        part_min, part_max: Bounding boxes, metres, shape (p, 3).
        has_geometry: Whether triangles belong to each element directly, bool, shape (e,).
        subtree_ends: For each element, the end of the range of elements from it downwards.
        origin: What was subtracted from all coordinates, float64 metres; y points up.
        offset: Where the file's own origin stands in the building's coordinates: x, y, z, metres.
        material_names: Name of each material, empty where it has none.
        mesh_count: Meshes of the file that are placed; shared ones count once.
        skipped_primitives: Points, lines and strips of the file that are not shown.
        unread_images: Images of the file that could not be read.
        ledger: What became of the products of the source, by outcome; empty where it is not said.
        edges: Pairs of vertices to draw lines between, in the order of the parts, uint32, shape
            (n, 2); None until they are found.
    """

    elements: list[Element]
    vertices: NDArray[np.void]
    indices: NDArray[np.uint32]
    opaque_index_count: int
    part_elements: NDArray[np.int32]
    part_ranges: NDArray[np.int64]
    vertex_starts: NDArray[np.int64]
    part_colors: NDArray[np.uint8]
    part_textures: NDArray[np.int16]
    texture_points: NDArray[np.float32]
    texture_wraps: NDArray[np.uint8]
    texels: NDArray[np.uint8]
    part_materials: NDArray[np.int32]
    part_min: NDArray[np.float32]
    part_max: NDArray[np.float32]
    origin: NDArray[np.float64]
    offset: tuple[float, float, float]
    material_names: list[str]
    mesh_count: int
    skipped_primitives: int
    unread_images: int
    ledger: dict[str, int]
    edges: NDArray[np.uint32] | None = None
    has_geometry: NDArray[np.bool_] = field(init=False)
    subtree_ends: NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        self.has_geometry = np.zeros(len(self.elements), np.bool_)
        self.has_geometry[self.part_elements] = True
        self.subtree_ends = np.arange(1, len(self.elements) + 1, dtype=np.int32)
        for index in range(len(self.elements) - 1, -1, -1):
            parent = self.elements[index].parent
            if parent >= 0 and self.subtree_ends[parent] < self.subtree_ends[index]:
                self.subtree_ends[parent] = self.subtree_ends[index]

    @property
    def triangle_count(self) -> int:
        """Number of triangles of the whole model."""
        return len(self.indices) // 3

    def subtree(self, element: int) -> slice:
        """Returns the range of elements from *element* downwards."""
        return slice(element, int(self.subtree_ends[element]))

    def find(self, global_id: str) -> int:
        """Returns the element with this GlobalId, or −1."""
        for index, element in enumerate(self.elements):
            if element.global_id == global_id:
                return index
        return -1

    def bounds(
        self, parts: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
        """Returns lowest and highest corner around *parts* (bool, shape (p,)), or None."""
        if not parts.any():
            return None
        return (
            self.part_min[parts].min(axis=0).astype(np.float64),
            self.part_max[parts].max(axis=0).astype(np.float64),
        )

    def to_building(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Returns *points*, shape (…, 3), in coordinates of the building: metres, z points up."""
        x, y, z = np.moveaxis(points + self.origin, -1, 0)
        return np.stack([x, -z, y], axis=-1) + self.offset

    def from_building(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Returns points of the building, shape (…, 3), in scene coordinates."""
        x, y, z = np.moveaxis(points - np.array(self.offset), -1, 0)
        return np.stack([x, z, -y], axis=-1) - self.origin

    def extent(self, axis: int) -> tuple[float, float]:
        """Returns the lowest and the highest x, y or z, metres in scene coordinates."""
        return float(self.part_min[:, axis].min()), float(self.part_max[:, axis].max())

    def pick(
        self,
        origin: NDArray[np.float64],
        direction: NDArray[np.float64],
        visible: NDArray[np.bool_],
        section: Section = WHOLE,
    ) -> Hit | None:
        """Returns the first visible triangle that a ray meets.

        Args:
            origin: Start of the ray, scene coordinates.
            direction: Unit vector.
            visible: Which parts can be hit, bool, shape (p,).
            section: Nothing that it cuts away can be hit.
        """
        entry_distances = self._box_distances(origin, direction)
        candidates = np.flatnonzero(visible & np.isfinite(entry_distances))
        nearest, nearest_part, nearest_triangle = np.inf, -1, -1
        for part in candidates[np.argsort(entry_distances[candidates])]:
            if entry_distances[part] > nearest:
                break
            distance, triangle = self._nearest_triangle(int(part), origin, direction, section)
            if distance < nearest:
                nearest, nearest_part, nearest_triangle = distance, int(part), triangle
        if nearest_part < 0:
            return None
        element = int(self.part_elements[nearest_part])
        return Hit(element, nearest_part, nearest_triangle, origin + nearest * direction)

    def _box_distances(
        self, origin: NDArray[np.float64], direction: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Returns where the ray enters each part's box, infinity where it misses it."""
        with np.errstate(divide="ignore", invalid="ignore"):
            near = (self.part_min - origin) / direction
            far = (self.part_max - origin) / direction
        # A ray that runs within a side of a box gives 0/0 there: such an axis decides nothing.
        entry = np.fmin(near, far)
        leave = np.fmax(near, far)
        first = np.fmax(np.fmax(np.fmax(entry[:, 0], entry[:, 1]), entry[:, 2]), 0)
        last = np.fmin(np.fmin(leave[:, 0], leave[:, 1]), leave[:, 2])
        return np.where(first <= last, first, np.inf)

    def _nearest_triangle(
        self,
        part: int,
        origin: NDArray[np.float64],
        direction: NDArray[np.float64],
        section: Section,
    ) -> tuple[float, int]:
        """Returns distance and number of the part's nearest triangle (Möller and Trumbore)."""
        start, end = self.part_ranges[part]
        positions = self.vertices["position"][self.indices[start:end]]
        triangles = positions.reshape(-1, 3, 3).astype(np.float64)
        corner = triangles[:, 0]
        edge_1 = triangles[:, 1] - corner
        edge_2 = triangles[:, 2] - corner
        across = np.cross(direction, edge_2)
        determinant = (edge_1 * across).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            inverse = 1 / determinant
            offset = origin - corner
            u = (offset * across).sum(axis=1) * inverse
            turned = np.cross(offset, edge_1)
            v = turned @ direction * inverse
            distance = (edge_2 * turned).sum(axis=1) * inverse
            met = (u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 0) & np.isfinite(distance)
            if section.is_cut:
                met &= section.keeps(origin + distance[:, None] * direction)
        if not met.any():
            return float("inf"), -1
        nearest = int(np.argmin(np.where(met, distance, np.inf)))
        return float(distance[nearest]), int(start) // 3 + nearest
