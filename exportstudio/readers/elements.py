"""The products of a model as elements of one tree, without cycles, each with a key of its own."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from exportstudio.model.building import Element
from exportstudio.model.issue import Issue, StudioError

_GLOBAL_ID = re.compile(r"[0-3][0-9A-Za-z_$]{21}\Z")
# Positions in every IfcRoot: an attribute is found by its name in four times the time.
_ID, _NAME = 0, 2
_LISTED = 20  # issues of one kind that are told one by one; the rest are counted


def read_project(ifc: Any) -> tuple[Element, list[Issue]]:
    """Return the project as an element; raises StudioError (READ112) for a model without any."""
    projects = ifc.by_type("IfcProject")
    products = ifc.by_type("IfcProduct")
    issues = []
    if not projects:
        if not products:
            raise StudioError(
                Issue.error(
                    "READ112",
                    "The model has no project and no elements: there is nothing to export.",
                    "Check that the right file was chosen, and export it again.",
                )
            )
        issues.append(
            Issue.warning(
                "READ112", "The model has no IfcProject; its elements were read all the same."
            )
        )
        return Element(0, "", "", "IfcProject", ""), issues
    if len(projects) > 1:
        issues.append(
            Issue.warning(
                "READ113", f"The model has {len(projects)} projects; the first was taken."
            )
        )
    project = projects[0]
    global_id = project.GlobalId or ""
    return Element(project.id(), global_id, global_id, "IfcProject", project.Name or ""), issues


def read_elements(ifc: Any) -> tuple[dict[int, Element], list[Issue]]:
    """Return every IfcProduct by STEP id, in the order of the file, and what was odd about them."""
    products = sorted(ifc.by_type("IfcProduct"), key=lambda product: product.id())
    named = [
        (product.id(), product[_ID] or "", product.is_a(), product[_NAME] or "")
        for product in products
    ]
    counts = Counter(global_id for _, global_id, _, _ in named)
    # IFC4X3 has roads and bridges beside buildings; all of them are spatial structure elements.
    spatial = {
        element.id()
        for element in ifc.by_type("IfcSpatialStructureElement")
        if not element.is_a("IfcSpace")
    }
    elements: dict[int, Element] = {}
    issues: list[Issue] = []
    odd: dict[str, list[str]] = {"missing": [], "repeated": [], "malformed": []}
    for id, global_id, ifc_class, name in named:
        key = global_id
        if not global_id.strip():
            key = f"#{id}"
            odd["missing"].append(key)
        elif counts[global_id] > 1:
            key = f"{global_id}#{id}"
            odd["repeated"].append(global_id)
        elif not _GLOBAL_ID.match(global_id):
            odd["malformed"].append(global_id)
        elements[id] = Element(id, key, global_id, ifc_class, name, is_spatial=id in spatial)
    _report_odd_ids(odd, issues)
    issues += _set_parents(ifc, elements)
    return elements, issues


def _report_odd_ids(odd: dict[str, list[str]], issues: list[Issue]) -> None:
    texts = {
        "missing": "have no GlobalId; their record number stands for it",
        "repeated": "share a GlobalId with another; the record number was added to tell them apart",
        "malformed": "have a GlobalId that is not valid; it was kept",
    }
    for kind, ids in odd.items():
        if ids:
            some = ", ".join(dict.fromkeys(ids[:_LISTED]))
            issues.append(Issue.warning("READ114", f"{len(ids)} elements {texts[kind]}: {some}."))


def _set_parents(ifc: Any, elements: dict[int, Element]) -> list[Issue]:
    """Set `parent` from containment, aggregation, nesting and openings; cut cycles, and say so."""
    issues = []
    # Later relations win: being part of an assembly says more than being in a storey.
    for child, parent in _relations(ifc):
        if child in elements and parent in elements and child != parent:
            elements[child].parent = parent
    safe: set[int] = set()
    for element in elements.values():
        trail: list[int] = []
        current = element
        on_trail = set()
        while current.id not in safe and current.id not in on_trail:
            trail.append(current.id)
            on_trail.add(current.id)
            if current.parent is None:
                break
            above = elements[current.parent]
            if above.id in on_trail:
                issues.append(
                    Issue.warning(
                        "READ118",
                        f"{current.ifc_class} “{current.name}” is part of itself by way of "
                        f"“{above.name}”; the circle was cut there.",
                        element=current.key,
                    )
                )
                current.parent = None
                break
            current = above
        safe.update(trail)
    return issues


def _relations(ifc: Any) -> Iterator[tuple[int, int]]:
    """Yield pairs of STEP ids (child, parent), the strongest relations last."""
    for rel in ifc.by_type("IfcRelContainedInSpatialStructure"):
        if rel.RelatingStructure is not None:
            parent = rel.RelatingStructure.id()
            for child in rel.RelatedElements or ():
                yield child.id(), parent
    for kind, one, many in (
        ("IfcRelVoidsElement", "RelatingBuildingElement", "RelatedOpeningElement"),
        ("IfcRelNests", "RelatingObject", "RelatedObjects"),
        ("IfcRelAggregates", "RelatingObject", "RelatedObjects"),
    ):
        for rel in ifc.by_type(kind):
            relating = getattr(rel, one)
            if relating is None:
                continue
            related = getattr(rel, many)
            for child in related if isinstance(related, tuple) else (related,):
                if child is not None:
                    yield child.id(), relating.id()
