"""The 3D view with the panel of its section, and a tool bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QVBoxLayout, QWidget

from exportstudio.ui.icon import icon
from exportstudio.ui.preview.section_panel import SectionPanel
from exportstudio.ui.preview.side_by_side_view import SideBySideView
from exportstudio.ui.preview.view_actions import ViewActions

if TYPE_CHECKING:
    from exportstudio.ui.preview.canvas import PreviewCanvas
    from exportstudio.ui.preview.view_state import ViewState


class ModelView(QWidget):
    """Controls of one model's picture, and the picture; the tool bar is laid out by others.

    Signals:
        renderer_changed: Another renderer draws now.
        failed(str): Nothing can be drawn at all, and why.
    """

    renderer_changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._pictures = SideBySideView()
        self._canvas = self._pictures.canvas
        self._canvas.renderer_changed.connect(self.renderer_changed)
        self._canvas.failed.connect(self.failed)
        self._actions = ViewActions(self._canvas.measuring, self)
        self._section = SectionPanel()
        self._section.hide()
        self._tool_bar = QToolBar(self.tr("Preview"))
        self._show_section = self._own_action(
            "section", self.tr("Section"), self.tr("Cut the model open"), "S"
        )
        self._show_section.setCheckable(True)
        self._show_section.toggled.connect(self._section.setVisible)
        self._turn_background = self._own_action(
            "background", self.tr("Background"), self.tr("Light or dark background"), "B"
        )
        self._turn_background.triggered.connect(self._pictures.turn_background)
        self._fill_tool_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._section)
        layout.addWidget(self._pictures, 1)

    @property
    def canvas(self) -> PreviewCanvas:
        """The 3D view."""
        return self._canvas

    @property
    def pictures(self) -> SideBySideView:
        """The 3D view, and another one beside it while models are compared."""
        return self._pictures

    @property
    def view_actions(self) -> ViewActions:
        """What can be done with the model."""
        return self._actions

    @property
    def tool_bar(self) -> QToolBar:
        """Buttons for all that can be done."""
        return self._tool_bar

    @property
    def section(self) -> SectionPanel:
        """The sliders of the section."""
        return self._section

    def set_state(self, state: ViewState | None) -> None:
        """Shows *state*, or nothing; a new model is drawn as the last one was."""
        if state is not None and self._state is not None:
            state.display = self._state.display
            state.camera.is_orthographic = self._state.camera.is_orthographic
        self._state = state if state is not None else self._state
        self._pictures.set_state(state)
        self._section.set_state(state)
        self._actions.set_state(state)
        self._show_section.setEnabled(state is not None)

    def add_tools(self, *actions: QAction) -> None:
        """Adds actions of others at the end of the tool bar."""
        self._tool_bar.addSeparator()
        for action in actions:
            self._add(action)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers what can be done with the selected element; dragging pans and opens nothing."""
        if self._pictures.geometry().contains(event.pos()) and not self._pictures.has_dragged:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._actions.element_actions())
            menu.popup(event.globalPos())

    def _fill_tool_bar(self) -> None:
        side = round(self.fontMetrics().height() * 1.2)
        self._tool_bar.setIconSize(QSize(side, side))
        # Twenty tools in half a window: less air between them than in the bar of the window.
        pad = side // 5
        self._tool_bar.setStyleSheet(
            f"QToolBar {{ padding: 0; spacing: 0; }} QToolButton {{ padding: {pad}px; }}"
        )
        actions = self._actions
        groups: tuple[tuple[QAction, ...], ...] = (
            (actions.fit, actions.walk),
            (
                actions.orthographic,
                actions.edges,
                actions.wireframe,
                actions.grid,
                self._turn_background,
            ),
            (actions.hide, actions.isolate, actions.ghost, actions.show_all),
            (self._show_section, actions.measure, actions.area),
        )
        for number, group in enumerate(groups):
            if number:
                self._tool_bar.addSeparator()
            for action in group:
                self._add(action)
            if number == 0:
                self._tool_bar.addWidget(self._view_button())
        more = self._tool_bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):
            more.setAccessibleName(self.tr("More tools"))
        # Keys work in the whole view, also where the tool bar is too short for a button.
        self.addActions([a for a in self._tool_bar.actions() if not a.shortcut().isEmpty()])
        self.addActions(actions.views)

    def _add(self, action: QAction) -> None:
        self._tool_bar.addAction(action)
        button = self._tool_bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(action.text())

    def _view_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("standard-view"))
        button.setToolTip(self.tr("Look from one of the standard directions (1–6)"))
        button.setAccessibleName(self.tr("View"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(self._actions.views)
        button.setMenu(menu)
        return button

    def _own_action(self, icon_name: str, text: str, tip: str, key: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setToolTip(f"{tip} ({key})")
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action
