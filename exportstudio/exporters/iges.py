"""IGES 5.3: solids with names and colours, for programs that know nothing newer."""

from collections import Counter
from pathlib import Path

from exportstudio.exporters.cad_exporter import CadExporter, CadOptions, with_all_solids
from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_files import unsound
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import options_of
from exportstudio.model.quality import QUALITIES


class IgesExporter(CadExporter):
    """Writes and re-reads IGES files."""

    info = FormatInfo(
        key="iges",
        title="IGES 5.3",
        suffix=".igs",
        qualities=tuple(QUALITIES),
        keeps=(
            "solids: plane faces as modelled; from standard quality on, exact cylinders, cones and "
            "free-form surfaces where the source has them",
            "name, class and GlobalId of every element, in one text",
            "the colour of every element, or of its parts",
            "millimetres; coordinates as they are, up to 500 km from the origin",
        ),
        drops=(
            "where larger coordinates are on the map: they break readers, so the building moves to "
            "the origin, and the report says by how much",
            "the tree of storeys and assemblies, and what has no shape: IGES has no products",
            "letters beyond ASCII, which become similar ones or question marks; letters of a name "
            "after the 500th; transparency",
            "that elements share a shape: each is written in full, and files become large",
            "property sets, images on faces",
            "curved faces at draft quality, which become facets",
            "grids, annotations and other lines; alignments become narrow ribbons",
        ),
        options=options_of(CadOptions),
        weight=2,
    )

    def write_solids(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`, now that there are shapes and OpenCascade."""
        from exportstudio.exporters.iges_model import write_iges

        return write_iges(source, out, on_progress, at_origin=source.options.at_origin)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound.

        Elements and solids are found in its text; OpenCascade measures them.
        """
        from exportstudio.exporters.iges_text import scan

        try:
            found = scan(path)
        except (OSError, ValueError, LookupError) as error:
            raise unsound(path, error) from error
        bounds, volume_m3 = None, None
        if with_bounds:
            from exportstudio.exporters.cad_measures import measure_iges

            measured = with_all_solids(path, measure_iges(path), found.solids)
            bounds, volume_m3 = measured.bounds, measured.volume_m3
        return Contents(
            frozenset(found.elements),
            classes=Counter(found.elements.values()),
            bounds=bounds,
            solids=found.solids,
            volume_m3=volume_m3,
        )
