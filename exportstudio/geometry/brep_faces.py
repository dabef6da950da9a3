"""Faces of B-reps and surface models whose outlines are polygons: for images on single faces."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.attributes import COORDINATES
from exportstudio.geometry.face_sets import FIRST_ONLY, FacesMesh, UnusableFaces, laid_mesh
from exportstudio.geometry.polygons import triangulate
from exportstudio.geometry.textures import Textures, texture_points

# Where each kind of item keeps its shells.
_SHELLS = {
    "IfcFacetedBrep": ("Outer",),
    "IfcFacetedBrepWithVoids": ("Outer", "Voids"),
    "IfcFaceBasedSurfaceModel": ("FbsmFaces",),
    "IfcShellBasedSurfaceModel": ("SbsmBoundary",),
}


def has_images(item: Any, textures: Textures) -> bool:
    """Return True for an item of faces with an image on at least one of them."""
    return textures.on_single_faces and any(
        textures.map_of_face(face.id()) is not None for face in _faces(item)
    )


def brep_mesh(item: Any, unit_m: float, textures: Textures) -> FacesMesh:
    """Return the triangles of an item that `has_images`; `unit_m` is its length unit in metres.

    Raises UnusableFaces.
    """
    points: list[tuple[float, float, float]] = []
    number_of: dict[int, int] = {}
    polygons: list[list[list[int]]] = []
    turned: list[bool] = []
    entities = list(_faces(item))
    for face in entities:
        rings: list[list[int]] = []
        turned.append(False)
        for bound in face.Bounds or ():
            loop = bound.Bound
            if loop is None or not loop.is_a("IfcPolyLoop"):
                raise UnusableFaces("it has faces whose outlines are no polygons")
            ring = []
            for point in loop.Polygon:
                if point.id() not in number_of:
                    number_of[point.id()] = len(points)
                    points.append(point[COORDINATES])
                ring.append(number_of[point.id()])
            # The outline comes first, whatever the order of the source.
            is_outer = not rings or bound.is_a("IfcFaceOuterBound")
            rings.insert(0 if is_outer else len(rings), ring)
            if is_outer:
                turned[-1] = not bound.Orientation
        polygons.append(rings)
    try:
        vertices = np.array(points, dtype=np.float64).reshape(len(points), 3) * unit_m
    except ValueError:
        raise UnusableFaces("its points are not three numbers each") from None
    on_image: list[NDArray[np.float64]] = []
    # Where a corner is on the image: its place there is told later, if it has one (0), is not to be
    # had (1), or there is no image (-1).
    states: list[int] = []
    images: list[int] = []
    has_more = False
    for face, rings in zip(entities, polygons, strict=True):
        texture_map = textures.map_of_face(face.id())
        corners = sum(map(len, rings))
        laid, state = None, -1
        if texture_map is not None:
            laid = _corners_on_image(texture_map, [vertices[ring] for ring in rings])
            state = 1 if laid is None else 0
            has_more |= len(texture_map.Maps) > 1
        images.append(0 if laid is None else texture_map.Maps[0].id())
        on_image.append(np.zeros((corners, 2)) if laid is None else laid)
        states += [state] * corners
    cut = triangulate(vertices, polygons)
    corners_of = cut.corners.copy()
    is_turned = np.array(turned, dtype=bool)[cut.faces]
    corners_of[is_turned] = corners_of[is_turned, ::-1]
    # Equal places on the image are one, so that faces which continue it share their vertices.
    places, place_of = np.unique(np.concatenate(on_image), axis=0, return_inverse=True)
    state_of = np.array(states)
    place_of = np.choose(state_of + 1, [-1, place_of.reshape(-1), len(places)])
    flaws = []
    if cut.crossing:
        flaws.append(
            f"{cut.crossing} of its {len(polygons)} faces have outlines that cross themselves"
        )
    if has_more:
        flaws.append(FIRST_ONLY)
    return laid_mesh(
        vertices,
        cut.numbers[corners_of],
        cut.faces,
        places,
        place_of[corners_of],
        np.array(images)[cut.faces],
        " and ".join(flaws),
    )


def _faces(item: Any) -> Iterator[Any]:
    """Yield the faces of an item; none for kinds that are not made of polygons."""
    for attribute in _SHELLS.get(item.is_a(), ()):
        shells = getattr(item, attribute) or ()
        for shell in shells if isinstance(shells, tuple) else (shells,):
            yield from shell.CfsFaces or ()


def _corners_on_image(
    texture_map: Any, loops: list[NDArray[np.float64]]
) -> NDArray[np.float64] | None:
    """Return where on the image the corners of all `loops` of a face lie; None if that is not said.

    The map goes along one loop; which one is not said, and not all programs take the outer one.
    It is the one of the right length in whose plane the image is least distorted, and what the map
    says of that plane holds for the other loops, too.
    """
    given = texture_points(texture_map)
    if len(loops) == 1:
        return given if len(given) == len(loops[0]) else None
    best: tuple[float, list[NDArray[np.float64]]] | None = None
    for along, loop in enumerate(loops):
        if len(loop) != len(given):
            continue
        frame = np.column_stack([loop - loops[0][0], np.ones(len(loop))])
        fit, *_ = np.linalg.lstsq(frame, given, rcond=None)
        error = float(np.abs(frame @ fit - given).max())
        if best is None or error < best[0]:
            others = [np.column_stack([x - loops[0][0], np.ones(len(x))]) @ fit for x in loops]
            others[along] = given
            best = (error, others)
    return None if best is None else np.concatenate(best[1])
