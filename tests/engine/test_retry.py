import pytest

from exportstudio.engine.retry import RetryPolicy
from exportstudio.model.issue import Issue

POLICY = RetryPolicy()


@pytest.mark.parametrize(("tries", "pause_s"), [(1, 1), (2, 2), (3, 4), (5, 16), (6, 30), (60, 30)])
def test_a_pause_doubles_up_to_thirty_seconds(tries: int, pause_s: float) -> None:
    assert POLICY.pause_s(tries, 0.5) == pytest.approx(pause_s)
    assert POLICY.pause_s(tries, 0.0) == pytest.approx(pause_s * 0.7)
    assert POLICY.pause_s(tries, 1.0) == pytest.approx(pause_s * 1.3)


@pytest.mark.parametrize(
    ("code", "tries", "allowed"),
    [
        ("FILE421", 1, True),
        ("FILE420", 2, True),
        ("FILE421", 3, False),
        ("FILE405", 1, False),
        ("WRITE301", 1, False),
        ("JOB514", 1, False),
    ],
)
def test_only_what_can_pass_is_tried_again_and_three_times_at_most(
    code: str, tries: int, allowed: bool
) -> None:
    issue = Issue.error(code, "no", recoverable=True)
    assert POLICY.allows(issue, tries) is allowed
