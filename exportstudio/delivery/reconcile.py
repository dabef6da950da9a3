"""The account of an output against what was found in it on re-reading."""

from collections.abc import Set as AbstractSet

from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.ledger import Ledger

_LISTED = 5


def reconcile(
    ledger: Ledger,
    products: AbstractSet[str],
    found: AbstractSet[str],
    triangles: tuple[int, int],
) -> None:
    """Raise StudioError (WRITE302) unless ledger, source and file agree.

    `products`: the keys of all products of the source. `found`: the keys of the elements in the
    file. `triangles`: how many were to be drawn, and how many the file draws.
    """
    wanted = ledger.in_output()
    differences = [
        *_difference(
            "products of the source have no line in the ledger", products - set(ledger.lines)
        ),
        *_difference("lines of the ledger belong to no product", set(ledger.lines) - products),
        *_difference("elements are missing from the file", wanted - found),
        *_difference("elements are in the file but not in the ledger", found - wanted),
    ]
    expected, drawn = triangles
    if expected != drawn:
        differences.append(f"{drawn} triangles are drawn instead of {expected}")
    if differences:
        raise StudioError(
            Issue.error(
                "WRITE302",
                f"The file does not hold what it should: {'; '.join(differences)}. It was removed.",
                "Report this with the log: it is a defect of Export Studio.",
            )
        )


def _difference(what: str, keys: AbstractSet[str]) -> list[str]:
    if not keys:
        return []
    some = ", ".join(sorted(keys)[:_LISTED])
    return [f"{len(keys)} {what} ({some})"]
