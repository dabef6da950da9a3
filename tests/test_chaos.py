"""Some of the faults of `tests.benchmarks.chaos`, at every kind of call once in a while."""

import shutil
import subprocess

import pytest

from tests.benchmarks.chaos import HARMS, harm_children, harm_programs
from tests.benchmarks.power_loss import Disk, lose_power
from tests.benchmarks.random_kills import kill_at_random


@pytest.fixture
def needs_strace() -> None:
    command = ["strace", "-qq", "-e", "trace=none", "true"]
    if shutil.which("strace") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("STRACE MISSING: processes are not harmed at their calls")


@pytest.mark.usefixtures("qapp", "needs_strace")
@pytest.mark.parametrize(("harm", "step"), [("SIGKILL", 38), ("ENOSPC", 38)])
def test_a_child_harmed_at_a_call_loses_nothing(harm: str, step: int) -> None:
    outcome = harm_children("csv", HARMS[harm], step)
    assert outcome.tried >= 2
    assert outcome.harmed == outcome.tried
    assert not outcome.violations


@pytest.mark.usefixtures("needs_strace")
def test_a_program_killed_at_a_call_loses_nothing() -> None:
    outcome = harm_programs("csv", HARMS["SIGKILL"], step=60, most=2)
    assert outcome.tried >= 2
    assert not outcome.violations


@pytest.mark.usefixtures("qapp", "needs_strace")
def test_a_loss_of_power_leaves_no_half_file() -> None:
    disk = lose_power(["csv", "gltf"])
    assert disk.told == 2
    assert disk.names > 2
    assert not disk.violations


NAIVE = """\
1 openat(AT_FDCWD</>, "/out/.a.part/a", O_WRONLY|O_CREAT|O_EXCL, 0666) = 3</out/.a.part/a>
1 write(3</out/.a.part/a>, "x", 1) = 1
1 linkat(AT_FDCWD</>, "/out/.a.part/a", AT_FDCWD</>, "/out/a", 0) = 0
1 write(9<pipe:[7]>, "{\\"type\\":\\"finished\\"", 40) = 40
"""


def test_the_judge_of_lost_power_sees_what_was_not_flushed() -> None:
    disk = Disk("/out")
    disk.replay(NAIVE.splitlines())
    assert set(disk.violations) == {
        "half a file under its final name: a",
        "told before its name was flushed: a",
    }
    flushed = NAIVE.replace("1 linkat", "1 fsync(3</out/.a.part/a>) = 0\n1 linkat")
    disk = Disk("/out")
    disk.replay(flushed.replace("1 write(9", "1 fsync(4</out>) = 0\n1 write(9").splitlines())
    assert not disk.violations


def test_processes_killed_at_random_lose_nothing() -> None:
    killed, wrong = kill_at_random(12, 12, seed=1, real=False)
    assert killed >= 3  # a fast machine is done before it is hit more often
    assert not wrong
