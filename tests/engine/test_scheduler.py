import pytest
from hypothesis import given
from hypothesis import strategies as st

from exportstudio.engine.scheduler import AGEING_S, Scheduler, default_slots, queue_advice
from exportstudio.model.issue import Severity

GB = 1024**3


@pytest.mark.parametrize(
    ("cores", "memory_bytes", "slots"),
    [(1, 1 * GB, 1), (2, 64 * GB, 1), (8, 64 * GB, 4), (8, 6 * GB, 2), (64, 512 * GB, 4)],
)
def test_default_slots(cores: int, memory_bytes: int, slots: int) -> None:
    assert default_slots(cores, memory_bytes) == slots


def line(*arrivals: tuple[str, int, float] | tuple[str, int, float, int]) -> Scheduler:
    scheduler = Scheduler()
    for arrival in arrivals:
        scheduler.add(*arrival)
    return scheduler


def order(scheduler: Scheduler) -> str:
    return "".join(scheduler)


def test_arrival_decides_among_equals() -> None:
    assert order(line(("a", 5, 0), ("b", 5, 0), ("c", 5, 0))) == "abc"


def test_priority_goes_before_arrival() -> None:
    assert order(line(("a", 1, 0), ("b", 9, 1), ("c", 5, 2))) == "bca"


def test_nothing_waits_for_ever() -> None:
    assert order(line(("a", 1, 0), ("b", 9, 8 * AGEING_S + 1))) == "ab"


def test_the_largest_of_those_that_arrive_together_goes_first() -> None:
    assert order(line(("a", 5, 0, 10), ("b", 5, 0, 30), ("c", 5, 1, 99), ("d", 5, 0, 20))) == "bdac"


def test_a_group_taken_out_never_comes() -> None:
    scheduler = line(("a", 5, 0), ("b", 5, 0))
    scheduler.remove("a")
    scheduler.remove("nobody")
    assert len(scheduler) == 1
    assert order(scheduler) == "b"


def test_another_priority_keeps_the_age() -> None:
    scheduler = line(("a", 5, 0), ("b", 5, 10), ("c", 5, 20))
    scheduler.set_priority("c", 6)
    assert order(scheduler) == "cab"
    scheduler.set_priority("c", 5)
    assert order(scheduler) == "abc"


def test_a_group_moves_before_and_after_others() -> None:
    scheduler = line(("a", 9, 0), ("b", 5, 0), ("c", 1, 0))
    assert scheduler.move("c", "a")
    assert order(scheduler) == "cab"
    assert scheduler.move("c", "b", after=True)
    assert order(scheduler) == "abc"
    assert not scheduler.move("c", "c")
    assert not scheduler.move("c", "nobody")
    assert not scheduler.move("nobody", "c")
    scheduler.move("c", "a")
    scheduler.add("d", 5, 0.0)
    assert order(scheduler) == "cabd"


Call = tuple[str, int, int, int, bool]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "remove", "move", "priority"]),
            st.integers(0, 9),
            st.integers(0, 9),
            st.integers(1, 9),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_everything_that_waits_comes_once_and_moves_hold(calls: list[Call]) -> None:
    scheduler = Scheduler()
    waiting: set[str] = set()
    for number, (verb, one, other, priority, after) in enumerate(calls):
        group_id, neighbour = str(one), str(other)
        before = list(scheduler)
        match verb:
            case "add":
                if group_id not in waiting:
                    scheduler.add(group_id, priority, float(number), other)
                    waiting.add(group_id)
            case "remove":
                scheduler.remove(group_id)
                waiting.discard(group_id)
            case "priority":
                scheduler.set_priority(group_id, priority)
            case "move":
                moved = scheduler.move(group_id, neighbour, after=after)
                assert moved == (group_id != neighbour and {group_id, neighbour} <= waiting)
                if moved:
                    before.remove(group_id)
                    before.insert(before.index(neighbour) + after, group_id)
                assert list(scheduler) == before
        assert sorted(scheduler) == sorted(waiting)
        assert len(scheduler) == len(waiting)
        assert all(group_id in scheduler for group_id in waiting)


def test_advice_where_many_wait() -> None:
    assert queue_advice(4, 2, 4, has_memory=True) is None
    found = [queue_advice(5, 2, 4, has_memory=True), queue_advice(9, 4, 4, has_memory=True)]
    assert all(issue is not None and issue.severity is Severity.INFO for issue in found)
    short = queue_advice(5, 2, 4, has_memory=False)
    assert short is not None
    assert "memory" in short.text
