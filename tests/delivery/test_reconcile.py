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
    reconcile(ledger(), {"a", "b", "c"}, {"a", "b"}, (10, 10), {"IfcWall": 2})
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
        reconcile(ledger(), products, found, triangles, {"IfcWall": 2})


def test_elements_of_another_class_are_told() -> None:
    with pytest.raises(StudioError, match="1 elements are IfcWall instead of 2"):
        reconcile(ledger(), {"a", "b", "c"}, {"a", "b"}, (1, 1), {"IfcWall": 1, "IfcSlab": 1})


@pytest.mark.parametrize("far", [7.002, float("nan")])
def test_bounds_must_agree_within_a_millimetre(far: float) -> None:
    def check(end: float) -> None:
        bounds = ((0.0, 0.0, 0.0), (5.0, 6.0, 7.0)), ((0.0, 0.0, 0.0), (5.0, 6.0, end))
        reconcile(ledger(), {"a", "b", "c"}, {"a", "b"}, (1, 1), {"IfcWall": 2}, bounds)

    check(7.0009)
    with pytest.raises(StudioError, match="the building reaches from"):
        check(far)


def test_nothing_is_left_out_without_a_reason() -> None:
    with pytest.raises(ValueError, match="without a reason"):
        Ledger().record(LedgerLine("a", "IfcWall", "A", Outcome.FAILED))
