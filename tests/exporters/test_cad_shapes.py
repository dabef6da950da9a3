"""Meshes as shapes of OpenCascade: what makes no sound solid is none."""

import numpy as np
import pytest

from exportstudio.exporters.cad_shapes import CadShape, shape_of_polyhedra
from exportstudio.geometry.polyhedra import polyhedra_of
from exportstudio.model.scene import Shape
from tests.exporters.scenes import CUBE, SIDES, box, shape


def made(mesh: Shape) -> CadShape:
    return shape_of_polyhedra(polyhedra_of(mesh.vertices, mesh.triangles, mesh.slots))


def test_a_hollow_is_a_part_of_its_solid() -> None:
    triangles = np.concatenate([SIDES, SIDES[:, ::-1] + len(CUBE)])
    cad = made(shape(np.concatenate([CUBE * 3.0, CUBE + 1.0]), triangles))
    assert (cad.solids, cad.faulty, cad.is_closed) == (1, 0, True)
    assert cad.volume_m3 == pytest.approx(26.0)


def test_an_open_box_is_a_surface() -> None:
    mesh = box(1.0, 1.0, 1.0)
    cad = made(shape(mesh.vertices, mesh.triangles[:-2]))
    assert (cad.solids, cad.faulty, cad.is_closed) == (0, 0, False)
