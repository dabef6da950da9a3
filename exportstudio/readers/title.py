"""The name of a building, read without reading the building."""

import re
from pathlib import Path

from exportstudio.model.issue import StudioError

_NAMED = re.compile(
    rb"=\s*IFC(BUILDING|PROJECT)\s*\(\s*'(?:[^']|'')*'\s*,\s*(?:#\d+|\$)\s*,\s*('(?:[^']|'')*')"
)
# The parser knows best how letters are written: it gets the name alone.
_NAME_ALONE = (
    "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"
    "FILE_SCHEMA(('IFC4'));ENDSEC;DATA;#1=IFCORGANIZATION($,%s,$,$,$);ENDSEC;END-ISO-10303-21;"
)


def read_title(path: Path) -> str:
    """Return the name of the building in a model, or of its project; "" where neither has one.

    Where there are several buildings, it is that of the project. Raises nothing: a source that
    can't be read has no title, and its job will say why.
    """
    from exportstudio.readers.ifc import load_text  # which loads numpy; few ask for a title

    try:
        text = load_text(path).text
    except (StudioError, OSError, MemoryError):
        return ""
    found: dict[bytes, list[bytes]] = {b"BUILDING": [], b"PROJECT": []}
    for match in _NAMED.finditer(text):
        found[match[1]].append(match[2])
    names = found[b"BUILDING"] if len(found[b"BUILDING"]) == 1 else []
    for written in (*names, *found[b"PROJECT"]):
        name = read_letters(written)
        if name:
            return name
    return ""


def read_letters(written: bytes) -> str:
    """Return what a text of a repaired IFC file says; `written` is with its quotes, or “$”."""
    import ifcopenshell

    if written == b"$":
        return ""
    model = ifcopenshell.file.from_string(_NAME_ALONE % written.decode("ascii"))
    name: str = model.by_id(1).Name.strip()
    return name
