import pytest

from exportstudio.engine.eta import EtaEstimator


def test_nothing_is_told_before_five_seconds() -> None:
    eta = EtaEstimator()
    eta.note(0, 0)
    eta.note(4.9, 40)
    assert eta.remaining_s(4.9) is None
    eta.note(5, 41)
    assert eta.remaining_s(5) is not None


def test_a_steady_job_is_foretold_and_counts_down() -> None:
    eta = EtaEstimator()
    for second in range(11):
        eta.note(second, second * 5)
    assert eta.remaining_s(10) == pytest.approx(10)
    assert eta.remaining_s(13) == pytest.approx(7)


def test_a_stalled_job_has_none() -> None:
    eta = EtaEstimator()
    for second in range(11):
        eta.note(second, second)
    assert eta.remaining_s(21) is None


def test_only_the_last_half_minute_counts() -> None:
    eta = EtaEstimator()
    for second in range(100):
        eta.note(second, second * 0.1)
    for second in range(100, 141):
        eta.note(second, 10 + (second - 100))
    assert eta.remaining_s(140) == pytest.approx(50, rel=0.05)


def test_a_pause_starts_over() -> None:
    eta = EtaEstimator()
    eta.note(0, 0)
    eta.note(6, 30)
    eta.restart()
    assert eta.remaining_s(6) is None
