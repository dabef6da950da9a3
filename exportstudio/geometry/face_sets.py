"""Face sets (IfcTessellatedFaceSet): their faces stand in the file, so they need no kernel."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.polygons import Rings, triangulate

FACE_SETS = frozenset(
    {"IfcTriangulatedFaceSet", "IfcTriangulatedIrregularNetwork", "IfcPolygonalFaceSet"}
)


class UnusableFaceSet(ValueError):
    """A face set of which nothing can be made; the text says why, in plain words."""


@dataclass(frozen=True, slots=True)
class FaceSetMesh:
    """The triangles of one face set, in its own coordinates.

    `vertices` (n, 3) in metres, `triangles` (m, 3). `faces` (m,) tells of which face of the source
    each triangle is a part, from 0. `flaw` says what could not be taken over, or is empty.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.uint32]
    faces: NDArray[np.int64]
    flaw: str = ""


def face_set_mesh(item: Any, unit_m: float) -> FaceSetMesh:
    """Return the triangles of `item`, one of `FACE_SETS`, with the very points of the source.

    `unit_m` is the length unit of the source in metres. Raises UnusableFaceSet.
    """
    points = _points(item.Coordinates, unit_m)
    # Corners may count the points of the face set, which are numbered by another list.
    numbering = None if item.PnIndex is None else np.array(item.PnIndex, dtype=np.int64) - 1
    numbered = len(points) if numbering is None else len(numbering)
    if numbering is not None and not ((numbering >= 0) & (numbering < len(points))).all():
        raise UnusableFaceSet("its list of points (PnIndex) refers to points that do not exist")
    if item.is_a("IfcPolygonalFaceSet"):
        corners, faces, flaw = _polygonal(item.Faces or (), points, numbering, numbered)
    else:
        corners, faces, flaw = _triangular(item, numbered)
        corners = corners if numbering is None else numbering[corners]
    if not len(corners):
        raise UnusableFaceSet(flaw or "it has no faces")
    used, triangles = np.unique(corners, return_inverse=True)
    numbers = triangles.reshape(-1, 3).astype(np.uint32)
    return FaceSetMesh(points[used], numbers, faces, flaw)


def _points(list_of_points: Any, unit_m: float) -> NDArray[np.float64]:
    coordinates = () if list_of_points is None else list_of_points.CoordList or ()
    try:
        points = np.array(coordinates, dtype=np.float64).reshape(len(coordinates), 3)
    except (TypeError, ValueError):
        raise UnusableFaceSet("its points are not three numbers each") from None
    return points * unit_m


def _triangular(item: Any, numbered: int) -> tuple[NDArray[np.int64], NDArray[np.int64], str]:
    """Return corners (m, 3) from 0, the face of each triangle, and what is wrong with the others.

    A triangle of an irregular network whose flag is negative is a hole and is not seen.
    """
    try:
        corners = np.array(item.CoordIndex or (), dtype=np.int64).reshape(-1, 3) - 1
    except (TypeError, ValueError):
        raise UnusableFaceSet("its triangles are not three points each") from None
    is_seen = np.ones(len(corners), dtype=bool)
    if item.is_a("IfcTriangulatedIrregularNetwork"):
        flags = np.array(item.Flags or (), dtype=np.int64)[: len(corners)]
        is_seen[: len(flags)] = flags >= 0
    is_sound = ((corners >= 0) & (corners < numbered)).all(1)
    faces = np.flatnonzero(is_sound & is_seen)
    return corners[faces], faces, _flaw(int((~is_sound).sum()), len(corners), 0)


def _polygonal(
    entities: tuple[Any, ...],
    points: NDArray[np.float64],
    numbering: NDArray[np.int64] | None,
    numbered: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], str]:
    """Return corners (m, 3) from 0, the face of each triangle, and what is wrong with the others.

    Corners are numbers of points, whatever `numbering` the faces go by.
    """
    polygons = [_rings(entity) for entity in entities]
    sound = [
        n
        for n, rings in enumerate(polygons)
        if all(ring and min(ring) > 0 and max(ring) <= numbered for ring in rings)
    ]
    by_point = points if numbering is None else points[numbering]
    # One point in front lets the corners count from 1, as they do in the source.
    cut = triangulate(np.vstack([np.zeros((1, 3)), by_point]), [polygons[n] for n in sound])
    corners = cut.numbers[cut.corners] - 1
    corners = corners if numbering is None else numbering[corners]
    flaw = _flaw(len(polygons) - len(sound), len(polygons), cut.crossing)
    return corners, np.array(sound, dtype=np.int64)[cut.faces], flaw


def _rings(face: Any) -> Rings:
    """Return the outline and the holes of an IfcIndexedPolygonalFace; only one kind has holes."""
    return (face[0],) if len(face) == 1 else (face[0], *(face[1] or ()))


def _flaw(unsound: int, faces: int, crossing: int) -> str:
    flaws = []
    if unsound:
        flaws.append(f"{unsound} of its {faces} faces refer to points that do not exist")
    if crossing:
        flaws.append(f"{crossing} of its {faces} faces have outlines that cross themselves")
    return " and ".join(flaws)
