"""The place on Earth: every way that IFC has to say it, in metres, and what is odd about it."""

from pathlib import Path

import pytest

from exportstudio.model.building import Building
from exportstudio.readers import read
from tests.ifc_text import TinyModel

EAST, NORTH = 2_600_000.0, 1_200_000.0
METRE = "IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)"


class PlacedModel(TinyModel):
    """A tiny model somewhere on a map."""

    millimetres = False

    def map(self, unit: str | None = METRE) -> int:
        map_unit = f"#{self.add(unit)}" if unit else "$"
        return self.add(
            f"IFCPROJECTEDCRS('EPSG:2056','CH1903+ / LV95','CH1903+','LN02',$,$,{map_unit})"
        )

    def conversion(
        self, crs: int, east: float = EAST, north: float = NORTH, scale: str = "$"
    ) -> None:
        self.add(f"IFCMAPCONVERSION(#7,#{crs},{east},{north},400.,0.6,0.8,{scale})")

    def read(self, tmp_path: Path) -> Building:
        text = self.text()
        if self.millimetres:
            text = text.replace(
                "#3=IFCSIUNIT(*,.LENGTHUNIT.,$", "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI."
            )
        path = tmp_path / "model.ifc"
        path.write_text(text)
        return read(path)


def issues_of(building: Building) -> list[tuple[str, str]]:
    return [(issue.code, issue.severity.value) for issue in building.issues]


def test_a_map_conversion_is_read_in_full(tmp_path: Path) -> None:
    model = PlacedModel()
    model.wall()
    model.conversion(model.map())
    building = model.read(tmp_path)
    place = building.georeference
    assert (place.crs, place.crs_description) == ("EPSG:2056", "CH1903+ / LV95")
    assert (place.geodetic_datum, place.vertical_datum) == ("CH1903+", "LN02")
    assert (place.eastings, place.northings, place.height) == (EAST, NORTH, 400.0)
    assert (place.abscissa, place.ordinate, place.scale) == (0.6, 0.8, 1.0)
    assert not place.coordinates_are_projected
    assert building.issues == []


@pytest.mark.parametrize(
    ("scale", "expected", "told"),
    [("0.001", 1.0, False), ("0.0009996", 0.9996, False), ("1.", 1.0, True),
     ("1000.", 1.0, True), ("$", 1.0, False), ("0.9996", 0.9996, True)],
)  # fmt: skip
def test_a_scale_holds_the_units_or_forgets_them(
    tmp_path: Path, scale: str, expected: float, told: bool
) -> None:
    model = PlacedModel()
    model.millimetres = True
    model.wall()
    model.conversion(model.map(), scale=scale)
    building = model.read(tmp_path)
    assert building.georeference.scale == pytest.approx(expected)
    assert building.georeference.eastings == EAST
    assert issues_of(building) == ([("READ124", "info")] if told else [])


def test_a_map_in_survey_feet_comes_in_metres(tmp_path: Path) -> None:
    model = PlacedModel()
    model.wall()
    metre = model.add(METRE)
    factor = model.add(f"IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.304800609601219),#{metre})")
    exponents = model.add("IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0)")
    feet = f"IFCCONVERSIONBASEDUNIT(#{exponents},.LENGTHUNIT.,'US SURVEY FOOT',#{factor})"
    model.conversion(model.map(feet), 2_000_000.0, 500_000.0)
    place = model.read(tmp_path).georeference
    assert place.eastings == pytest.approx(609_601.2192, abs=1e-4)
    assert place.height == pytest.approx(121.92024384)


def test_factors_for_each_axis_are_kept(tmp_path: Path) -> None:
    model = PlacedModel("IFC4X3_ADD2")
    model.wall()
    model.add(
        f"IFCMAPCONVERSIONSCALED(#7,#{model.map()},{EAST},{NORTH},0.,1.,0.,1.,0.9996,0.9996,1.)"
    )
    place = model.read(tmp_path).georeference
    assert place.factors == (0.9996, 0.9996, 1.0)
    assert place.eastings == EAST


def test_a_rigid_operation_on_a_map(tmp_path: Path) -> None:
    model = PlacedModel("IFC4X3_ADD2")
    model.wall()
    model.add(
        f"IFCRIGIDOPERATION(#7,#{model.map()},IFCLENGTHMEASURE({EAST}),"
        f"IFCLENGTHMEASURE({NORTH}),12.)"
    )
    place = model.read(tmp_path).georeference
    assert (place.eastings, place.northings, place.height) == (EAST, NORTH, 12.0)
    assert (place.abscissa, place.ordinate) == (1.0, 0.0)


def test_a_rigid_operation_on_the_globe(tmp_path: Path) -> None:
    model = PlacedModel("IFC4X3_ADD2")
    model.wall()
    crs = model.add("IFCGEOGRAPHICCRS('EPSG:4326',$,'WGS84',$,$,$)")
    model.add(
        f"IFCRIGIDOPERATION(#7,#{crs},IFCPLANEANGLEMEASURE(0.8),IFCPLANEANGLEMEASURE(0.1),12.)"
    )
    place = model.read(tmp_path).georeference
    assert place.crs == "EPSG:4326"
    assert place.latitude == pytest.approx(45.8366236)
    assert place.longitude == pytest.approx(5.7295780)
    assert place.eastings is None


def test_map_coordinates_with_an_empty_conversion_are_noticed(tmp_path: Path) -> None:
    model = PlacedModel()
    model.wall(at=(EAST, NORTH, 400.0))
    model.conversion(model.map(), 0.0, 0.0)
    building = model.read(tmp_path)
    assert building.georeference.coordinates_are_projected
    assert issues_of(building) == [("READ123", "info")]


def test_map_coordinates_with_their_conversion_are_noticed(tmp_path: Path) -> None:
    model = PlacedModel()
    model.wall(at=(EAST + 40.0, NORTH - 700.0, 400.0))
    model.conversion(model.map())
    building = model.read(tmp_path)
    assert building.georeference.coordinates_are_projected
    assert issues_of(building) == [("READ123", "warning")]
    assert "2,600,040 / 1,199,300" in building.issues[0].text


def test_map_coordinates_in_the_points_of_a_body_are_noticed(tmp_path: Path) -> None:
    model = PlacedModel()
    corners = f"({EAST},{NORTH},0.),({EAST + 1},{NORTH},0.),({EAST},{NORTH},9.)"
    points = model.add(f"IFCCARTESIANPOINTLIST3D(({corners}))")
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{points},$,.F.,((1,2,3)),$)")
    body = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','Tessellation',(#{faces}))")
    shape = model.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
    model.add(f"IFCWALL('0Terrain00000000000000',$,'T',$,$,#9,#{shape},$,$)")
    model.conversion(model.map(), 0.0, 0.0)
    assert model.read(tmp_path).georeference.coordinates_are_projected


def test_a_building_of_ordinary_size_is_where_its_conversion_says(tmp_path: Path) -> None:
    model = PlacedModel()
    model.wall(at=(3_000.0, -2_000.0, 0.0))
    model.conversion(model.map(), 0.0, 0.0)
    building = model.read(tmp_path)
    assert not building.georeference.coordinates_are_projected
    assert building.issues == []


@pytest.mark.parametrize("name", ["acca_rail_track_10.ifc", "acca_rail_track_07_large.ifc"])
def test_a_real_railway_has_map_coordinates_already(dev_files: Path, name: str) -> None:
    building = read(dev_files / name)
    assert building.georeference.coordinates_are_projected
    assert issues_of(building) == [("READ123", "info")]
