"""Writing a reduced model: its records as text, line by line."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from exportstudio import __version__
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.ifc_check import facets_of
from exportstudio.exporters.ifc_fold import fold
from exportstudio.exporters.ifc_migration import migrate
from exportstudio.exporters.ifc_part import HOLDS_SELECTED, IN_CIRCLE, Depth, Part, without
from exportstudio.exporters.ifc_records import Record, Records, split
from exportstudio.exporters.ifc_repair import repair
from exportstudio.exporters.ifc_shapes import Shapes, choose_shapes
from exportstudio.exporters.table_files import creation_time, new_file
from exportstudio.model.building import Building
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.scene import ShapedBuilding
from exportstudio.model.selection import NOT_SELECTED

_GLOBAL_ID = re.compile(r"'[0-3][0-9A-Za-z_$]{21}'\Z")
_FILE_NAME = re.compile(r"^FILE_NAME\((.*)\);$", re.MULTILINE)
_BATCH = 5000  # records between two words on the progress
_LISTED = 20


def write_ifc(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write `out`, flushed to disk; raises OSError."""
    building, depth = source.building, Depth.of(source.quality)
    on_progress(0, 1)
    model = Records(building.ifc)
    whole, holders = _kept(building, source.shaped)
    if depth.own_shapes:
        shapes = Shapes()
    else:
        shapes = choose_shapes(model, building, source.shaped.scene, whole, source.quality)
    for id in holders:
        shapes.changed[id] = without(model[id], model.schema, "Representation")
    records = Part(model, depth, whole, holders, shapes.changed, shapes.stands_for).collect()
    records = fold(records, model.schema)
    keys, issues = _tell_apart(records, model, building)
    issues += repair(records, model.schema)
    header = _header(model.header, building)
    ledger = _ledger(building, source.shaped, holders, shapes, model.in_circles)
    if source.options.schema == "IFC4" and model.schema.identifier == "IFC2X3":
        migration = migrate(records, header, building)
        header = header.replace("('IFC2X3')", "('IFC4')")
        records = migration.records
        issues += migration.issues()
        _account_for_classes(ledger, migration.classes, keys)
    elif source.options.schema == "IFC4" and model.schema.identifier != "IFC4":
        issues.append(_not_migrated(building))
    total = len(records)
    with new_file(out) as stream:
        stream.write(header.encode("ascii"))
        if keys:
            stream.write(_remark(keys).encode("ascii"))
        stream.write(b"DATA;\n")
        for n, (id, record) in enumerate(records.items()):
            if n % _BATCH == 0:
                on_progress(n, total)
            stream.write(f"#{id}={record.name}({record.values});\n".encode("ascii"))
        stream.write(b"ENDSEC;\nEND-ISO-10303-21;\n")
    on_progress(total, total)
    return WriteResult(
        ledger, facets_of((each.name, each.values) for each in records.values()), issues=issues
    )


def _kept(building: Building, shaped: ShapedBuilding) -> tuple[set[int], set[int]]:
    """Return the products that go along with all that is theirs, and those that only hold some."""
    whole = {id for id, line in shaped.accounts.items() if line.reason != NOT_SELECTED}
    above = {each.id for id in whole for each in building.path_of(building.elements[id])}
    return whole, above - whole


def _ledger(
    building: Building,
    shaped: ShapedBuilding,
    holders: set[int],
    shapes: Shapes,
    in_circles: set[int],
) -> Ledger:
    """Return the account of the output: shapes that no kernel could make are there all the same."""
    ledger = Ledger()
    for id, element in building.elements.items():
        account = shaped.accounts[id]
        outcome, reason = Outcome.EXPORTED, ""
        if id in holders:
            reason = HOLDS_SELECTED
        elif account.reason == NOT_SELECTED:
            outcome, reason = Outcome.EXCLUDED, NOT_SELECTED
        elif id in in_circles:
            outcome, reason = Outcome.DEGRADED, IN_CIRCLE
        elif id in shapes.meshed:
            outcome, reason = account.outcome, account.reason
        made_by = account.made_by if id in shapes.meshed else ""
        ledger.record(
            LedgerLine(element.key, element.ifc_class, element.name, outcome, reason, made_by)
        )
    return ledger


