"""What follows from the memory that children hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from exportstudio.engine.machine import Machine, Sample
from exportstudio.engine.run import Run
from exportstudio.model.issue import Issue

_LEAST_RESERVE_BYTES = 256 * 2**20
_MOST_RESERVE_BYTES = 2**30
_SAMPLE_S = 0.5


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do: whether another child may start, which hold more than their share, which to end.

    The last is the one that holds most, where the machine is about to swap.
    """

    may_start: bool
    beyond: frozenset[str]
    end: str | None


def reserve_bytes(total_bytes: int) -> int:
    """Return what has to stay free for everything else: a twentieth, within limits."""
    return max(_LEAST_RESERVE_BYTES, min(_MOST_RESERVE_BYTES, total_bytes // 20))


def share_bytes(total_bytes: int, slots: int) -> int:
    """Return what a child may hold for each slot that it takes."""
    return (total_bytes - reserve_bytes(total_bytes)) // slots


def advise(sample: Sample, slots: int, held: Mapping[str, tuple[int, int]]) -> Advice:
    """Return what to do about groups that hold so many bytes and take so many slots.

    With twice the reserve left nothing more starts beside what runs; with less than the reserve
    the largest child ends, if that helps: where others fill the memory, it does not.
    """
    reserve = reserve_bytes(sample.total_bytes)
    share = share_bytes(sample.total_bytes, slots)
    end = None
    if held and sample.available_bytes < reserve:
        largest = max(held, key=lambda group_id: held[group_id][0])
        if held[largest][0] >= reserve:
            end = largest
    return Advice(
        may_start=not held or sample.available_bytes >= 2 * reserve,
        beyond=frozenset(
            group_id for group_id, (bytes, weight) in held.items() if bytes > share * weight
        ),
        end=end,
    )


class MemoryGuard:
    """Samples the machine and the children twice a second, and says what follows.

    `may_start`: another child may start beside those that run. `end` is the group whose child must
    end now, if one must, by the latest look.
    """

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._sampled_s = 0.0
        self.total_bytes = machine.sample().total_bytes
        self.may_start = True
        self.end: str | None = None

    def share_bytes(self, run: Run, slots: int) -> int:
        """Return what the child of a run may hold."""
        return share_bytes(self.total_bytes, slots) * run.weight

    def look(self, runs: Mapping[str, Run], slots: int, now_s: float) -> list[Run]:
        """Look, if it is time, and return the runs that are beyond their share since then."""
        self.end = None
        if now_s - self._sampled_s < _SAMPLE_S:
            return []
        sample = self._machine.sample()
        self._sampled_s, self.total_bytes = now_s, sample.total_bytes
        for run in runs.values():
            run.load.note(sample)
            if run.process_id is not None:
                run.held_bytes = self._machine.held_bytes(run.process_id)
        held = {group_id: (run.held_bytes, run.weight) for group_id, run in runs.items()}
        advice = advise(sample, slots, held)
        self.may_start, self.end = advice.may_start, advice.end
        new = [runs[id] for id in sorted(advice.beyond) if not runs[id].is_told_of_memory]
        for run in new:
            run.is_told_of_memory = True
        return new


def beyond_share(held_bytes: int, share: int) -> Issue:
    """Return the warning of a child that has grown large."""
    return Issue.warning(
        "JOB543",
        f"The export process holds {held_bytes / 1e9:.1f} GB of memory, more than its share of "
        f"{share / 1e9:.1f} GB.",
        "If memory runs out it is ended. Run fewer jobs at once, or choose a coarser quality.",
    )
