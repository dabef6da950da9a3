"""Which materials an element is made of, and which of its parts is made of which."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class MaterialPart:
    """One material of an element. `name` is that of its layer, profile or constituent, or empty."""

    name: str
    material_id: int


class Materials:
    """The materials of all elements, and the names of the parts that items of bodies stand for."""

    def __init__(self, ifc: Any) -> None:
        self._of_element = _materials_of_elements(ifc)
        self._part_of_item = _aspects_of_items(ifc)

    def of(self, element_id: int, items: tuple[int, ...]) -> list[int]:
        """Return the ids of the materials of one part of an element, the likeliest first.

        `items`: the item of the body and the mapped items that it comes from. An IfcShapeAspect
        names the part that they are, and the constituent of that name is what it is made of;
        otherwise, the materials come as the source lists them, for layers the outermost first.
        """
        parts = self._of_element.get(element_id, ())
        names = {name for item in items if (name := self._part_of_item.get(item))}
        if not names or len(parts) < 2:
            return [part.material_id for part in parts]
        named = [part.material_id for part in parts if part.name in names]
        return named + [part.material_id for part in parts if part.name not in names]


def _aspects_of_items(ifc: Any) -> dict[int, str]:
    """Return the name of the shape aspect of each item that is in one."""
    found: dict[int, str] = {}
    for aspect in ifc.by_type("IfcShapeAspect"):
        if not aspect.Name:
            continue
        for representation in aspect.ShapeRepresentations or ():
            for item in (representation.Items or ()) if representation is not None else ():
                if item is not None:
                    found.setdefault(item.id(), aspect.Name)
    return found


def _materials_of_elements(ifc: Any) -> dict[int, tuple[MaterialPart, ...]]:
    """Return the materials of each element, outermost first; its own before its type's."""
    direct: dict[int, tuple[MaterialPart, ...]] = {}
    known: dict[int, tuple[MaterialPart, ...]] = {}
    for rel in ifc.by_type("IfcRelAssociatesMaterial"):
        materials = _parts(rel.RelatingMaterial, "", known)
        for related in rel.RelatedObjects or ():
            direct.setdefault(related.id(), materials)
    result = dict(direct)
    for rel in ifc.by_type("IfcRelDefinesByType"):
        materials = direct.get(rel.RelatingType.id(), ()) if rel.RelatingType is not None else ()
        if materials:
            for related in rel.RelatedObjects or ():
                result.setdefault(related.id(), materials)
    return result


# Where each kind of material keeps the materials in it, and where the name of the part is, if it
# has any. Asking an entity for an attribute that it does not have costs IfcOpenShell milliseconds,
# so nothing is tried out here.
_INNER: dict[str, tuple[str, int | None]] = {
    "IfcMaterialLayerSetUsage": ("ForLayerSet", None),
    "IfcMaterialLayerSet": ("MaterialLayers", None),
    "IfcMaterialLayer": ("Material", 3),
    "IfcMaterialLayerWithOffsets": ("Material", 3),
    "IfcMaterialProfileSetUsage": ("ForProfileSet", None),
    "IfcMaterialProfileSetUsageTapering": ("ForProfileSet", None),
    "IfcMaterialProfileSet": ("MaterialProfiles", None),
    "IfcMaterialProfile": ("Material", 0),
    "IfcMaterialProfileWithOffsets": ("Material", 0),
    "IfcMaterialConstituentSet": ("MaterialConstituents", None),
    "IfcMaterialConstituent": ("Material", 0),
    "IfcMaterialList": ("Materials", None),
}


def _parts(
    material: Any, name: str, known: dict[int, tuple[MaterialPart, ...]]
) -> tuple[MaterialPart, ...]:
    """Return the materials in an IfcMaterialSelect, in order; `known` is filled."""
    if material is None:
        return ()
    if material.is_a("IfcMaterial"):
        return (MaterialPart(name, material.id()),)
    if material.id() not in known:
        attribute, named = _INNER.get(material.is_a(), (None, None))
        inner = getattr(material, attribute) if attribute else None
        own = material[named] or "" if named is not None and named < len(material) else ""
        each = inner if isinstance(inner, tuple) else (inner,)
        known[material.id()] = tuple(part for one in each for part in _parts(one, own, known))
    return known[material.id()]
