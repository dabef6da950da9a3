"""The look of the window: flat and quiet, mixed from the palette of the system."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from exportstudio.resource import resource
from exportstudio.ui.tone import Tone, blend, tone_color

PRIMARY = "primary"
"""Object name of the button that does what its window is for."""


class Look(QObject):
    """Dresses a window and its dialogs, and follows the system from light to dark and back.

    Nothing is changed where the system asks for high contrast.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress the window anew when the palette of the system changes."""
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self._dress()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        hints = QGuiApplication.styleHints()  # kept: what it hands out goes with it
        contrast = hints.accessibility().contrastPreference()
        high = contrast is Qt.ContrastPreference.HighContrast
        line = self._window.fontMetrics().height()
        self._window.setStyleSheet("" if high else _sheet(QGuiApplication.palette(), line))


def _sheet(palette: QPalette, line: int) -> str:
    text = palette.color(QPalette.ColorRole.WindowText)
    window = palette.color(QPalette.ColorRole.Window)
    base = palette.color(QPalette.ColorRole.Base)
    accent = tone_color(Tone.ACCENT, palette)
    on_accent = "white" if accent.lightnessF() < 0.6 else "black"
    edge = blend(text, window, 0.16).name()
    hover = blend(text, window, 0.08).name()
    pressed = blend(text, window, 0.16).name()
    checked = blend(accent, window, 0.22).name()
    muted = blend(text, window, 0.68).name()
    selected = blend(accent, base, 0.22).name()
    field = blend(text, window, 0.32).name()
    box = round(line * 0.8)
    pad, gap = round(line * 0.3), round(line * 0.5)
    return f"""
    QToolBar {{ border: none; padding: {pad}px {gap}px; spacing: {pad}px; }}
    QToolBar::separator {{ background: {edge}; width: 1px; margin: {pad}px {pad}px; }}
    QToolBar QToolButton {{
        border: 1px solid transparent; border-radius: {pad}px; padding: {pad}px {gap}px;
    }}
    SummaryView QToolButton {{
        border: 1px solid {edge}; border-radius: {pad}px; padding: {pad // 2}px {gap}px;
    }}
    SummaryView QToolButton:focus {{ border-color: {accent.name()}; }}
    SummaryView QToolButton:hover, QToolBar QToolButton:hover {{ background: {hover}; }}
    SummaryView QToolButton:pressed, QToolBar QToolButton:pressed {{ background: {pressed}; }}
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
    CardView {{ background: {base.name()}; border: 1px solid {edge}; border-radius: {pad}px; }}
    QTableView, QListView {{
        selection-background-color: {selected}; selection-color: {text.name()};
    }}
    QTableView QTableCornerButton::section {{ background: {base.name()}; border: none; }}
    QHeaderView {{ background: {base.name()}; }}
    QHeaderView::section {{
        background: {base.name()}; color: {muted}; border: none;
        border-bottom: 1px solid {edge}; padding: {pad}px {pad}px;
    }}
    QHeaderView::section:hover {{ color: {text.name()}; }}
    QPushButton#{PRIMARY} {{
        background: {accent.name()}; color: {on_accent}; border: 1px solid {accent.name()};
        border-radius: {pad}px; padding: {pad}px {line}px; font-weight: bold;
    }}
    QPushButton#{PRIMARY}:hover, QPushButton#{PRIMARY}:focus {{
        border-color: {blend(text, accent, 0.6).name()};
    }}
    QPushButton#{PRIMARY}:pressed {{ background: {blend(accent, text, 0.85).name()}; }}
    QPushButton#{PRIMARY}:disabled {{
        background: {pressed}; border-color: {pressed}; color: {muted};
    }}
    QLineEdit {{
        background: {base.name()}; border: 1px solid {field}; border-radius: {pad}px;
        padding: {pad // 2}px {pad // 2}px;
    }}
    QAbstractSpinBox {{ min-height: {round(line * 1.5)}px; }}
    QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
    QLineEdit:focus {{ border-color: {accent.name()}; }}
    QRadioButton::indicator, QCheckBox::indicator, QAbstractItemView::indicator {{
        width: {box}px; height: {box}px; border: 1px solid {field}; background: {base.name()};
    }}
    QRadioButton::indicator {{ border-radius: {box // 2 + 1}px; }}
    QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: {pad // 2}px; }}
    QRadioButton::indicator:checked {{
        border-color: {accent.name()};
        background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
            stop: 0 {accent.name()}, stop: 0.5 {accent.name()},
            stop: 0.62 {base.name()}, stop: 1 {base.name()});
    }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
        background: {accent.name()}; border-color: {accent.name()};
        image: url("{resource(f"icons/tick-{on_accent}.svg").as_posix()}");
    }}
    QAbstractItemView::indicator:indeterminate {{ background: {checked}; }}
    QRadioButton:focus, QCheckBox:focus {{ color: {accent.name()}; }}
    QSplitter::handle {{ background: transparent; }}
    QStatusBar::item {{ border: none; }}
    """
