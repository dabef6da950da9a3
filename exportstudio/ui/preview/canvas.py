"""The 3D view: the best canvas that works on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exportstudio.ui.preview.measuring import Measuring
from exportstudio.ui.preview.navigation import Navigator
from exportstudio.ui.preview.overlay import Overlay
from exportstudio.ui.preview.rhi_canvas import RhiCanvas, rhi_supported
from exportstudio.ui.preview.software_canvas import SoftwareCanvas

if TYPE_CHECKING:
    from exportstudio.ui.preview.view_state import ViewState

_LIGHT, _DARK = QColor(245, 246, 248), QColor(38, 40, 44)
_MINIMUM_WIDTH_IN_CHARACTERS = 36


class PreviewCanvas(QWidget):
    """Shows a `ViewState` with the graphics driver, or without where there is none that works.

    A driver that fails later is replaced by the software canvas on the spot.

    Signals:
        renderer_changed: Another renderer draws now.
        failed(str): Nothing can be drawn at all, and why.
    """

    renderer_changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._is_dark: bool | None = None
        self._measuring = Measuring(self)
        self._overlay = Overlay(self._measuring, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        width = self.fontMetrics().averageCharWidth() * _MINIMUM_WIDTH_IN_CHARACTERS
        self.setMinimumSize(width, width * 2 // 3)
        self._use(RhiCanvas(self) if rhi_supported() else SoftwareCanvas(self))

    @property
    def surface(self) -> RhiCanvas | SoftwareCanvas:
        """The widget that draws."""
        return self._surface

    @property
    def renderer_name(self) -> str:
        """What draws, for people."""
        return self._surface.renderer_name

    @property
    def measuring(self) -> Measuring:
        """The tool in hand and what was measured."""
        return self._measuring

    @property
    def background(self) -> QColor:
        """What is drawn behind the model."""
        if self._is_dark is None:
            return background_color(self.palette())
        return _DARK if self._is_dark else _LIGHT

    @property
    def uses_driver(self) -> bool:
        """Whether the graphics driver draws."""
        return isinstance(self._surface, RhiCanvas)

    @property
    def has_dragged(self) -> bool:
        """Whether the last press of a mouse button moved the picture."""
        return self._navigator.has_dragged

    def turn_background(self) -> None:
        """Changes between a light and a dark background."""
        self._is_dark = self.background.lightness() > 127
        self._surface.set_background(self.background)

    def set_state(self, state: ViewState | None) -> None:
        """Shows *state*; with None, gives back what the last one took on the graphics card."""
        self._state = state
        self._navigator.state = state
        self._measuring.set_state(state)
        self._overlay.set_state(state)
        if state is not None:
            state.set_aspect(self._aspect())
        self._surface.set_state(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the state's aspect up to date."""
        super().resizeEvent(event)
        self._overlay.resize(self.size())
        if self._state is not None:
            self._state.set_aspect(self._aspect())

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._surface.set_background(self.background)

    def _use(self, surface: RhiCanvas | SoftwareCanvas) -> None:
        surface.setAccessibleName(self.tr("3D view"))
        surface.setAccessibleDescription(
            self.tr("Arrow keys orbit, plus and minus zoom, F fits, 1 to 6 choose a standard view.")
        )
        surface.set_background(self.background)
        # Queued: it is reported while drawing, when the canvas cannot be replaced.
        surface.failed.connect(self._on_surface_failed, Qt.ConnectionType.QueuedConnection)
        self._navigator = Navigator(surface, self._measuring)
        self._navigator.state = self._state
        self._surface = surface
        self.setFocusProxy(surface)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(surface)
        self._overlay.raise_()

    def _aspect(self) -> float:
        return self.width() / max(self.height(), 1)

    def _on_surface_failed(self, reason: str) -> None:
        if isinstance(self._surface, SoftwareCanvas):
            self.failed.emit(reason)
            return
        broken = self._surface
        broken.set_state(None)
        broken.hide()
        broken.deleteLater()
        self._use(SoftwareCanvas(self))
        self._surface.set_state(self._state)
        self.renderer_changed.emit()


def background_color(palette: QPalette) -> QColor:
    """Returns what to draw behind a model: the window's colour, set off slightly."""
    window = palette.color(QPalette.ColorRole.Window)
    return window.darker(104) if window.lightness() > 127 else window.lighter(125)
