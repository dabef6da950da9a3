import pytest

from exportstudio.engine.stage_times import StageTimes
from exportstudio.model.progress import Stage


def test_before_anything_is_known_large_sources_get_more_time() -> None:
    times = StageTimes()
    small = times.expected_s(Stage.SHAPING, "glb", 1_000_000)
    assert times.expected_s(Stage.SHAPING, "glb", 100_000_000) > small > 0


def test_what_was_seen_is_expected_again_and_more_of_larger_sources() -> None:
    times = StageTimes()
    times.learn(Stage.WRITING, "step", 1_000_000, 60.0)
    times.learn(Stage.WRITING, "step", 1_000_000, 80.0)
    assert times.expected_s(Stage.WRITING, "step", 1_000_000) == 80
    assert times.expected_s(Stage.WRITING, "step", 10) == 80
    assert times.expected_s(Stage.WRITING, "step", 3_000_000) == pytest.approx(240)
    assert times.expected_s(Stage.READING, "step", 1_000_000) < 80


def test_only_the_latest_count_and_short_stages_get_some_seconds() -> None:
    times = StageTimes()
    times.learn(Stage.READING, "glb", 1, 1000.0)
    for _ in range(20):
        times.learn(Stage.READING, "glb", 1, 0.1)
    assert times.expected_s(Stage.READING, "glb", 1) == 5
