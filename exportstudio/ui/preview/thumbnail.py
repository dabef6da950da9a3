"""A small picture of a .glb or .gltf file, made by a process of its own and without a screen.

    python -m exportstudio.ui.preview.thumbnail MODEL PICTURE.png [SIDE]

The exit code is 0, or 1 with what is wrong with the model on standard error. Pixels beside the
model are transparent.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from exportstudio.launch import module_command
from exportstudio.ui.preview.camera import OrbitCamera
from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.rasteriser import rasterise
from exportstudio.ui.preview.scene_loader import load_scene

DEFAULT_SIDE = 256
_SMOOTHING = 2
_DOTS_PER_METRE = 2835
_MAX_TRIANGLES = 1_500_000
"""Of a larger model, the largest parts are enough for a small picture."""


def thumbnail_command(model: Path, picture: Path, side: int = DEFAULT_SIDE) -> list[str]:
    """Returns the command that draws *model* into *picture*, *side* pixels wide and high."""
    command = module_command("exportstudio.ui.preview.thumbnail")
    return [*command, str(model), str(picture), str(side)]


def draw_thumbnail(model: Path, picture: Path, side: int = DEFAULT_SIDE) -> None:
    """Draws *model* into *picture*.

    Raises:
        PreviewError: The model cannot be shown.
        OSError: The picture cannot be written.
    """
    from PySide6.QtGui import QImage  # not at the top: whoever asks for the command has no need

    scene = load_scene(model)
    camera = OrbitCamera()
    bounds = scene.bounds(np.ones(len(scene.part_elements), np.bool_))
    assert bounds is not None
    camera.set_scene(*bounds)
    camera.fit(*bounds, 1.0)
    fine = side * _SMOOTHING
    drawn = rasterise(
        scene, camera, fine, fine, scene.part_colors,
        background=(255, 255, 255), part_textures=scene.part_textures, max_triangles=_MAX_TRIANGLES,
    )  # fmt: skip
    pixels = np.empty((fine, fine, 4), np.float32)
    pixels[:, :, :3] = drawn.rgb
    pixels[:, :, 3] = 255 * (drawn.parts >= 0)
    blocks = pixels.reshape(side, _SMOOTHING, side, _SMOOTHING, 4)
    weights = blocks[..., 3:] / 255
    coverage = weights.mean(axis=(1, 3))
    colors = (blocks[..., :3] * weights).mean(axis=(1, 3)) / np.maximum(coverage, 1e-6)
    content = np.concatenate([colors, coverage * 255], axis=2).astype(np.uint8).tobytes()
    image = QImage(content, side, side, 4 * side, QImage.Format.Format_RGBA8888)
    # Otherwise it is that of the screen, if there is one.
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    if not image.save(str(picture), "PNG"):  # type: ignore[call-overload]
        raise OSError(f"{picture} could not be written")


def main() -> int:
    """Draws what the command line names."""
    model, picture, *side = sys.argv[1:]
    try:
        draw_thumbnail(Path(model), Path(picture), int(side[0]) if side else DEFAULT_SIDE)
    except (PreviewError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
