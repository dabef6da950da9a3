"""The sample building is what every feature is tried on: it must hold what it promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import ifcopenshell.util.geolocation
import ifcopenshell.validate
import pytest

SAMPLE = Path(__file__).parents[1] / "resources" / "sample"
HOUSE = SAMPLE / "house.ifc"


@pytest.fixture(scope="module")
def house() -> Any:
    return ifcopenshell.open(HOUSE)


def named(house: Any, ifc_class: str, name: str) -> Any:
    (entity,) = (entity for entity in house.by_type(ifc_class) if entity.Name == name)
    return entity


def body_of(product: Any) -> Any:
    (body,) = (
        representation
        for representation in product.Representation.Representations
        if representation.RepresentationIdentifier == "Body"
    )
    return body


def mapped_items(product: Any) -> list[Any]:
    """The items of a body, those of its type if it is mapped from one."""
    return [
        shape
        for item in body_of(product).Items
        for shape in (
            item.MappingSource.MappedRepresentation.Items if item.is_a("IfcMappedItem") else [item]
        )
    ]


def styles_of(product: Any) -> list[Any]:
    return [
        style
        for item in mapped_items(product)
        for styled in item.StyledByItem
        for style in styled.Styles
    ]


def colour(style: Any) -> tuple[float, ...]:
    return tuple(style.Styles[0].SurfaceColour)[1:]


def test_the_script_writes_the_committed_file(tmp_path: Path) -> None:
    target = tmp_path / "again.ifc"
    script = SAMPLE / "make_house.py"
    subprocess.run([sys.executable, script, target], check=True, capture_output=True)
    assert target.read_bytes() == HOUSE.read_bytes()


# ifcopenshell leaves the file with its rules to the garbage collector to close.
@pytest.mark.filterwarnings("ignore:unclosed file .*IFC4.py:ResourceWarning")
def test_the_file_is_valid_by_the_express_rules() -> None:
    logger = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(str(HOUSE), logger, express_rules=True)
    assert logger.statements == []


def test_the_file_names_nothing_of_the_machine_it_was_made_on() -> None:
    header = HOUSE.read_text("ascii").split("DATA;")[0]
    assert "FILE_NAME('house.ifc','2026-03-02T08:00:00'" in header
    assert str(Path.home()) not in HOUSE.read_text("ascii")


def test_every_identity_is_unique(house: Any) -> None:
    identities = [entity.GlobalId for entity in house.by_type("IfcRoot")]
    assert len(set(identities)) == len(identities)


def test_it_is_small_and_full(house: Any) -> None:
    built = [p for p in house.by_type("IfcElement") if not p.is_a("IfcFeatureElement")]
    assert HOUSE.stat().st_size < 400_000
    assert 60 <= len(built) <= 150


def test_storeys_have_their_true_elevations(house: Any) -> None:
    storeys = {storey.Name: storey for storey in house.by_type("IfcBuildingStorey")}
    elevations = {name: storey.Elevation for name, storey in storeys.items()}
    assert elevations == {"Erdgeschoss": 0.0, "Obergeschoss": 2750.0, "Dach": 5500.0}
    for name, storey in storeys.items():
        placed = storey.ObjectPlacement.RelativePlacement.Location.Coordinates
        assert placed == (0.0, 0.0, elevations[name])
        assert storey.ContainsElements


def test_lengths_are_millimetres(house: Any) -> None:
    (units,) = house.by_type("IfcUnitAssignment")
    by_type = {unit.UnitType: unit for unit in units.Units}
    length = by_type["LENGTHUNIT"]
    assert (length.Prefix, length.Name) == ("MILLI", "METRE")
    assert by_type["AREAUNIT"].Name == "SQUARE_METRE"
    assert by_type["PLANEANGLEUNIT"].Name == "degree"


def test_every_window_and_door_fills_an_opening_in_a_host(house: Any) -> None:
    for filling in (*house.by_type("IfcWindow"), *house.by_type("IfcDoor")):
        (fills,) = filling.FillsVoids
        (voids,) = fills.RelatingOpeningElement.VoidsElements
        assert voids.RelatingBuildingElement.is_a() in ("IfcWall", "IfcSlab")


def test_two_styles_share_a_name_but_not_a_colour(house: Any) -> None:
    paints = [style for style in house.by_type("IfcSurfaceStyle") if style.Name == "Anstrich"]
    assert len({colour(paint) for paint in paints}) == len(paints) == 2
    outer = named(house, "IfcWall", "Außenwand Süd EG")
    inner = named(house, "IfcWall", "Innenwand Küche EG")
    assert {*styles_of(outer), *styles_of(inner)} == set(paints)


def test_a_window_has_an_opaque_frame_and_a_transparent_glazing(house: Any) -> None:
    window = named(house, "IfcWindow", "Fenster Bad")
    frame, glass = (style.Styles[0] for style in styles_of(window))
    assert (frame.Transparency, glass.Transparency) == (0.0, 0.6)
    constituents = ifcopenshell.util.element.get_material(window).MaterialConstituents
    assert {part.Name for part in constituents} == {"Framing", "Glazing"}


def test_a_style_may_come_from_the_material_alone_or_from_nowhere(house: Any) -> None:
    column = named(house, "IfcColumn", "Stütze 1")
    assert styles_of(column) == []
    steel = ifcopenshell.util.element.get_material(column)
    (styled,) = steel.HasRepresentation[0].Representations[0].Items
    assert styled.Styles[0].Name == "Stahl"
    step = named(house, "IfcSlab", "Podest")
    assert styles_of(step) == []
    assert ifcopenshell.util.element.get_material(step) is None


def test_materials_come_singly_in_layers_and_as_constituents(house: Any) -> None:
    wall = named(house, "IfcWall", "Außenwand Nord OG")
    usage = ifcopenshell.util.element.get_material(wall)
    assert usage.is_a("IfcMaterialLayerSetUsage")
    thicknesses = [layer.LayerThickness for layer in usage.ForLayerSet.MaterialLayers]
    assert thicknesses == [15.0, 160.0, 175.0, 10.0]
    slab = named(house, "IfcSlab", "Bodenplatte")
    assert ifcopenshell.util.element.get_material(slab).is_a("IfcMaterial")
    window = named(house, "IfcWindow", "Fenster Bad")
    assert ifcopenshell.util.element.get_material(window).is_a("IfcMaterialConstituentSet")


def test_repeated_furniture_is_mapped_from_its_type(house: Any) -> None:
    for name, count in {"Stuhl Buche": 8, "Bett 90×200": 2, "Sofa 220": 2}.items():
        kind = named(house, "IfcFurnitureType", name)
        occurrences = kind.Types[0].RelatedObjects
        assert len(occurrences) == count
        for occurrence in occurrences:
            (item,) = body_of(occurrence).Items
            assert item.MappingSource == kind.RepresentationMaps[0]


@pytest.mark.parametrize(
    "ifc_class",
    [
        "IfcExtrudedAreaSolid",
        "IfcRevolvedAreaSolid",
        "IfcSweptDiskSolid",
        "IfcFacetedBrep",
        "IfcTriangulatedFaceSet",
        "IfcPolygonalFaceSet",
        "IfcBooleanClippingResult",
        "IfcMappedItem",
        "IfcCircleProfileDef",
        "IfcCircleHollowProfileDef",
        "IfcArbitraryProfileDefWithVoids",
        "IfcStairFlight",
        "IfcGrid",
        "IfcAnnotation",
        "IfcDistributionPort",
        "IfcLightFixture",
    ],
)
def test_it_has_something_of_every_kind(house: Any, ifc_class: str) -> None:
    assert house.by_type(ifc_class)


def test_types_and_occurrences_have_properties_and_quantities(house: Any) -> None:
    wall = named(house, "IfcWall", "Außenwand Süd EG")
    kind = ifcopenshell.util.element.get_type(wall)
    for owner in (wall, kind):
        sets = ifcopenshell.util.element.get_psets(owner, should_inherit=False)
        assert {"Pset_WallCommon", "Qto_WallBaseQuantities"} <= set(sets)
    quantities = ifcopenshell.util.element.get_pset(wall, "Qto_WallBaseQuantities")
    gross = 12.0 * 2.85
    openings = 1.0 * 2.2 + 1.8 * 1.3 + 3.0 * 2.3
    assert quantities["Length"] == pytest.approx(12_000)
    assert quantities["NetSideArea"] == pytest.approx(gross - openings)


def test_one_property_set_has_a_property_of_each_kind(house: Any) -> None:
    door = named(house, "IfcDoor", "Haustür")
    (values,) = (
        relation.RelatingPropertyDefinition
        for relation in door.IsDefinedBy
        if relation.RelatingPropertyDefinition.Name == "Musterhaus_Bauteil"
    )
    properties = {value.Name: value for value in values.HasProperties}
    single = {
        name: value.NominalValue.wrappedValue
        for name, value in properties.items()
        if value.is_a("IfcPropertySingleValue")
    }
    assert single == {
        "Hinweis": "Schwelle bündig – siehe Detail «7a», Дверь, 門",
        "Schlüsselzahl": 5,
        "Gewicht": 84.5,
        "Barrierefrei": True,
        "Rohbaumaß": 113.5,
    }
    assert properties["Rohbaumaß"].Unit.Prefix == "CENTI"
    assert [v.wrappedValue for v in properties["Farbtöne"].ListValues] == ["RAL 7016", "RAL 9010"]
    state = properties["Zustand"]
    assert [value.wrappedValue for value in state.EnumerationValues] == ["bestellt"]
    assert len(state.EnumerationReference.EnumerationValues) == 3
    assert properties["Spaltmaß"].UpperBoundValue.wrappedValue == 5.0


def test_one_property_set_is_shared_by_several_elements(house: Any) -> None:
    shared = named(house, "IfcPropertySet", "Musterhaus_Möblierung")
    (relation,) = shared.DefinesOccurrence
    assert len(relation.RelatedObjects) == 9


def test_spaces_are_numbered_measured_and_grouped_in_a_zone(house: Any) -> None:
    living = named(house, "IfcSpace", "0.01")
    assert living.LongName == "Wohnen / Essen"
    quantities = ifcopenshell.util.element.get_pset(living, "Qto_SpaceBaseQuantities")
    assert quantities["NetFloorArea"] == pytest.approx(5.2 * 7.28)
    zone = named(house, "IfcZone", "Beheizte Zone")
    assert len(zone.IsGroupedBy[0].RelatedObjects) == 10


def test_the_heating_is_a_system_of_connected_parts(house: Any) -> None:
    heating = named(house, "IfcDistributionSystem", "Heizung")
    assert heating.PredefinedType == "HEATING"
    parts = {part.Name for part in heating.IsGroupedBy[0].RelatedObjects}
    assert {"Heizkessel", "Vorlauf Bogen", "Heizkörper Bad"} <= parts
    assert len(house.by_type("IfcRelConnectsPorts")) == 4


def test_elements_are_classified(house: Any) -> None:
    (system,) = house.by_type("IfcClassification")
    assert (system.Name, system.Edition) == ("DIN 276", "2018-12")
    related = {
        relation.RelatingClassification.Identification: len(relation.RelatedObjects)
        for relation in house.by_type("IfcRelAssociatesClassification")
        if relation.RelatingClassification.is_a("IfcClassificationReference")
    }
    assert related["331"] == 12
    assert related["334"] == len(house.by_type("IfcWindow"))


def test_the_house_lies_where_its_site_says(house: Any) -> None:
    (conversion,) = house.by_type("IfcMapConversion")
    assert conversion.TargetCRS.Name == "EPSG:2056"
    origin = ifcopenshell.util.geolocation.auto_xyz2enh(house, 0, 0, 0)
    assert origin == pytest.approx((2_600_123.45, 1_200_678.9, 540.0))
    # Ten metres along its x axis, turned by 20 degrees: the conversion also scales to metres.
    east = ifcopenshell.util.geolocation.auto_xyz2enh(house, 10_000, 0, 0)
    assert east == pytest.approx((2_600_132.8469, 1_200_682.3202, 540.0), abs=1e-3)
    (site,) = house.by_type("IfcSite")
    assert site.RefLatitude == (46, 57, 25, 876800)
    assert site.RefLongitude == (7, 26, 24, 932400)
    assert site.RefElevation == 540_000
    context = house.by_type("IfcGeometricRepresentationContext", include_subtypes=False)[0]
    assert context.TrueNorth.DirectionRatios == pytest.approx((0.34202, 0.93969), abs=1e-5)


@pytest.mark.parametrize(
    ("ifc_class", "name"),
    [
        ("IfcSlab", "Dachfläche Süd"),
        ("IfcWindow", "Fenêtre à la française – côté jardin"),
        ("IfcFurniture", "书桌"),
        ("IfcFurniture", "居間の本棚"),
        ("IfcFurniture", "Диван «Волга»"),
        ("IfcFurniture", "Zimmerpflanze 🌿"),
    ],
)
def test_names_of_every_script_are_read_back(house: Any, ifc_class: str, name: str) -> None:
    assert named(house, ifc_class, name).Name == name
