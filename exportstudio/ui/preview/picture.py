"""Pictures of a model at any size, apart from what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from exportstudio.ui.preview.line_choice import lines_of
from exportstudio.ui.preview.rasteriser import rasterise
from exportstudio.ui.preview.rhi_canvas import RhiCanvas

if TYPE_CHECKING:
    from exportstudio.ui.preview.view_state import ViewState

MAX_SIDE = 16384


def draw_picture(state: ViewState, background: QColor, size: QSize, *, by_driver: bool) -> QImage:
    """Returns the model as *state* shows it, fitted neither to the size nor moved.

    Args:
        by_driver: Let the graphics driver draw; what it refuses is drawn without it.
    """
    image = _by_driver(state, background, size) if by_driver else QImage()
    return image if not image.isNull() else _by_software(state, background, size)


def as_png(image: QImage) -> bytes:
    """Returns *image* as the content of a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def _by_driver(state: ViewState, background: QColor, size: QSize) -> QImage:
    canvas = RhiCanvas()
    canvas.setFixedColorBufferSize(size)
    canvas.set_background(background)
    canvas.set_state(state, drafts=False)
    failures: list[str] = []
    canvas.failed.connect(failures.append)
    image = canvas.grabFramebuffer()
    while not canvas.is_settled and not failures and not image.isNull():
        image = canvas.grabFramebuffer()
    canvas.set_state(None)
    canvas.deleteLater()
    is_whole = not failures and image.size() == size
    return image.convertToFormat(QImage.Format.Format_RGB888) if is_whole else QImage()


def _by_software(state: ViewState, background: QColor, size: QSize) -> QImage:
    ground = background.red(), background.green(), background.blue()
    colors = state.part_colors()
    picture = rasterise(
        state.scene,
        state.camera,
        size.width(),
        size.height(),
        colors,
        background=ground,
        part_textures=state.part_textures(),
        section=state.section,
        lines=lines_of(state.scene, state.display, state.section, colors, ground, is_draft=False),
        without_faces=state.display.wireframe,
    )
    return QImage(
        picture.rgb.tobytes(),
        size.width(),
        size.height(),
        3 * size.width(),
        QImage.Format.Format_RGB888,
    ).copy()
