"""A clock that tests turn."""

from dataclasses import dataclass


@dataclass
class FakeClock:
    """Stands still until it is told to go on."""

    now: float = 1_800_000_000.0

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def go_on(self, seconds: float) -> None:
        self.now += seconds
