"""Units of properties: explicit ones, those of the project, and the damaged."""

from pathlib import Path

from exportstudio.readers import read
from exportstudio.readers.properties import read_properties
from tests.ifc_text import TinyModel

Units = dict[tuple[str, str], str]


def units_of(tmp_path: Path, *properties: str, records: tuple[str, ...] = ()) -> Units:
    """Return the units of single values that one wall has in one set; `records` begin at #108."""
    model = TinyModel()
    wall = model.wall()
    for record in records:
        model.add(record)
    ids = [model.add(record) for record in properties]
    members = ",".join(f"#{id}" for id in ids)
    pset = model.add(f"IFCPROPERTYSET('0Pset00000000000000000',$,'Pset',$,({members}))")
    model.add(f"IFCRELDEFINESBYPROPERTIES('0Rel000000000000000000',$,$,$,(#{wall}),#{pset})")
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    building = read(path)
    read_properties(building, with_types_and_quantities=True)
    return building.property_units


def single(name: str, value: str, unit: str = "$") -> str:
    return f"IFCPROPERTYSINGLEVALUE('{name}',$,{value},{unit})"


def test_the_project_has_the_unit_of_a_measure(tmp_path: Path) -> None:
    found = units_of(tmp_path, single("Width", "IFCPOSITIVELENGTHMEASURE(0.24)"))
    assert found == {("Pset", "Width"): "m"}


def test_numbers_without_a_measure_have_none(tmp_path: Path) -> None:
    found = units_of(
        tmp_path,
        single("Count", "IFCINTEGER(3)"),
        single("Share", "IFCRATIOMEASURE(0.5)"),
        single("Volume", "IFCVOLUMEMEASURE(0.5)"),
        single("Note", "IFCLABEL('x')"),
        single("Flag", "IFCBOOLEAN(.T.)"),
    )
    assert found == {("Pset", "Count"): "", ("Pset", "Share"): "", ("Pset", "Volume"): ""}


def test_a_property_may_name_its_own_unit(tmp_path: Path) -> None:
    unit = "IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)"
    gap = single("Gap", "IFCLENGTHMEASURE(12.)", "#108")
    assert units_of(tmp_path, gap, records=(unit,)) == {("Pset", "Gap"): "mm"}


def test_prefixes_powers_and_quotients(tmp_path: Path) -> None:
    found = units_of(
        tmp_path,
        single("Power", "IFCPOWERMEASURE(2.)", "#108"),
        single("U", "IFCTHERMALTRANSMITTANCEMEASURE(0.2)", "#114"),
        single("Slope", "IFCPLANEANGLEMEASURE(35.)", "#115"),
        single("Indoors", "IFCTHERMODYNAMICTEMPERATUREMEASURE(21.)", "#116"),
        single("Price", "IFCMONETARYMEASURE(9.)", "#117"),
        records=(
            "IFCSIUNIT(*,.POWERUNIT.,.KILO.,.WATT.)",
            "IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)",
            "IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.KELVIN.)",
            "IFCDERIVEDUNITELEMENT(#108,1)",
            "IFCDERIVEDUNITELEMENT(#109,-2)",
            "IFCDERIVEDUNITELEMENT(#110,-1)",
            "IFCDERIVEDUNIT((#111,#112,#113),.THERMALTRANSMITTANCEUNIT.,$)",
            "IFCCONVERSIONBASEDUNIT($,.PLANEANGLEUNIT.,'DEGREE',$)",
            "IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.DEGREE_CELSIUS.)",
            "IFCMONETARYUNIT('CHF')",
        ),
    )
    assert found == {
        ("Pset", "Power"): "kW",
        ("Pset", "U"): "kW/m²·K",
        ("Pset", "Slope"): "°",
        ("Pset", "Indoors"): "°C",
        ("Pset", "Price"): "CHF",
    }


def test_what_is_no_unit_is_none(tmp_path: Path) -> None:
    found = units_of(
        tmp_path,
        single("Wall", "IFCLENGTHMEASURE(12.)", "#107"),
        single("Nameless", "IFCLENGTHMEASURE(12.)", "#108"),
        records=("IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,$,$)",),
    )
    assert found == {("Pset", "Wall"): "", ("Pset", "Nameless"): ""}


def test_different_units_under_one_name_are_none(tmp_path: Path) -> None:
    model = TinyModel()
    millimetres = model.add("IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)")
    for number, unit in enumerate(("$", f"#{millimetres}", "$")):
        wall = model.wall()
        gap = model.add(single("Gap", "IFCLENGTHMEASURE(12.)", unit))
        pset = model.add(f"IFCPROPERTYSET('0Pset0000000000000000{number}',$,'Pset',$,(#{gap}))")
        model.add(
            f"IFCRELDEFINESBYPROPERTIES('0Rel00000000000000000{number}',$,$,$,(#{wall}),#{pset})"
        )
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    building = read(path)
    read_properties(building, with_types_and_quantities=False)
    assert building.property_units == {("Pset", "Gap"): ""}
