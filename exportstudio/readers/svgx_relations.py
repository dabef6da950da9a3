"""How the things of an SVGX file belong together, as relations of IFC."""

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from exportstudio.model.svgx import ARX, BIM, SET_NAME, object_type
from exportstudio.readers.part21_writer import Record
from exportstudio.readers.svgx_document import Document, Thing
from exportstudio.readers.svgx_tree import Notes
from exportstudio.readers.svgx_values import Values

if TYPE_CHECKING:
    from exportstudio.readers.svgx_model import _Model

_PER_METRE = {"mm": 1000.0, "cm": 100.0, "m": 1.0, "in": 1 / 0.0254, "ft": 1 / 0.3048}
_ASSEMBLED = {
    "layer": ("IfcMaterialLayerSet", "MaterialLayers", "IfcMaterialLayer"),
    "constituent": ("IfcMaterialConstituentSet", "MaterialConstituents", "IfcMaterialConstituent"),
    "profile": ("IfcMaterialProfileSet", "MaterialProfiles", "IfcMaterialProfile"),
}
_SPATIAL = ("IfcSpatialStructureElement", "IfcExternalSpatialStructureElement")


class Relations:
    """Relates the products of one model."""

    def __init__(
        self,
        model: "_Model",
        document: Document,
        products: dict[str, Record],
        values: Values,
        notes: Notes,
    ) -> None:
        self._model = model
        self._document = document
        self._products = products
        self._values = values
        self._notes = notes
        self._made: dict[Any, Record] = {}

    def place(self, project: Record) -> None:
        """Put everything where it belongs: into what contains, aggregates, hosts or nests it."""
        aggregated: defaultdict[int, list[Record]] = defaultdict(list)
        contained: defaultdict[int, list[Record]] = defaultdict(list)
        nested: defaultdict[int, list[Record]] = defaultdict(list)
        above: dict[int, Record] = {project.number: project}
        for child, parent in self._pairs(project):
            above[parent.number] = parent
            if child.is_a("IfcOpeningElement") and parent.is_a("IfcElement"):
                self._model.root(
                    "IfcRelVoidsElement",
                    RelatingBuildingElement=parent,
                    RelatedOpeningElement=child,
                )
            elif child.is_a("IfcPort"):
                nested[parent.number].append(child)
            elif _is_spatial(child) or not (_is_spatial(parent) or parent == project):
                aggregated[parent.number].append(child)
            elif parent != project:
                contained[parent.number].append(child)
        for id, children in aggregated.items():
            self._model.root("IfcRelAggregates", RelatingObject=above[id], RelatedObjects=children)
        for id, children in contained.items():
            self._model.root(
                "IfcRelContainedInSpatialStructure",
                RelatingStructure=above[id],
                RelatedElements=children,
            )
        for id, children in nested.items():
            self._model.root("IfcRelNests", RelatingObject=above[id], RelatedObjects=children)

    def define(self, project: Record) -> None:
        """Attach values, types, materials, codes, systems and connections."""
        if self._document.project is not None:
            self._attach(self._document.project, [project])
        for thing in self._document.things.values():
            product = self._products[thing.id]
            self._attach(thing.source, [product])
        self._types()
        self._materials()
        self._classifications()
        self._systems()
        for connection in self._document.connections:
            self._connect(connection)

    def _pairs(self, project: Record) -> list[tuple[Record, Record]]:
        """Return pairs of child and parent."""
        pairs = []
        document = self._document
        if not document.is_own:
            building = self._products[""]
            pairs.append((building, project))
            storeys = [self._products[storey.ids[0]] for storey in document.storeys]
            pairs += [(storey, building) for storey in storeys]
            pairs += [
                (self._products[thing.id], storeys[thing.storey or 0])
                for thing in document.things.values()
            ]
            return pairs
        for thing in document.things.values():
            product = self._products[thing.id]
            parent = thing.bim("parent")
            if parent in self._products:
                pairs.append((product, self._products[parent]))
            elif parent:
                self._notes.note("READ167", "an object is part of one that there is not")
            elif _is_spatial(product):
                pairs.append((product, project))
        return pairs

    def _attach(self, element: Any, related: list[Record]) -> None:
        for group in self._sets(element):
            self._model.root(
                "IfcRelDefinesByProperties",
                RelatedObjects=related,
                RelatingPropertyDefinition=group,
            )

    def _sets(self, element: Any) -> list[Record]:
        return [
            self._model.root("IfcElementQuantity", Name=name, Quantities=members)
            if is_quantity
            else self._model.root("IfcPropertySet", Name=name, HasProperties=members)
            for name, is_quantity, members in self._values.members(element)
        ]

    def _types(self) -> None:
        of_type: defaultdict[str, list[Record]] = defaultdict(list)
        of_name: defaultdict[str, list[Record]] = defaultdict(list)
        for thing in self._document.things.values():
            if type := thing.bim("type"):
                of_type[type].append(self._products[thing.id])
            elif name := thing.bim("typeName"):
                of_name[name].append(self._products[thing.id])
        for name, related in of_name.items():
            self._model.root(
                "IfcRelDefinesByType",
                RelatedObjects=related,
                RelatingType=self._model.root("IfcTypeObject", Name=name),
            )
        for there in self._document.types:
            id, ifc_class = there.get("id", ""), there.get("class", "")
            if "HasPropertySets" not in self._model.records.attributes_of(ifc_class):
                self._notes.note("READ169", f"there is no type {ifc_class}; a plain one stands in")
                ifc_class = "IfcTypeObject"
            record = self._model.root(
                ifc_class,
                "" if id.startswith("#") else id,
                Name=there.get("name"),
                Tag=there.get("tag"),
                Description=there.get("description"),
            )
            self._model.set_kind(record, there.get("predefinedType") or "NOTDEFINED")
            if sets := self._sets(there):
                record.set("HasPropertySets", sets)
            self._made["type", id] = record
            if id in of_type:
                self._model.root(
                    "IfcRelDefinesByType", RelatedObjects=of_type[id], RelatingType=record
                )

    def _owner_of(self, thing: Thing, row: Any) -> Record:
        """Return what a material or code belongs to: the thing, or its type."""
        type = self._made.get(("type", thing.bim("type")))
        if row.get("origin") == "type" and type is not None:
            return type
        return self._products[thing.id]

    def _materials(self) -> None:
        related: defaultdict[Any, dict[int, Record]] = defaultdict(dict)
        for thing in self._document.things.values():
            rows = list(thing.source.iterfind(f"{{{BIM}}}material"))
            for (_, kind, _), group in groupby(rows, _Materials()):
                part = list(group)
                owner = self._owner_of(thing, part[0])
                content = (kind, *(tuple(sorted(row.attrib.items())) for row in part))
                related[content][owner.number] = owner
                if content not in self._made:
                    self._made[content] = self._material(kind, part)
        for content, owners in related.items():
            self._model.root(
                "IfcRelAssociatesMaterial",
                RelatedObjects=list(owners.values()),
                RelatingMaterial=self._made[content],
            )

    def _material(self, kind: str, rows: list[Any]) -> Record:
        make = self._model.records.add
        if kind == "list":
            return make("IfcMaterialList", [self._substance(row) for row in rows])
        if kind not in _ASSEMBLED or not self._model.records.attributes_of(_ASSEMBLED[kind][0]):
            return self._substance(rows[0])
        whole, attribute, part = _ASSEMBLED[kind]
        known = self._model.records.attributes_of(part)
        parts = []
        for row in rows:
            values: dict[str, Any] = {"Material": self._substance(row), "Name": row.get("part")}
            if kind == "layer":
                units = _PER_METRE.get(row.get("thickness_unit", "m"), 1.0)
                values["LayerThickness"] = float(row.get("thickness", 0)) / units
            elif row.get("fraction") is not None:
                values["Fraction"] = float(row.get("fraction"))
            elif kind == "profile":
                values["Profile"] = None
            parts.append(make(part, **{k: v for k, v in values.items() if k in known}))
        return make(whole, **{attribute: parts})

    def _substance(self, row: Any) -> Record:
        name, category = row.get("material", ""), row.get("category")
        if ("substance", name, category) not in self._made:
            material = self._model.records.add("IfcMaterial", Name=name)
            if category and "Category" in self._model.records.attributes_of("IfcMaterial"):
                material.set("Category", category)
            self._made["substance", name, category] = material
        return self._made["substance", name, category]

    def _classifications(self) -> None:
        make = self._model.records.add
        related: defaultdict[Any, dict[int, Record]] = defaultdict(dict)
        for thing in self._document.things.values():
            for row in thing.source.iterfind(f"{{{BIM}}}classification"):
                owner = self._owner_of(thing, row)
                names = ("system", "edition", "code", "title", "location")
                related[tuple(row.get(name, "") for name in names)][owner.number] = owner
        is_old = self._model.records.schema == "IFC2X3"
        for (system, edition, code, title, location), owners in related.items():
            source = None
            if system or edition:
                about = {"Name": system, "Edition": edition or ("" if is_old else None)}
                if is_old:
                    about["Source"] = ""
                key = ("system", system, edition)
                if key not in self._made:
                    self._made[key] = make("IfcClassification", **about)
                source = self._made[key]
            select = make(
                "IfcClassificationReference",
                Name=title or None,
                Location=location or None,
                ReferencedSource=source,
                **{"ItemReference" if is_old else "Identification": code or None},
            )
            self._model.root(
                "IfcRelAssociatesClassification",
                RelatedObjects=list(owners.values()),
                RelatingClassification=select,
            )

    def _systems(self) -> None:
        for there in self._document.systems:
            id = there.get("id", "")
            ifc_class = there.get(f"{{{BIM}}}class", "IfcSystem")
            if not self._model.records.attributes_of(ifc_class):
                ifc_class = "IfcGroup"
            own = self._document.is_own
            kind = there.get("type", "")
            system = self._model.root(
                ifc_class,
                _group_id(id, own),
                Name=there.get(f"{{{BIM}}}name") if own else id,
                ObjectType=None if kind == object_type(ifc_class).partition(".")[2] else kind,
            )
            self._attach(there, [system])
            refs = [
                component.get("ref", component.get("id", ""))
                for component in there.iter(f"{{{ARX}}}component")
            ]
            members = [self._products[ref] for ref in dict.fromkeys(refs) if ref in self._products]
            if len(members) < len(set(refs)):
                self._notes.note("READ167", "systems have members that there are not")
            if members:
                self._model.root(
                    "IfcRelAssignsToGroup", RelatedObjects=members, RelatingGroup=system
                )
            for connection in there.iter(f"{{{ARX}}}connection"):
                self._connect(connection)

    def _connect(self, connection: Any) -> None:
        ends = [self._products.get(connection.get(name, "")) for name in ("from", "to")]
        kind = connection.get("type", "")
        one, other = ends
        if one is None or other is None:
            self._notes.note(
                "READ167", "a connection leads to what there is not", connection.sourceline
            )
            return
        root = self._model.root
        if kind == "fills" and other.is_a("IfcOpeningElement"):
            root("IfcRelFillsElement", RelatingOpeningElement=other, RelatedBuildingElement=one)
        elif kind == "port_of" and one.is_a("IfcPort"):
            root("IfcRelConnectsPortToElement", RelatingPort=one, RelatedElement=other)
        elif kind == "port" and one.is_a("IfcPort") and other.is_a("IfcPort"):
            root("IfcRelConnectsPorts", RelatingPort=one, RelatedPort=other)
        elif kind == "path":
            root(
                "IfcRelConnectsPathElements",
                RelatingElement=one,
                RelatedElement=other,
                RelatingConnectionType="NOTDEFINED",
                RelatedConnectionType="NOTDEFINED",
                RelatingPriorities=(),
                RelatedPriorities=(),
            )
        else:
            own = {} if kind == "element" else {"Name": kind, "Description": SET_NAME}
            root("IfcRelConnectsElements", RelatingElement=one, RelatedElement=other, **own)


class _Materials:
    """Tells where one material of a thing ends and the next begins."""

    def __init__(self) -> None:
        self._number = 0
        self._last: tuple[str | None, str] | None = None
        self._position = 0

    def __call__(self, row: Any) -> tuple[int, str, str | None]:
        kind, origin = row.get("kind", "material"), row.get("origin")
        position = int(row.get("position", "0"))
        if (origin, kind) != self._last or position <= self._position:
            self._number += 1
        self._last, self._position = (origin, kind), position
        return self._number, kind, origin


def _is_spatial(product: Record) -> bool:
    return any(product.is_a(kind) for kind in _SPATIAL)


def _group_id(id: str, is_own: bool) -> str:
    from exportstudio.readers.svgx_model import global_id

    return global_id(id, f"system {id}", is_own)
