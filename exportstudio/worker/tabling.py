"""The tables of one building, and the account of its products in them."""

from exportstudio.model.building import Building, Element
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.quality import Quality
from exportstudio.model.scene import Scene, ShapedBuilding
from exportstudio.model.selection import NOT_SELECTED, Selection
from exportstudio.model.table import Table
from exportstudio.readers.selection import select
from exportstudio.readers.tables import read_tables


def tabulate(
    building: Building, quality: Quality, selection: Selection
) -> tuple[ShapedBuilding, tuple[Table, ...]]:
    """Return the accounts of a part of a building, without any shape, and its tables.

    Sites, buildings and storeys that hold what is selected have a row, and no value of their own.
    Raises StudioError (JOB52x) where the selection is of no use.
    """
    elements = building.elements
    accounted = ShapedBuilding(Scene())
    whole = frozenset(elements)
    holders: set[int] = set()
    if selection:
        selected = select(building, selection)
        accounted.issues += selected.issues
        whole = selected.products
        holders = {
            above.id for id in whole for above in building.path_of(elements[id]) if above.is_spatial
        } - whole
    for element in elements.values():
        if element.id in whole:
            line = _line(element, Outcome.EXPORTED)
        elif element.id in holders:
            line = _line(element, Outcome.EXPORTED, "holds what is selected; without its values")
        else:
            line = _line(element, Outcome.EXCLUDED, NOT_SELECTED)
        accounted.accounts[element.id] = line
    tables = read_tables(building, quality.table_depth, whole | holders, whole)
    return accounted, tables


def _line(element: Element, outcome: Outcome, reason: str = "") -> LedgerLine:
    return LedgerLine(element.key, element.ifc_class, element.name, outcome, reason)
