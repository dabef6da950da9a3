from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exportstudio.service import ExportService
from exportstudio.ui.main_window import MainWindow


@pytest.fixture
def service(tmp_path: Path, qapp: object) -> Iterator[ExportService]:
    with ExportService(tmp_path / "data") as service:
        yield service


@pytest.fixture
def window(qtbot: QtBot, service: ExportService) -> Iterator[MainWindow]:
    window = MainWindow(service)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close_now()
