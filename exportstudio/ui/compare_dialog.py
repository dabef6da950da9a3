"""What differs between two buildings, exports or packages."""

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from exportstudio.comparer import compare_files
from exportstudio.comparison.compare import ChangeKind, Comparison
from exportstudio.comparison.reports import write_report
from exportstudio.delivery.publish import storage_issue
from exportstudio.model.issue import StudioError
from exportstudio.ui.icon import icon
from exportstudio.ui.save_dialog import ask_where_to_save
from exportstudio.ui.task_dialog import TaskDialog
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_text, spoken

_KINDS = {
    ChangeKind.ADDED: QT_TRANSLATE_NOOP("CompareDialog", "Added"),
    ChangeKind.REMOVED: QT_TRANSLATE_NOOP("CompareDialog", "Removed"),
    ChangeKind.CLASS: QT_TRANSLATE_NOOP("CompareDialog", "Class"),
    ChangeKind.NAME: QT_TRANSLATE_NOOP("CompareDialog", "Name"),
    ChangeKind.ATTRIBUTE: QT_TRANSLATE_NOOP("CompareDialog", "Attribute"),
    ChangeKind.PROPERTY: QT_TRANSLATE_NOOP("CompareDialog", "Property"),
    ChangeKind.QUANTITY: QT_TRANSLATE_NOOP("CompareDialog", "Quantity"),
    ChangeKind.MATERIAL: QT_TRANSLATE_NOOP("CompareDialog", "Material"),
    ChangeKind.MOVED: QT_TRANSLATE_NOOP("CompareDialog", "Moved"),
    ChangeKind.GEOMETRY: QT_TRANSLATE_NOOP("CompareDialog", "Shape"),
}
_MOST_MM = 1000.0


class CompareDialog(TaskDialog):
    """Compares two files, folders or packages element by element.

    Signals:
        element_chosen: the GlobalId of an element that was double clicked.
    """

    element_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Compare"), "", parent)
        self.run_button.setText(self.tr("&Compare"))
        self.run_button.setAccessibleName(self.tr("Compare"))
        self._old = self.path_field(self.tr("Before: building, output, folder or package"))
        self._new = self.path_field(self.tr("After: building, output, folder or package"))
        self._found: list[Comparison] = []
        self._tolerance = QDoubleSpinBox()
        self._tolerance.setRange(0.0, _MOST_MM)
        self._tolerance.setValue(1.0)
        self._tolerance.setSuffix(" mm")
        self._tolerance.setAccessibleName(self.tr("Tolerance"))
        self._ignore = QLineEdit()
        self._ignore.setAccessibleName(self.tr("Ignore"))
        self._ignore.setPlaceholderText(self.tr("for example kind:moved, class:IfcSpace"))
        row = QHBoxLayout()
        for words, field in (
            (self.tr("&Tolerance:"), self._tolerance),
            (self.tr("I&gnore:"), self._ignore),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1 if field is self._ignore else 0)
        self.fields.addLayout(row)
        self._report = QPushButton(icon("report"), self.tr("Save &report…"))
        self._report.setAccessibleName(self.tr("Save a report of the differences"))
        self._report.setAutoDefault(False)
        self._report.setEnabled(False)
        self._report.clicked.connect(self._on_report_clicked)
        self.foot.addWidget(self._report)
        self.table.doubleClicked.connect(
            lambda index: self.element_chosen.emit(index.siblingAtColumn(3).data() or "")
        )

    def compare(self, old: Path | None, new: Path | None) -> None:
        """Put in what is to be compared, and begin where both are there."""
        self._old.setText(str(old or ""))
        self._new.setText(str(new or ""))
        self.run()

    def run(self) -> None:
        """Compare what the fields name."""
        old, new = self._old.text().strip(), self._new.text().strip()
        if not old or not new:
            return
        tolerance_m = self._tolerance.value() / 1000
        ignore = [part.strip() for part in self._ignore.text().split(",") if part.strip()]
        self._report.setEnabled(False)
        self.begin(
            lambda: compare_files(Path(old), Path(new), tolerance_m=tolerance_m, ignore=ignore)
        )

    def show_result(self, result: object) -> None:
        """List the changes, and say how many there are of each kind."""
        assert isinstance(result, list)
        self._found = result
        self._report.setEnabled(True)
        changes = [change for each in self._found for change in each.changes]
        titles = (
            self.tr("Change"),
            self.tr("Class"),
            self.tr("Name"),
            self.tr("GlobalId"),
            self.tr("What"),
            self.tr("Before"),
            self.tr("After"),
        )
        tones = {ChangeKind.ADDED: Tone.GOOD, ChangeKind.REMOVED: Tone.BAD}
        rows = [
            (
                icon("compare", tones.get(change.kind, Tone.CAUTION)),
                (
                    _kind_text(change.kind),
                    change.ifc_class,
                    change.name,
                    change.key,
                    change.what,
                    "" if change.old is None else str(change.old),
                    "" if change.new is None else str(change.new),
                ),
            )
            for change in changes
        ]
        lists_all = self.fill(titles, rows)
        facets = dict.fromkeys(facet for each in self._found for facet in each.facets)
        compared = ", ".join(map(spoken, facets))
        if not changes:
            text = self.tr("Nothing differs. Compared: {facets}.").format(facets=compared)
            self.tell(text, Tone.GOOD)
            return
        counts: dict[str, int] = {}
        for each in self._found:
            for kind, count in each.counts().items():
                counts[kind] = counts.get(kind, 0) + count
        words = ", ".join(
            f"{_kind_text(ChangeKind(kind))}: {count}" for kind, count in counts.items()
        )
        text = self.tr("{counts}. Compared: {facets}.").format(counts=words, facets=compared)
        if not lists_all:
            text += " " + self.tr("Save a report to see them all.")
        self.tell(text, Tone.CAUTION)

    def save_report(self, path: Path) -> None:
        """Write the differences to a file; its ending says how."""
        try:
            write_report(self._found, path)
        except StudioError as error:
            self.tell(issue_text(error.issue), Tone.BAD)
        except OSError as error:
            self.tell(issue_text(storage_issue(path, error)), Tone.BAD)
        else:
            self.tell(self.tr("The report {path} is written.").format(path=path), Tone.GOOD)

    def _on_report_clicked(self) -> None:
        kinds = (
            self.tr("Web page (*.html)"),
            self.tr("Excel (*.xlsx)"),
            self.tr("JSON (*.json)"),
        )
        ask_where_to_save(self, self.tr("Save a report"), kinds, self.save_report)


def _kind_text(kind: ChangeKind) -> str:
    return QCoreApplication.translate("CompareDialog", str(_KINDS[kind]))
