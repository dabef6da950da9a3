"""What STEP and IGES say of what they wrote."""

from collections.abc import Iterable

import numpy as np

from exportstudio.exporters.cad_bodies import CadBodies
from exportstudio.exporters.exporter import Bounds, ExportInput
from exportstudio.model.issue import Issue, StudioError


def bounds_of(source: ExportInput, bodies: CadBodies, *, at_origin: bool) -> Bounds | None:
    """Return the bounds of what was to be drawn, in the coordinates of the file, but in metres.

    None where the quality does not ask for them.
    """
    if not source.quality.checks_bounds:
        return None
    offset = np.zeros(3) if at_origin else np.array(source.shaped.scene.offset)
    low, high = (np.array(corner) + offset for corner in bodies.bounds())
    (x, y, z), (far_x, far_y, far_z) = low.tolist(), high.tolist()
    return (x, y, z), (far_x, far_y, far_z)


def offset_note(source: ExportInput) -> Issue:
    """Return what is to be said of coordinates that were taken out."""
    x, y, z = source.shaped.scene.offset
    return Issue.info(
        "GEOM204",
        f"The building stands far from its origin; {x:,.0f} / {y:,.0f} / {z:,.0f} m were taken "
        "out, as asked for.",
        "Move the building by these to have it on the map again.",
    )


def cut_names(names: Iterable[str], longest: int) -> list[Issue]:
    """Return a warning where names are longer than readers can take."""
    count = sum(len(name) > longest for name in names)
    if not count:
        return []
    return [
        Issue.warning(
            "WRITE342",
            f"{count} names are longer than {longest:,} characters, which breaks readers of "
            "this format; they were cut.",
            "Shorten them in the program that wrote the model.",
        )
    ]


def not_written() -> StudioError:
    """Return the error for a file that OpenCascade gives up on."""
    return StudioError(
        Issue.error(
            "WRITE341",
            "OpenCascade could not write the file.",
            "Check that there is enough space on the disk, and report it if there is.",
        )
    )
