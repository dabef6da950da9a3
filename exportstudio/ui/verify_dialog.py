"""Is what was handed over still what was exported?"""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from exportstudio.ui.icon import icon
from exportstudio.ui.job_text import UNKNOWN, size_text
from exportstudio.ui.task_dialog import TaskDialog
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_line
from exportstudio.verifier import Verification, verify


class VerifyDialog(TaskDialog):
    """Checks packages, folders with a manifest, and single outputs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Verify"), "", parent)
        self.run_button.setText(self.tr("&Verify"))
        self.run_button.setAccessibleName(self.tr("Verify"))
        words = QLabel(
            self.tr(
                "A package, a folder with a manifest, or an output: sizes, hashes, contents and "
                "ledgers are checked by reading every file again."
            )
        )
        words.setWordWrap(True)
        self.fields.addWidget(words)
        self._path = self.path_field(self.tr("Package, folder or output"))
        self._found: Verification | None = None
        self._copy = QPushButton(icon("copy"), self.tr("C&opy findings"))
        self._copy.setAccessibleName(self.tr("Copy findings"))
        self._copy.setAutoDefault(False)
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self._on_copy_clicked)
        self.foot.addWidget(self._copy)

    def verify(self, path: Path) -> None:
        """Check a path now."""
        self._path.setText(str(path))
        self.run()

    def run(self) -> None:
        """Check what the field names."""
        text = self._path.text().strip()
        if text:
            self._copy.setEnabled(False)
            self.begin(lambda: verify(Path(text)))

    def show_result(self, result: object) -> None:
        """List every file, what is wrong first."""
        assert isinstance(result, Verification)
        self._found = result
        self._copy.setEnabled(True)
        damaged = [file for file in result.files if file.issue]
        wrong = len(damaged) + len(result.issues)
        if not wrong:
            text = self.tr("Sound. Files that are what was exported: %n", "", len(result.files))
            self.tell(text, Tone.GOOD)
        else:
            self.tell(self.tr("Not sound. Findings: %n", "", wrong), Tone.BAD)
        rows = [
            (icon("error", Tone.BAD), ("", "", "", issue_line(issue))) for issue in result.issues
        ]
        for file in (*damaged, *(file for file in result.files if not file.issue)):
            picture = icon("error", Tone.BAD) if file.issue else icon("state-done", Tone.GOOD)
            elements = UNKNOWN if file.elements is None else self.locale().toString(file.elements)
            finding = issue_line(file.issue) if file.issue else self.tr("Sound")
            rows.append((picture, (file.name, size_text(file.bytes), elements, finding)))
        titles = (self.tr("File"), self.tr("Size"), self.tr("Elements"), self.tr("Finding"))
        self.fill(titles, rows)

    def _on_copy_clicked(self) -> None:
        if self._found is not None:
            lines = [*map(issue_line, self._found.issues)]
            lines += [
                f"{file.name}: {issue_line(file.issue) if file.issue else self.tr('Sound')}"
                for file in self._found.files
            ]
            QGuiApplication.clipboard().setText("\n".join([str(self._found.path), *lines]))
