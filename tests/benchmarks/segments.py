"""Into how many pieces does the fast kernel cut curves?

Usage: python -m tests.benchmarks.segments [--radii 0.01,0.1,1,10] [--unit metre] [--json FILE]

Small models are made of one kind of curve each, and the corners that the kernel returns are
counted: a cell has the pieces that a full circle would have (by the widest of them), and “–”
where no corner lies on the curve: it was made sharp, or not at all. What promises a tolerance
relies on these numbers, and a new version of the kernel may change them.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from tests.ifc_text import TinyModel

Corners = NDArray[np.float64]

Level = Literal["lowest", "low", "medium", "high", "highest"]
LEVELS: tuple[Level, ...] = get_args(Level)
_UNITS = {
    "metre": (1.0, "#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);"),
    "millimetre": (0.001, "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);"),
}
_TURN = 2 * math.pi
_HALF, _QUARTER = _TURN / 2, _TURN / 4
# The tube of a bend, beside the radius of the bend.
_TUBE = 0.2


class CurveModel(TinyModel):
    """A small model with the records that curves need; lengths are in file units."""

    def point(self, *at: float) -> int:
        """Add a point."""
        return self.add(f"IFCCARTESIANPOINT(({_reals(at)}))")

    def line(self, *points: tuple[float, ...]) -> int:
        """Add a polyline."""
        return self.add(f"IFCPOLYLINE(({_references(self.point(*at) for at in points)}))")

    def arc(self, radius: float, end: float, axes: int = 13) -> int:
        """Add a trimmed circle from 0 to `end`; `axes` 13 lie in a plane, 5 in space."""
        circle = self.add(f"IFCCIRCLE(#{axes},{radius:.9f})")
        trims = f"(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE({end:.9f}))"
        return self.add(f"IFCTRIMMEDCURVE(#{circle},{trims},.T.,.PARAMETER.)")

    def composite(self, *curves: int) -> int:
        """Add a curve of curves."""
        segments = [
            self.add(f"IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#{curve})") for curve in curves
        ]
        return self.add(f"IFCCOMPOSITECURVE(({_references(segments)}),.F.)")

    def indexed(self, points: list[tuple[float, ...]], segments: str) -> int:
        """Add an indexed polycurve."""
        rows = ",".join(f"({_reals(at)})" for at in points)
        listed = self.add(f"IFCCARTESIANPOINTLIST{len(points[0])}D(({rows}))")
        return self.add(f"IFCINDEXEDPOLYCURVE(#{listed},({segments}),.F.)")

    def within(self, curve: int) -> int:
        """Add an arbitrary profile."""
        return self.add(f"IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#{curve})")

    def extruded(self, profile: int, depth: float) -> int:
        """Add an extrusion."""
        return self.add(f"IFCEXTRUDEDAREASOLID(#{profile},#5,#14,{depth:.9f})")

    def disk(self, directrix: int, radius: float) -> int:
        """Add a swept disk."""
        return self.add(f"IFCSWEPTDISKSOLID(#{directrix},{radius:.9f},$,$,$)")

    def revolved(self, radius: float, angle: float) -> int:
        """Add a square ring whose outer radius is `radius`."""
        middle = self.add(f"IFCAXIS2PLACEMENT2D(#{self.point(radius * 0.9, 0.0)},$)")
        size = f"{radius * 0.2:.9f}"
        profile = self.add(f"IFCRECTANGLEPROFILEDEF(.AREA.,$,#{middle},{size},{size})")
        axis = self.add(f"IFCAXIS1PLACEMENT(#4,#{self.add('IFCDIRECTION((0.,1.,0.))')})")
        return self.add(f"IFCREVOLVEDAREASOLID(#{profile},#5,#{axis},{angle:.9f})")

    def product(self, item: int, kind: str) -> int:
        """Add a product with the body `item`."""
        body = self.add(f"IFCSHAPEREPRESENTATION(#7,'Body','{kind}',(#{item}))")
        shape = self.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
        guid = f"{len(self.walls):022d}"
        self.walls.append(self.add(f"IFCBUILDINGELEMENTPROXY('{guid}',$,$,$,$,#9,#{shape},$,$)"))
        return self.walls[-1]


@dataclass(frozen=True)
class Case:
    """A kind of curve: how to make one of a radius, and how to find its corners again.

    `angles` returns the angles of corners on the curve, `sweep` is the angle of all of it.
    """

    name: str
    make: Callable[[CurveModel, float], int]
    angles: Callable[[Corners, float], Corners]
    sweep: float = _TURN
    kind: str = "SweptSolid"


def _bottom(
    x: float = 0.0, y: float = 0.0, start: float = 0.0, sweep: float = _TURN
) -> Callable[[Corners, float], Corners]:
    """Look at the lower end of an extrusion; the centre is given in radii."""

    def angles(corners: Corners, radius: float) -> Corners:
        low = corners[corners[:, 2] < corners[:, 2].min() + 1e-6 * np.ptp(corners[:, 2])]
        return _on_circle(low[:, :2] - np.array([x, y]) * radius, radius, start, sweep)

    return angles


def _ring(sweep: float) -> Callable[[Corners, float], Corners]:
    return lambda corners, radius: _on_circle(corners[:, (0, 2)] * (1, -1), radius, 0.0, sweep)


def _bend(corners: Corners, radius: float) -> Corners:
    in_bend = corners[(corners[:, :2] > -1e-6 * radius).all(1)]
    return np.asarray(np.arctan2(in_bend[:, 1], in_bend[:, 0]))


def _on_circle(points: Corners, radius: float, start: float, sweep: float) -> Corners:
    near = np.abs(np.hypot(*points.T) - radius) < 1e-3 * radius
    angles = np.mod(np.arctan2(points[near, 1], points[near, 0]) - start + 1e-4, _TURN) - 1e-4
    return np.asarray(angles[angles < sweep + 1e-3])


def _parametric(text: str, x: float, y: float, start: float) -> Case:
    """A fillet of radius r in a section of 20 r by 10 r with walls of 2 r."""

    def make(model: CurveModel, r: float) -> int:
        sizes = {name: f"{r * size:.9f}" for name, size in zip("DWTR", (20, 10, 2, 1), strict=True)}
        return model.extruded(model.add(text.format(**sizes)), r)

    name = text.partition("(")[0].removeprefix("IFC").removesuffix("PROFILEDEF").lower()
    return Case(f"fillet, {name}", make, _bottom(x, y, start, _QUARTER), _QUARTER)


def _polygon(model: CurveModel, r: float) -> int:
    corners = [(r * math.cos(a), r * math.sin(a)) for a in np.linspace(0, _TURN, 101)]
    return model.extruded(model.within(model.line(*corners[:-1], corners[0])), r)


_DIAGONAL = math.sqrt(0.5)
CASES = (
    Case(
        "circle profile",
        lambda m, r: m.extruded(m.add(f"IFCCIRCLEPROFILEDEF(.AREA.,$,#13,{r:.9f})"), r),
        _bottom(),
    ),
    Case(
        "circle hollow profile",
        lambda m, r: m.extruded(
            m.add(f"IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,#13,{r:.9f},{r / 10:.9f})"), r
        ),
        _bottom(),
    ),
    Case(
        "circle as arbitrary profile",
        lambda m, r: m.extruded(m.within(m.add(f"IFCCIRCLE(#13,{r:.9f})")), r),
        _bottom(),
    ),
    Case("polygon of 100 as arbitrary profile", _polygon, _bottom()),
    Case(
        "half circle, trimmed, as profile",
        lambda m, r: m.extruded(m.within(m.composite(m.arc(r, _HALF), m.line((-r, 0), (r, 0)))), r),
        _bottom(sweep=_HALF),
        _HALF,
    ),
    Case(
        "half circle, indexed, as profile",
        lambda m, r: m.extruded(
            m.within(
                m.indexed([(r, 0), (0, r), (-r, 0)], "IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,1))")
            ),
            r,
        ),
        _bottom(sweep=_HALF),
        _HALF,
    ),
    Case(
        "swept disk, section",
        lambda m, r: m.disk(m.line((0, 0, 0), (0, 0, 20 * r)), r),
        _bottom(),
        kind="AdvancedSweptSolid",
    ),
    Case(
        "swept disk, trimmed bend of 90°",
        lambda m, r: m.disk(
            m.composite(
                m.line((r, -5 * r, 0), (r, 0, 0)),
                m.arc(r, _QUARTER, axes=5),
                m.line((0, r, 0), (-5 * r, r, 0)),
            ),
            r * _TUBE,
        ),
        _bend,
        _QUARTER,
        "AdvancedSweptSolid",
    ),
    Case(
        "swept disk, indexed bend of 90°",
        lambda m, r: m.disk(
            m.indexed(
                [(r, -5 * r, 0), (r, 0, 0), (_DIAGONAL * r, _DIAGONAL * r, 0), (0, r, 0)],
                "IFCLINEINDEX((1,2)),IFCARCINDEX((2,3,4))",
            ),
            r * _TUBE,
        ),
        _bend,
        _QUARTER,
        "AdvancedSweptSolid",
    ),
    Case("revolved by 360°", lambda m, r: m.revolved(r, _TURN), _ring(_TURN)),
    Case("revolved by 90°", lambda m, r: m.revolved(r, _QUARTER), _ring(_QUARTER), _QUARTER),
    _parametric("IFCISHAPEPROFILEDEF(.AREA.,$,#13,{W},{D},{T},{T},{R},$,$)", 2, -7, _HALF),
    _parametric("IFCLSHAPEPROFILEDEF(.AREA.,$,#13,{D},{W},{T},{R},$,$)", -2, -7, _HALF),
    _parametric("IFCUSHAPEPROFILEDEF(.AREA.,$,#13,{D},{W},{T},{T},{R},$,$)", -2, -7, _HALF),
    _parametric("IFCTSHAPEPROFILEDEF(.AREA.,$,#13,{D},{W},{T},{T},{R},$,$,$,$)", 2, 7, _QUARTER),
    _parametric("IFCROUNDEDRECTANGLEPROFILEDEF(.AREA.,$,#13,{W},{D},{R})", 4, 9, 0.0),
)


def pieces(angles: Corners, sweep: float) -> float:
    """Return how many pieces a full circle would have, by the widest step between `angles`.

    NaN where they do not cover the `sweep` of the curve.
    """
    ordered = np.sort(angles)
    if sweep == _TURN and len(ordered):
        ordered = np.append(ordered, ordered[0] + _TURN)
    if len(ordered) < 2 or abs(np.ptp(ordered) - sweep) > 0.05:
        return math.nan
    return float(_TURN / np.diff(ordered).max())


def count(case: Case, radii: list[float], unit: str) -> dict[str, list[float]]:
    """Return for each level the pieces at each of the radii, which are in metres."""
    import ifclite_geom

    scale, record = _UNITS[unit]
    model = CurveModel()
    products = [model.product(case.make(model, r / scale), case.kind) for r in radii]
    text = model.text().replace(_UNITS["metre"][1], record).encode()
    counts: dict[str, list[float]] = {}
    for level in LEVELS:
        made = ifclite_geom.geometry_data_buffers(text, level, None)["elements"]
        counts[level] = [
            pieces(case.angles(_corners(made[product]), r), case.sweep)
            if product in made
            else math.nan
            for product, r in zip(products, radii, strict=True)
        ]
    return counts


def _corners(element: Any) -> Corners:
    return np.frombuffer(element["vertices"], dtype="<f8").reshape(-1, 3)


def _references(ids: Iterable[int]) -> str:
    return ",".join(f"#{id}" for id in ids)


def _reals(values: tuple[float, ...]) -> str:
    return ",".join(f"{value:.9f}" for value in values)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--radii", default="0.01,0.1,1,10", help="in metres")
    parser.add_argument("--unit", default="metre", choices=_UNITS, help="of the files")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    radii = [float(radius) for radius in arguments.radii.split(",")]
    print(f"{'radius, m':40}{'':9}" + "".join(f"{radius:>8g}" for radius in radii))
    table: dict[str, dict[str, list[float]]] = {}
    for case in CASES:
        table[case.name] = count(case, radii, arguments.unit)
        for level, row in table[case.name].items():
            cells = "".join(f"{'–' if math.isnan(n) else f'{n:.0f}':>8}" for n in row)
            print(f"{case.name if level == LEVELS[0] else '':40}{level:9}{cells}", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(table, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
