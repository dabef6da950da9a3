"""Alignments: points at distances, against geometry that can be worked out by hand."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from exportstudio.geometry.alignment import AlignmentCurve, UnsupportedCurve


def composite(segments: str, extra: str = "", *, last: int = 40) -> AlignmentCurve:
    """Return the curve of #`last` in an IFC4X3 file with these records."""
    import ifcopenshell

    text = f"""ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','',(''),(''),'','','');
FILE_SCHEMA(('IFC4X3_ADD2'));
ENDSEC;
DATA;
#1=IFCCARTESIANPOINT((0.,0.));
#2=IFCDIRECTION((1.,0.));
#3=IFCAXIS2PLACEMENT2D(#1,#2);
#4=IFCVECTOR(#2,1.);
#5=IFCLINE(#1,#4);
#6=IFCCIRCLE(#3,100.);
#7=IFCCLOTHOID(#3,200.);
{segments}
{extra}
#40=IFCCOMPOSITECURVE((#20),.F.);
ENDSEC;
END-ISO-10303-21;
"""
    model = ifcopenshell.file.from_string(text)
    return AlignmentCurve(model.by_id(last), 1.0)


def segment(number: int, at: int, length: float, parent: int, start: float = 0.0) -> str:
    return (
        f"#{number}=IFCCURVESEGMENT(.CONTINUOUS.,#{at},IFCLENGTHMEASURE({start}),"
        f"IFCLENGTHMEASURE({length}),#{parent});"
    )


def test_a_line_runs_straight_on() -> None:
    point, heading, slope = composite(segment(20, 3, 50.0, 5)).at(30.0)
    assert point == pytest.approx((30.0, 0.0, 0.0))
    assert (heading, slope) == (0.0, 0.0)


@pytest.mark.parametrize(("length", "side"), [(157.07963, 1.0), (-157.07963, -1.0)])
def test_a_quarter_circle_turns_to_the_side_of_its_sign(length: float, side: float) -> None:
    curve = composite(segment(20, 3, length, 6))
    point, heading, _ = curve.at(math.pi * 50)
    assert point == pytest.approx((100.0, side * 100.0, 0.0), abs=1e-6)
    assert heading == pytest.approx(side * math.pi / 2)


def test_a_clothoid_bends_ever_more() -> None:
    # x and y of a clothoid with A = 200 after 40 m, by the first terms of its power series.
    along, a = 40.0, 200.0
    x = along - along**5 / (40 * a**4) + along**9 / (3456 * a**8)
    y = along**3 / (6 * a**2) - along**7 / (336 * a**6) + along**11 / (42240 * a**10)
    point, heading, _ = composite(segment(20, 3, 40.0, 7)).at(along)
    assert point == pytest.approx((x, y, 0.0), abs=1e-9)
    assert heading == pytest.approx(along**2 / (2 * a**2))


def test_heights_come_from_the_gradient() -> None:
    gradient = "\n".join(
        [
            "#30=IFCCARTESIANPOINT((0.,10.));",
            "#31=IFCDIRECTION((1.,0.02));",
            "#32=IFCAXIS2PLACEMENT2D(#30,#31);",
            segment(33, 32, 50.0, 5),
            "#41=IFCGRADIENTCURVE((#33),.F.,#40,$);",
        ]
    )
    curve = composite(segment(20, 3, 50.0, 5), gradient, last=41)
    point, _, slope = curve.at(25.0)
    assert point == pytest.approx((25.0, 0.0, 10.5))
    assert slope == pytest.approx(0.02)
    frame = curve.frame(25.0)
    assert frame[:3, :3] @ frame[:3, :3].T == pytest.approx(np.eye(3))


def test_a_ribbon_follows_its_curve() -> None:
    vertices, triangles = composite(segment(20, 3, 157.07963, 6)).ribbon(0.005)
    radii = np.hypot(vertices[:, 0], vertices[:, 1] - 100.0)
    assert radii.min() == pytest.approx(99.9, abs=1e-6)
    assert radii.max() == pytest.approx(100.1, abs=1e-6)
    assert triangles.max() == len(vertices) - 1


def test_curves_that_are_not_known_are_refused() -> None:
    with pytest.raises(UnsupportedCurve, match="IfcCosineSpiral"):
        composite(segment(20, 3, 40.0, 8), "#8=IFCCOSINESPIRAL(#3,100.,$);")


def test_points_agree_with_the_reference_kernel(dev_files: Path) -> None:
    import ifcopenshell
    import ifcopenshell.geom
    from ifcopenshell import ifcopenshell_wrapper

    model = ifcopenshell.open(dev_files / "acca_rail_track_10.ifc")
    settings = ifcopenshell.geom.settings()
    element = model.by_type("IfcTrackElement")[450]
    location = element.ObjectPlacement.RelativePlacement.Location
    placement: Any = ifcopenshell_wrapper.map_shape(  # type: ignore[no-untyped-call]
        settings, element.ObjectPlacement
    )
    expected = np.array(placement.components)
    frame = AlignmentCurve(location.BasisCurve, 1.0).frame(location.DistanceAlong.wrappedValue)
    frame[:3, 3] += frame[:3, 2] * location.OffsetVertical
    assert np.abs(frame - expected).max() < 1e-5
