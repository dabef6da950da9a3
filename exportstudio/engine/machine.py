"""How busy the machine is: processors and memory, ours and that of others."""

import contextlib
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Sample:
    """The machine at one moment: the share of its processors in use since the last sample, the
    memory that can be had without swapping, and all there is, in bytes."""

    cpu: float
    available_bytes: int
    total_bytes: int


class Machine:
    """The machine that the program runs on."""

    def __init__(self) -> None:
        psutil.cpu_percent()  # from now on it knows since when

    def sample(self) -> Sample:
        """Return how the machine is."""
        memory = psutil.virtual_memory()
        return Sample(psutil.cpu_percent() / 100, memory.available, memory.total)

    def held_bytes(self, process_id: int) -> int:
        """Return the memory that a process and those that it started hold; 0 where it has gone."""
        held = 0
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(process_id)
            held = process.memory_info().rss
            for child in process.children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    held += child.memory_info().rss
        return held


@dataclass(slots=True)
class Load:
    """The machine while a job ran: mean share of its processors, and the least memory left."""

    samples: int = 0
    cpu_sum: float = 0.0
    least_available_bytes: int | None = None

    def note(self, sample: Sample) -> None:
        """Take a sample into account."""
        self.samples += 1
        self.cpu_sum += sample.cpu
        least = self.least_available_bytes
        available = sample.available_bytes
        self.least_available_bytes = available if least is None else min(least, available)

    @property
    def cpu(self) -> float | None:
        """The mean share of the processors in use, or None where nothing was sampled."""
        return self.cpu_sum / self.samples if self.samples else None
