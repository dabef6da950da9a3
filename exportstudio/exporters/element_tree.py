"""The spatial tree of an output: which elements are in it, and under which others."""

from dataclasses import dataclass

from exportstudio.model.building import Building, Element
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.scene import ShapedBuilding
from exportstudio.model.selection import NOT_SELECTED

HOLDS_SELECTED = "it stands for itself without its shape, since it holds what is selected"
# Deeper trees break readers that walk them by recursion; no building needs as much.
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class ElementTree:
    """The elements of an output with their parents, by STEP id, parents first; None is the top.

    `ledger` accounts for all products: those in the tree without a shape are exported, too.
    """

    parent_of: dict[int, int | None]
    ledger: Ledger
    issues: list[Issue]


def build_tree(building: Building, shaped: ShapedBuilding, drawn: set[int]) -> ElementTree:
    """Return the tree of the elements with a shape, `drawn`, and of what holds or orders them."""
    issues: list[Issue] = []
    parent_of = _parents(building, drawn, shaped, issues)
    ledger = Ledger()
    for id, element in building.elements.items():
        account = shaped.accounts[id]
        if id in parent_of and id not in drawn:
            reason = HOLDS_SELECTED if account.reason == NOT_SELECTED else ""
            account = LedgerLine(
                element.key, element.ifc_class, element.name, Outcome.EXPORTED, reason
            )
        ledger.record(account)
    return ElementTree(parent_of, ledger, issues)


def _parents(
    building: Building, drawn: set[int], shaped: ShapedBuilding, issues: list[Issue]
) -> dict[int, int | None]:
    """Return the parent of each element that gets a node, in an order that puts parents first.

    Beside the elements with a mesh these are the spatial ones, unless they are not selected, and
    whatever without a mesh holds one of these.
    """
    wanted = drawn | {
        element.id
        for element in building.elements.values()
        if element.is_spatial and shaped.accounts[element.id].reason != NOT_SELECTED
    }
    for id in list(wanted):
        for above in building.path_of(building.elements[id]):
            if above.id in wanted:
                break
            if shaped.accounts[above.id].outcome is Outcome.EXCLUDED and _groups(above):
                wanted.add(above.id)
    depth: dict[int, int] = {}
    parents: dict[int, int | None] = {}
    flattened = 0
    for id in sorted(wanted):
        chain = [id, *(a.id for a in building.path_of(building.elements[id]) if a.id in wanted)]
        for position in range(len(chain) - 1, -1, -1):
            current = chain[position]
            if current in parents:
                continue
            above_id = chain[position + 1] if position + 1 < len(chain) else None
            if above_id is not None and depth.get(above_id, _DEEPEST) >= _DEEPEST:
                above_id = next(
                    (a for a in chain[position + 1 :] if depth.get(a, _DEEPEST) < _DEEPEST), None
                )
                flattened += 1
            depth[current] = 0 if above_id is None else depth[above_id] + 1
            parents[current] = above_id
    if flattened:
        issues.append(
            Issue.warning(
                "WRITE304",
                f"{flattened} elements are nested deeper than {_DEEPEST} levels; "
                "they were put on the last of these levels.",
            )
        )
    return parents


def _groups(element: Element) -> bool:
    """Return True for what may stand as a group without a body; openings and spaces don't."""
    return element.ifc_class not in ("IfcSpace", "IfcOpeningElement", "IfcOpeningStandardCase")
