"""The account of every product of a source: what became of it, and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one product in one output."""

    EXPORTED = "exported"
    EXCLUDED = "excluded"
    DEGRADED = "degraded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """The outcome of one product. `reason` is required for everything but EXPORTED.

    `made_by` names the geometry kernel that shaped the product, or is empty where none did.
    """

    key: str
    ifc_class: str
    name: str
    outcome: Outcome
    reason: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class LedgerTotals:
    """Counts of a ledger. `products` always equals the sum of the other four."""

    products: int = 0
    exported: int = 0
    excluded: int = 0
    degraded: int = 0
    failed: int = 0

    def to_dict(self) -> dict[str, int]:
        """Return the JSON form."""
        return {
            "products": self.products,
            "exported": self.exported,
            "excluded": self.excluded,
            "degraded": self.degraded,
            "failed": self.failed,
        }

    @classmethod
    def from_dict(cls, data: dict[str, int]) -> "LedgerTotals":
        """Return the totals that `to_dict` described."""
        return cls(**data)


@dataclass(slots=True)
class Ledger:
    """One line for every product of the source, by element key."""

    lines: dict[str, LedgerLine] = field(default_factory=dict)

    def record(self, line: LedgerLine) -> None:
        """Set the outcome of one product; a later, worse outcome replaces an earlier one.

        Raises ValueError for an outcome that owes a reason and gives none.
        """
        if line.outcome is not Outcome.EXPORTED and not line.reason:
            raise ValueError(f"{line.key}: {line.outcome} without a reason")
        self.lines[line.key] = line

    def outcome(self, key: str) -> Outcome:
        """Return what became of the product `key`; raises KeyError where no line was recorded."""
        return self.lines[key].outcome

    def in_output(self) -> set[str]:
        """Return the keys of the products that the output must hold."""
        return {
            key
            for key, line in self.lines.items()
            if line.outcome in (Outcome.EXPORTED, Outcome.DEGRADED)
        }

    def totals(self) -> LedgerTotals:
        """Return the counts by outcome."""
        counts = Counter(line.outcome for line in self.lines.values())
        return LedgerTotals(
            products=len(self.lines),
            exported=counts[Outcome.EXPORTED],
            excluded=counts[Outcome.EXCLUDED],
            degraded=counts[Outcome.DEGRADED],
            failed=counts[Outcome.FAILED],
        )

    def __iter__(self) -> Iterator[LedgerLine]:
        return iter(self.lines.values())
