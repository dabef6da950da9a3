"""Constructive solid geometry: what booleans and openings leave of solids, by `manifold3d`.

Operands come as closed meshes from a kernel, or as half spaces; results are closed by construction.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.mesh import Inspected, Triangles, Vertices
from exportstudio.geometry.placement import Matrix, axis_matrix

NAME = "manifold"

# Faces nearer to each other than this are one: the fast kernel rounds to single precision.
_TOLERANCE_M = 1e-5
_DECIMALS = 6
_BEYOND_M = 1e-3
# What is thinner than this all over is no part of a body: volume over surface, in metres.
_FILM_M = 1e-5
# Longer chains are no building; deeper ones may go in a circle.
_DEEPEST = 256


@dataclass(frozen=True, slots=True)
class Item:
    """A representation item that a kernel meshes, by STEP id."""

    id: int


@dataclass(frozen=True, slots=True)
class HalfSpace:
    """All that lies behind a plane, within a prism or everywhere.

    Points p with normal · p < `offset_m` are in it. `frame` (4×4, metres) has the prism along its
    z axis, and `outline` (n, 2) is its section.
    """

    normal: tuple[float, float, float]
    offset_m: float
    frame: Matrix | None = None
    outline: NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True)
class Boolean:
    """An operation on `first` and each of `others` in turn: "DIFFERENCE", "UNION", …."""

    first: "Expression"
    others: tuple[tuple[str, "Expression"], ...]


Expression = Item | HalfSpace | Boolean


class NotSolid(ValueError):
    """An operand is not there, or is not the closed surface of a solid."""


def read_boolean(result: Any, unit_m: float, depth: int = 0) -> Expression | None:
    """Return the expression of an IfcBooleanResult or its operand; None for what has no mesh.

    Items are not looked at: whether a kernel makes them well is for others to say.
    """
    others: list[tuple[str, Expression]] = []
    current = result
    while current is not None and current.is_a("IfcBooleanResult"):
        operator, first, second = current
        if second is None or len(others) + depth > _DEEPEST:
            return None
        other = read_boolean(second, unit_m, depth + len(others) + 1)
        if other is None:
            return None
        others.append((operator, other))
        current = first
    if current is None:
        return None
    if current.is_a("IfcHalfSpaceSolid"):
        base: Expression | None = _half_space(current, unit_m)
    else:
        base = Item(int(current.id()))
    if base is None or not others:
        return base
    return Boolean(base, tuple(reversed(others)))


def items_of(expression: Expression) -> Iterator[int]:
    """Yield the STEP ids of the items in an expression."""
    if isinstance(expression, Item):
        yield expression.id
    elif isinstance(expression, Boolean):
        yield from items_of(expression.first)
        for _, other in expression.others:
            yield from items_of(other)


def evaluate(expression: Expression, meshes: Mapping[int, Inspected | None]) -> Any:
    """Return the `manifold3d.Manifold` of an expression; raises NotSolid."""
    import manifold3d

    if isinstance(expression, Item):
        mesh = meshes.get(expression.id)
        if mesh is None:
            raise NotSolid
        return solid(mesh.vertices, mesh.triangles)
    if isinstance(expression, HalfSpace):
        raise NotSolid  # it has no end, so it can only be taken from something
    result = evaluate(expression.first, meshes)
    for operator, other in expression.others:
        if isinstance(other, HalfSpace):
            result = _with_half_space(result, operator, other)
        elif operator == "DIFFERENCE":
            result = result - evaluate(other, meshes)
        elif operator == "UNION":
            result = result + evaluate(other, meshes)
        else:
            result = result ^ evaluate(other, meshes)
    if result.status() != manifold3d.Error.NoError:
        raise NotSolid
    return result


def solid(vertices: Vertices, triangles: Triangles) -> Any:
    """Return the `manifold3d.Manifold` inside a closed mesh; raises NotSolid."""
    import manifold3d

    made = _manifold(vertices, triangles)
    if made.volume() < 0:
        made = _manifold(vertices, triangles[:, ::-1])
    if made.status() != manifold3d.Error.NoError or made.is_empty():
        raise NotSolid
    return made


def _manifold(vertices: Vertices, triangles: Triangles) -> Any:
    import manifold3d

    # On a grid, faces that lie upon each other do so exactly.
    points = np.round(vertices, _DECIMALS)
    corners = np.array(triangles, dtype=np.uint64, order="C")
    return manifold3d.Manifold(manifold3d.Mesh64(points, corners, tolerance=_TOLERANCE_M))


def without(manifold: Any, tools: list[Any]) -> Any:
    """Return a `manifold3d.Manifold` with all of `tools` taken away."""
    import manifold3d

    return manifold3d.Manifold.batch_boolean([manifold, *tools], manifold3d.OpType.Subtract)


def mesh_of(manifold: Any) -> tuple[Vertices, Triangles]:
    """Return vertices (n, 3) and triangles (m, 3) of a `manifold3d.Manifold`, without films.

    Faces upon faces that are rounded differently leave parts that are thinner than the rounding.
    """
    parts = manifold.decompose()
    if len(parts) > 1:
        import manifold3d

        thick = [part for part in parts if part.volume() > _FILM_M * part.surface_area()]
        if len(thick) < len(parts):
            manifold = manifold3d.Manifold.compose(thick)
    mesh = manifold.to_mesh64()
    return (
        np.asarray(mesh.vert_properties, dtype=np.float64)[:, :3],
        np.asarray(mesh.tri_verts).astype(np.uint32),
    )


def _half_space(entity: Any, unit_m: float) -> HalfSpace | None:
    plane = entity.BaseSurface
    if plane is None or not plane.is_a("IfcPlane"):
        return None
    matrix = axis_matrix(plane.Position, unit_m)
    # The flag tells that the normal points away from the material.
    normal = matrix[:3, 2] if entity.AgreementFlag else -matrix[:3, 2]
    frame = outline = None
    if entity.is_a("IfcPolygonalBoundedHalfSpace"):
        boundary = entity.PolygonalBoundary
        if boundary is None or not boundary.is_a("IfcPolyline"):
            return None
        frame = axis_matrix(entity.Position, unit_m)
        outline = np.array([point.Coordinates[:2] for point in boundary.Points]) * unit_m
    x, y, z = normal.tolist()
    return HalfSpace((x, y, z), float(normal @ matrix[:3, 3]), frame, outline)


def _with_half_space(first: Any, operator: str, space: HalfSpace) -> Any:
    import manifold3d

    x, y, z = space.normal
    if operator == "UNION":
        raise NotSolid
    if space.frame is None or space.outline is None:
        if operator == "DIFFERENCE":
            return first.trim_by_plane((x, y, z), space.offset_m)
        return first.trim_by_plane((-x, -y, -z), -space.offset_m)
    # The prism has no ends: as long as the operand is, and longer, is the same.
    box = np.array(first.bounding_box()).reshape(2, 3)
    reach = float(np.linalg.norm(np.abs(box).max(0)) + np.linalg.norm(space.frame[:3, 3])) + 1.0
    section = manifold3d.CrossSection([space.outline], manifold3d.FillRule.NonZero)
    section = _beyond(section, first, space.frame)
    prism = manifold3d.Manifold.extrude(section, 2 * reach).translate((0.0, 0.0, -reach))
    cut = prism.transform(space.frame[:3]).trim_by_plane((-x, -y, -z), -space.offset_m)
    return first - cut if operator == "DIFFERENCE" else first ^ cut


def _beyond(section: Any, operand: Any, frame: Matrix) -> Any:
    """Return the section of a prism, wider where its sides lie on the sides of the operand.

    Sides upon sides that are rounded differently would leave a film between them.
    """
    import manifold3d

    inside = np.linalg.inv(frame)
    vertices, _ = mesh_of(operand)
    plan = vertices @ inside[:2, :3].T + inside[:2, 3]
    # A little less than the operand, so that the wider part meets the section.
    low, high = plan.min(0) + _TOLERANCE_M, plan.max(0) - _TOLERANCE_M
    if (high <= low).any():
        return section
    box = manifold3d.CrossSection.square(tuple(high - low)).translate(tuple(low))
    wider = section.offset(_BEYOND_M, manifold3d.JoinType.Miter)
    return section + (wider - box)
