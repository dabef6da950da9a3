"""What exporters of solids are alike in: options, needs, and a check of what is measured."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_files import unsound
from exportstudio.model.option import option

if TYPE_CHECKING:
    from exportstudio.exporters.cad_measures import Measures


@dataclass(frozen=True, slots=True)
class CadOptions:
    """Options of formats of solids."""

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


class CadExporter:
    """The base of formats that OpenCascade writes."""

    options_type: type[Any] = CadOptions
    needs_shapes = True
    needs_tables = False

    def includes_spaces(self, options: CadOptions) -> bool:
        """Return True where the options ask for the bodies of spaces."""
        return options.spaces

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; raises StudioError (GEOM208) where there is nothing to draw.

        Raises StudioError (WRITE340) where OpenCascade can't be loaded.
        """
        from exportstudio.exporters.cad_shapes import require_opencascade
        from exportstudio.exporters.drawable import require_shapes

        require_shapes(source)
        require_opencascade()
        return self.write_solids(source, out, on_progress)

    def write_solids(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`, now that there are shapes and OpenCascade."""
        raise NotImplementedError


def with_all_solids(path: Path, measured: "Measures", solids: int) -> "Measures":
    """Return what OpenCascade measured; raises StudioError (WRITE303) where it missed solids."""
    if measured.solids != solids:
        raise unsound(path, f"it has {measured.solids} solids, not {solids}")
    return measured
