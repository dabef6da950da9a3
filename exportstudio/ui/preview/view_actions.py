"""Everything that can be done with the picture of a model, as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from exportstudio.ui.icon import icon
from exportstudio.ui.preview.camera import STANDARD_VIEWS
from exportstudio.ui.preview.measuring import Measuring, Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from exportstudio.ui.preview.view_state import ViewState


class ViewActions(QObject):
    """The actions of the preview's tool bar and menus; their keys work where the preview is.

    They act on one `ViewState` at a time, and are disabled without one.
    """

    def __init__(self, measuring: Measuring, parent: QObject) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._measuring = measuring
        self._all: list[QAction] = []
        make, switch = self._make, self._switch
        self.fit = make(
            "fit",
            self.tr("Fit"),
            self.tr("Show the selected element, or the whole model"),
            lambda s: s.fit(),
            "F",
        )
        self.views = self._make_views()
        self.orthographic = switch(
            "orthographic",
            self.tr("Parallel projection"),
            self.tr("Look without perspective, as drawings do"),
            lambda s, on: s.set_orthographic(on),
            "P",
        )
        self.walk = switch(
            "walk",
            self.tr("Walk"),
            self.tr(
                "Walk through the model: drag to look around, arrows or W, A, S, D to go, E and Q "
                "up and down, Shift faster, double click to stand there"
            ),
            lambda s, on: s.set_walking(on),
            "Y",
        )
        self.edges = switch(
            "edges",
            self.tr("Edges"),
            self.tr("Draw edges as lines"),
            lambda s, on: s.set_display(edges=on),
            "E",
        )
        self.wireframe = switch(
            "wireframe",
            self.tr("Wireframe"),
            self.tr("Draw triangles as lines"),
            lambda s, on: s.set_display(wireframe=on),
            "W",
        )
        self.grid = switch(
            "grid",
            self.tr("Grid"),
            self.tr("Draw a grid on the ground"),
            lambda s, on: s.set_display(grid=on),
            "G",
        )
        self.hide = make(
            "hide",
            self.tr("Hide selected"),
            self.tr("Hide what is selected"),
            lambda s: s.hide_selected(),
            "H",
        )
        self.isolate = make(
            "isolate",
            self.tr("Isolate selected"),
            self.tr("Hide everything but what is selected"),
            lambda s: s.isolate_selected(),
            "I",
        )
        self.ghost = make(
            "ghost",
            self.tr("Others see-through"),
            self.tr("Make everything but what is selected see-through"),
            lambda s: s.ghost_others(),
            "T",
        )
        self.show_all = make(
            "show-all",
            self.tr("Show all"),
            self.tr("Show every element as it is"),
            lambda s: s.show_all(),
            "A",
        )
        self.measure = self._make_tool(
            "measure",
            self.tr("Measure distance"),
            self.tr("Measure from point to point; corners and edges attract"),
            Tool.DISTANCE,
            "M",
        )
        self.area = self._make_tool(
            "area", self.tr("Measure area"), self.tr("Measure the area of a face"), Tool.AREA, "Q"
        )
        measuring.tool_changed.connect(self._update)
        self._update()

    def set_state(self, state: ViewState | None) -> None:
        """Acts on *state*, or on nothing."""
        if self._state is not None:
            for signal in self._signals(self._state):
                signal.disconnect(self._update)
        self._state = state
        if state is not None:
            for signal in self._signals(state):
                signal.connect(self._update)
        self._update()

    def element_actions(self) -> list[QAction]:
        """Returns what the menu of an element offers."""
        return [self.fit, self.hide, self.isolate, self.ghost, self.show_all]

    def _signals(self, state: ViewState) -> tuple[SignalInstance, ...]:
        return state.selection_changed, state.visibility_changed, state.display_changed

    def _make(
        self,
        icon_name: str,
        text: str,
        tip: str,
        act: Callable[[ViewState], object],
        key: str,
    ) -> QAction:
        action = self._action(icon_name, text, tip, key)
        action.triggered.connect(lambda: act(self._state) if self._state else None)
        return action

    def _switch(
        self,
        icon_name: str,
        text: str,
        tip: str,
        act: Callable[[ViewState, bool], object],
        key: str,
    ) -> QAction:
        action = self._action(icon_name, text, tip, key)
        action.setCheckable(True)
        action.triggered.connect(lambda on: act(self._state, on) if self._state else None)
        return action

    def _make_tool(self, icon_name: str, text: str, tip: str, tool: Tool, key: str) -> QAction:
        action = self._action(icon_name, text, tip, key)
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._measuring.take_tool(tool if on else Tool.SELECT))
        return action

    def _make_views(self) -> list[QAction]:
        names = (
            self.tr("Front"),
            self.tr("Right"),
            self.tr("Back"),
            self.tr("Left"),
            self.tr("Top"),
            self.tr("Corner"),
        )
        group = QActionGroup(self)
        views = []
        for number, (name, view) in enumerate(zip(names, STANDARD_VIEWS, strict=True), 1):
            action = QAction(name, group)
            action.setShortcut(QKeySequence(str(number)))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setData(view)
            views.append(action)
            self._all.append(action)
        group.triggered.connect(
            lambda action: self._state.look_from(*action.data()) if self._state else None
        )
        return views

    def _action(self, icon_name: str, text: str, tip: str, key: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setToolTip(f"{tip} ({key})")
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._all.append(action)
        return action

    def _update(self) -> None:
        state = self._state
        for action in self._all:
            action.setEnabled(state is not None)
        self.measure.setChecked(self._measuring.tool is Tool.DISTANCE)
        self.area.setChecked(self._measuring.tool is Tool.AREA)
        if state is None:
            return
        is_any_chosen = bool(state.chosen.any())
        for action in (self.hide, self.isolate, self.ghost):
            action.setEnabled(is_any_chosen)
        self.show_all.setEnabled(bool(state.hidden.any() or state.ghosted.any()))
        self.edges.setChecked(state.display.edges)
        self.wireframe.setChecked(state.display.wireframe)
        self.grid.setChecked(state.display.grid)
        self.orthographic.setChecked(state.camera.is_orthographic)
        self.walk.setChecked(state.is_walking)
