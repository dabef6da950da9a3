"""The canvas that needs no graphics driver."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from exportstudio.ui.preview.background import BackgroundWork, Task
from exportstudio.ui.preview.line_choice import lines_of
from exportstudio.ui.preview.rasteriser import Picture, rasterise

if TYPE_CHECKING:
    from exportstudio.ui.preview.view_state import ViewState

_logger = logging.getLogger(__name__)

_DRAFT = 3
_FINAL = 1
_DRAFT_TRIANGLES = 60_000


class SoftwareCanvas(QWidget):
    """Shows a `ViewState` with the rasteriser, in a thread: first a draft, then the final picture.

    Signals:
        failed(str): Nothing can be drawn any more, and why.
    """

    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._image = QImage()
        self._background = QColor()
        self._wanted: int | None = None
        self._drawing: int | None = None
        self._work = BackgroundWork(self)
        self._work.finished.connect(self._on_work_finished)
        self._work.failed.connect(self._on_work_failed)

    @property
    def renderer_name(self) -> str:
        """How it draws, for people."""
        return QCoreApplication.translate("SoftwareCanvas", "software, no graphics driver")

    @property
    def is_settled(self) -> bool:
        """Whether the final picture is shown."""
        return self._wanted is None and self._drawing is None

    @property
    def is_partial(self) -> bool:
        """Whether parts of the model are left out: never in the final picture."""
        return False

    def set_background(self, color: QColor) -> None:
        """Sets what is drawn behind the model."""
        self._background = color
        self._ask_for(_DRAFT)
        self.update()

    def set_state(self, state: ViewState | None) -> None:
        """Shows *state*, or nothing."""
        if self._state is not None:
            self._state.changed.disconnect(self._on_state_changed)
        self._state = state
        self._image = QImage()
        self._work.cancel()
        self._wanted = self._drawing = None
        if state is not None:
            state.changed.connect(self._on_state_changed)
            self._ask_for(_DRAFT)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows the latest picture, stretched while it is a draft."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._background)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draws again in the new size."""
        super().resizeEvent(event)
        self._ask_for(_DRAFT)

    def _ask_for(self, pixel_size: int) -> None:
        """Draws with pixels of this size as soon as the picture at work is done."""
        if self._state is None:
            return
        self._wanted = pixel_size
        # A final picture is given up for the next draft; a draft is always finished, so that
        # something moves while the mouse does.
        if self._drawing is None or self._drawing == _FINAL:
            self._draw_next()

    def _draw_next(self) -> None:
        if self._wanted is None or self._state is None or self.size().isEmpty():
            return
        pixel_size, self._wanted = self._wanted, None
        self._drawing = pixel_size
        state = self._state
        width = max(self.width() // pixel_size, 1)
        height = max(self.height() // pixel_size, 1)
        background = self._background.red(), self._background.green(), self._background.blue()
        camera = state.camera.copy()
        colors, section, display = state.part_colors(), state.section, state.display
        textures = state.part_textures()
        is_draft = pixel_size == _DRAFT

        def draw(task: Task) -> Picture:
            return rasterise(
                state.scene,
                camera,
                width,
                height,
                colors,
                background=background,
                part_textures=textures,
                section=section,
                lines=lines_of(
                    state.scene, display, section, colors, background, is_draft=is_draft
                ),
                without_faces=display.wireframe,
                max_triangles=_DRAFT_TRIANGLES if is_draft else None,
                is_cancelled=task.is_cancelled,
            )

        self._work.start(draw)

    def _on_state_changed(self) -> None:
        self._ask_for(_DRAFT)

    def _on_work_finished(self, picture: Picture) -> None:
        height, width, _ = picture.rgb.shape
        self._image = QImage(
            picture.rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888
        ).copy()
        if self._drawing == _DRAFT and self._wanted is None:
            self._wanted = _FINAL
        self._drawing = None
        self._draw_next()
        self.update()

    def _on_work_failed(self, error: Exception) -> None:
        self._drawing = self._wanted = None
        _logger.error("The preview could not be drawn", exc_info=error)
        self.failed.emit(str(error))
