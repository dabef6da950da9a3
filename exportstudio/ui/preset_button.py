"""Presets of a new export."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QPushButton, QWidget

from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.preset import Preset
from exportstudio.presets import PresetFolder, read_preset, write_preset
from exportstudio.ui.icon import icon
from exportstudio.ui.preset_changes import PresetChange, changed, changes_between
from exportstudio.ui.preset_dialog import PresetDialog


class PresetButton(QPushButton):
    """A menu of presets to apply, save, take in, hand out and remove.

    Signals:
        chosen: a Preset that is to be applied.
        misfits_found: a list of Issues: what of the last preset does not fit here.
        said: a sentence about what was done.
    """

    chosen = Signal(object)
    misfits_found = Signal(object)
    said = Signal(str)

    def __init__(
        self, presets: PresetFolder, current: Callable[[str], Preset], parent: QWidget | None = None
    ) -> None:
        super().__init__(icon("preset"), "", parent)
        self.setText(self.tr("&Presets"))
        self.setAccessibleName(self.tr("Presets"))
        self.setAutoDefault(False)
        self._presets = presets
        self._current = current
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_menu_about_to_show)
        self.setMenu(menu)

    def apply(self, name: str) -> None:
        """Apply a preset by its name."""
        self._take(lambda: self._presets.load(name))

    def take_in(self, path: Path) -> None:
        """Keep the preset of a file, and apply it; one of its name is not replaced unasked."""
        self._take(lambda: read_preset(path), self._keep)

    def save(self, name: str) -> None:
        """Keep what is chosen now under a name; ask what to take over where there is one."""
        preset = self._current(name.strip())
        if self._keep(preset):
            self.said.emit(self.tr("Saved as “{name}”.").format(name=preset.name))

    def remove(self, name: str) -> None:
        """Forget a preset."""
        self._presets.remove(name)
        self.said.emit(self.tr("“{name}” is no longer kept.").format(name=name))

    def _keep(self, preset: Preset) -> bool:
        """Write a preset where there is none of its name, else ask; return whether it is kept."""
        try:
            old = next((each for each in self._presets.all() if each.name == preset.name), None)
            changes = [] if old is None else changes_between(old, preset)
            if old is None or not changes:
                self._presets.save(preset)
                return True
        except (RequestError, OSError) as error:
            self.misfits_found.emit([_issue(error)])
            return False
        dialog = PresetDialog(preset.name, changes, self.window())
        dialog.chosen.connect(lambda ticked: self._save_changes(old, ticked))
        dialog.open()
        return False

    def _save_changes(self, old: Preset, changes: list[PresetChange]) -> None:
        try:
            self._presets.save(changed(old, changes))
        except (RequestError, OSError) as error:
            self.misfits_found.emit([_issue(error)])
        else:
            words = self.tr("“{name}” is changed. Parts taken over: {count}.")
            self.said.emit(words.format(name=old.name, count=len(changes)))

    def _take(
        self,
        load: Callable[[], tuple[Preset, list[Issue]]],
        keep: Callable[[Preset], object] = lambda _preset: None,
    ) -> None:
        try:
            preset, issues = load()
        except (RequestError, OSError) as error:
            self.misfits_found.emit([_issue(error)])
            return
        keep(preset)
        self.chosen.emit(preset)
        if issues:
            self.misfits_found.emit(issues)
        else:
            self.said.emit(self.tr("“{name}” is applied.").format(name=preset.name))

    def _on_menu_about_to_show(self) -> None:
        menu = self.menu()
        menu.clear()
        names = self._presets.names()
        for name in names:
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, name=name: self.apply(name)
            )
        if not names:
            menu.addAction(self.tr("No presets yet")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("&Save as preset…")).triggered.connect(self._on_save_triggered)
        menu.addAction(self.tr("&Import from a file…")).triggered.connect(self._on_import_triggered)
        menu.addAction(self.tr("&Export to a file…")).triggered.connect(self._on_export_triggered)
        if names:
            removal = menu.addMenu(self.tr("&Remove"))
            for name in names:
                removal.addAction(name.replace("&", "&&")).triggered.connect(
                    lambda _=False, name=name: self.remove(name)
                )

    def _on_save_triggered(self) -> None:
        dialog = QInputDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save as preset"))
        dialog.setLabelText(self.tr("Name of the preset:"))
        dialog.setOkButtonText(self.tr("&Save"))
        dialog.textValueSelected.connect(self.save)
        dialog.open()

    def _on_import_triggered(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Import a preset"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Presets (*.json)"))
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def _on_export_triggered(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Export as a preset"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setNameFilter(self.tr("Presets (*.json)"))
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, name: str) -> None:
        path = Path(name)
        try:
            write_preset(self._current(path.stem), path)
        except OSError as error:
            self.misfits_found.emit([_issue(error)])


def _issue(error: RequestError | OSError) -> Issue:
    if isinstance(error, RequestError):
        return error.issue
    return Issue.error("FILE410", f"The preset can't be kept: {error}.", "Choose another folder.")
