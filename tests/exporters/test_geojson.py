"""GeoJSON: footprints lie where the building stands on Earth, and keep to RFC 7946."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod, Transformer

from exportstudio.model.building import Georeference
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import DRAFT, PROFESSIONAL
from tests.exporters.shape_contract import Point, ShapeContract
from tests.ifc_text import TinyModel

GEOD = Geod(ellps="WGS84")
WALL = "0AWall0000000000000000"


def features(path: Path) -> dict[str, Any]:
    return {each["id"]: each for each in json.loads(path.read_text("utf-8"))["features"]}


def middle(feature: Any) -> Point:
    centre = shapely.geometry.shape(feature["geometry"]).centroid
    return centre.x, centre.y


class TestGeoJson(ShapeContract):
    key = "geojson"

    def names(self, path: Path) -> dict[str, str]:
        return {key: each["properties"]["name"] for key, each in features(path).items()}

    def place(self, path: Path, key: str) -> Point:
        azimuth, _, distance = GEOD.inv(0.0, 0.0, *middle(features(path)[key]))
        turn = math.radians(azimuth)
        return distance * math.sin(turn), distance * math.cos(turn)

    def placed(
        self, tmp_path: Path, georeference: Georeference, **options: Any
    ) -> tuple[Point, dict[str, Any], list[str]]:
        """Return where a wall 100 m along x comes to be, the document, and what is said of it."""
        model = TinyModel()
        model.wall(at=(100.0, 0.0, 0.0))
        source = self.source(self.model(tmp_path, model), **options)
        source.building.georeference = georeference
        out, result, _ = self.write(source, tmp_path / "out")
        codes = [issue.code for issue in result.issues]
        return middle(features(out)[WALL]), json.loads(out.read_text("utf-8")), codes

    @pytest.mark.parametrize("crs", ["EPSG:25832", "epsg: 25832", "25832", "ETRS89 / UTM zone 32N"])
    def test_map_conversion(self, tmp_path: Path, crs: str) -> None:
        """On the meridian in the middle of the zone, easting 500 km is 9° and scale is 0.9996."""
        stated = Georeference(
            crs=crs, eastings=500_000.0, northings=0.0, abscissa=0.0, ordinate=2.0, latitude=50.0
        )
        (lon, lat), document, codes = self.placed(tmp_path, stated)
        assert lon == pytest.approx(9.0, abs=1e-7)
        assert GEOD.inv(9.0, 0.0, lon, lat)[2] == pytest.approx(100 / 0.9996, abs=0.01)
        assert document["georeference"]["by"] == "map conversion"
        assert codes == []

    def test_survey_feet_of_the_map(self, tmp_path: Path) -> None:
        foot = 1200 / 3937
        stated = Georeference(
            crs="EPSG:2263", eastings=984_250.0 * foot, northings=0.0, abscissa=1.0
        )  # the false easting of New York Long Island
        (lon, _), _, _ = self.placed(tmp_path, stated)
        metres = GEOD.inv(-74.0, 40.1666667, lon, 40.1666667)[2]
        assert metres == pytest.approx(100.0, abs=1.0)

    def test_coordinates_that_are_those_of_the_map(self, tmp_path: Path) -> None:
        stated = Georeference(
            crs="EPSG:25832", eastings=5e5, northings=1e6, coordinates_are_projected=True
        )
        (_, lat), _, _ = self.placed(tmp_path, stated)
        assert abs(lat) < 0.001

    def test_the_site_and_true_north(self, tmp_path: Path) -> None:
        stated = Georeference(latitude=48.0, longitude=11.0, true_north=(1.0, 0.0))
        (lon, lat), document, codes = self.placed(tmp_path, stated)
        assert lon == pytest.approx(11.0, abs=1e-7)
        assert GEOD.inv(11.0, 48.0, lon, lat)[2] == pytest.approx(100.0, abs=0.01)
        assert lat > 48.0
        assert document["georeference"]["by"] == "site"
        assert codes == []

    def test_a_person_knows_better(self, tmp_path: Path) -> None:
        stated = Georeference(crs="EPSG:25832", eastings=5e5, northings=0.0)
        (lon, lat), _, _ = self.placed(
            tmp_path, stated, latitude=-33.0, longitude=151.0, rotation=90.0
        )
        azimuth, _, distance = GEOD.inv(151.0, -33.0, lon, lat)
        assert distance == pytest.approx(100.0, abs=0.01)
        assert abs(azimuth) == pytest.approx(180.0, abs=0.01)  # north is at −x

    def test_an_unknown_reference_system_is_told(self, tmp_path: Path) -> None:
        stated = Georeference(crs="Baunetz 7", eastings=5e5, northings=1.0)
        _, document, codes = self.placed(tmp_path, stated)
        assert codes == ["WRITE321", "WRITE323"]
        assert document["georeference"]["by"] == "none"

    def test_a_reference_system_from_an_option(self, tmp_path: Path) -> None:
        stated = Georeference(crs="Baunetz 7", eastings=5e5, northings=1.0)
        (lon, _), _, codes = self.placed(tmp_path, stated, crs="25832")
        assert lon == pytest.approx(9.0009, abs=1e-4)
        assert codes == []

    @pytest.mark.parametrize("options", [{"latitude": 95.0}, {"crs": "nonsense"}])
    def test_a_place_that_is_none_is_refused(self, tmp_path: Path, options: dict[str, Any]) -> None:
        with pytest.raises(StudioError, match="WRITE320"):
            self.placed(tmp_path, Georeference(), **options)

    def test_a_missing_grid_is_told(self, tmp_path: Path) -> None:
        stated = Georeference(crs="EPSG:31468", eastings=4.5e6, northings=5.8e6)
        _, _, codes = self.placed(tmp_path, stated)
        assert codes == ["WRITE322"]

    def test_draft_has_buildings_and_storeys(self, sample: Path, tmp_path: Path) -> None:
        _, result, contents = self.write(self.source(sample, DRAFT), tmp_path / "out")
        assert set(contents.classes) <= {"IfcSite", "IfcBuilding", "IfcBuildingStorey"}
        assert contents.classes["IfcBuildingStorey"] == 3
        assert result.ledger.totals().exported == len(contents.keys)

    def test_what_is_known_of_a_space_and_a_wall(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample, PROFESSIONAL)
        out, _, _ = self.write(source, tmp_path / "out")
        found = [each["properties"] for each in features(out).values()]
        space = next(each for each in found if each["class"] == "IfcSpace")
        assert space["area_is_stated"]
        assert space["area_m2"] == pytest.approx(
            space["Qto_SpaceBaseQuantities.NetFloorArea"], abs=0.001
        )
        assert space["height_m"] == pytest.approx(space["top_m"] - space["base_m"], abs=0.002)
        wall = next(each for each in found if each["class"] == "IfcWall")
        assert wall["storey"] == "Erdgeschoss"
        assert [name for name in wall if name.startswith("Pset_WallCommon.")]

    def test_what_stands_on_edge_is_a_line(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall("Blatt")
        source = self.source(self.model(tmp_path, model))
        (shape,) = source.shaped.scene.shapes
        shape.vertices[:, 1] = 0.0
        out, result, _ = self.write(source, tmp_path / "out")
        assert features(out)[WALL]["geometry"]["type"] == "LineString"
        assert result.ledger.outcome(WALL) is Outcome.DEGRADED

    @pytest.mark.parametrize("name", ["georef_utm_tiny.ifc", "sketchup_pcert_building_ifc4x3.ifc"])
    def test_real_buildings_stand_where_they_should(
        self, dev_files: Path, tmp_path: Path, name: str
    ) -> None:
        source = self.source(dev_files / name)
        out, _, _ = self.write(source, tmp_path / "out")
        stated, scene = source.building.georeference, source.shaped.scene
        assert stated.eastings is not None
        assert stated.northings is not None
        points = np.concatenate(
            [scene.shapes[p.shape].vertices @ p.matrix[:3, :3].T + p.matrix[:3, 3]
             for p in scene.placements]
        ) + scene.offset  # fmt: skip
        x, y = (points.min(0) + points.max(0))[:2] / 2
        turn = math.atan2(stated.ordinate, stated.abscissa)
        to_wgs84 = Transformer.from_crs(stated.crs, "EPSG:4326", always_xy=True)
        lon, lat = to_wgs84.transform(
            stated.eastings + x * math.cos(turn) - y * math.sin(turn),
            stated.northings + x * math.sin(turn) + y * math.cos(turn),
        )
        west, south, east, north = json.loads(out.read_text("utf-8"))["bbox"]
        assert GEOD.inv(lon, lat, (west + east) / 2, (south + north) / 2)[2] < 1.0
