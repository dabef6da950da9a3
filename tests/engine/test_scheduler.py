import pytest
from hypothesis import given
from hypothesis import strategies as st

from exportstudio.engine.scheduler import AGEING_S, Scheduler, default_slots

GB = 1024**3


@pytest.mark.parametrize(
    ("cores", "memory_bytes", "slots"),
    [(1, 1 * GB, 1), (2, 64 * GB, 1), (8, 64 * GB, 4), (8, 6 * GB, 2), (64, 512 * GB, 4)],
)
def test_default_slots(cores: int, memory_bytes: int, slots: int) -> None:
    assert default_slots(cores, memory_bytes) == slots


def order(*arrivals: tuple[str, int, float]) -> str:
    scheduler = Scheduler()
    for group_id, priority, now_s in arrivals:
        scheduler.add(group_id, priority, now_s)
    return "".join(filter(None, (scheduler.take() for _ in arrivals)))


def test_arrival_decides_among_equals() -> None:
    assert order(("a", 5, 0), ("b", 5, 0), ("c", 5, 0)) == "abc"


def test_priority_goes_before_arrival() -> None:
    assert order(("a", 1, 0), ("b", 9, 1), ("c", 5, 2)) == "bca"


def test_nothing_waits_for_ever() -> None:
    assert order(("a", 1, 0), ("b", 9, 8 * AGEING_S + 1)) == "ab"


def test_a_group_taken_out_never_comes() -> None:
    scheduler = Scheduler()
    scheduler.add("a", 5, 0)
    scheduler.add("b", 5, 0)
    scheduler.remove("a")
    assert len(scheduler) == 1
    assert [scheduler.take(), scheduler.take()] == ["b", None]


@given(st.lists(st.tuples(st.integers(1, 9), st.floats(0, 1e6)), max_size=30))
def test_everything_that_waits_comes_once(arrivals: list[tuple[int, float]]) -> None:
    scheduler = Scheduler()
    for number, (priority, now_s) in enumerate(arrivals):
        scheduler.add(str(number), priority, now_s)
    taken = [scheduler.take() for _ in arrivals]
    assert sorted(map(str, taken)) == sorted(map(str, range(len(arrivals))))
    assert scheduler.take() is None
