import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from exportstudio.service import ExportService
from exportstudio.ui.chart_views import BarChartView, ColumnChartView
from exportstudio.ui.figures_page import FiguresPage
from exportstudio.ui.job_text import UNKNOWN
from exportstudio.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, service: ExportService, sample: Path, tmp_path: Path) -> FiguresPage:
    (tmp_path / "no.ifc").write_text("no building")
    with qtbot.waitSignal(service.engine.idle, timeout=60_000):
        service.create_job(sample, "csv", destination=tmp_path)
        service.create_job(tmp_path / "no.ifc", destination=tmp_path)
    page = FiguresPage(service)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.total("jobs") != UNKNOWN)
    return page


def chart(page: FiguresPage, name: str) -> str:
    kinds = (*page.findChildren(BarChartView), *page.findChildren(ColumnChartView))
    return next(c.accessibleName() for c in kinds if c.accessibleName().startswith(name))


def test_the_history_is_told_in_figures(qtbot: QtBot, page: FiguresPage) -> None:
    assert (page.total("jobs"), page.total("rate")) == ("2", "50%")
    assert "CSV 1 · 100%" in chart(page, "Exports by format")
    assert "READ" in chart(page, "Most frequent errors")
    assert chart(page, "Exports by day").endswith(" 2")
    assert not page.grab().isNull()
    period = page.findChild(QComboBox)
    assert isinstance(period, QComboBox)
    with qtbot.waitSignal(page._reading.ended):
        period.setCurrentIndex(4)
    assert page.total("jobs") == "2"


def test_live_figures_are_those_of_the_engine(page: FiguresPage, service: ExportService) -> None:
    page.live.refresh()
    assert page.live.text("active") == f"0 of {service.engine.stats().slots}"
    assert page.live.text("eta") == "—"


@pytest.mark.parametrize("suffix", [".json", ".xlsx", ".pdf"])
def test_reports_are_written(qtbot: QtBot, page: FiguresPage, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    with qtbot.waitSignal(page.report_written, timeout=20_000):
        page.write_report(path)
    assert path.stat().st_size > 200
    if suffix == ".json":
        assert json.loads(path.read_text())["jobs"] == 2
    with qtbot.waitSignal(page.report_refused):
        page.write_report(tmp_path / "none" / f"report{suffix}")


def test_a_report_waits_for_the_figures(qtbot: QtBot, service: ExportService) -> None:
    page = FiguresPage(service)
    qtbot.addWidget(page)
    report = next(b for b in page.findChildren(QPushButton) if "report" in b.accessibleName())
    assert not report.isEnabled()
    with qtbot.waitSignal(page._reading.ended):
        page.show()
        assert page.total("jobs") == UNKNOWN, "the history is read elsewhere"
    assert page.total("jobs") == "0"
    assert not report.isEnabled()


def test_figures_have_the_room_of_the_lower_panels(window: MainWindow) -> None:
    window.window_actions.show_figures.trigger()
    assert window.figures.isVisible()
    assert not window.details.isVisible()
    window.window_actions.show_queue.trigger()
    assert window.details.isVisible()
