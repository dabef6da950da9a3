"""DXF: plans of all storeys, or the bodies, on layers by class."""

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
class DxfOptions:
    """Options of DXF."""

    bodies: bool = option(
        False,
        "Bodies in 3D",
        "Write every element as a mesh where it stands, instead of plans.",
    )
    layers: str = option(
        "",
        "Layers",
        "Layers of your own, as “IfcWall=WALLS; IfcDoor=DOORS”, or a text file with an entry a "
        "line; classes that are not named keep their usual layer.",
    )
    millimetres: bool = option(
        False, "Millimetres", "Draw in millimetres; without, a unit is a metre."
    )
    cut_height: float = option(
        1.2, "Height of the cut", "How high above each storey its plan is cut.", unit="m"
    )


class DxfExporter:
    """Writes and re-reads DXF files."""

    info = FormatInfo(
        key="dxf",
        title="DXF drawings",
        suffix=".dxf",
        qualities=tuple(QUALITIES),
        keeps=(
            "a plan for each storey in model space, side by side: the lowest in the coordinates of "
            "the model, the others moved to the right by whole metres, which their title says",
            "layers by class (A-WALL, A-DOOR, …); what is cut in heavy lines, what lies below in "
            "light ones (-BELW), what lies above dashed (-OVHD)",
            "from standard quality on: fills of what is cut, in the colour of the model (-PATT)",
            "rooms with name, number and area",
            "GlobalId, class and name of every element as extended data of EXPORTSTUDIO",
            "on request, meshes in 3D instead of plans",
        ),
        drops=(
            "property sets and images",
            "exact curves: all of them become lines, finer with each quality",
            "names beyond 255 bytes",
        ),
        options=options_of(DxfOptions),
    )
    options_type: type[Any] = DxfOptions
    needs_shapes = True
    needs_tables = False

    def includes_spaces(self, options: DxfOptions) -> bool:
        """Return True for plans, of which rooms are part."""
        return not options.bodies

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; raises StudioError (GEOM208, WRITE330)."""
        from exportstudio.exporters.dxf_writer import write_dxf

        require_shapes(source)
        return write_dxf(source, out, on_progress)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        from exportstudio.exporters.dxf_check import contents_of

        try:
            return contents_of(path, with_bounds=with_bounds)
        except (OSError, ValueError, KeyError, IndexError) as error:
            raise unsound(path, error) from error
