from collections import Counter
from pathlib import Path

import ifcopenshell

from exportstudio.outliner import outlines
from exportstudio.readers.outline import outline


def test_counts_are_those_of_the_model(sample: Path) -> None:
    model = ifcopenshell.open(str(sample))
    assert not isinstance(model, ifcopenshell.sqlite)
    found = outline(sample)
    counts = Counter(product.is_a() for product in model.by_type("IfcProduct"))
    left_out = counts.keys() - found.classes.keys()
    assert left_out <= {"IfcSite", "IfcBuilding", "IfcBuildingStorey", "IfcOpeningElement"}
    assert found.classes == {name: counts[name] for name in found.classes}
    storeys = sorted(model.by_type("IfcBuildingStorey"), key=lambda storey: storey.Elevation)
    assert found.storeys == tuple(storey.Name for storey in storeys)


def test_a_child_answers_for_each_building(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "no.ifc").write_text("no building")
    escaped = tmp_path / "Ü.ifc"
    text = sample.read_text("utf-8").replace("'Dach'", r"'D\X2\00E4\X0\cher, ''oben'''")
    escaped.write_text(text, encoding="utf-8")
    answers = dict(outlines([tmp_path / "no.ifc", escaped]))
    assert answers[tmp_path / "no.ifc"] is None
    found = answers[escaped]
    assert found is not None
    assert found.storeys[-1] == "Dächer, 'oben'"
