"""Repairs: what a source says against its schema is put as this asks for, if it means the same."""

import re

from exportstudio.exporters.ifc_records import Record, Schema, split
from exportstudio.model.issue import Issue

# Who made a model with what: some programs leave out what must be said, or give numbers for texts.
_TEXTS = {
    "IFCPERSON": ("Identification", "Id", "FamilyName", "GivenName"),
    "IFCORGANIZATION": ("Identification", "Id", "Name", "Description"),
    "IFCAPPLICATION": ("Version", "ApplicationFullName", "ApplicationIdentifier"),
}
_NUMBER = re.compile(r"[-+]?\d+\.?\d*(?:E[-+]?\d+)?\Z")
# IFC4X3_ADD1 lets segments of curves begin at such a measure, the final standard at any length.
_ADD1_MEASURE, _MEASURE = "IFCNONNEGATIVELENGTHMEASURE(", "IFCLENGTHMEASURE("


def repair(records: dict[int, Record], schema: Schema) -> list[Issue]:
    """Repair records in place; return a note where there were some to be repaired."""
    repaired: set[str] = set()
    count = 0
    for id, record in records.items():
        values = _repaired(record, schema)
        if values != record.values:
            records[id] = Record(record.name, values)
            repaired.add(record.name)
            count += 1
    if not count:
        return []
    kinds = ", ".join(sorted(repaired))
    return [
        Issue.info(
            "WRITE324",
            f"{count} records said against the schema what it has other words for ({kinds}); "
            "they were put as it asks for, and mean the same.",
        )
    ]


def _repaired(record: Record, schema: Schema) -> str:
    if record.name == "IFCCURVESEGMENT":
        is_final = schema.identifier == "IFC4X3_ADD2"
        return record.values.replace(_ADD1_MEASURE, _MEASURE) if is_final else record.values
    if record.name == "IFCSIUNIT":
        dimensions, kind, prefix, name = split(record.values)
        # An asterisk is for what follows from the rest, as dimensions do.
        return ",".join((dimensions, kind, "$" if prefix == "*" else prefix, name))
    texts = _TEXTS.get(record.name)
    if texts is None:
        return record.values
    optional = schema.optional(record.name)
    values = split(record.values)
    for n, name in enumerate(schema.attributes(record.name)):
        if name in texts and _NUMBER.match(values[n]):
            values[n] = f"'{values[n]}'"
        elif name in texts and values[n] == "$" and name not in optional:
            values[n] = "''"
    return ",".join(values)
