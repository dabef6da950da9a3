from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from exportstudio.ui.preview.background import BackgroundWork, Task

if TYPE_CHECKING:
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
    work.reported.connect(results.append)
    release = threading.Event()
    was_cancelled: list[bool] = []

    def slow(task: Task) -> str:
        release.wait(5)
        task.report("unwanted")
        was_cancelled.append(task.is_cancelled())
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


def test_what_is_known_before_the_end_arrives_first(qtbot: QtBot) -> None:
    work = BackgroundWork()
    arrived: list[object] = []
    work.reported.connect(arrived.append)
    work.finished.connect(arrived.append)

    def count(task: Task) -> str:
        task.report(1)
        task.report(2)
        return "end"

    with qtbot.waitSignal(work.finished):
        work.start(count)
    assert arrived == [1, 2, "end"]
