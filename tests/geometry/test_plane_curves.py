"""Plane curves against their equations, and against the reference kernel."""

import math
from pathlib import Path

import numpy as np
import pytest

from exportstudio.geometry.plane_curves import PlaneCurves, UnknownCurve
from exportstudio.model.quality import DRAFT, PUBLICATION, STANDARD, Quality
from exportstudio.readers import read
from tests.ifc_text import TinyModel


def loop_of(
    tmp_path: Path, model: TinyModel, curve: int, quality: Quality = STANDARD, degree: float = 1.0
) -> np.ndarray:
    model.wall()
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    return PlaneCurves(quality, 1.0, degree).loop(read(path).ifc.by_id(curve))


def area_of(loop: np.ndarray) -> float:
    x, y = loop.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def points(model: TinyModel, *corners: tuple[float, float]) -> list[int]:
    return [model.add(f"IFCCARTESIANPOINT(({x},{y}))") for x, y in corners]


def trimmed(model: TinyModel, radius: float, first: float, last: float, sense: str = "T") -> int:
    circle = model.add(f"IFCCIRCLE(#13,{radius})")
    return model.add(
        f"IFCTRIMMEDCURVE(#{circle},(IFCPARAMETERVALUE({first})),(IFCPARAMETERVALUE({last})),"
        f".{sense}.,.PARAMETER.)"
    )


def composite(model: TinyModel, *parts: tuple[int, str]) -> int:
    segments = ",".join(
        f"#{model.add(f'IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.{sense}.,#{part})')}"
        for part, sense in parts
    )
    return model.add(f"IFCCOMPOSITECURVE(({segments}),.F.)")


@pytest.mark.parametrize("quality", [DRAFT, STANDARD, PUBLICATION])
@pytest.mark.parametrize("radius", [0.004, 0.2, 30.0])
def test_a_circle_keeps_the_tolerance(tmp_path: Path, quality: Quality, radius: float) -> None:
    model = TinyModel()
    loop = loop_of(tmp_path, model, model.add(f"IFCCIRCLE(#13,{radius})"), quality)
    assert np.linalg.norm(loop, axis=1) == pytest.approx(radius)
    middles = (loop + np.roll(loop, -1, axis=0)) / 2
    assert radius - np.linalg.norm(middles, axis=1).min() <= quality.chord_tolerance_m
    assert len(loop) >= 4


@pytest.mark.parametrize(("degree", "end"), [(math.pi / 180, 180.0), (1.0, math.pi)])
def test_half_a_circle_and_its_chord(tmp_path: Path, degree: float, end: float) -> None:
    model = TinyModel()
    one, other = points(model, (-1.0, 0.0), (1.0, 0.0))
    chord = model.add(f"IFCPOLYLINE((#{one},#{other}))")
    curve = composite(model, (trimmed(model, 1.0, 0.0, end), "T"), (chord, "T"))
    loop = loop_of(tmp_path, model, curve, PUBLICATION, degree)
    assert area_of(loop) == pytest.approx(math.pi / 2, rel=2e-3)


def test_senses_turn_arcs_and_segments_around(tmp_path: Path) -> None:
    model = TinyModel()
    one, other = points(model, (-1.0, 0.0), (1.0, 0.0))
    chord = model.add(f"IFCPOLYLINE((#{one},#{other}))")
    # From π back to 0, clockwise over the top; the chord is run through backward.
    arc = trimmed(model, 1.0, math.pi, 0.0, "F")
    loop = loop_of(tmp_path, model, composite(model, (arc, "T"), (chord, "F")), PUBLICATION)
    assert area_of(loop) == pytest.approx(-math.pi / 2, rel=2e-3)


def test_an_arc_through_three_points(tmp_path: Path) -> None:
    model = TinyModel()
    list_id = model.add("IFCCARTESIANPOINTLIST2D(((1.,0.),(0.,1.),(-1.,0.)))")
    curve = model.add(
        f"IFCINDEXEDPOLYCURVE(#{list_id},(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,1))),.F.)"
    )
    loop = loop_of(tmp_path, model, curve, PUBLICATION)
    assert area_of(loop) == pytest.approx(math.pi / 2, rel=2e-3)
    assert loop[0] == pytest.approx((1.0, 0.0))


def test_an_arc_through_points_on_a_line_is_that_line(tmp_path: Path) -> None:
    model = TinyModel()
    list_id = model.add("IFCCARTESIANPOINTLIST2D(((0.,0.),(1.,0.),(2.,0.),(2.,1.)))")
    curve = model.add(
        f"IFCINDEXEDPOLYCURVE(#{list_id},(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,4,1))),.F.)"
    )
    assert area_of(loop_of(tmp_path, model, curve)) == pytest.approx(1.0)


def test_an_ellipse(tmp_path: Path) -> None:
    model = TinyModel()
    loop = loop_of(tmp_path, model, model.add("IFCELLIPSE(#13,2.,1.)"), PUBLICATION)
    assert area_of(loop) == pytest.approx(2 * math.pi, rel=2e-3)
    assert loop.max(0) == pytest.approx((2.0, 1.0), abs=1e-3)


def test_what_does_not_meet_or_close_is_refused(tmp_path: Path) -> None:
    model = TinyModel()
    one, two, three, four = points(model, (0.0, 0.0), (1.0, 0.0), (5.0, 5.0), (6.0, 5.0))
    parts = [
        model.add(f"IFCPOLYLINE((#{start},#{end}))") for start, end in ((one, two), (three, four))
    ]
    apart = composite(model, *((part, "T") for part in parts))
    with pytest.raises(UnknownCurve, match="meet"):
        loop_of(tmp_path, model, apart)
    with pytest.raises(UnknownCurve, match="closed"):
        loop_of(tmp_path, model, parts[0])
