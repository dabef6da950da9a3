"""Some of the faults of `tests.benchmarks.chaos`, at every kind of call once in a while."""

import shutil
import subprocess

import pytest

from tests.benchmarks.chaos import HARMS, harm_children, harm_programs


@pytest.fixture(autouse=True)
def _needs_strace() -> None:
    command = ["strace", "-qq", "-e", "trace=none", "true"]
    if shutil.which("strace") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("STRACE MISSING: processes are not harmed at their calls")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("harm", "step"), [("SIGKILL", 25), ("ENOSPC", 38)])
def test_a_child_harmed_at_a_call_loses_nothing(harm: str, step: int) -> None:
    outcome = harm_children("csv", HARMS[harm], step)
    assert outcome.tried >= 2
    assert outcome.harmed == outcome.tried
    assert not outcome.violations


def test_a_program_killed_at_a_call_loses_nothing() -> None:
    outcome = harm_programs("csv", HARMS["SIGKILL"], step=60, most=2)
    assert outcome.tried >= 2
    assert not outcome.violations
