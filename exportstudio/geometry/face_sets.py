"""Face sets (IfcTessellatedFaceSet): their faces stand in the file, so they need no kernel."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.polygons import Rings, triangulate
from exportstudio.geometry.textures import texture_points

FACE_SETS = frozenset(
    {"IfcTriangulatedFaceSet", "IfcTriangulatedIrregularNetwork", "IfcPolygonalFaceSet"}
)

FIRST_ONLY = "only the first of its images is laid on"
NOT_LAID = "its image could not be laid on, so it shows its colour"


class UnusableFaces(ValueError):
    """Faces of which nothing can be made; the text says why, in plain words."""


@dataclass(frozen=True, slots=True)
class FacesMesh:
    """The triangles of one item, in its own coordinates.

    `vertices` (n, 3) in metres, `triangles` (m, 3). `faces` (m,) tells of which face of the source
    each triangle is a part, from 0. `images` (m,) holds the id of the IfcSurfaceTexture that lies
    on each triangle, or 0, and `uvs` (n, 2) where on it each vertex lies; None where none does.
    `flaw` says what could not be taken over, or is empty.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.uint32]
    faces: NDArray[np.int64]
    images: NDArray[np.int64] | None = None
    uvs: NDArray[np.float64] | None = None
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class _Corners:
    """The corners of triangles: numbers of points (m, 3), of points on an image (m, 3) or -1."""

    points: NDArray[np.int64]
    on_image: NDArray[np.int64] | None
    faces: NDArray[np.int64]
    flaw: str


def face_set_mesh(item: Any, unit_m: float, texture_map: Any = None) -> FacesMesh:
    """Return the triangles of `item`, one of `FACE_SETS`, with the very points of the source.

    `unit_m` is the length unit of the source in metres. `texture_map` is the IfcIndexedTextureMap
    that lays an image on the item, if any. Raises UnusableFaces.
    """
    points = _points(item.Coordinates, unit_m)
    # Corners may count the points of the face set, which are numbered by another list.
    numbering = None if item.PnIndex is None else np.array(item.PnIndex, dtype=np.int64) - 1
    if numbering is not None and not ((numbering >= 0) & (numbering < len(points))).all():
        raise UnusableFaces("its list of points (PnIndex) refers to points that do not exist")
    numbered = points if numbering is None else points[numbering]
    read = _polygonal if item.is_a("IfcPolygonalFaceSet") else _triangular
    corners = read(item, numbered, texture_map)
    if not len(corners.points):
        raise UnusableFaces(corners.flaw or "it has no faces")
    own = corners.points if numbering is None else numbering[corners.points]
    if texture_map is None or corners.on_image is None:
        used, triangles = np.unique(own, return_inverse=True)
        triangles = triangles.reshape(-1, 3)
        return FacesMesh(
            points[used], triangles.astype(np.uint32), corners.faces, flaw=corners.flaw
        )
    image = texture_map.Maps[0].id()
    flaws = [corners.flaw, FIRST_ONLY if len(texture_map.Maps) > 1 else ""]
    return laid_mesh(
        points,
        own,
        corners.faces,
        texture_points(texture_map),
        corners.on_image,
        np.full(len(own), image),
        " and ".join(filter(None, flaws)),
    )


