"""What OpenCascade measures in a STEP or IGES file: solids, their volume, and bounds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.cad_shapes import box_of, corners_of, solids_of, volume_m3
from exportstudio.exporters.exporter import Bounds
from exportstudio.exporters.table_files import unsound


@dataclass(frozen=True, slots=True)
class Measures:
    """How many solids there are, their volume in all, and the bounds of everything, in metres."""

    solids: int
    volume_m3: float
    bounds: Bounds


def measure_step(path: Path) -> Measures:
    """Return what is in a STEP file; raises StudioError (WRITE303) where it can't be read.

    A damaged file may end the process: it must be known to be sound.
    """
    from OCP.STEPControl import STEPControl_Reader

    return _measured(path, STEPControl_Reader())


def measure_iges(path: Path) -> Measures:
    """Return what is in an IGES file, as `measure_step` does."""
    from OCP.IGESControl import IGESControl_Reader

    return _measured(path, IGESControl_Reader())


def _measured(path: Path, reader: Any) -> Measures:
    from OCP.IFSelect import IFSelect_RetDone

    if reader.ReadFile(str(path)) != IFSelect_RetDone:
        raise unsound(path, "OpenCascade can't read it")
    reader.TransferRoots()
    whole = reader.OneShape()
    if whole.IsNull():
        raise unsound(path, "OpenCascade finds no shape in it")
    volumes: dict[Any, float] = {}
    solids, volume = 0, 0.0
    for solid in solids_of(whole):
        bare = solid.TShape()
        if bare not in volumes:
            volumes[bare] = volume_m3(solid)
        solids += 1
        volume += volumes[bare]
    corners = corners_of(whole)
    points = box_of(whole) if corners is None else corners
    (x, y, z), (far_x, far_y, far_z) = points.min(0).tolist(), points.max(0).tolist()
    return Measures(solids, volume, ((x, y, z), (far_x, far_y, far_z)))
