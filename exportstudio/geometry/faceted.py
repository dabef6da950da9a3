"""Bodies that consist of faces: their triangles, and the style and image of every single one.

Face sets are made here because that is exact and quick, other faces because of their images, of
which no kernel knows.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.brep_faces import brep_mesh, has_images
from exportstudio.geometry.face_sets import (
    FACE_SETS,
    NOT_LAID,
    FacesMesh,
    UnusableFaces,
    face_set_mesh,
)
from exportstudio.geometry.mesh import fault_of, outward, without_slivers
from exportstudio.geometry.placement import Matrix
from exportstudio.geometry.styles import Styles
from exportstudio.geometry.textures import Textures

NAME = "face set"


@dataclass(frozen=True, slots=True)
class FacetedItem:
    """One item of a body; `matrix` is where mapped items put it, or None for the origin."""

    item: Any
    matrix: Matrix | None


@dataclass(frozen=True, slots=True)
class FacetedMesh:
    """The mesh of a body in metres, and the `matrix` that puts it into the coordinates of the body.

    `triangles` are sorted by style; `styles` holds the ids of the styles, in order of first use,
    and `slots` how many triangles wear each. `uvs` (n, 2) tells where on its image each vertex
    lies; None without images. `flaw` says what is not as in the source, or is empty.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.uint32]
    slots: tuple[int, ...]
    styles: tuple[int, ...]
    matrix: Matrix
    uvs: NDArray[np.float32] | None
    flaw: str


def is_faceted(item: Any, textures: Textures) -> bool:
    """Return True for an item, mapped or not, that is made here."""
    return item.is_a() in FACE_SETS or has_images(item, textures)


def wears_image(item: Any, textures: Textures) -> bool:
    """Return True for an item on which an image is laid, all over or on single faces."""
    return textures.map_of_face_set(item.id()) is not None or has_images(item, textures)


def faceted_mesh(
    items: tuple[FacetedItem, ...], worn: tuple[int, ...], styles: Styles, unit_m: float
) -> FacetedMesh | str:
    """Return the mesh of a body that consists of `items`, or why it has none, in words.

    `worn` holds the id of the style of each item, which faces wear that have no colour of their
    own. `unit_m` is the length unit of the source in metres.
    """
    vertices: list[NDArray[np.float64]] = []
    triangles: list[NDArray[np.uint32]] = []
    painted: list[NDArray[np.int64]] = []
    flaws: list[str] = []
    uvs: list[NDArray[np.float64]] = []
    points = 0
    place = _common_place(items)
    for placed, style in zip(items, worn, strict=True):
        try:
            mesh = _mesh(placed.item, unit_m, styles.textures)
        except UnusableFaces as error:
            flaws.append(str(error))
            continue
        if mesh.flaw:
            flaws.append(mesh.flaw)
        matrix = placed.matrix if place is None else None
        moved, turned = _moved(mesh.vertices, mesh.triangles, matrix)
        fault = fault_of(moved, turned)
        if fault:
            flaws.append(fault)
            continue
        kept, is_kept = without_slivers(moved, turned)
        vertices.append(moved)
        triangles.append(kept + np.uint32(points))
        paint = styles.of_faces(placed.item, style, mesh.faces)
        if mesh.images is not None:
            paint, flaw = _under_images(paint, mesh.images, styles)
            flaws += [flaw] if flaw else []
        elif styles.has_image(style):
            flaws.append(NOT_LAID)
        painted.append(paint[is_kept])
        uvs.append(np.zeros((len(moved), 2)) if mesh.uvs is None else mesh.uvs)
        points += len(moved)
    flaw = " and ".join(dict.fromkeys(flaws))
    if not sum(map(len, triangles)):
        return flaw or "all of its faces are lines or points"
    ids, slots = _in_order_of_use(np.concatenate(painted))
    order = np.argsort(slots, kind="stable")
    shows_images = any(styles[id].texture is not None for id in ids)
    return FacetedMesh(
        np.concatenate(vertices),
        np.concatenate(triangles)[order],
        tuple(np.bincount(slots).tolist()),
        ids,
        np.eye(4) if place is None else place,
        np.concatenate(uvs).astype(np.float32) if shows_images else None,
        flaw,
    )


def _common_place(items: tuple[FacetedItem, ...]) -> Matrix | None:
    """Return where mapped items put all of a body, if that turns and moves it, and no more.

    Copies that a body is made of by mapping share their mesh then.
    """
    place = items[0].matrix
    if place is None or any(
        item.matrix is None or not np.array_equal(item.matrix, place) for item in items
    ):
        return None
    turn = place[:3, :3]
    is_rigid = np.allclose(turn @ turn.T, np.eye(3), atol=1e-9) and np.linalg.det(turn) > 0
    return place if is_rigid else None


def _mesh(item: Any, unit_m: float, textures: Textures) -> FacesMesh:
    if item.is_a() in FACE_SETS:
        return face_set_mesh(item, unit_m, textures.map_of_face_set(item.id()))
    return brep_mesh(item, unit_m, textures)


def _under_images(
    paint: NDArray[np.int64], images: NDArray[np.int64], styles: Styles
) -> tuple[NDArray[np.int64], str]:
    """Return the styles of triangles with their images laid over them, and what is amiss."""
    result = paint.copy()
    flaw = ""
    for image in np.unique(images[images > 0]).tolist():
        for style in np.unique(paint[images == image]).tolist():
            laid = styles.under_image(style, image)
            if laid is None:
                flaw = "its image is missing, so it shows its colour"
            else:
                result[(images == image) & (paint == style)] = laid
    return result, flaw


def _moved(
    vertices: NDArray[np.float64], triangles: NDArray[np.uint32], matrix: Matrix | None
) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
    """Return a mesh where `matrix` puts it; a closed one looks outward there."""
    if matrix is not None:
        vertices = vertices @ matrix[:3, :3].T + matrix[:3, 3]
        if np.linalg.det(matrix[:3, :3]) < 0:
            triangles = triangles[:, ::-1]
    return vertices, outward(vertices, triangles)


def _in_order_of_use(styles: NDArray[np.int64]) -> tuple[tuple[int, ...], NDArray[np.int64]]:
    """Return the different styles, in order of first use, and the number of each one's own."""
    ids, first, number = np.unique(styles, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return tuple(ids[order].tolist()), rank[number]