def laid_mesh(
    points: NDArray[np.float64],
    corners: NDArray[np.int64],
    faces: NDArray[np.int64],
    points_on_image: NDArray[np.float64],
    corners_on_image: NDArray[np.int64],
    images: NDArray[np.int64],
    flaw: str,
) -> FacesMesh:
    """Return a mesh under images; vertices are split where a point lies twice on one.

    A triangle wears none where a corner is beside the image: -1, which is no flaw as long as it
    lies on others, or a number that no point on the image has.
    """
    exists = np.asarray((corners_on_image < len(points_on_image)).all(1))
    is_laid = np.asarray((corners_on_image >= 0).all(1)) & exists
    # The first point on the image stands for none.
    padded = np.vstack([np.zeros((1, 2)), points_on_image])
    on_image = np.where(is_laid[:, None], corners_on_image + 1, 0)
    keys, triangles = np.unique(corners * len(padded) + on_image, return_inverse=True)
    if not (exists.all() and is_laid.any()):
        flaw = f"{flaw} and {NOT_LAID}" if flaw else NOT_LAID
    return FacesMesh(
        points[keys // len(padded)],
        triangles.reshape(-1, 3).astype(np.uint32),
        faces,
        np.where(is_laid, images, 0),
        padded[keys % len(padded)],
        flaw,
    )


def _points(list_of_points: Any, unit_m: float) -> NDArray[np.float64]:
    coordinates = () if list_of_points is None else list_of_points.CoordList or ()
    try:
        points = np.array(coordinates, dtype=np.float64).reshape(len(coordinates), 3)
    except (TypeError, ValueError):
        raise UnusableFaces("its points are not three numbers each") from None
    return points * unit_m


def _triangular(item: Any, points: NDArray[np.float64], texture_map: Any) -> _Corners:
    """A triangle of an irregular network whose flag is negative is a hole and is not seen."""
    corners = _threes(item.CoordIndex)
    is_seen = np.ones(len(corners), dtype=bool)
    if item.is_a("IfcTriangulatedIrregularNetwork"):
        flags = np.array(item.Flags or (), dtype=np.int64)[: len(corners)]
        is_seen[: len(flags)] = flags >= 0
    is_sound = ((corners >= 0) & (corners < len(points))).all(1)
    faces = np.flatnonzero(is_sound & is_seen)
    on_image = None
    if texture_map is not None:
        on_image = np.full_like(corners, -1)
        if texture_map.is_a("IfcIndexedTriangleTextureMap"):
            # Without an index of their own, the points on the image go by that of the points.
            index = texture_map.TexCoordIndex
            given = corners if index is None else _threes(index)[: len(corners)]
            on_image[: len(given)] = given
        on_image = on_image[faces]
    flaw = _flaw(int((~is_sound).sum()), len(corners), 0)
    return _Corners(corners[faces], on_image, faces, flaw)


def _threes(index: Any) -> NDArray[np.int64]:
    """Return the corners of triangles, which the source counts from 1, from 0."""
    try:
        return np.array(index or (), dtype=np.int64).reshape(-1, 3) - 1
    except (TypeError, ValueError):
        raise UnusableFaces("its triangles are not three points each") from None


def _polygonal(item: Any, points: NDArray[np.float64], texture_map: Any) -> _Corners:
    entities = item.Faces or ()
    polygons = [_rings(entity) for entity in entities]
    limit = len(points)
    sound = [
        n
        for n, rings in enumerate(polygons)
        if all(ring and min(ring) > 0 and max(ring) <= limit for ring in rings)
    ]
    # One point in front lets the corners count from 1, as they do in the source.
    cut = triangulate(np.vstack([np.zeros((1, 3)), points]), [polygons[n] for n in sound])
    on_image = None
    if texture_map is not None:
        on_image = _polygons_on_image(texture_map, entities, polygons, sound)[cut.corners]
    flaw = _flaw(len(polygons) - len(sound), len(polygons), cut.crossing)
    faces = np.array(sound, dtype=np.int64)[cut.faces]
    return _Corners(cut.numbers[cut.corners] - 1, on_image, faces, flaw)


def _rings(face: Any) -> Rings:
    """Return the outline and the holes of an IfcIndexedPolygonalFace; only one kind has holes."""
    return (face[0],) if len(face) == 1 else (face[0], *(face[1] or ()))


def _polygons_on_image(
    texture_map: Any, entities: tuple[Any, ...], polygons: list[Rings], sound: list[int]
) -> NDArray[np.int64]:
    """Return the point on the image of every corner of the `sound` polygons, from 0; -1 for none.

    IfcIndexedPolygonalTextureMap (since IFC4X3) has rings of its own for each face.
    """
    by_face: dict[int, Rings] = {}
    if texture_map.is_a("IfcIndexedPolygonalTextureMap"):
        for indices in texture_map.TexCoordIndices or ():
            inner = indices[2] or () if len(indices) > 2 else ()
            by_face[indices[1].id()] = (indices[0], *inner)
    found: list[int] = []
    for n in sound:
        rings = by_face.get(entities[n].id(), ())
        if list(map(len, rings)) == list(map(len, polygons[n])):
            found += (corner - 1 for ring in rings for corner in ring)
        else:
            found += [-1] * sum(map(len, polygons[n]))
    return np.array(found, dtype=np.int64)


def _flaw(unsound: int, faces: int, crossing: int) -> str:
    flaws = []
    if unsound:
        flaws.append(f"{unsound} of its {faces} faces refer to points that do not exist")
    if crossing:
        flaws.append(f"{crossing} of its {faces} faces have outlines that cross themselves")
    return " and ".join(flaws)
