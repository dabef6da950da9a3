"""Reading a reduced model back: the text by ourselves, and all of it by IfcOpenShell."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from exportstudio.exporters.exporter import Contents
from exportstudio.exporters.ifc_records import references_of, split
from exportstudio.exporters.table_files import unsound

_LINE = re.compile(r"#(\d+)=([A-Z0-9]+)\((.*)\);")
_END = "ENDSEC;\nEND-ISO-10303-21;\n"
_KEYS = "/* Keys of elements by GlobalId:\n"


def read_ifc(path: Path) -> Contents:
    """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
    try:
        return _contents(path)
    except (OSError, ValueError, RuntimeError) as error:
        raise unsound(path, error) from error


def facets_of(records: Iterable[tuple[str, str]]) -> int:
    """Return how many triangles and other faces records have that are no exact surfaces."""
    count = 0
    for name, values in records:
        if name == "IFCTRIANGULATEDFACESET":
            _, normals, others = values.split(",", 2)
            if normals != "$":
                others = split(values)[3]
            count += others.count("(") - 1
        elif name == "IFCFACE":
            count += 1
    return count


def _contents(path: Path) -> Contents:
    import ifcopenshell

    text = path.read_bytes().decode("ascii")
    head, _, data = text.partition("DATA;\n")
    if not data.endswith(_END):
        raise ValueError("its end is missing")
    lines = data[: -len(_END)].splitlines()
    ids, used = set(), set()
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"“{line[:40]}” is no record")
        ids.add(int(match[1]))
        used.update(references_of(match[3]))
    if len(ids) != len(lines):
        raise ValueError("two records have one id")
    if not used <= ids:
        raise ValueError(f"#{min(used - ids)} is referred to, but not there")
    ifcopenshell.get_log()
    try:
        model = ifcopenshell.open(path)
    except ifcopenshell.Error as error:
        raise ValueError(str(error)) from error
    if len(set(model.entity_names())) != len(ids):
        raise ValueError("some of its records can't be parsed")
    keys_by_id = _keys(head)
    keys: list[str] = []
    classes: Counter[str] = Counter()
    for product in model.by_type("IfcProduct"):
        keys.append(keys_by_id.get(product.GlobalId, product.GlobalId))
        classes[product.is_a()] += 1
    if len(set(keys)) != len(keys):
        raise ValueError("two elements have one GlobalId")
    facets = 0
    if model.schema != "IFC2X3":
        facets += sum(len(each.CoordIndex) for each in model.by_type("IfcTriangulatedFaceSet"))
    facets += len(model.by_type("IfcFace", include_subtypes=False))
    return Contents(frozenset(keys), facets, classes)


def _keys(head: str) -> dict[str, str]:
    """Return the keys of the elements whose GlobalId is not their key."""
    _, begun, rest = head.partition(_KEYS)
    if not begun:
        return {}
    pairs = (line.split(" ") for line in rest.partition("\n*/")[0].splitlines())
    return {unquote(new): unquote(key) for new, key in pairs}
