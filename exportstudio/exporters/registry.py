"""The formats, in the order in which the faces list them."""

from exportstudio.exporters.asciibim import AsciiBimExporter
from exportstudio.exporters.csv import CsvExporter
from exportstudio.exporters.dxf import DxfExporter
from exportstudio.exporters.exporter import Exporter
from exportstudio.exporters.geojson import GeoJsonExporter
from exportstudio.exporters.glb import GlbExporter
from exportstudio.exporters.gltf import GltfExporter
from exportstudio.exporters.ifc import IfcExporter
from exportstudio.exporters.iges import IgesExporter
from exportstudio.exporters.json import JsonExporter, JsonGzExporter
from exportstudio.exporters.parquet import ParquetExporter
from exportstudio.exporters.pdf import PdfExporter
from exportstudio.exporters.plugins import load_plugins
from exportstudio.exporters.step import StepExporter
from exportstudio.exporters.svgx import SvgExporter, SvgxExporter
from exportstudio.exporters.xlsx import XlsxExporter
from exportstudio.exporters.xml import XmlExporter, XmlGzExporter
from exportstudio.model.issue import Issue, RequestError

_ALL: tuple[Exporter, ...] = (
    GlbExporter(),
    GltfExporter(),
    IfcExporter(),
    CsvExporter(),
    JsonExporter(),
    JsonGzExporter(),
    XmlExporter(),
    XmlGzExporter(),
    ParquetExporter(),
    XlsxExporter(),
    SvgxExporter(),
    SvgExporter(),
    AsciiBimExporter(),
    GeoJsonExporter(),
    PdfExporter(),
    StepExporter(),
    IgesExporter(),
    DxfExporter(),
)

_PLUGINS, PLUGIN_ISSUES = load_plugins({exporter.info.key for exporter in _ALL})

EXPORTERS: dict[str, Exporter] = {exporter.info.key: exporter for exporter in (*_ALL, *_PLUGINS)}


def exporter_by_key(key: str) -> Exporter:
    """Return the exporter of the format `key`; raises RequestError that lists the known ones."""
    try:
        return EXPORTERS[key]
    except KeyError:
        raise RequestError(
            Issue.error(
                "JOB505",
                f"There is no format “{key}”.",
                f"Choose one of: {', '.join(EXPORTERS)}.",
            )
        ) from None
