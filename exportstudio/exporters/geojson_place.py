"""Where a building stands in longitude and latitude, for GeoJSON.

https://www.rfc-editor.org/rfc/rfc7946: coordinates are WGS 84. Nothing is fetched from a network;
where the best way into WGS 84 needs a grid that is not installed, the next best is taken and told.
"""

import math
import re
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.placement import PlacementError, Placements
from exportstudio.model.building import Building
from exportstudio.model.issue import Issue, StudioError

if TYPE_CHECKING:
    from pyproj import CRS

Points = NDArray[np.float64]
_WGS_84 = "EPSG:4326"
_FAR_M = 10_000.0
_EXACT_M = 1.0  # how well datums are tied to WGS 84 at best
_ASK_FOR_PLACE = "Give its latitude and longitude, or its coordinate reference system, as options."


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a person says of the place of a building; see `GeoJsonOptions`."""

    latitude: float
    longitude: float
    rotation: float
    crs: str

    @property
    def is_given(self) -> bool:
        """Whether it says where the origin of the building is."""
        return bool(self.latitude or self.longitude)


@dataclass(slots=True)
class Place:
    """Turns plan coordinates of a building into longitude and latitude.

    A plan point p (metres, world coordinates of the source) is first `matrix @ p + shift`, then
    goes through `transformer`, which yields degrees. `facts` say how, `issues` what is to be told.
    """

    matrix: Points
    shift: Points
    transformer: Any
    facts: dict[str, Any]
    issues: list[Issue] = field(default_factory=list)

    def lon_lat(self, points: Points) -> Points:
        """Return (n, 2) longitudes and latitudes of (n, 2) plan coordinates in metres."""
        moved = points @ self.matrix.T + self.shift
        return np.stack(self.transformer.transform(moved[:, 0], moved[:, 1]), axis=1)


def place_of(building: Building, anchor: Anchor, middle: Points) -> Place:
    """Return the place of a building that lies around `middle` (x, y) in its own coordinates.

    An anchor prevails over what the source says; of that, a map conversion over the site. Raises
    StudioError (WRITE320) for an anchor that can't be.
    """
    if abs(anchor.latitude) > 90 or abs(anchor.longitude) > 180:
        raise StudioError(
            Issue.error(
                "WRITE320",
                f"There is no place at latitude {anchor.latitude:g}, longitude "
                f"{anchor.longitude:g}.",
                "Latitudes reach from −90 to 90, longitudes from −180 to 180.",
            )
        )
    if anchor.is_given:
        turn = math.radians(anchor.rotation)
        north = (-math.sin(turn), math.cos(turn))
        return _around(anchor.latitude, anchor.longitude, np.zeros(2), north, "option")
    issues: list[Issue] = []
    crs = _crs_of(building, anchor, issues)
    if crs is not None and not crs.is_geographic:
        placed = _on_map(building, anchor, crs, middle)
        if placed is not None:
            return placed
    return _by_site(building, crs, middle, issues)


def _crs_of(building: Building, anchor: Anchor, issues: list[Issue]) -> "CRS | None":
    """Return the reference system of the map, from the option or the source."""
    if anchor.crs:
        found = _read_crs(anchor.crs)
        if found is None or found.is_geographic:
            raise StudioError(
                Issue.error(
                    "WRITE320",
                    f"“{anchor.crs}” is not known as a reference system of maps.",
                    "Give one as EPSG has it, such as EPSG:25832.",
                )
            )
        return found
    stated = building.georeference
    for name in (stated.crs, stated.crs_description):
        found = _read_crs(name) if name else None
        if found is not None:
            return found
    if stated.crs or stated.eastings is not None:
        issues.append(
            Issue.warning(
                "WRITE321",
                f"The reference system of the map (“{stated.crs}”) is not known, so that its "
                "map conversion could not be used.",
                _ASK_FOR_PLACE,
            )
        )
    return None


def _read_crs(name: str) -> "CRS | None":
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    number = re.fullmatch(r"\s*(?:epsg\W*)?(\d{4,6})\s*", name, re.IGNORECASE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = CRS.from_user_input(f"EPSG:{number[1]}" if number else name.strip())
            return found.to_2d() if found.is_projected or found.is_geographic else None
    except CRSError:
        return None


def _on_map(building: Building, anchor: Anchor, crs: "CRS", middle: Points) -> Place | None:
    """Return the place by the map conversion, or by coordinates that are those of the map."""
    stated = building.georeference
    matrix, shift = np.eye(2), np.zeros(2)
    if stated.coordinates_are_projected or (anchor.crs and stated.eastings is None):
        how = "the coordinates of the building are those of the map"
    elif stated.eastings is not None and stated.northings is not None:
        how = "map conversion"
        length = math.hypot(stated.abscissa, stated.ordinate) or 1.0
        cos, sin = stated.abscissa / length, stated.ordinate / length
        factors = np.array(stated.factors[:2]) * stated.scale
        matrix = np.array([[cos, -sin], [sin, cos]]) * factors
        shift = np.array([stated.eastings, stated.northings])
    else:
        return None
    # The map may count in feet.
    unit = crs.axis_info[0].unit_conversion_factor or 1.0
    matrix, shift = matrix / unit, shift / unit
    transformer, issues = _into_wgs84(crs, matrix @ middle + shift)
    facts = {"by": how, "crs": crs.to_string(), "accuracy_m": transformer.accuracy}
    return Place(matrix, shift, transformer, facts, issues)


def _into_wgs84(crs: "CRS", near: Points) -> tuple[Any, list[Issue]]:
    """Return the best transformation that works here for a point of a map, and its price."""
    from pyproj import Transformer, network
    from pyproj.aoi import AreaOfInterest
    from pyproj.transformer import TransformerGroup

    network.set_network_enabled(active=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of grids that are not there; told below
        rough = Transformer.from_crs(crs, _WGS_84, always_xy=True)
        lon, lat = rough.transform(*near)
        around = AreaOfInterest(lon, lat, lon, lat) if math.isfinite(lon + lat) else None
        group = TransformerGroup(crs, _WGS_84, always_xy=True, area_of_interest=around)
    if not group.transformers:
        return rough, []
    best = group.transformers[0]
    if best.accuracy <= _EXACT_M and group.best_available:
        return best, []
    within = f"within {best.accuracy:g} m" if best.accuracy > 0 else "to an unknown degree"
    text = f"Longitudes and latitudes from {crs.name} are right {within} only"
    if not group.best_available:
        text += "; more exact ones would take a grid that is not installed"
    return best, [Issue.warning("WRITE322", f"{text}.")]


def _by_site(building: Building, crs: "CRS | None", middle: Points, issues: list[Issue]) -> Place:
    """Return the place by latitude and longitude of the source, or at 0°, 0°."""
    stated = building.georeference
    latitude, longitude = stated.latitude, stated.longitude
    if latitude is not None and longitude is not None and (latitude or longitude):
        if crs is not None and crs.is_geographic:  # of the origin of the project, unturned
            transformer, more = _into_wgs84(crs, np.array([longitude, latitude]))
            longitude, latitude = transformer.transform(longitude, latitude)
            placed = _around(latitude, longitude, np.zeros(2), (0.0, 1.0), "rigid operation")
            issues += more
        else:
            north = stated.true_north or (0.0, 1.0)
            placed = _around(latitude, longitude, _origin_of_site(building), north, "site")
        placed.issues = issues
        return placed
    origin = np.round(middle) if np.abs(middle).max() > _FAR_M else np.zeros(2)
    placed = _around(0.0, 0.0, origin, (0.0, 1.0), "none")
    text = "The model does not say where on Earth it stands; it was laid out in metres at 0°, 0°."
    if origin.any():
        text += f" There is the point {origin[0]:,.0f} / {origin[1]:,.0f} m of the model."
    placed.issues = [*issues, Issue.warning("WRITE323", text, _ASK_FOR_PLACE)]
    return placed


def _around(
    latitude: float, longitude: float, origin: Points, north: tuple[float, float], how: str
) -> Place:
    """Return the place of a plan whose `origin` lies at a latitude and longitude."""
    from pyproj import Transformer

    length = math.hypot(*north)
    x, y = (north[0] / length, north[1] / length) if length else (0.0, 1.0)
    matrix = np.array([[y, -x], [x, y]])
    local = f"+proj=aeqd +lat_0={latitude!r} +lon_0={longitude!r} +datum=WGS84 +units=m"
    transformer = Transformer.from_crs(local, _WGS_84, always_xy=True)
    facts = {
        "by": how,
        "origin": [float(value) for value in origin],
        "longitude": longitude,
        "latitude": latitude,
        "true_north": [x, y],
    }
    return Place(matrix, -matrix @ origin, transformer, facts)


def _origin_of_site(building: Building) -> Points:
    """Return where the origin of the site is, which its latitude and longitude are those of."""
    site = next(iter(building.ifc.by_type("IfcSite")), None)
    if site is None or site.ObjectPlacement is None:
        return np.zeros(2)
    try:
        matrix = Placements(building.length_unit_m).of(site.ObjectPlacement)
    except PlacementError:
        return np.zeros(2)
    return np.zeros(2) if matrix is None else np.asarray(matrix[:2, 3], dtype=np.float64)
