"""The account of an output against what was found in it on re-reading."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.ledger import Ledger

_LISTED = 5
_TOLERANCE_M = 0.001
_VOLUME_SHARE = 0.001

Bounds = tuple[tuple[float, float, float], tuple[float, float, float]]


def reconcile(
    ledger: Ledger,
    products: AbstractSet[str],
    found: AbstractSet[str],
    triangles: tuple[int, int],
    classes: Mapping[str, int],
    bounds: tuple[Bounds | None, Bounds | None] = (None, None),
    rows: tuple[Mapping[str, int], Mapping[str, int]] = ({}, {}),
    solids: tuple[int, int] = (0, 0),
    volumes_m3: tuple[float | None, float | None] = (None, None),
) -> None:
    """Raise StudioError (WRITE302) unless ledger, source and file agree.

    `products`: the keys of all products of the source. `found`: the keys of the elements in the
    file. `triangles`: how many were to be drawn, and how many the file draws. `classes`: how many
    elements of each class the file has. `bounds`: those of what was to be drawn and of what the
    file draws, in metres, where both are known. `rows`: how many each table was given, and how
    many the file has of it. `solids` and `volumes_m3`: how many solids were written and how many
    the file has, and their volume where both are known.
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
    of_class = Counter(line.ifc_class for line in ledger if line.key in wanted)
    differences += [
        f"{classes.get(name, 0)} elements are {name} instead of {of_class[name]}"
        for name in sorted(of_class.keys() | classes.keys())
        if of_class[name] != classes.get(name, 0)
    ][:_LISTED]
    written, read = rows
    differences += [
        f"table {name} has {read.get(name, 0)} rows instead of {written.get(name, 0)}"
        for name in sorted(written.keys() | read.keys())
        if written.get(name) != read.get(name)
    ]
    if solids[0] != solids[1]:
        differences.append(f"there are {solids[1]} solids instead of {solids[0]}")
    differences += _swollen(*volumes_m3)
    differences += _moved(*bounds)
    if differences:
        raise StudioError(
            Issue.error(
                "WRITE302",
                f"The file does not hold what it should: {'; '.join(differences)}. It was removed.",
                "Report this with the log: it is a defect of Export Studio.",
            )
        )


def _moved(wanted: Bounds | None, found: Bounds | None) -> list[str]:
    if wanted is None or found is None:
        return []
    pairs = zip((*wanted[0], *wanted[1]), (*found[0], *found[1]), strict=True)
    # Not a plain maximum: what is no number at all must not slip through.
    if all(abs(one - other) <= _TOLERANCE_M for one, other in pairs):
        return []
    return [f"the building reaches from {found[0]} to {found[1]}, not {wanted[0]} to {wanted[1]}"]


def _swollen(wanted: float | None, found: float | None) -> list[str]:
    if wanted is None or found is None:
        return []
    if abs(found - wanted) <= _VOLUME_SHARE * abs(wanted) + 1e-9:
        return []
    return [f"the solids have {found:.6g} m³ instead of {wanted:.6g} m³"]


def _difference(what: str, keys: AbstractSet[str]) -> list[str]:
    if not keys:
        return []
    some = ", ".join(sorted(keys)[:_LISTED])
    return [f"{len(keys)} {what} ({some})"]
