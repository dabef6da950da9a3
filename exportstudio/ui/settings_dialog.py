"""What somebody prefers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exportstudio.service import ExportService
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.job_text import size_text
from exportstudio.ui.language import LANGUAGES, SYSTEM
from exportstudio.ui.look import PRIMARY
from exportstudio.ui.settings import Preferences
from exportstudio.ui.sleep_guard import can_keep_awake

_MOST_SLOTS = 64
_MOST_MB = 1_000_000
_MOST_DAYS = 3650
_THEMES = ("system", "light", "dark")
_LANGUAGES = (SYSTEM, *LANGUAGES)


class SettingsDialog(QDialog):
    """Slots, cache, history, appearance, notifications and privacy.

    Signals:
        chosen: Preferences that are to be kept and followed.
    """

    chosen = Signal(object)

    def __init__(
        self, service: ExportService, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._service = service
        self._slots = self._number(self.tr("Exports at once"), 0, _MOST_SLOTS)
        self._slots.setSpecialValueText(self.tr("As many as the machine allows"))
        self._cache = self._number(self.tr("Size of the cache"), 0, _MOST_MB)
        self._cache.setSuffix(" MB")
        self._cache.setSingleStep(500)
        self._cache.setSpecialValueText(self.tr("No cache"))
        self._clear = QPushButton()
        self._clear.setAutoDefault(False)
        self._clear.clicked.connect(self._on_clear_clicked)
        self._keep = self._number(self.tr("Keep the history for"), 0, _MOST_DAYS)
        self._keep.setSuffix(self.tr(" days"))
        self._keep.setSpecialValueText(self.tr("Ever"))
        self._theme = self._choice(
            self.tr("Colours"), [self.tr("As the system"), self.tr("Light"), self.tr("Dark")]
        )
        self._language = self._choice(
            self.tr("Language"), [self.tr("As the system"), *LANGUAGES.values()]
        )
        self._notifies = QCheckBox(
            self.tr("&Notify when the queue is done and the window is not active")
        )
        self._names_user = QCheckBox(self.tr("Write the &user name into the history"))
        self._keeps_awake = QCheckBox(
            self.tr("Keep the &machine awake while something is exported")
        )
        self._keeps_awake.setEnabled(can_keep_awake())
        if not can_keep_awake():
            self._keeps_awake.setToolTip(self.tr("There is no way to do so on this machine"))
        self._plugins = QCheckBox(
            self.tr("Allow formats of &third parties (from the next start on)")
        )
        self._plugins.setToolTip(
            self.tr("Packages that add formats run with all rights that the program has")
        )
        self._build()
        self.show_preferences(preferences)

    def preferences(self) -> Preferences:
        """Return what is chosen."""
        return Preferences(
            slots=self._slots.value(),
            cache_mb=self._cache.value(),
            keep_days=self._keep.value(),
            theme=_THEMES[self._theme.currentIndex()],
            language=_LANGUAGES[self._language.currentIndex()],
            notifies=self._notifies.isChecked(),
            names_user=self._names_user.isChecked(),
            keeps_awake=self._keeps_awake.isChecked(),
            plugins=self._plugins.isChecked(),
        )

    def show_preferences(self, preferences: Preferences) -> None:
        """Show preferences, to be changed."""
        self._slots.setValue(preferences.slots)
        self._cache.setValue(preferences.cache_mb)
        self._keep.setValue(preferences.keep_days)
        if preferences.theme in _THEMES:
            self._theme.setCurrentIndex(_THEMES.index(preferences.theme))
        if preferences.language in _LANGUAGES:
            self._language.setCurrentIndex(_LANGUAGES.index(preferences.language))
        self._notifies.setChecked(preferences.notifies)
        self._names_user.setChecked(preferences.names_user)
        self._keeps_awake.setChecked(preferences.keeps_awake)
        self._plugins.setChecked(preferences.plugins)
        self._show_cache()

    def accept(self) -> None:
        """Hand over what is chosen."""
        self.chosen.emit(self.preferences())
        super().accept()

    def _build(self) -> None:
        line = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line, line, line, line)
        layout.setSpacing(line // 2)
        cache = QHBoxLayout()
        cache.addWidget(self._cache, 1)
        cache.addWidget(self._clear)
        for title, rows in (
            (self.tr("Work"), ((self.tr("&Exports at once:"), self._slots),)),
            (self.tr("Memory of the program"), ((self.tr("Keep the &history for:"), self._keep),)),
            (
                self.tr("Appearance"),
                (
                    (self.tr("&Colours:"), self._theme),
                    (self.tr("&Language (from the next start on):"), self._language),
                ),
            ),
        ):
            form = QFormLayout()
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for words, field in rows:
                form.addRow(words, field)
            if self._keep in (field for _, field in rows):
                label = QLabel(self.tr("&Size of the cache:"))
                label.setBuddy(self._cache)
                form.addRow(label, cache)
            layout.addWidget(HeadingView(title))
            layout.addLayout(form)
            layout.addSpacing(line // 2)
        layout.addWidget(HeadingView(self.tr("Notifications and privacy")))
        layout.addWidget(self._notifies)
        layout.addWidget(self._names_user)
        layout.addSpacing(line // 2)
        layout.addWidget(HeadingView(self.tr("System and security")))
        layout.addWidget(self._keeps_awake)
        layout.addWidget(self._plugins)
        layout.addStretch()
        buttons = QHBoxLayout()
        reset = QPushButton(self.tr("&Reset"))
        reset.setAccessibleName(self.tr("Reset all settings"))
        reset.setAutoDefault(False)
        reset.clicked.connect(lambda: self.show_preferences(Preferences()))
        cancel = QPushButton(self.tr("Ca&ncel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save = QPushButton(self.tr("&Save"))
        save.setObjectName(PRIMARY)
        save.setDefault(True)
        save.clicked.connect(self.accept)
        buttons.addWidget(reset)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        layout.addLayout(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.sizeHint().height())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _number(self, name: str, least: int, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        box.setAccessibleName(name)
        return box

    def _choice(self, name: str, words: list[str]) -> QComboBox:
        box = QComboBox()
        box.addItems(words)
        box.setAccessibleName(name)
        return box

    def _show_cache(self) -> None:
        size = self._service.cache_bytes()
        words = self.tr("Clear {size}").format(size=size_text(size))
        self._clear.setText(words)
        self._clear.setAccessibleName(self.tr("Clear the cache"))
        self._clear.setEnabled(size > 0)

    def _on_clear_clicked(self) -> None:
        self._service.clear_cache()
        self._show_cache()
