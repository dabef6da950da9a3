"""Jobs: identifiers in order, legal moves only."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from exportstudio.model.job import LEGAL_MOVES, IllegalMove, JobState, check_move, new_id


def test_ids_are_different_and_in_order() -> None:
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))


def test_ids_of_several_threads_are_different() -> None:
    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(lambda _: new_id(), range(2000)))
    assert len(set(ids)) == 2000


def test_success_is_final_for_good_and_everything_else_can_begin_again() -> None:
    for state in JobState:
        assert state in LEGAL_MOVES
        if state.is_success or state is JobState.SKIPPED:  # there is a file
            assert not LEGAL_MOVES[state]
        elif state.is_final:
            assert JobState.QUEUED in LEGAL_MOVES[state]
    with pytest.raises(IllegalMove):
        check_move(JobState.DONE, JobState.RUNNING)
