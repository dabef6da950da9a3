import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from exportstudio.model.issue import Issue
from exportstudio.model.job import JobState
from exportstudio.model.ledger import LedgerTotals
from exportstudio.service import ExportService
from exportstudio.ui.details_panel import DetailsPanel
from exportstudio.ui.issue_table_model import IssueColumn, IssueTableModel
from exportstudio.ui.issues_view import IssuesView
from exportstudio.ui.ledger_bar_view import LedgerBarView
from exportstudio.ui.log_view import LogView
from tests.ui.jobs import make_job

ISSUES = (
    Issue.info("GEOM210", "Two openings were not cut.", element="1abc"),
    Issue.error("WRITE301", "The disk is full.", "Make room."),
)


@pytest.fixture
def panel(qtbot: QtBot, service: ExportService) -> DetailsPanel:
    panel = DetailsPanel(service, ())
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def texts(panel: DetailsPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def tabs(panel: DetailsPanel) -> QTabWidget:
    found = panel.findChild(QTabWidget)
    assert isinstance(found, QTabWidget)
    return found


def test_issues_are_listed_by_weight(qapp: object) -> None:
    model = IssueTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_issues(ISSUES)
    codes = [model.index(row, IssueColumn.CODE).data() for row in range(2)]
    assert codes == ["WRITE301", "GEOM210"]
    assert model.index(0, IssueColumn.SEVERITY).data() == "Error"


def test_without_a_job_it_says_what_to_do(panel: DetailsPanel) -> None:
    assert "Select an export" in texts(panel)


def test_the_summary_says_how_a_job_ended(panel: DetailsPanel) -> None:
    ledger = LedgerTotals(products=178, exported=120, excluded=50, degraded=5, failed=3)
    job = make_job(JobState.DONE_WITH_WARNINGS, "Bürogebäude.ifc", ledger=ledger, attempt=2)
    panel.show_job(job)
    said = texts(panel)
    for words in ("Bürogebäude.ifc", "Done, with warnings · attempt 2", "/out/B", "abab"):
        assert words in said
    bar = panel.findChild(LedgerBarView)
    assert isinstance(bar, LedgerBarView)
    assert bar.accessibleName() == "120 exported, 5 simplified, 50 left out, 3 failed"
    before = bar.grab().toImage()
    panel.show_job(replace(job, ledger=replace(ledger, exported=20, excluded=150)))
    assert bar.grab().toImage() != before
    panel.show_job(None)
    assert "Select an export" in texts(panel)


def test_a_failure_gives_its_reason_and_leads_to_the_element(
    qtbot: QtBot, panel: DetailsPanel
) -> None:
    panel.show_job(make_job(JobState.FAILED, issues=ISSUES))
    assert "The disk is full. Make room." in texts(panel)
    assert tabs(panel).tabText(1) == "&Issues (2)"
    tabs(panel).setCurrentIndex(1)
    table = tabs(panel).currentWidget().findChild(QTableView)
    assert isinstance(table, QTableView)
    assert "Make room." in texts(panel)
    table.selectRow(1)
    with qtbot.waitSignal(panel.element_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == ["1abc"]


def test_the_log_has_the_steps_and_what_the_process_says(
    panel: DetailsPanel, service: ExportService, tmp_path: Path
) -> None:
    (tmp_path / "no.ifc").write_text("no building")
    job = service.create_job(tmp_path / "no.ifc", destination=tmp_path)
    panel.show_job(job)
    tabs(panel).setCurrentIndex(2)
    log = tabs(panel).currentWidget()
    assert isinstance(log, LogView)
    assert "failed" in log.text
    service.engine.log_line.emit(job.id, "a line of its own")
    other = service.create_job(tmp_path / "other.ifc", destination=tmp_path)
    service.engine.log_line.emit(other.id, "not for here")
    assert log.text.endswith("a line of its own")
    copy = log.findChild(QPushButton)
    assert isinstance(copy, QPushButton)
    copy.click()
    report = QGuiApplication.clipboard().text()
    assert "Export Studio" in report
    assert str(tmp_path / "no.ifc") in report
    assert "a line of its own" in report


def test_issues_are_copied_one_by_one_or_all_as_csv(qtbot: QtBot) -> None:
    view = IssuesView()
    qtbot.addWidget(view)
    view.set_issues(
        [
            Issue.error("GEOM210", "It has no body, or none that closes.", element="2O2Fr"),
            Issue.warning("READ301", "A “quoted” text\nin two lines."),
        ]
    )
    view.copy_all()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(rows) == 3
    assert {"GEOM210", "2O2Fr", "It has no body, or none that closes."} <= set(rows[1])
    assert "READ301" in rows[2]
    view._copy()
    assert QGuiApplication.clipboard().text().startswith("GEOM210 It has no body")
