"""glTF 2.0 in one binary file: geometry, colours, names and the spatial tree.

https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exportstudio.exporters.drawable import require_shapes
from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.issue import Issue
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES


@dataclass(frozen=True, slots=True)
class GlbOptions:
    """Options of GLB."""

    spaces: bool = option(
        False,
        "Include spaces",
        "Export rooms and other spaces as bodies; they cover what is inside them.",
    )
    portable: bool = option(
        False,
        "For old readers",
        "Keep to plain glTF 2.0 without any extension; the file becomes larger.",
        advanced=True,
    )
    web: bool = option(
        False,
        "Optimise for the web",
        "Compress shapes with meshopt; web viewers read that, many desktop programs don't.",
    )
    instancing: bool = option(
        False,
        "Gather repeated elements",
        "Put eight or more elements of one shape into one node (EXT_mesh_gpu_instancing): small "
        "and quick to draw, for viewers that know it.",
        advanced=True,
    )
    property_tables: bool = option(
        False,
        "Properties as tables",
        "Write properties with their units as EXT_structural_metadata at every quality; "
        "professional and publication always do.",
        advanced=True,
    )


# The options that plain glTF has no means for.
_EXTENSIONS = ("web", "instancing", "property_tables")


class GlbExporter:
    """Writes and re-reads GLB files."""

    info = FormatInfo(
        key="glb",
        title="glTF binary (GLB)",
        suffix=".glb",
        qualities=tuple(QUALITIES),
        keeps=(
            "the shape of every element, with openings cut",
            "the colour, transparency and image of every face",
            "project, site, building, storey and assembly as a tree",
            "GlobalId, class and name of every element; property sets from high quality on, with "
            "units at professional and publication",
            "how many products there were and what became of them, and what simplified an element; "
            "from high quality on systems and groups, and the kernel that made each element",
            "every point, within 0.25 mm at standard quality and 0.5 mm at draft",
            "metres, y up; large coordinates exactly, as an offset that is written down",
        ),
        drops=(
            "exact curves and solids: all surfaces become triangles",
            "property sets at draft and standard quality",
            "grids, annotations and other lines; alignments become narrow ribbons",
        ),
        options=options_of(GlbOptions),
    )
    options_type: type[Any] = GlbOptions
    needs_shapes = True
    needs_tables = False

    def includes_spaces(self, options: GlbOptions) -> bool:
        """Return True where the options ask for the bodies of spaces."""
        return options.spaces

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; raises StudioError (GEOM208) where there is nothing to draw."""
        from exportstudio.exporters.glb_writer import write_glb

        return write_settled(write_glb, source, out, on_progress)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        from exportstudio.exporters.glb_check import read_glb

        return read_glb(path, with_bounds=with_bounds)


def write_settled(
    write: Callable[[ExportInput, Path, OnProgress], WriteResult],
    source: ExportInput,
    out: Path,
    on_progress: OnProgress,
) -> WriteResult:
    """Write `out` with options that agree.

    Raises StudioError (GEOM208) where there is nothing to draw.
    """
    require_shapes(source)
    options, issues = _settled(source.options)
    result = write(replace(source, options=options), out, on_progress)
    result.issues += issues
    return result


def _settled(options: GlbOptions) -> tuple[GlbOptions, list[Issue]]:
    """Return options that agree, and a warning where they did not."""
    asked = [name for name in _EXTENSIONS if getattr(options, name)]
    if not (options.portable and asked):
        return options, []
    infos = options_of(GlbOptions)
    without = dict.fromkeys(asked, False)
    return replace(options, **without), [
        Issue.warning(
            "WRITE307",
            f"“{infos['portable'].label}” keeps to plain glTF, which has no "
            f"{' and no '.join(f'“{infos[name].label}”' for name in asked)}; left out.",
            "Choose one of both.",
        )
    ]
