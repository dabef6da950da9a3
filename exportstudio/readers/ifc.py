"""IFC files into buildings, with everything said that the parser passes over in silence."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from exportstudio.model.building import Building, SourceText
from exportstudio.model.issue import Issue, Severity, StudioError
from exportstudio.readers import archive, part21, svgx_start
from exportstudio.readers.elements import read_elements, read_project
from exportstudio.readers.georeference import read_georeference, read_length_unit
from exportstudio.readers.images import image_names, read_images
from exportstudio.readers.probe import HEADER_BYTES, is_ifcxml, probe, unreadable

_OFFSET = re.compile(r"at offset (\d+)")
_UNKNOWN_ENTITY = re.compile(r"Entity with name '(\w+)' not found")
_UNEVEN = re.compile(r"Expected \d+ attribute values, found \d+ for instance #(\d+)")
_UNKNOWN_LITERAL = re.compile(r"enumeration literal '(\w+)' is not valid for type '(\w+)'")
_DAMAGE = ("READ106", "READ107")
_DANGLING = re.compile(r"Instance reference #(\d+) used by instance #(\d+)")


def load_text(path: Path) -> SourceText:
    """Return the text of the source `path`, repaired where the parser would lose any.

    That of an .svgx file is made of what it holds.
    Raises StudioError (READ1xx, FILE4xx) where the file can't be read at all.
    """
    info = probe(path)
    try:
        if info.member is None:
            data = path.read_bytes()
        else:
            data = archive.read_member(path, archive.find_member(path))
    except OSError as error:
        raise StudioError(unreadable(path, error)) from error
    if path.suffix.lower() == svgx_start.SUFFIX:
        from exportstudio.readers import svgx  # most sources are none

        return svgx.load_text(path, data)
    if is_ifcxml(info.member or path.name):
        from exportstudio.readers import ifcxml  # nor is this

        return ifcxml.load_text(path, data)
    # Read again, because the file may have changed since the probe.
    header = part21.read_header(data[:HEADER_BYTES], path.name)
    repaired = part21.repair(data, path.name)
    return SourceText(
        path=path,
        text=repaired.text,
        sha256=hashlib.sha256(data).hexdigest(),
        is_as_on_disk=info.member is None and repaired.text is data,
        schema=header.schema,
        application=header.application,
        issues=(*info.issues, *repaired.issues),
    )


def parse(source: SourceText, meanwhile: Callable[[], None] = lambda: None) -> Building:
    """Return the building that a text describes.

    The parser leaves Python to `meanwhile`, which must not touch IfcOpenShell.
    Raises StudioError (READ1xx) for a text that can't be parsed. What is damaged but readable
    comes back as warnings in `Building.issues`, after those of the text.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        opening = pool.submit(_open, source)
        meanwhile()
        ifc, log = opening.result()
    findings = _parser_findings(source.text, ifc, log)
    try:
        project, project_issues = read_project(ifc)
    except StudioError as error:
        # An empty model is told by its cause, where the text holds more than was read.
        damage = next((issue for issue in findings if issue.code in _DAMAGE), error.issue)
        raise StudioError(replace(damage, severity=Severity.ERROR)) from error
    elements, element_issues = read_elements(ifc)
    unit, unit_issues = read_length_unit(ifc)
    georeference, georeference_issues = read_georeference(ifc, unit, source.text)
    images, missing_images = read_images(image_names(ifc), source.path)
    return Building(
        source=source.path,
        sha256=source.sha256,
        schema=source.schema,
        text=source.text,
        open_ifc=lambda: ifc,
        project=project,
        elements=elements,
        length_unit_m=unit,
        georeference=georeference,
        application=source.application,
        issues=[
            *source.issues,
            *findings,
            *project_issues,
            *unit_issues,
            *georeference_issues,
            *element_issues,
            *missing_images.values(),
        ],
        images=images,
        missing_images=missing_images,
    )


def open_model(source: SourceText) -> Any:
    """Return the IfcOpenShell model of a text; raises StudioError (READ108)."""
    return _open(source)[0]


def _open(source: SourceText) -> tuple[Any, str]:
    """Return the IfcOpenShell model of a text, and what the parser had to say."""
    import ifcopenshell

    failure: StudioError | None = None
    ifcopenshell.get_log()  # what earlier reads left there
    try:
        if source.is_as_on_disk:  # much faster than from the text
            ifc = ifcopenshell.open(source.path)
        else:
            ifc = ifcopenshell.file.from_string(source.text.decode("latin-1"))
        log = ifcopenshell.get_log()
    except (ifcopenshell.Error, RuntimeError, OSError) as error:
        log = ifcopenshell.get_log()
        failure = _parse_failure(source.path, source.text, str(error), log)
    if source.is_as_on_disk and not _is_on_disk(source):
        # Somebody wrote the file meanwhile: what was parsed may not be what its SHA-256 says.
        return _open(replace(source, is_as_on_disk=False))
    if failure is not None:
        raise failure
    return ifc, log


