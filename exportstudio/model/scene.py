"""Shapes and where they stand: what the geometry kernels give to the exporters."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exportstudio.model.issue import Issue
from exportstudio.model.ledger import LedgerLine

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JPEG_SIGNATURE = b"\xff\xd8\xff"


def image_type(data: bytes) -> str:
    """Return the MIME type of an image that all viewers show, or an empty string for other data."""
    if data.startswith(PNG_SIGNATURE):
        return "image/png"
    return "image/jpeg" if data.startswith(_JPEG_SIGNATURE) else ""


@dataclass(frozen=True, slots=True)
class Texture:
    """An image that a style lays over its faces.

    `data` is the encoded file, PNG or JPEG, and `mime_type` says which. `repeat_s` and `repeat_t`
    tell whether it goes on beyond its edges, to the side and upward.
    """

    name: str
    mime_type: str
    data: bytes
    repeat_s: bool = True
    repeat_t: bool = True


@dataclass(frozen=True, slots=True)
class Style:
    """A surface style: sRGB colour with opacity, each 0–1, and an image over it, if any.

    `id` is the STEP id of the IfcSurfaceStyle, 0 for the neutral style of unstyled faces, or a
    negative number for a colour that has no style of its own, and for a style under an image:
    styles are told apart by id, since different ones may bear the same name.

    An image takes the place of the colour, as in X3D, from which IFC has its images: the colour is
    for formats that show none. The opacity holds for both.
    """

    id: int
    name: str
    red: float
    green: float
    blue: float
    alpha: float = 1.0
    texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A triangle mesh in local coordinates, in metres, z up.

    `vertices`: (n, 3) float64. `triangles`: (m, 3) uint32, sorted by style slot.
    `slots`: for each style slot the number of triangles that wear it; the styles themselves
    belong to the placements, so that equal meshes in other colours share one shape.
    `uvs`: (n, 2) float32, where on its image each vertex lies, from the lower left corner as IFC
    has it; None for a shape without images.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.uint32]
    slots: tuple[int, ...]
    uvs: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A shape at its place: `matrix` (4×4 float64) maps local to scene coordinates.

    The matrix turns and moves, and does nothing else. `styles` gives the index into
    `Scene.styles` for each slot of the shape.
    """

    element_id: int
    shape: int
    matrix: NDArray[np.float64]
    styles: tuple[int, ...]


@dataclass(slots=True)
class Scene:
    """All shapes of a building with their placements.

    World coordinates of the source (metres, z up) are scene coordinates plus `offset`, which
    was taken out so that single precision keeps a tenth of a millimetre.
    """

    shapes: list[Shape] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(slots=True)
class ShapedBuilding:
    """The scene of a building, and what became of every product on the way there.

    `accounts` has a line for each product by STEP id, as if the scene itself were the output:
    bodies are exported, degraded or failed, everything else is excluded. `issues` says what is
    odd about what was asked for.
    """

    scene: Scene
    accounts: dict[int, LedgerLine] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
