"""The look of the window: flat and quiet, mixed from the palette of the system."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from exportstudio.ui.tone import Tone, blend, tone_color

CARD = "card"
"""Object name of a frame that is drawn as a card."""


class Look(QObject):
    """A style sheet for the application that follows the system from light to dark and back.

    Nothing is changed where the system asks for high contrast.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_colors_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_colors_changed)
        self._on_colors_changed()

    @Slot()
    def _on_colors_changed(self) -> None:
        contrast = self._app.styleHints().accessibility().contrastPreference()
        high = contrast is Qt.ContrastPreference.HighContrast
        metrics = QFontMetrics(self._app.font())
        self._app.setStyleSheet("" if high else _sheet(self._app.palette(), metrics.height()))


def _sheet(palette: QPalette, line: int) -> str:
    text = palette.color(QPalette.ColorRole.WindowText)
    window = palette.color(QPalette.ColorRole.Window)
    base = palette.color(QPalette.ColorRole.Base)
    accent = tone_color(Tone.ACCENT, palette)
    edge = blend(text, window, 0.16).name()
    hover = blend(text, window, 0.08).name()
    pressed = blend(text, window, 0.16).name()
    checked = blend(accent, window, 0.22).name()
    muted = blend(text, window, 0.68).name()
    selected = blend(accent, base, 0.22).name()
    pad, gap = round(line * 0.3), round(line * 0.5)
    return f"""
    QToolBar {{ border: none; padding: {pad}px {gap}px; spacing: {pad}px; }}
    QToolBar::separator {{ background: {edge}; width: 1px; margin: {pad}px {pad}px; }}
    QToolBar QToolButton {{
        border: 1px solid transparent; border-radius: {pad}px; padding: {pad}px {gap}px;
    }}
    QToolBar QToolButton:hover {{ background: {hover}; }}
    QToolBar QToolButton:pressed {{ background: {pressed}; }}
    QToolBar QToolButton:checked {{ background: {checked}; }}
    QToolBar QToolButton:focus {{ border-color: {accent.name()}; }}
    QTabWidget::pane {{ border: none; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabBar::tab {{
        border: none; border-bottom: 2px solid transparent; color: {muted};
        padding: {pad}px {gap}px; margin-right: {pad}px;
    }}
    QTabBar::tab:hover {{ color: {text.name()}; border-bottom-color: {edge}; }}
    QTabBar::tab:selected {{ color: {text.name()}; border-bottom-color: {accent.name()}; }}
    QTabBar::tab:focus {{ color: {accent.name()}; }}
    QFrame#{CARD} {{ background: {base.name()}; border: 1px solid {edge}; border-radius: {pad}px; }}
    QTableView {{ selection-background-color: {selected}; selection-color: {text.name()}; }}
    QTableView QTableCornerButton::section {{ background: {base.name()}; border: none; }}
    QHeaderView {{ background: {base.name()}; }}
    QHeaderView::section {{
        background: {base.name()}; color: {muted}; border: none;
        border-bottom: 1px solid {edge}; padding: {pad}px {pad}px;
    }}
    QHeaderView::section:hover {{ color: {text.name()}; }}
    QSplitter::handle {{ background: transparent; }}
    QStatusBar::item {{ border: none; }}
    """
