"""Reconciliation: every way in which a file can disagree with its ledger is noticed."""

import pytest

from exportstudio.delivery.reconcile import reconcile
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome


def ledger() -> Ledger:
    result = Ledger()
    result.record(LedgerLine("a", "IfcWall", "A", Outcome.EXPORTED))
    result.record(LedgerLine("b", "IfcWall", "B", Outcome.DEGRADED, "it is a box"))
    result.record(LedgerLine("c", "IfcGrid", "C", Outcome.EXCLUDED, "a grid"))
    return result


def test_agreement_passes() -> None:
    reconcile(ledger(), {"a", "b", "c"}, {"a", "b"}, (10, 10))
    assert ledger().totals().to_dict() == {
        "products": 3,
        "exported": 1,
        "excluded": 1,
        "degraded": 1,
        "failed": 0,
    }


@pytest.mark.parametrize(
    ("products", "found", "triangles", "words"),
    [
        ({"a", "b", "c", "d"}, {"a", "b"}, (1, 1), "no line in the ledger"),
        ({"a", "b"}, {"a", "b"}, (1, 1), "belong to no product"),
        ({"a", "b", "c"}, {"a"}, (1, 1), "missing from the file"),
        ({"a", "b", "c"}, {"a", "b", "c"}, (1, 1), "not in the ledger"),
        ({"a", "b", "c"}, {"a", "b"}, (2, 1), "1 triangles are drawn instead of 2"),
    ],
)
def test_disagreement_is_told(
    products: set[str], found: set[str], triangles: tuple[int, int], words: str
) -> None:
    with pytest.raises(StudioError, match=words):
        reconcile(ledger(), products, found, triangles)


def test_nothing_is_left_out_without_a_reason() -> None:
    with pytest.raises(ValueError, match="without a reason"):
        Ledger().record(LedgerLine("a", "IfcWall", "A", Outcome.FAILED))
