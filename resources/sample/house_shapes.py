"""The body items the sample house is made of, in metres."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from house_model import Entity, House, Point2, Point3, mm

if TYPE_CHECKING:
    from collections.abc import Sequence

Mesh = tuple[list[Point3], list[list[int]]]


def scaled(points: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """Points in the file's unit."""
    return [tuple(mm(value) for value in point) for point in points]


def prism(
    house: House,
    outline: Sequence[Point2],
    depth: float,
    at: Point3 = (0.0, 0.0, 0.0),
    axis: str = "Z",
    holes: Sequence[Sequence[Point2]] = (),
) -> Entity:
    """An outline, less its holes, extruded along an axis (X: outline in yz, Y: in xz)."""
    builder = house.builder
    outer, *inner = (builder.polyline(scaled(ring), closed=True) for ring in (outline, *holes))
    return builder.extrude(
        builder.profile(outer, inner_curves=inner),
        mm(depth),
        position=scaled([at])[0],
        **builder.extrude_kwargs(axis),
    )


def rectangle(width: float, height: float, x: float = 0.0, y: float = 0.0) -> list[Point2]:
    """The four corners of a rectangle, counter-clockwise."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def box(house: House, at: Point3, size: Point3) -> Entity:
    """A box from its lowest corner."""
    return prism(house, rectangle(size[0], size[1]), size[2], at)


def cylinder(
    house: House, at: Point3, radius: float, height: float, axis: str = "Z", wall: float = 0.0
) -> Entity:
    """A round bar, or a tube if the thickness of its wall is given."""
    position = house.builder.create_axis2_placement_2d()
    measures = [position, mm(radius)]
    if wall:
        profile = house.file.create_entity("IfcCircleHollowProfileDef", "AREA", None, *measures)
        profile.WallThickness = mm(wall)
    else:
        profile = house.file.create_entity("IfcCircleProfileDef", "AREA", None, *measures)
    return house.builder.extrude(
        profile, mm(height), position=scaled([at])[0], **house.builder.extrude_kwargs(axis)
    )


def bent_bar(
    house: House, path: Sequence[Point3], radius: float, arcs: Sequence[int] = ()
) -> Entity:
    """A disk swept along a path; arcs are the indices of the middle points of its bends."""
    curve = house.builder.polyline(scaled(path), arc_points=arcs)
    return house.builder.create_swept_disk_solid(curve, mm(radius))


def cone(house: House, z: float, lower: float, upper: float, height: float) -> Entity:
    """A truncated cone about the z axis, turned from its section."""
    section = scaled([(0.0, 0.0), (lower, 0.0), (upper, height), (0.0, height)])
    profile = house.builder.profile(house.builder.polyline(section, closed=True))
    # The section is drawn in xy; here its y is turned upright, and with it the axis it turns about.
    position = house.builder.create_axis2_placement_3d((0.0, 0.0, mm(z)), (0.0, -1.0, 0.0))
    origin = house.file.create_entity("IfcCartesianPoint", (0.0, 0.0, 0.0))
    upright = house.file.create_entity("IfcDirection", (0.0, 1.0, 0.0))
    axis = house.file.create_entity("IfcAxis1Placement", origin, upright)
    return house.file.create_entity("IfcRevolvedAreaSolid", profile, position, axis, 360.0)


def box_mesh(at: Point3, size: Point3) -> Mesh:
    """The corners and faces of a box."""
    (x, y, z), (dx, dy, dz) = at, size
    corners = [(px, py, pz) for pz in (z, z + dz) for px, py in rectangle(dx, dy, x, y)]
    sides = [[i, (i + 1) % 4, (i + 1) % 4 + 4, i + 4] for i in range(4)]
    return corners, [[3, 2, 1, 0], [4, 5, 6, 7], *sides]


def prism_mesh(outline: Sequence[Point2], x: float, width: float) -> Mesh:
    """The corners and faces of an outline in yz, drawn out along x."""
    count = len(outline)
    corners = [(px, py, pz) for px in (x, x + width) for py, pz in outline]
    sides = [[i, (i + 1) % count, (i + 1) % count + count, i + count] for i in range(count)]
    return corners, [list(range(count))[::-1], list(range(count, 2 * count)), *sides]


def ball_mesh(centre: Point3, radius: Point3, rings: int = 4, sectors: int = 8) -> Mesh:
    """A faceted ellipsoid of triangles."""
    cx, cy, cz = centre
    rx, ry, rz = radius
    corners = [(cx, cy, cz - rz), (cx, cy, cz + rz)]
    for ring in range(1, rings):
        height, width = -cos(pi * ring / rings), sin(pi * ring / rings)
        for sector in range(sectors):
            turn = 2 * pi * sector / sectors
            corners.append(
                (cx + rx * width * cos(turn), cy + ry * width * sin(turn), cz + rz * height)
            )
    faces = []
    top = 2 + (rings - 2) * sectors
    for sector in range(sectors):
        after = (sector + 1) % sectors
        faces.append([0, 2 + after, 2 + sector])
        faces.append([1, top + sector, top + after])
        for ring in range(rings - 2):
            low = 2 + ring * sectors
            faces.append([low + sector, low + after, low + sectors + after])
            faces.append([low + sector, low + sectors + after, low + sectors + sector])
    return corners, faces


def solid(house: House, mesh: Mesh) -> Entity:
    """An IfcFacetedBrep."""
    corners, faces = mesh
    return house.builder.faceted_brep(scaled(corners), faces)


def polygons(house: House, mesh: Mesh) -> Entity:
    """A closed IfcPolygonalFaceSet."""
    corners, faces = mesh
    item = house.builder.polygonal_face_set(scaled(corners), faces)
    item.Closed = True
    return item


def triangles(house: House, mesh: Mesh) -> Entity:
    """A closed IfcTriangulatedFaceSet; faces with more corners are split as fans."""
    corners, faces = mesh
    split = [[face[0], *face[i : i + 2]] for face in faces for i in range(1, len(face) - 1)]
    item = house.builder.triangulated_face_set(scaled(corners), split)
    item.Closed = True
    return item
