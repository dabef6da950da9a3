"""What is in a building, by storeys and classes, counted in its text without reading it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exportstudio.readers.ifc import load_text
from exportstudio.readers.part21 import readable_schema
from exportstudio.readers.title import read_letters

# Everything with a GlobalId, products among it.
_ROOTED = re.compile(rb"=\s*(IFC\w+)\s*\(\s*'")
_STOREY = re.compile(
    rb"=\s*IFCBUILDINGSTOREY\s*\(\s*'[^']*'\s*,\s*(?:#\d+|\$)\s*,\s*('(?:[^']|'')*'|\$)"
    rb"(?:'(?:[^']|'')*'|[^';])*?,\s*([-+.\dEe]+|\$)\s*\)\s*;"
)
_SPATIAL = frozenset({"IfcSite", "IfcBuilding", "IfcBuildingStorey"})


@dataclass(frozen=True, slots=True)
class Outline:
    """Names of storeys from below upward, and how many elements there are of each class."""

    storeys: tuple[str, ...] = ()
    classes: Mapping[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"storeys": list(self.storeys), "classes": dict(self.classes)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Outline":
        """Return the outline that `to_dict` described."""
        return cls(tuple(data["storeys"]), dict(data["classes"]))


def outline(path: Path) -> Outline:
    """Return what is in a building; raises StudioError (READ1xx, FILE4xx).

    Spatial structure and openings are left out: nobody chooses them.
    """
    source = load_text(path)
    storeys = [(_number(match[2]), match[1]) for match in _STOREY.finditer(source.text)]
    names = [read_letters(name) for _, name in sorted(storeys, key=lambda storey: storey[0])]
    counts = Counter(name.decode() for name in _ROOTED.findall(source.text))
    classes = _products(counts, readable_schema(source.schema))
    return Outline(
        tuple(dict.fromkeys(filter(None, names))),
        dict(sorted(classes.items())),
    )


def _products(counts: Mapping[str, int], schema: str) -> dict[str, int]:
    """Return the classes of products among entity names in capitals, spelt as the schema does."""
    from ifcopenshell import ifcopenshell_wrapper

    known = ifcopenshell_wrapper.schema_by_name(schema)
    classes = {}
    for capitals, count in counts.items():
        try:
            declaration = known.declaration_by_name(capitals)
        except RuntimeError:
            continue  # of another schema
        name, above = declaration.name(), set()
        ancestor = declaration.as_entity()
        while ancestor is not None:
            above.add(ancestor.name())
            ancestor = ancestor.supertype()
        if "IfcProduct" in above and "IfcFeatureElement" not in above and name not in _SPATIAL:
            classes[name] = count
    return classes


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
