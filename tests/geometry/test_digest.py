"""Records of equal content, whatever their numbers and names."""

from pathlib import Path

from exportstudio.geometry.digest import digests_of
from exportstudio.geometry.router import shape_building
from exportstudio.model.quality import STANDARD
from exportstudio.readers import read
from tests.ifc_text import TinyModel

TEXT = b"""DATA;
#1=IFCCARTESIANPOINT((0.,0.));
#2=IFCCARTESIANPOINT((0.,0.));
#3=IFCCARTESIANPOINT((1.,0.));
#4=IFCCIRCLEPROFILEDEF(.AREA.,'One',#1,1.);
#5= IFCCIRCLEPROFILEDEF(.AREA.,'O''ther #3',#2,1.);
#6=IFCCIRCLEPROFILEDEF(.AREA.,'One',#3,1.);
#7=IFCLOOP(#7);
#8=IFCLOOP(#8);
#9=IFCPOLYLINE((#1,
#3));
#10=IFCPOLYLINE((#1,
#2));
#11=IFCLINE(#99);
#12=IFCLINE(#99);
"""


def test_equal_content_has_equal_keys() -> None:
    keys = digests_of(TEXT, range(1, 7))
    assert keys[1] == keys[2] != keys[3]
    assert keys[4] == keys[5] != keys[6]


def test_what_can_not_be_told_for_sure_is_like_nothing_else() -> None:
    keys = digests_of(TEXT, range(7, 13))
    assert len(set(keys.values())) == 6
    assert keys[7] == b"#7"


def test_equal_bodies_of_the_reference_kernel_share_their_shape(tmp_path: Path) -> None:
    model = TinyModel()
    walls = [model.wall(f"Wall {n}", at=(3.0 * n, 0.0, 0.0)) for n in range(3)]
    radii = iter((0.1, 0.1, 0.2))
    model.records = [
        f"{record[: record.index('=')]}=IFCSPHERE(#5,{next(radii)});"
        if "IFCEXTRUDEDAREASOLID" in record
        else record
        for record in model.records
    ]
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    shaped = shape_building(read(path), STANDARD)
    assert {shaped.accounts[wall].made_by for wall in walls} == {"ifcopenshell"}
    assert [p.shape for p in shaped.scene.placements] == [0, 0, 1]
    assert [p.matrix[0, 3] for p in shaped.scene.placements] == [0.0, 3.0, 6.0]
