"""GeoJSON (RFC 7946): what buildings, storeys, spaces and elements cover, on the map.

https://www.rfc-editor.org/rfc/rfc7946
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.drawable import require_shapes
from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_files import unsound
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES


@dataclass(frozen=True, slots=True)
class GeoJsonOptions:
    """Options of GeoJSON: where the building stands, if the model does not say or is wrong."""

    latitude: float = option(
        0.0,
        "Latitude",
        "Of the origin of the model, in WGS 84; with longitude 0, what the model says is used.",
        unit="°",
    )
    longitude: float = option(
        0.0, "Longitude", "Of the origin of the model, in WGS 84, east of Greenwich.", unit="°"
    )
    rotation: float = option(
        0.0,
        "True north",
        "Where north is in the plan of the model, counted from its y axis against the clock; only "
        "with latitude and longitude.",
        unit="°",
    )
    crs: str = option(
        "",
        "Reference system",
        "Of the map that the model refers to, such as EPSG:25832, where the model names none; "
        "without a map conversion, its coordinates are taken for those of the map.",
        advanced=True,
    )


class GeoJsonExporter:
    """Writes and re-reads GeoJSON files."""

    info = FormatInfo(
        key="geojson",
        title="GeoJSON footprints",
        suffix=".geojson",
        qualities=tuple(QUALITIES),
        keeps=(
            "outlines of buildings and storeys in longitude and latitude (WGS 84)",
            "base and top of each, in metres of the model",
            "from standard quality on: the outline of every space, with name, number and area, and "
            "of every element; GlobalId, class, name, storey",
            "from high quality on: property sets; from professional on also quantities, and "
            "what is of the type",
            "1 cm at draft (outlines simplified within 20 mm), 1 mm from standard on (within 5, 2, "
            "1 mm), 0.1 mm at publication (not simplified)",
        ),
        drops=(
            "shapes: what each element covers stays",
            "colours and images",
            "at draft, all but buildings and storeys",
        ),
        options=options_of(GeoJsonOptions),
    )
    options_type: type[Any] = GeoJsonOptions
    needs_shapes = True
    needs_tables = False

    def includes_spaces(self, _options: GeoJsonOptions) -> bool:
        """Return True: spaces are features."""
        return True

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; raises StudioError (GEOM208, WRITE320)."""
        from exportstudio.exporters.geojson_writer import write_geojson

        require_shapes(source)
        return write_geojson(source, out, on_progress)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:  # noqa: ARG002
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        from exportstudio.exporters.geojson_check import contents_of

        try:
            return contents_of(path)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise unsound(path, error) from error
