import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from exportstudio.exporters.plugins import ALLOWED
from exportstudio.model.job import JobState
from exportstudio.service import ExportService
from exportstudio.ui import preferences
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.settings import Preferences, WindowSettings, allow_plugins
from exportstudio.ui.settings_dialog import SettingsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OTHER = Preferences(
    slots=3,
    cache_mb=500,
    keep_days=30,
    theme="dark",
    language="de",
    notifies=False,
    names_user=False,
    keeps_awake=False,
    plugins=True,
)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("EXPORTSTUDIO_CACHE_MB", "EXPORTSTUDIO_USER", ALLOWED):
        monkeypatch.setenv(name, "1")
        monkeypatch.delenv(name)
    yield
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def test_preferences_are_kept_and_what_is_odd_is_left_out(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path)
    assert settings.preferences == Preferences()
    settings.preferences = OTHER
    settings.write()
    assert WindowSettings(tmp_path).preferences == OTHER
    text = (tmp_path / "window.ini").read_text().replace("slots=3", "slots=many")
    (tmp_path / "window.ini").write_text(text)
    assert WindowSettings(tmp_path).preferences.slots == 0


def test_the_dialog_shows_changes_and_hands_over(qtbot: QtBot, service: ExportService) -> None:
    dialog = SettingsDialog(service, OTHER)
    qtbot.addWidget(dialog)
    assert dialog.preferences() == OTHER
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [OTHER]


def test_the_program_follows(service: ExportService) -> None:
    preferences.apply(OTHER, service)
    assert service.engine.stats().slots == 3
    assert os.environ["EXPORTSTUDIO_CACHE_MB"] == "500"
    assert os.environ["EXPORTSTUDIO_USER"] == ""
    preferences.apply(Preferences(), service)
    assert "EXPORTSTUDIO_USER" not in os.environ


def test_old_jobs_are_forgotten_and_none_where_all_are_kept(
    service: ExportService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no.ifc").write_text("no building")
    service.create_job(tmp_path / "no.ifc", destination=tmp_path)
    assert preferences.forget_what_is_old(Preferences(keep_days=30), service) == 0
    assert preferences.forget_what_is_old(Preferences(keep_days=0), service) == 0
    monkeypatch.setattr("time.time", lambda: 10e9)
    assert preferences.forget_what_is_old(Preferences(keep_days=30), service) == 1
    assert service.jobs() == []


def test_the_cache_is_cleared(
    qtbot: QtBot, service: ExportService, sample: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(service.engine.idle, timeout=60_000):
        job = service.create_job(sample, "glb", destination=tmp_path)
    assert service.job(job.id).state is JobState.DONE
    dialog = SettingsDialog(service, Preferences())
    qtbot.addWidget(dialog)
    assert service.cache_bytes() > 0
    (clear,) = (
        b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == "Clear the cache"
    )
    clear.click()
    assert service.cache_bytes() == 0
    assert not clear.isEnabled()


def test_the_end_is_told_only_while_somebody_looks_elsewhere(window: MainWindow) -> None:
    told = window._notifier.tell("The queue is done", "1 exported", is_bad=False)
    assert told is not window.isActiveWindow()


def test_formats_of_third_parties_are_off_until_they_are_allowed(tmp_path: Path) -> None:
    allow_plugins(tmp_path)
    assert ALLOWED not in os.environ
    WindowSettings(tmp_path).preferences = OTHER
    allow_plugins(tmp_path)
    assert os.environ[ALLOWED] == "1"
    os.environ[ALLOWED] = "0"
    allow_plugins(tmp_path)
    assert os.environ[ALLOWED] == "0", "what the environment says goes before"
