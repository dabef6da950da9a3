from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from exportstudio.ui.preview.background import BackgroundWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_the_result_arrives_in_the_main_thread(qtbot: QtBot) -> None:
    work = BackgroundWork()
    threads: list[threading.Thread] = []
    work.finished.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(work.finished) as finished:
        work.start(lambda _: threading.current_thread())
    assert finished.args is not None
    assert finished.args[0] is not threading.main_thread()
    assert threads == [threading.main_thread()]
    assert not work.is_running


def test_an_exception_is_reported(qtbot: QtBot) -> None:
    work = BackgroundWork()
    with qtbot.waitSignal(work.failed) as failed:
        work.start(lambda _: 1 // 0)
    assert failed.args is not None
    assert isinstance(failed.args[0], ZeroDivisionError)


def test_only_the_latest_result_counts(qtbot: QtBot) -> None:
    work = BackgroundWork()
    results: list[object] = []
    work.finished.connect(results.append)
    release = threading.Event()
    was_cancelled: list[bool] = []

    def slow(is_cancelled: Callable[[], bool]) -> str:
        release.wait(5)
        was_cancelled.append(is_cancelled())
        return "first"

    work.start(slow)
    with qtbot.waitSignal(work.finished):
        work.start(lambda _: "second")
    release.set()
    qtbot.waitUntil(lambda: was_cancelled == [True])
    qtbot.wait(40)
    assert results == ["second"]


def test_cancelled_work_reports_nothing(qtbot: QtBot) -> None:
    work = BackgroundWork()
    with qtbot.assertNotEmitted(work.finished, wait=60):
        work.start(lambda _: "unwanted")
        work.cancel()
    assert not work.is_running
