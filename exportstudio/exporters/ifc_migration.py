"""A reduced IFC2X3 model in IFC4, by the migration that IfcOpenShell has."""

import contextlib
import io
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exportstudio.exporters.ifc_records import Record, Records, Schema, references_of, split
from exportstudio.model.building import Building
from exportstudio.model.issue import Issue

_LISTED = 8
# What IFC4 calls otherwise without IfcOpenShell's knowing.
_CORRECTED = {"IfcStairFlight": {"NumberOfRiser": "NumberOfRisers"}}
_FAILURES = (RuntimeError, ValueError, TypeError, AttributeError, KeyError, IndexError)


@dataclass(slots=True)
class Migration:
    """The records in IFC4, and what did not come along.

    `classes`: the class of each product in IFC4, by GlobalId. `lost`: how often something was
    said that IFC4 has no word for, by class, or class and attribute.
    """

    records: dict[int, Record] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)

    def issues(self) -> list[Issue]:
        """Return what is to be said of what did not come along."""
        if not self.lost:
            return []
        some = ", ".join(f"{what} ({count})" for what, count in sorted(self.lost.items())[:_LISTED])
        more = ", …" if len(self.lost) > _LISTED else ""
        return [
            Issue.warning(
                "WRITE325",
                f"IFC4 has no words for {self.lost.total()} things that the source says in IFC2X3; "
                f"they were left out: {some}{more}.",
                "Keep the schema of the source, if you need them.",
            )
        ]


def migrate(records: Mapping[int, Record], header: str, building: Building) -> Migration:
    """Return IFC2X3 records of a building in IFC4; `header` is that of a file with these."""
    import ifcopenshell
    from ifcopenshell.util.schema import Migrator

    result = Migration()
    bounds = _bounds_of_nothing(records)
    if bounds:
        result.lost["IfcRelSpaceBoundary without an element"] = len(bounds)
        records = _without(records, bounds, Schema("IFC2X3"))
    lines = "\n".join(f"#{id}={record};" for id, record in records.items())
    old = ifcopenshell.file.from_string(f"{header}DATA;\n{lines}\nENDSEC;\nEND-ISO-10303-21;\n")
    new = ifcopenshell.file(schema="IFC4")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its tables open
        migrator = Migrator()
    with contextlib.redirect_stdout(io.StringIO()):  # it tells there of all that IFC4 added
        migrator.preprocess(old, new)
        for entity in old:
            try:
                migrator.migrate(entity, new)
            except _FAILURES:
                result.lost[entity.is_a()] += 1
    _complete(old, new, migrator.migrated_ids)
    _place(new, building)
    renamed: dict[str, dict[str, str]] = migrator.attributes_mapping["IFC4", "IFC2X3"]
    words: dict[tuple[str, str], list[str]] = {}
    for entity in old:
        there = _migrated(entity, migrator.migrated_ids, new)
        if there is None:
            continue
        pair = (entity.is_a(), there.is_a())
        if pair not in words:
            known = set(there.get_info(include_identifier=False, recursive=False))
            known.update(renamed.get(there.is_a(), {}).values())
            known.update(_CORRECTED.get(there.is_a(), {}))
            words[pair] = [name for name in _attributes(entity) if name not in known]
        for name in words[pair]:
            if getattr(entity, name) is not None:
                result.lost[f"{pair[0]}.{name}"] += 1
    result.classes = {each.GlobalId: each.is_a() for each in new.by_type("IfcProduct")}
    written = Records(new)
    result.records = {id: written[id] for id in written}
    return result


def _bounds_of_nothing(records: Mapping[int, Record]) -> set[int]:
    """Return the ids of space boundaries that name no element, as they must in IFC4."""
    return {
        id
        for id, record in records.items()
        if record.name == "IFCRELSPACEBOUNDARY" and split(record.values)[5] == "$"
    }


def _without(records: Mapping[int, Record], ids: set[int], schema: Schema) -> dict[int, Record]:
    """Return records without some, and without values that only these refer to."""
    left = dict(records)
    users = Counter(ref for record in left.values() for ref in set(references_of(record.values)))
    queue = list(ids)
    while queue:
        for ref in set(references_of(left.pop(queue.pop()).values)):
            users[ref] -= 1
            if not users[ref] and not schema.is_a(left[ref].name, "IFCROOT"):
                queue.append(ref)
    return left


def _complete(old: Any, new: Any, ids: Mapping[int, int]) -> None:
    """Put in what the migration forgets: attributes with another name, and types of a kind."""
    for kind, names in _CORRECTED.items():
        for entity in old.by_type(kind):
            there = _migrated(entity, ids, new)
            for before, now in names.items():
                if there is not None and getattr(entity, before) is not None:
                    setattr(there, now, getattr(entity, before))
    schema = _ifc4()
    for kind in new.types():
        attributes = schema.declaration_by_name(kind).as_entity().all_attributes()
        if any(each.name() == "PredefinedType" and not each.optional() for each in attributes):
            for entity in new.by_type(kind, include_subtypes=False):
                entity.PredefinedType = entity.PredefinedType or "NOTDEFINED"


def _ifc4() -> Any:
    from ifcopenshell import ifcopenshell_wrapper

    return ifcopenshell_wrapper.schema_by_name("IFC4")


def _place(new: Any, building: Building) -> None:
    """Say where the project is on Earth, for which IFC2X3 has property sets only."""
    place = building.georeference
    contexts = new.by_type("IfcGeometricRepresentationContext", include_subtypes=False)
    context = next((each for each in contexts if each.ContextType == "Model"), None)
    if not place.crs or place.eastings is None or place.northings is None or context is None:
        return
    metre = new.create_entity("IfcSIUnit", UnitType="LENGTHUNIT", Name="METRE")
    crs = new.create_entity(
        "IfcProjectedCRS",
        Name=place.crs,
        Description=place.crs_description or None,
        GeodeticDatum=place.geodetic_datum or None,
        VerticalDatum=place.vertical_datum or None,
        MapUnit=metre,
    )
    new.create_entity(
        "IfcMapConversion",
        SourceCRS=context,
        TargetCRS=crs,
        Eastings=place.eastings,
        Northings=place.northings,
        OrthogonalHeight=place.height or 0.0,
        XAxisAbscissa=place.abscissa,
        XAxisOrdinate=place.ordinate,
        Scale=place.scale * building.length_unit_m,
    )


def _migrated(entity: Any, ids: Mapping[int, int], new: Any) -> Any:
    id = ids.get(entity.id())
    return None if id is None else new.by_id(id)


def _attributes(entity: Any) -> list[str]:
    return [entity.attribute_name(n) for n in range(len(entity))]