def _account_for_classes(ledger: Ledger, classes: dict[str, str], keys: dict[str, str]) -> None:
    """Say in the ledger which elements have another class in IFC4, or none.

    `classes` are those of the output by GlobalId, `keys` the keys of elements that have another
    GlobalId there than their key says.
    """
    there = {keys.get(global_id, global_id): name for global_id, name in classes.items()}
    for line in list(ledger):
        if line.outcome is Outcome.EXCLUDED or there.get(line.key) == line.ifc_class:
            continue
        if line.key not in there:
            reason = f"IFC4 has no {line.ifc_class}"
            ledger.record(replace(line, outcome=Outcome.FAILED, reason=reason))
        else:
            now = there[line.key]
            reason = f"IFC4 has no {line.ifc_class}; it became {now}"
            ledger.record(replace(line, ifc_class=now, outcome=Outcome.DEGRADED, reason=reason))


def _not_migrated(building: Building) -> Issue:
    return Issue.warning(
        "WRITE326",
        f"The model stays in {building.schema}: IFC4 has no words for much of what that says.",
        "Ask for IFC4 from the program that made the model.",
    )


def _tell_apart(
    records: dict[int, Record], model: Records, building: Building
) -> tuple[dict[str, str], list[Issue]]:
    """Give GlobalIds of their own to what has none, or one that something else has, too.

    Return the keys of the elements that have another GlobalId in the output than their key says.
    """
    taken: set[str] = set()
    keys: dict[str, str] = {}
    changed = []
    for id in (id for id in records if id in model and model.is_a(id, "IFCROOT")):
        record = records[id]
        global_id, _, others = record.values.partition(",")
        if global_id in taken or global_id.strip("' $") == "":
            global_id = f"'{_made_up(building.sha256, id)}'"
            records[id] = Record(record.name, f"{global_id},{others}")
            changed.append(id)
        taken.add(global_id)
        element = building.elements.get(id)
        if element is not None and element.key != global_id[1:-1]:
            keys[global_id[1:-1]] = element.key
    if not changed:
        return keys, []
    some = ", ".join(f"#{id}" for id in changed[:_LISTED])
    some += ", …" if len(changed) > _LISTED else ""
    return keys, [
        Issue.warning(
            "WRITE320",
            f"{len(changed)} records have no GlobalId, or one that another has, too; they were "
            f"given new ones ({some}).",
            "Export the model again from the program that made it, if other programs know it.",
        )
    ]


def _made_up(sha256: str, id: int) -> str:
    from ifcopenshell.guid import compress

    return str(compress(uuid5(NAMESPACE_URL, f"{sha256}#{id}").hex))


def _remark(keys: dict[str, str]) -> str:
    """Return a comment that says what is called otherwise here than in the source."""
    said = "\n".join(f"{quote(new, safe='$')} {quote(key, safe='$#')}" for new, key in keys.items())
    return f"/* Keys of elements by GlobalId:\n{said}\n*/\n"


def _header(header: str, building: Building) -> str:
    """Return the header of the source, told by this program; times are those of the source."""
    match = _FILE_NAME.search(header)
    assert match is not None
    values = [value if value != "$" else "''" for value in split(match.group(1))]
    values = [value if value != "()" else "('')" for value in values]
    name = building.source.with_suffix(".ifc").name
    values[0] = _text(name)
    created = creation_time()
    if created is not None:
        values[1] = f"'{created.strftime('%Y-%m-%dT%H:%M:%S')}'"
    values[4] = _text(f"Export Studio {__version__}")
    told = f"FILE_NAME({','.join(values)});"
    return f"{header[: match.start()]}{told}{header[match.end() :]}\n"


def _text(text: str) -> str:
    """Return a text as Part 21 writes it."""
    letters = []
    for letter in text:
        if letter in "'\\":
            letters.append(2 * letter)
        elif " " <= letter <= "~":
            letters.append(letter)
        elif ord(letter) > 0xFFFF:
            letters.append(f"\\X4\\{ord(letter):08X}\\X0\\")
        else:
            letters.append(f"\\X2\\{ord(letter):04X}\\X0\\")
    return f"'{''.join(letters)}'"
