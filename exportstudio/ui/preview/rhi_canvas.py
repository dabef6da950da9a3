"""The canvas that draws with the graphics driver."""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QRhi,
    QRhiCommandBuffer,
    QRhiDepthStencilClearValue,
)
from PySide6.QtWidgets import QRhiWidget, QWidget

from exportstudio.ui.preview.rhi_renderer import RhiRenderer

if TYPE_CHECKING:
    from exportstudio.ui.preview.view_state import ViewState

_logger = logging.getLogger(__name__)

_SAMPLES = 4
_DRAFT_TRIANGLES = 200_000
_STILL_TRIANGLES = 4_000_000
_DRAFT_MS = 200
_SOFTWARE_DRIVERS = ("llvmpipe", "softpipe", "swrast", "basic render")
_PROBE_COLOR = QColor(1, 2, 3)
_PLATFORMS_WITHOUT_DRIVER = frozenset({"offscreen", "minimal", "vnc", "linuxfb"})


class _Probe(QRhiWidget):
    """Finds out whether pictures come out, and what draws them."""

    def __init__(self) -> None:
        super().__init__()
        self.device = ""
        self.has_features = False
        self.setFixedColorBufferSize(QSize(4, 4))

    def initialize(self, cb: QRhiCommandBuffer, /) -> None:  # noqa: ARG002 - Qt's signature
        rhi, feature = self.rhi(), QRhi.Feature
        # Held by a name: its strings do not outlive it, and reading them then is a crash.
        driver = rhi.driverInfo()
        self.device = bytes(driver.deviceName.data()).decode(errors="replace")
        self.has_features = all(
            rhi.isFeatureSupported(needed)
            for needed in (feature.TexelFetch, feature.IntAttributes, feature.ElementIndexUint)
        )

    def render(self, cb: QRhiCommandBuffer, /) -> None:  # type: ignore[override]
        cb.beginPass(self.renderTarget(), _PROBE_COLOR, QRhiDepthStencilClearValue(1.0, 0))
        cb.endPass()


@functools.cache
def rhi_device() -> str | None:
    """Returns the name of the device that `RhiCanvas` draws with, None where it cannot draw.

    Nothing but drawing tells: the answer comes from a small picture, once a process.
    """
    if QGuiApplication.platformName() in _PLATFORMS_WITHOUT_DRIVER:
        return None
    probe = _Probe()
    picture = probe.grabFramebuffer()
    works = probe.has_features and not picture.isNull() and picture.pixelColor(1, 1) == _PROBE_COLOR
    return (probe.device or "unknown device") if works else None


def rhi_supported() -> bool:
    """Returns whether `RhiCanvas` can draw on this computer."""
    return rhi_device() is not None


class RhiCanvas(QRhiWidget):
    """Shows a `ViewState`; asks for a frame whenever it changes.

    Signals:
        failed(str): Nothing can be drawn any more, and why.
    """

    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._renderer: RhiRenderer | None = None
        self._has_failed = False
        self._background = QColor()
        device = (rhi_device() or "").lower()
        self._is_software = any(name in device for name in _SOFTWARE_DRIVERS)
        self._drafts = self._is_software
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_MS)
        self._draft_timer.timeout.connect(self.update)
        # Smooth edges cost a real graphics card nothing, a software driver three quarters.
        if not self._is_software:
            self.setSampleCount(_SAMPLES)
        self.renderFailed.connect(self._on_render_failed)

    @property
    def renderer_name(self) -> str:
        """Interface and device, for people."""
        names = {QRhiWidget.Api.Direct3D11: "Direct3D 11", QRhiWidget.Api.Direct3D12: "Direct3D 12"}
        device = (rhi_device() or "").partition(" (")[0]
        return f"{names.get(self.api(), self.api().name)}, {device}"

    @property
    def is_settled(self) -> bool:
        """Whether the whole model is shown as it is to be."""
        is_drawn = self._renderer is not None and self._renderer.is_complete
        return (is_drawn or self._state is None) and not self._draft_timer.isActive()

    @property
    def is_partial(self) -> bool:
        """Whether the smallest parts of the model are left out, because they are too many."""
        state = self._state
        return self._drafts and state is not None and state.scene.triangle_count > _STILL_TRIANGLES

    def set_background(self, color: QColor) -> None:
        """Sets what is drawn behind the model."""
        self._background = color
        self.update()

    def set_state(self, state: ViewState | None, *, drafts: bool = True) -> None:
        """Shows *state*, or nothing.

        Args:
            drafts: A software driver may draw less while something moves.
        """
        self._drafts = drafts and self._is_software
        self.releaseResources()
        if self._state is not None:
            self._state.changed.disconnect(self._on_state_changed)
            self._state.colors_changed.disconnect(self._on_state_colors_changed)
        self._state = state
        if state is not None:
            state.changed.connect(self._on_state_changed)
            state.colors_changed.connect(self._on_state_colors_changed)
        self._on_state_changed()

    def initialize(self, cb: QRhiCommandBuffer, /) -> None:  # noqa: ARG002 - Qt's signature
        """Starts afresh: called again after a change of device, window or sample count."""
        self.releaseResources()

    def render(self, cb: QRhiCommandBuffer, /) -> None:  # type: ignore[override]
        """Draws a frame; an error is reported once, and later frames stay empty."""
        try:
            self._draw(cb)
        except Exception as error:
            # Raised into Qt, it would end the program: the preview must never do that.
            if not self._has_failed:
                _logger.exception("The preview could not be drawn")
                self._has_failed = True
                self.failed.emit(str(error))

    def releaseResources(self) -> None:
        """Gives back what the model takes on the graphics card."""
        if self._renderer is not None:
            self._renderer.destroy()
            self._renderer = None

    def _draw(self, commands: QRhiCommandBuffer) -> None:
        target = self.renderTarget()
        if self._state is None or self._has_failed:
            commands.beginPass(target, self._background, QRhiDepthStencilClearValue(1.0, 0))
            commands.endPass()
            return
        if self._renderer is None:
            self._renderer = RhiRenderer(self.rhi(), target, self.sampleCount(), self._state)
        was_complete = self._renderer.is_complete
        max_triangles = None
        if self._drafts:
            # A software driver cannot keep up with a large model: it draws the rest when all is
            # still, and of a huge one no more than a moment allows.
            is_busy = self._draft_timer.isActive() or not was_complete
            max_triangles = _DRAFT_TRIANGLES if is_busy else _STILL_TRIANGLES
        self._renderer.draw(target, commands, self._background, max_triangles)
        if not was_complete:
            # Not at once: the window has to stay usable meanwhile.
            QTimer.singleShot(0, self, self.update)

    def _on_state_changed(self) -> None:
        if self._drafts:
            self._draft_timer.start()
        self.update()

    def _on_state_colors_changed(self) -> None:
        if self._renderer is not None:
            self._renderer.mark_colors_outdated()

    def _on_render_failed(self) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit("QRhiWidget reported renderFailed")
