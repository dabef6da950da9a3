"""From an empty window to a verified file, with the real service and the real worker."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from exportstudio.model.job import JobState
from exportstudio.service import ExportService
from exportstudio.ui import self_test
from exportstudio.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_an_export_by_clicks_is_found_in_the_history_after_a_restart(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    with ExportService(data) as service:
        window = MainWindow(service)
        qtbot.addWidget(window)
        window.show()
        dialog = window.new_export
        with qtbot.waitSignal(dialog.sources.inspected):
            window.add_sources([sample])
        dialog.destination.choose(out, dialog.destination.on_conflict)
        with qtbot.waitSignal(window.preview.loaded, timeout=60_000):
            dialog.export_button.click()
        (job,) = window.queue.jobs.jobs()
        assert job.state is JobState.DONE
        assert job.path == out / "house.glb"
        assert job.path.stat().st_size == job.bytes
        assert job.ledger is not None
        assert job.ledger.products > 100
        state = window.preview.view_state
        assert state is not None
        assert len(state.scene.elements) > 50
        window.close_now()

    with ExportService(data) as service:
        window = MainWindow(service)
        qtbot.addWidget(window)
        window.show()
        assert window.queue.jobs.rowCount() == 0
        window.window_actions.show_history.trigger()
        assert [(j.id, j.sha256) for j in window.history.jobs.jobs()] == [(job.id, job.sha256)]
        search = window.history.filter.findChild(QLineEdit)
        assert isinstance(search, QLineEdit)
        search.setText("not there")
        qtbot.waitUntil(lambda: window.history.jobs.rowCount() == 0)
        search.setText("HOUSE")
        qtbot.waitUntil(lambda: window.history.jobs.rowCount() == 1)
        window.history.table.select_job(job.id)
        with qtbot.waitSignal(window.preview.loaded, timeout=10_000):
            window.history.table.job_activated.emit(job.id)
        window.close_now()


def test_the_history_is_read_in_pages(qtbot: QtBot, service: ExportService, tmp_path: Path) -> None:
    (tmp_path / "no.ifc").write_text("no building")
    for _ in range(3):
        service.create_job(tmp_path / "no.ifc", destination=tmp_path)
    window = MainWindow(service)
    qtbot.addWidget(window)
    window.history._limit = 2
    window.show()
    window.window_actions.show_history.trigger()
    assert window.history.jobs.rowCount() == 2
    assert window.history._more.isVisible()
    window.history._more.click()
    assert window.history.jobs.rowCount() == 3
    assert not window.history._more.isVisible()
    window.close_now()


def test_the_self_test_passes(qtbot: QtBot, qapp: object, sample: Path) -> None:
    lines: list[str] = []
    assert self_test.main(sample, lines.append) == 0, lines
    assert lines[-1] == "self-test passed"


def test_the_self_test_fails_where_nothing_can_be_exported(
    qtbot: QtBot, qapp: object, tmp_path: Path
) -> None:
    (tmp_path / "no.ifc").write_text("no building")
    lines: list[str] = []
    assert self_test.main(tmp_path / "no.ifc", lines.append) == 1
    assert lines[-1] == "self-test failed"
