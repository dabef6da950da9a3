"""Which records of a model go along: elements, what relates them, and all that these refer to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from exportstudio.exporters.ifc_records import (
    Record,
    Records,
    Schema,
    listed,
    references_of,
    split,
)
from exportstudio.model.quality import Quality

HOLDS_SELECTED = (
    "it stands for itself without shape and properties, since it holds what is selected"
)
IN_CIRCLE = "its records refer to themselves in a circle; its shape and place were left out"

# Relations that order elements; what only holds others keeps these.
_STRUCTURE = (
    "IFCRELAGGREGATES",
    "IFCRELNESTS",
    "IFCRELCONTAINEDINSPATIALSTRUCTURE",
    "IFCRELVOIDSELEMENT",
    "IFCRELFILLSELEMENT",
    "IFCRELPROJECTSELEMENT",
    "IFCRELADHERESTOELEMENT",
)
# Materials are there at every quality, because they have colours.
_ALWAYS = (*_STRUCTURE, "IFCRELASSOCIATESMATERIAL", "IFCRELDEFINESBYPROPERTIES")
_MEANING = (
    "IFCRELASSIGNS",
    "IFCRELASSOCIATES",
    "IFCRELCONNECTSPORTS",
    "IFCRELCONNECTSPORTTOELEMENT",
    "IFCRELCOVERSBLDGELEMENTS",
    "IFCRELCOVERSSPACES",
    "IFCRELDECLARES",
    "IFCRELDEFINES",
    "IFCRELFLOWCONTROLELEMENTS",
    "IFCRELPOSITIONS",
    "IFCRELREFERENCEDINSPATIALSTRUCTURE",
    "IFCRELSERVICESBUILDINGS",
)
# Where members are kept, what they belong to is kept, too, unless it is an element.
_BELONGING = (
    "IFCRELASSIGNS",
    "IFCRELDEFINESBYTYPE",
    "IFCRELAGGREGATES",
    "IFCRELNESTS",
)
# Attributes whose property sets count only where something else has them.
_OF_PROPERTY_SETS = ("IFCRELASSOCIATES", "IFCRELDEFINESBYTEMPLATE", "IFCRELDECLARES")
_MEMBERS = ("RelatedObjects", "RelatedPropertySets", "RelatedDefinitions")
# How IFC2X3 says where the project is on Earth.
_GEOREFERENCE = ("'epset_mapconversion", "'epset_projectedcrs")

# Records that nothing refers to, with the attribute by which they belong to what is kept.
ATTACHED = {
    "IFCSTYLEDITEM": "Item",
    "IFCPRESENTATIONLAYERASSIGNMENT": "AssignedItems",
    "IFCMATERIALDEFINITIONREPRESENTATION": "RepresentedMaterial",
    "IFCMATERIALRELATIONSHIP": "RelatingMaterial",
    "IFCMATERIALCLASSIFICATIONRELATIONSHIP": "ClassifiedMaterial",
    "IFCMATERIALPROPERTIES": "Material",
    "IFCPROFILEPROPERTIES": "ProfileDefinition",
    "IFCCOORDINATEOPERATION": "SourceCRS",
    "IFCCOMPOSITECURVE": "Segments",
    "IFCINDEXEDCOLOURMAP": "MappedTo",
    "IFCTEXTUREMAP": "MappedTo",
    "IFCINDEXEDTEXTUREMAP": "MappedTo",
    "IFCSHAPEASPECT": "PartOfProductDefinitionShape",
    "IFCEXTERNALREFERENCERELATIONSHIP": "RelatedResourceObjects",
    "IFCRESOURCEAPPROVALRELATIONSHIP": "RelatedResourceObjects",
    "IFCRESOURCECONSTRAINTRELATIONSHIP": "RelatedResourceObjects",
    "IFCPROPERTYDEPENDENCYRELATIONSHIP": "DependingProperty",
    "IFCDOCUMENTINFORMATION": "DocumentReferences",
    "IFCLIBRARYINFORMATION": "LibraryReference",
    "IFCDOCUMENTINFORMATIONRELATIONSHIP": "RelatingDocument",
    "IFCORGANIZATIONRELATIONSHIP": "RelatingOrganization",
}
_FROM_HIGH_ON = ("IFCMATERIALPROPERTIES", "IFCPROFILEPROPERTIES")
_WITH_OWN_SHAPES = ("IFCSHAPEASPECT",)


@dataclass(frozen=True, slots=True)
class Depth:
    """What a quality keeps beside the elements, their order and their materials.

    `own_shapes`: every representation as it is in the source. `everything`: also types, groups
    and the like that no element has, unless the building is exported in part.
    """

    properties: Literal["none", "common", "all"]
    relations: tuple[str, ...]
    own_shapes: bool = False
    everything: bool = False

    @classmethod
    def of(cls, quality: Quality) -> "Depth":
        """Return the depth of a quality."""
        return _DEPTHS[quality.key]


_DEPTHS = {
    "draft": Depth("none", _ALWAYS),
    "standard": Depth("common", _ALWAYS),
    "high": Depth("all", (*_ALWAYS, *_MEANING)),
    "professional": Depth("all", ("IFCRELATIONSHIP",), own_shapes=True),
    "publication": Depth("all", ("IFCRELATIONSHIP",), own_shapes=True, everything=True),
}


class Part:
    """The records of one output.

    `records` are changed and new ones by STEP id, in the order in which they are written.
    """

    def __init__(
        self,
        source: Records,
        depth: Depth,
        whole: Iterable[int],
        holders: Iterable[int],
        changed: Mapping[int, Record],
        stands_for: Mapping[int, list[int]],
    ) -> None:
        """Take `whole` products along with all that is theirs, and `holders` without.

        `changed`: records that say something else than in the source, or that are not there.
        `stands_for`: items that are not in the output, and those that are there instead.
        """
        self._source = source
        self._depth = depth
        self._changed = changed
        self._stands_for = stands_for
        self._written: dict[int, Record] = {}
        self._described = set(whole)
        self._objects = self._described | set(holders)

    def collect(self) -> dict[int, Record]:
        """Return the records of the output by STEP id."""
        source = self._source
        projects = source.of("IFCPROJECT")
        self._keep(projects[:1])
        products = set(source.of("IFCPRODUCT"))
        # Types and groups could tell of elements that are not selected.
        if self._depth.everything and products <= self._described:
            self._keep(set(source.of("IFCOBJECTDEFINITION")) - products - set(projects))
        self._keep_what_they_belong_to()
        for id in sorted(self._objects):
            self._write_object(id)
        # Property sets count as members only once something has them.
        relations = self._relations()
        for is_last in (False, True):
            for id in relations:
                if self._source.is_a(id, *_OF_PROPERTY_SETS) is is_last:
                    self._write_relation(id)
        self._attach()
        return dict(sorted(self._written.items()))

    def _keep(self, ids: Iterable[int]) -> None:
        self._objects.update(ids)
        self._described.update(ids)

    def _relations(self) -> list[int]:
        """Return the relations that this depth has."""
        kinds = set(self._source.of("IFCRELATIONSHIP"))
        wanted = set(self._source.of(*self._depth.relations)) & kinds
        return sorted(wanted - self._source.in_circles)

    def _keep_what_they_belong_to(self) -> None:
        """Keep types, groups, systems and processes of what is kept, and theirs."""
        source = self._source
        belonging = []
        for id in self._relations():
            if not source.is_a(id, *_BELONGING):
                continue
            members = set(references_of(source.values(id)["RelatedObjects"]))
            heads = [
                ref
                for ref in source.references(id)
                if ref not in members
                and source.is_a(ref, "IFCOBJECTDEFINITION")
                and not source.is_a(ref, "IFCPRODUCT", "IFCPROJECT")
            ]
            if heads:
                belonging.append((members, heads))
        before = -1
        while len(self._objects) != before:
            before = len(self._objects)
            for members, heads in belonging:
                if not self._described.isdisjoint(members):
                    self._keep(heads)
                elif heads[0] in self._described:  # parts of a type
                    self._keep(each for each in members if source.is_a(each, "IFCTYPEOBJECT"))

    def _write_object(self, id: int) -> None:
        source = self._source
        record = self._reduced(id, lambda _name, ref: self._is_there(ref))
        if record is None:
            return
        is_circular = id in source.in_circles
        left_out: tuple[str, ...] = ()
        if source.is_a(id, "IFCPRODUCT") and is_circular:
            left_out = ("ObjectPlacement", "Representation")
        elif source.is_a(id, "IFCTYPEPRODUCT") and (is_circular or not self._depth.own_shapes):
            left_out = ("RepresentationMaps",)
        self._write(id, without(record, source.schema, *left_out))

    def _write_relation(self, id: int) -> None:
        source = self._source
        objects = self._described
        if source.is_a(id, *_STRUCTURE):
            objects = self._objects
        elif source.is_a(id, "IFCRELDEFINESBYPROPERTIES"):
            names = self._names_of_sets(id)
            if any(name.lower().startswith(_GEOREFERENCE) for name in names):
                objects = self._objects
            elif self._depth.properties == "none" or (
                self._depth.properties == "common"
                and not all(name.startswith("'Pset_") for name in names)
            ):
                return

        def keeps(name: str, ref: int) -> bool:
            if source.is_a(ref, "IFCOBJECTDEFINITION"):
                return ref in objects
            if name in _MEMBERS and source.is_a(ref, "IFCROOT"):
                return ref in self._written
            return not source.is_a(ref, "IFCRELATIONSHIP")

        record = self._reduced(id, keeps)
        if record is not None:
            self._write(id, record)

    def _names_of_sets(self, id: int) -> list[str]:
        """Return the names, as the text has them, of the property sets that a relation gives."""
        value = self._source.values(id)["RelatingPropertyDefinition"]
        return [split(self._source[ref].values)[2] for ref in references_of(value)]

    def _reduced(self, id: int, keeps: Callable[[str, int], bool]) -> Record | None:
        """Return a record without what is not kept; None where it needs that."""
        record = self._record(id)
        schema = self._source.schema
        names = schema.attributes(record.name)
        values = split(record.values)
        is_changed = False
        for n, (name, value) in enumerate(zip(names, values, strict=False)):
            ids = references_of(value)
            kept = [ref for ref in ids if keeps(name, ref)]
            if len(kept) == len(ids):
                continue
            is_changed = True
            if kept and value.startswith("("):
                values[n] = listed(kept)
            elif name in schema.optional(record.name):
                values[n] = "$"
            else:
                return None
        return Record(record.name, ",".join(values)) if is_changed else record

    def _record(self, id: int) -> Record:
        return self._changed.get(id) or self._source[id]

    def _is_there(self, ref: int) -> bool:
        """Return whether something that an object refers to may be in the output."""
        if ref not in self._source:
            return ref in self._changed
        if ref in self._source.in_circles:
            return False
        return ref in self._objects or not self._source.is_a(ref, "IFCOBJECTDEFINITION")

    def _write(self, id: int, record: Record) -> None:
        """Take a record with all that it refers to; objects come on their own."""
        self._written[id] = record
        queue = references_of(record.values)
        while queue:
            id = queue.pop()
            if id in self._written:
                continue
            if id in self._source and self._source.is_a(id, "IFCOBJECTDEFINITION"):
                continue
            record = self._written[id] = self._record(id)
            queue += (
                references_of(record.values) if id in self._changed else self._source.references(id)
            )

    def _attach(self) -> None:
        """Take what belongs to records of the output though none of them refers to it."""
        source = self._source
        kinds = [
            kind
            for kind in ATTACHED
            if (kind not in _FROM_HIGH_ON or self._depth.properties == "all")
            and (kind not in _WITH_OWN_SHAPES or self._depth.own_shapes)
        ]
        left = [id for id in source.of(*kinds) if id not in source.in_circles]
        left += [
            id
            for id, record in self._changed.items()
            if id not in source and record.name == "IFCSTYLEDITEM"
        ]
        layers = set(source.of("IFCPRESENTATIONLAYERASSIGNMENT")) - source.in_circles
        left = [id for id in left if id not in self._written and id not in layers]
        before = -1
        while len(left) != before:
            before = len(left)
            left = [id for id in left if not self._attach_one(id)]
        for id in sorted(layers):
            self._write_layer(id)

    def _attach_one(self, id: int) -> bool:
        record = self._record(id)
        schema = self._source.schema
        anchor = next(name for kind, name in ATTACHED.items() if schema.is_a(record.name, kind))

        def keeps(name: str, ref: int) -> bool:
            if name == anchor:
                return ref in self._written
            return ref not in self._source or not self._source.is_a(ref, "IFCOBJECTDEFINITION")

        if anchor not in schema.attributes(record.name):
            return False
        place = schema.attributes(record.name).index(anchor)
        if not any(ref in self._written for ref in references_of(split(record.values)[place])):
            return False
        reduced = self._reduced(id, keeps)
        if reduced is not None:
            self._write(id, reduced)
        return True

    def _write_layer(self, id: int) -> None:
        record = self._source[id]
        place = self._source.schema.attributes(record.name).index("AssignedItems")
        values = split(record.values)
        assigned = [
            there
            for ref in references_of(values[place])
            for there in ((ref,) if ref in self._written else self._stands_for.get(ref, ()))
            if there in self._written
        ]
        if assigned:
            values[place] = listed(dict.fromkeys(assigned))
            self._write(id, Record(record.name, ",".join(values)))


def without(record: Record, schema: Schema, *names: str) -> Record:
    """Return a record without the values of some attributes."""
    if not names:
        return record
    values = split(record.values)
    for name in names:
        values[schema.attributes(record.name).index(name)] = "$"
    return Record(record.name, ",".join(values))
