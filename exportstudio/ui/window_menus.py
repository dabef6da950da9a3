"""Menu bar and toolbar of the window."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from exportstudio.ui.window_actions import WindowActions

translate = QCoreApplication.translate


def add_menus(window: QMainWindow, actions: WindowActions, recent: QMenu) -> None:
    """Give the window its menu bar; `recent` lists what was exported last."""
    bar = window.menuBar()
    files = bar.addMenu(translate("WindowMenus", "&File"))
    files.addActions([actions.add_files, actions.add_folder])
    files.addMenu(recent)
    files.addSeparator()
    files.addActions([actions.export, actions.repeat])
    files.addSeparator()
    files.addActions([actions.new_schedule, actions.watch_folder])
    files.addSeparator()
    files.addAction(actions.quit)
    queue = bar.addMenu(translate("WindowMenus", "&Queue"))
    queue.addActions([actions.hold, actions.retry_failed, actions.clear_finished])
    export = bar.addMenu(translate("WindowMenus", "&Selection"))
    export.addActions(actions.job_menu())
    view = bar.addMenu(translate("WindowMenus", "&View"))
    view.addActions(
        [
            actions.show_queue,
            actions.show_history,
            actions.show_figures,
            actions.show_automation,
        ]
    )
    view.addSeparator()
    view.addActions([actions.show_details, actions.show_preview])
    view.addSeparator()
    view.addAction(actions.find)
    tools = bar.addMenu(translate("WindowMenus", "&Tools"))
    tools.addActions([actions.verify, actions.compare])
    tools.addSeparator()
    tools.addAction(actions.settings)
    bar.addMenu(translate("WindowMenus", "&Help")).addAction(actions.about)


def add_toolbar(window: QMainWindow, actions: WindowActions) -> None:
    """Give the window its toolbar, with words beside the icons."""
    toolbar = QToolBar(translate("WindowMenus", "Main toolbar"))
    toolbar.setObjectName("main toolbar")
    toolbar.setMovable(False)
    toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    # As tall as the words beside them, so that icon and word read as one.
    side = round(toolbar.fontMetrics().height() * 1.3)
    toolbar.setIconSize(QSize(side, side))
    toolbar.addActions([actions.add_files, actions.export, actions.repeat])
    toolbar.addSeparator()
    toolbar.addActions([actions.hold, actions.cancel, actions.retry])
    toolbar.addSeparator()
    toolbar.addAction(actions.clear_finished)
    window.addToolBar(toolbar)
    # Qt's own button for what there is no room for has no name.
    for button in toolbar.findChildren(QToolButton, "qt_toolbar_ext_button"):
        button.setAccessibleName(translate("WindowMenus", "More tools"))
