"""What the window asks of the desktop: to stay awake, and to show progress."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from exportstudio.engine.stats import EngineStats
from exportstudio.service import ExportService
from exportstudio.ui import sleep_guard
from exportstudio.ui.about_dialog import AboutDialog
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.settings import Preferences
from exportstudio.ui.settings_dialog import SettingsDialog
from exportstudio.ui.sleep_guard import SleepGuard
from exportstudio.ui.taskbar import Taskbar

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked in another way"),
]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a program that waits for the end of its input stand for the one that inhibits sleep."""
    monkeypatch.setattr(sleep_guard, "_command", lambda: ["cat"])


def waiting() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if each.name() == "cat"]


def test_the_machine_is_kept_awake_while_something_runs(
    qtbot: QtBot, window: MainWindow, service: ExportService, waits: None
) -> None:
    window._on_engine_stats_changed(EngineStats(running=1))
    qtbot.waitUntil(lambda: len(waiting()) == 1)
    window._on_engine_stats_changed(EngineStats(running=2))
    assert len(waiting()) == 1
    window._on_engine_stats_changed(EngineStats(paused=1))
    assert waiting() == []
    window._settings.preferences = Preferences(keeps_awake=False)
    window._on_engine_stats_changed(EngineStats(running=1))
    assert not window._sleep_guard.is_holding


def test_the_machine_may_sleep_once_the_window_is_gone(
    qtbot: QtBot, window: MainWindow, waits: None
) -> None:
    window._on_engine_stats_changed(EngineStats(running=1))
    qtbot.waitUntil(lambda: len(waiting()) == 1)
    window.close_now()
    assert waiting() == []


def test_a_machine_that_cannot_be_asked_is_told_of(
    qtbot: QtBot, service: ExportService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sleep_guard, "_command", list)
    guard = SleepGuard()
    guard.hold(True)
    assert not guard.is_holding
    dialog = SettingsDialog(service, Preferences())
    qtbot.addWidget(dialog)
    assert not dialog._keeps_awake.isEnabled()
    assert dialog.preferences().keeps_awake, "elsewhere it may be possible"


def test_a_program_that_will_not_start_is_no_harm(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sleep_guard, "_command", lambda: ["there is no such program"])
    guard = SleepGuard()
    guard.hold(True)
    qtbot.waitUntil(lambda: not guard.is_holding)
    guard.hold(False)


def test_nobody_is_told_of_progress_without_a_session(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not Taskbar().show_progress(0.5)


_TELLS = """
from PySide6.QtCore import QCoreApplication
from exportstudio.ui.taskbar import Taskbar
application = QCoreApplication([])
taskbar = Taskbar()
assert taskbar.show_progress(0.25)
assert not taskbar.show_progress(0.2501), "nothing else is shown"
assert taskbar.show_progress(None)
"""


@pytest.mark.skipif(
    shutil.which("dbus-run-session") is None or shutil.which("dbus-monitor") is None,
    reason="there is no D-Bus here",
)
def test_the_desktop_hears_of_progress(tmp_path: Path) -> None:
    monitor = f"dbus-monitor --session > {tmp_path / 'heard'} & sleep 0.5"
    script = f"{monitor}; \"{sys.executable}\" -c '{_TELLS}'; sleep 0.5; kill %1"
    subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
    )
    heard = (tmp_path / "heard").read_text()
    assert heard.count("interface=com.canonical.Unity.LauncherEntry; member=Update") == 2
    assert "application://exportstudio.desktop" in heard
    assert "double 0.25" in heard


def test_others_are_named_with_their_licences(qtbot: QtBot, window: MainWindow) -> None:
    dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    licences = dialog.detailedText()
    assert "ifcopenshell" in licences
    assert "LGPL" in licences
    assert "pytest" not in licences
