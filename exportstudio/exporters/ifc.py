"""IFC again, reduced to what is asked for: a part, less detail, or what nobody needs left out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES


@dataclass(frozen=True, slots=True)
class IfcOptions:
    """Options of IFC."""

    schema: str = option(
        "source",
        "Schema",
        "source: that of the source; IFC4: models in IFC2X3 become IFC4, for programs that ask for "
        "it. The report says what has no word there.",
        choices=("source", "IFC4"),
    )


class IfcExporter:
    """Writes and re-reads IFC files."""

    info = FormatInfo(
        key="ifc",
        title="IFC-lite",
        suffix=".ifc",
        qualities=tuple(QUALITIES),
        keeps=(
            "every element with GlobalId, class, name, place and materials, in the spatial tree",
            "units, coordinates, georeference and, unless asked otherwise, schema of the source",
            "each value once, however many records say it",
            "colours, layers, and repeated shapes as mapped items",
            "from standard quality on: property sets whose name begins with “Pset_”",
            "from high quality on: all property sets, quantities, types, groups, systems, "
            "classifications, ports and their connections",
            "at professional quality: every shape as it is in the source, and all relations; at "
            "publication also types and groups that no element has",
        ),
        drops=(
            "below professional quality: axes, outlines and boxes beside a body; a body becomes "
            "triangles, with its openings cut, where that is smaller",
            "property sets at draft quality; space boundaries and connections below professional",
            "nothing of elements that are not selected is in the file",
        ),
        options=options_of(IfcOptions),
        unshaped_qualities=("professional", "publication"),
    )
    options_type: type[Any] = IfcOptions
    needs_shapes = True
    needs_tables = False

    def includes_spaces(self, _options: IfcOptions) -> bool:
        """Return False: spaces go along with the shape that they have in the source."""
        return False

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`."""
        from exportstudio.exporters.ifc_writer import write_ifc

        return write_ifc(source, out, on_progress)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:  # noqa: ARG002
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        from exportstudio.exporters.ifc_check import read_ifc

        return read_ifc(path)
