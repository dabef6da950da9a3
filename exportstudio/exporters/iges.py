"""IGES 5.3: solids with names and colours, for programs that know nothing newer."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_files import unsound
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES


@dataclass(frozen=True, slots=True)
class IgesOptions:
    """Options of IGES."""

    spaces: bool = option(
        False,
        "Include spaces",
        "Export rooms and other spaces as bodies; they cover what is inside them.",
    )
    at_origin: bool = option(
        False,
        "Move to the origin",
        "Take out large map coordinates, for programs that model in a limited space only; the "
        "report says by how much.",
        advanced=True,
    )


class IgesExporter:
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
            "millimetres; large coordinates as they are",
        ),
        drops=(
            "the tree of storeys and assemblies, and what has no shape: IGES has no products",
            "letters beyond ASCII, which become similar ones or question marks; transparency",
            "that elements share a shape: each is written in full, and files become large",
            "property sets, images on faces",
            "curved faces at draft quality, which become facets",
            "grids, annotations and other lines; alignments become narrow ribbons",
        ),
        options=options_of(IgesOptions),
        weight=2,
    )
    options_type: type[Any] = IgesOptions
    needs_shapes = True
    needs_tables = False

    def includes_spaces(self, options: IgesOptions) -> bool:
        """Return True where the options ask for the bodies of spaces."""
        return options.spaces

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; raises StudioError (GEOM208) where there is nothing to draw.

        Raises StudioError (WRITE340) where OpenCascade can't be loaded.
        """
        from exportstudio.exporters.cad_shapes import require_opencascade
        from exportstudio.exporters.drawable import require_shapes
        from exportstudio.exporters.iges_model import write_iges

        require_shapes(source)
        require_opencascade()
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

            measured = measure_iges(path)
            if measured.solids != found.solids:
                raise unsound(path, f"it has {measured.solids} solids, not {found.solids}")
            bounds, volume_m3 = measured.bounds, measured.volume_m3
        return Contents(
            frozenset(found.elements),
            classes=Counter(found.elements.values()),
            bounds=bounds,
            solids=found.solids,
            volume_m3=volume_m3,
        )
