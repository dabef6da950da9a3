"""STEP, ISO 10303-21 by AP242: solids in an assembly tree, with names and colours."""

from collections import Counter
from pathlib import Path

from exportstudio.exporters.cad_exporter import CadExporter, CadOptions, with_all_solids
from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_files import unsound
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import options_of
from exportstudio.model.quality import QUALITIES


class StepExporter(CadExporter):
    """Writes and re-reads STEP files."""

    info = FormatInfo(
        key="step",
        title="STEP (AP242)",
        suffix=".step",
        qualities=tuple(QUALITIES),
        keeps=(
            "solids: plane faces as modelled; from standard quality on, exact cylinders, cones and "
            "free-form surfaces where the source has them",
            "project, site, building, storey and assembly as a tree of assemblies",
            "GlobalId, name and class of every element; equal elements share one shape",
            "the colour and transparency of every element, or of its parts",
            "millimetres; large coordinates as they are, through the place of the topmost assembly",
        ),
        drops=(
            "property sets, images on faces",
            "curved faces at draft quality, which become facets",
            "grids, annotations and other lines; alignments become narrow ribbons",
        ),
        options=options_of(CadOptions),
        weight=2,
    )

    def write_solids(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`, now that there are shapes and OpenCascade."""
        from exportstudio.exporters.step_document import write_step

        return write_step(source, out, on_progress, at_origin=source.options.at_origin)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound.

        Elements and solids are found in its text; OpenCascade measures them.
        """
        from exportstudio.exporters.step_text import BODY, scan

        try:
            found = scan(path)
        except (OSError, ValueError, LookupError, RecursionError) as error:
            raise unsound(path, error) from error
        elements = [(id, kind) for id, kind in found.occurrences if not id.endswith(BODY)]
        keys = frozenset(key for key, _ in elements)
        if len(keys) != len(elements):
            raise unsound(path, "two elements have one identifier")
        bounds, volume_m3 = None, None
        if with_bounds:
            from exportstudio.exporters.cad_measures import measure_step

            measured = with_all_solids(path, measure_step(path), found.solids)
            bounds, volume_m3 = measured.bounds, measured.volume_m3
        return Contents(
            keys,
            classes=Counter(ifc_class for _, ifc_class in elements),
            bounds=bounds,
            solids=found.solids,
            volume_m3=volume_m3,
        )
