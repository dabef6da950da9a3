import threading
from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from exportstudio.ui.background_feed import BackgroundFeed


def test_items_arrive_in_order_and_the_end_comes_last(qtbot: QtBot) -> None:
    feed = BackgroundFeed()
    heard: list[object] = []
    feed.arrived.connect(heard.extend)
    feed.ended.connect(heard.append)
    feed.start(lambda: range(1000))
    feed.start(lambda: "ab")
    qtbot.waitUntil(lambda: len(heard) == 1004)
    assert heard == [*range(1000), None, "a", "b", None]
    assert not feed.is_running


def test_an_error_is_handed_over(qtbot: QtBot) -> None:
    feed = BackgroundFeed()

    def fail() -> Iterator[object]:
        yield 1
        raise ValueError("no")

    with qtbot.waitSignal(feed.ended) as ended:
        feed.start(fail)
    assert ended.args is not None
    assert isinstance(ended.args[0], ValueError)


def test_what_was_cancelled_is_never_heard_of(qtbot: QtBot) -> None:
    feed = BackgroundFeed()
    go_on, through = threading.Event(), threading.Event()

    def produce() -> Iterator[object]:
        go_on.wait(5)
        yield 1
        through.set()

    with qtbot.assertNotEmitted(feed.arrived, wait=50):
        feed.start(produce)
        feed.cancel()
        go_on.set()
    assert not through.is_set()