def _is_on_disk(source: SourceText) -> bool:
    try:
        return source.path.read_bytes() == source.text
    except OSError:
        return False


def _parse_failure(path: Path, text: bytes, reason: str, log: str) -> StudioError:
    """Return the error for a text that the parser gave up on, with the place where it did."""
    lines = [line.rsplit("] ", 1)[-1] for line in log.splitlines() if line.strip()]
    found = next((m for line in lines if (m := _OFFSET.search(line))), None)
    if found:
        offset = int(found.group(1))
        first = next(line for line in lines if _OFFSET.search(line))
        what = first.replace("invalid valid token", "is not valid").replace(
            f" at offset {offset}", ""
        )
        place = f"at byte {offset} (line {part21.line_of(text, offset)})"
        return StudioError(
            Issue.error(
                "READ108",
                f"{path.name} is damaged {place}: {what}.",
                "Mend that line, or export the model again.",
            )
        )
    return StudioError(
        Issue.error(
            "READ108",
            f"{path.name} can't be parsed: {'; '.join(lines) or reason}.",
            "Export the model again from the program that made it.",
        )
    )


def _parser_findings(text: bytes, ifc: Any, log: str) -> list[Issue]:
    """Return what the parser passed over: missing ends, records, references and entities."""
    issues = []
    ids = ifc.entity_names()
    parsed = len(set(ids))
    count = part21.count_records(text, ids)
    if not part21.is_complete(text):
        issues.append(
            Issue.warning(
                "READ106",
                f"The file ends early: {parsed} records read, END-ISO-10303-21 is missing; "
                "the model is incomplete.",
                "Export or download the model again.",
            )
        )
    unknown = Counter(_UNKNOWN_ENTITY.findall(log))
    entities = sorted(name for name in unknown if name.startswith("IFC"))
    left_out = [id for id, name in count.missing if name in entities]
    if entities:
        issues.append(
            Issue.warning(
                "READ110",
                f"{len(left_out)} records are not known in "
                f"{ifc.schema_identifier}: {', '.join(_entity_name(name) for name in entities)}.",
                "They are left out.",
            )
        )
    words = sorted(name for name in unknown if not name.startswith("IFC"))
    if words:
        issues.append(
            Issue.warning(
                "READ120",
                f"The file has {', '.join(words)} where a number or record belongs.",
                "The elements concerned may be wrong or incomplete.",
            )
        )
    missing = [id for id, name in count.missing if name not in entities]
    # A text that is cut off in the midst of a record counts that record, too.
    if len(missing) > (0 if part21.is_complete(text) else 1):
        some = ", ".join(f"#{id}" for id in missing[:5]) + (", …" if len(missing) > 5 else "")
        issues.append(
            Issue.warning(
                "READ107",
                f"{parsed} of {count.expected} records could be read; missing are {some}.",
                "Export the model again from the program that made it.",
            )
        )
    issues += [
        Issue.warning("READ119", f"Record #{id} is defined twice; only one could be taken.")
        for id in count.twice[:20]
    ]
    uneven = _UNEVEN.findall(log)
    if uneven:
        some = ", ".join(f"#{id}" for id in uneven[:5]) + (", …" if len(uneven) > 5 else "")
        issues.append(
            Issue.warning(
                "READ126",
                f"{len(uneven)} records have more or fewer values than {ifc.schema_identifier} "
                f"asks for ({some}).",
                "Missing values count as not given; what is too much is left out.",
            )
        )
    literals = Counter(_UNKNOWN_LITERAL.findall(log))
    if literals:
        listed = sorted(f"{literal} of {kind}" for literal, kind in literals)
        some = ", ".join(listed[:5]) + (", …" if len(listed) > 5 else "")
        issues.append(
            Issue.info(
                "READ127",
                f"{literals.total()} values are not known in {ifc.schema_identifier} ({some}); "
                "they count as not given.",
            )
        )
    dangling = _DANGLING.findall(log)
    if dangling:
        some = ", ".join(f"#{user} → #{target}" for target, user in dangling[:5])
        issues.append(
            Issue.warning(
                "READ109",
                f"{len(dangling)} references lead to records that do not exist ({some}"
                f"{', …' if len(dangling) > 5 else ''}).",
                "The elements concerned are exported without what is missing.",
            )
        )
    return issues


def _entity_name(upper: str) -> str:
    """Return the name of an entity as the newest schema writes it, for example IfcAlignment."""
    from ifcopenshell import ifcopenshell_wrapper

    schema = ifcopenshell_wrapper.schema_by_name(part21.SCHEMAS[-1])
    names = {entity.name().upper(): entity.name() for entity in schema.entities()}
    return str(names.get(upper, upper))
