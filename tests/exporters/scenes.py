"""Small buildings made of shapes, without any IFC, and what becomes of them in a file."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from exportstudio.exporters.exporter import ExportInput, WriteResult
from exportstudio.exporters.glb import GlbExporter, GlbOptions
from exportstudio.exporters.gltf import GltfExporter
from exportstudio.model.building import Building, Element
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.quality import STANDARD, Quality
from exportstudio.model.scene import Placement, Scene, Shape, ShapedBuilding, Style

EXACT = 2e-6  # metres: what rounding to a micrometre and single precision cost
Points = NDArray[np.float64]
CUBE = np.array([[x, y, z] for x in (0.0, 1.0) for y in (0.0, 1.0) for z in (0.0, 1.0)])
SIDES = np.array(
    [
        [0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
        [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3],
    ],
    dtype=np.uint32,
)  # fmt: skip
GREY, RED = Style(0, "grey", 0.5, 0.5, 0.5), Style(1, "red", 1.0, 0.0, 0.0)


def shape(vertices: Points, triangles: NDArray[np.integer], slots: tuple[int, ...] = ()) -> Shape:
    """Return a shape in one style, or in those of `slots`."""
    return Shape(vertices, triangles.astype(np.uint32), slots or (len(triangles),))


def box(*size: float, at: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> Shape:
    """Return a box with a corner at `at`."""
    return shape(CUBE * size + at, SIDES)


def tube(radius: float, length: float, sides: int = 24) -> Shape:
    """Return the mantle of a cylinder along z, with flat caps."""
    angles = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = radius * np.stack([np.cos(angles), np.sin(angles), 0 * angles], axis=1)
    vertices = np.concatenate([ring, ring + np.array((0.0, 0.0, length))])
    n = np.arange(sides)
    m = (n + 1) % sides
    mantle = [np.stack([n, m, sides + m], axis=1), np.stack([n, sides + m, sides + n], axis=1)]
    fan = np.stack([0 * n[1:-1], n[1:-1], m[1:-1]], axis=1)
    return shape(vertices, np.concatenate([*mantle, fan[:, ::-1], fan + sides]))


def ball(radius: float, around: int = 24) -> Shape:
    """Return a sphere, round everywhere."""
    rows = around // 2
    u, v = np.meshgrid(np.arange(around), np.arange(1, rows), indexing="xy")
    theta, phi = 2 * np.pi * u / around, np.pi * v / rows
    grid = np.stack([np.sin(phi) * np.cos(theta), np.sin(phi) * np.sin(theta), np.cos(phi)], 2)
    vertices = radius * np.concatenate([grid.reshape(-1, 3), [[0, 0, 1], [0, 0, -1]]])
    triangles = []
    for k in range(around):
        n = (k + 1) % around
        triangles += [[len(vertices) - 2, k, n]]
        for row in range(rows - 2):
            a, b = row * around, (row + 1) * around
            triangles += [[a + k, b + k, b + n], [a + k, b + n, a + n]]
        last = (rows - 2) * around
        triangles += [[len(vertices) - 1, last + n, last + k]]
    return shape(vertices, np.array(triangles))


def placed(
    x: float = 0.0, y: float = 0.0, z: float = 0.0, *, axis: int = 2, turn_deg: float = 0.0
) -> Points:
    """Return a matrix that turns about an axis and then moves."""
    matrix = np.eye(4)
    a, b = (axis + 1) % 3, (axis + 2) % 3
    cos, sin = np.cos(np.radians(turn_deg)), np.sin(np.radians(turn_deg))
    matrix[a, a], matrix[a, b], matrix[b, a], matrix[b, b] = cos, -sin, sin, cos
    matrix[:3, 3] = x, y, z
    return matrix


def building_of(
    shapes: Sequence[Shape],
    matrices: Sequence[Points] | None = None,
    *,
    parents: dict[int, int] | None = None,
    styles: Sequence[Style] = (GREY, RED),
    worn: Sequence[tuple[int, ...]] | None = None,
) -> tuple[Building, ShapedBuilding]:
    """Return a building with an element for each shape: “E0”, “E1” and so on.

    `parents` gives the number of the element that another one stands under.
    """
    elements = {
        n: Element(n, f"E{n}", f"E{n}", "IfcProxy", f"Element {n}", (parents or {}).get(n))
        for n in range(len(shapes))
    }
    project = Element(-1, "P", "P", "IfcProject", "Project")
    building = Building(Path("x.ifc"), "0" * 64, "IFC4", b"", dict, project, elements)
    scene = Scene(list(shapes), styles=list(styles))
    for n, each in enumerate(shapes):
        matrix = np.eye(4) if matrices is None else matrices[n]
        wears = (0,) * len(each.slots) if worn is None else worn[n]
        scene.placements.append(Placement(n, n, matrix, wears))
    accounts = {
        n: LedgerLine(e.key, e.ifc_class, e.name, Outcome.EXPORTED) for n, e in elements.items()
    }
    return building, ShapedBuilding(scene, accounts)


def write(
    made: tuple[Building, ShapedBuilding],
    out: Path,
    quality: Quality = STANDARD,
    **options_on: bool,
) -> WriteResult:
    """Write a building with some options on, and hold what is read back against the result."""
    exporter = GltfExporter() if out.suffix == ".gltf" else GlbExporter()
    options = GlbOptions(**options_on)
    result = exporter.write(ExportInput(*made, quality, options), out, lambda _done, _total: None)
    contents = exporter.read_back(out, with_bounds=quality.checks_bounds)
    assert contents.keys == result.ledger.in_output()
    assert contents.triangles == result.triangles
    assert sum(contents.classes.values()) == len(contents.keys)
    if quality.checks_bounds:
        assert np.array(contents.bounds) == pytest.approx(
            np.array(result.bounds), abs=1e-4 if options.web else EXACT
        )
    return result


def wanted(made: tuple[Building, ShapedBuilding]) -> dict[str, Points]:
    """Return the corners of the triangles of each element in the world of the file, y up."""
    scene = made[1].scene
    corners = {}
    for placement in scene.placements:
        each = scene.shapes[placement.shape]
        points = each.vertices @ placement.matrix[:3, :3].T + placement.matrix[:3, 3]
        turned = np.stack([points[:, 0], points[:, 2], -points[:, 1]], axis=1)
        corners[made[0].elements[placement.element_id].global_id] = turned[each.triangles]
    return corners


def deviation(found: Points, wanted: Points) -> float:
    """Return how far the corners of triangles lie from those of the nearest triangle, at most.

    Both (m, 3, 3); the way in which triangles face counts. It is the greatest of all axes, and
    infinite where it is more than a millimetre.
    """
    middles = wanted.mean(1)[:, 0]
    order = np.argsort(middles)
    wanted, middles = wanted[order], middles[order]
    turns = np.stack([np.roll(wanted, n, axis=1) for n in range(3)], axis=1)
    starts = np.searchsorted(middles, found.mean(1)[:, 0] - 1e-3)
    ends = np.searchsorted(middles, found.mean(1)[:, 0] + 1e-3)
    worst = 0.0
    for triangle, start, end in zip(found, starts, ends, strict=True):
        near = np.abs(turns[start:end] - triangle).max((2, 3)).min(initial=np.inf)
        worst = max(worst, float(near))
    return worst
