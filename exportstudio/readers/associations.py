"""Materials and classifications of elements and types, from IfcRelAssociates."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple


class MaterialUse(NamedTuple):
    """A material where it is used; `thickness` is in the length unit of the source."""

    material: str
    category: str
    kind: str
    part: str
    position: int | None
    thickness: float | None = None
    fraction: float | None = None


class ClassificationUse(NamedTuple):
    """A code in a system, as far as the source tells."""

    system: str
    edition: str
    code: str
    title: str
    location: str


def associations(ifc: Any, kind: str, attribute: str) -> dict[int, list[Any]]:
    """Return what relations of a kind give to objects, by the STEP id of the object."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for rel in ifc.by_type(kind):
        relating = getattr(rel, attribute)
        if relating is not None:
            for related in rel.RelatedObjects or ():
                found[related.id()].append(relating)
    return found


def material_uses(definition: Any) -> Iterator[MaterialUse]:
    """Yield the materials of an IfcMaterialSelect, in their order."""
    if definition.is_a("IfcMaterial"):
        yield _use(definition, "material", "", None)
    elif definition.is_a("IfcMaterialList"):
        for position, material in enumerate(definition.Materials or (), 1):
            yield _use(material, "list", "", position)
    elif definition.is_a("IfcMaterialLayerSetUsage"):
        if definition.ForLayerSet is not None:
            yield from material_uses(definition.ForLayerSet)
    elif definition.is_a("IfcMaterialProfileSetUsage"):
        if definition.ForProfileSet is not None:
            yield from material_uses(definition.ForProfileSet)
    else:
        for position, (kind, part) in enumerate(_parts(definition), 1):
            yield _use(
                part.Material,
                kind,
                getattr(part, "Name", None) or "",
                position,
                thickness=getattr(part, "LayerThickness", None),
                fraction=getattr(part, "Fraction", None),
            )


def classification_use(select: Any) -> ClassificationUse:
    """Return what an IfcClassificationSelect says, of whatever schema it is."""
    system, seen = select, set()
    while system is not None and hasattr(system, "ReferencedSource") and system.id() not in seen:
        seen.add(system.id())
        system = system.ReferencedSource
    has_system = system is not None and system.is_a("IfcClassification")
    is_code = select.is_a("IfcClassificationReference")
    code = getattr(select, "Identification", None) or getattr(select, "ItemReference", None)
    if select.is_a("IfcClassificationNotation"):
        code = ".".join(facet.NotationValue or "" for facet in select.NotationFacets or ())
    return ClassificationUse(
        system=(system.Name or "") if has_system else "",
        edition=(system.Edition or "") if has_system else "",
        code=code or "",
        title=(select.Name or "") if is_code else "",
        location=(select.Location or "") if is_code else "",
    )


def _parts(definition: Any) -> Iterator[tuple[str, Any]]:
    for kind, name in (
        ("layer", "MaterialLayers"),
        ("constituent", "MaterialConstituents"),
        ("profile", "MaterialProfiles"),
    ):
        if hasattr(definition, name):
            for part in getattr(definition, name) or ():
                yield kind, part
            return
    if hasattr(definition, "Material"):  # a layer, constituent or profile by itself
        kind = definition.is_a().removeprefix("IfcMaterial").removesuffix("WithOffsets").lower()
        yield kind, definition


def _use(material: Any, kind: str, part: str, position: int | None, **more: Any) -> MaterialUse:
    if material is None:
        return MaterialUse("", "", kind, part, position, **more)
    category = getattr(material, "Category", None) or ""
    return MaterialUse(material.Name or "", category, kind, part, position, **more)
