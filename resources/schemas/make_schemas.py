"""Makes the schemas of the table formats anew.

Usage: python resources/schemas/make_schemas.py
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[2]))

from exportstudio.exporters.xml_names import (
    NAMESPACE,
    NODE_TAGS,
    OWNER,
    ROW_TAGS,
    SET_COLUMNS,
    SET_TAGS,
    attribute_names,
)
from exportstudio.model.table import (
    CLASSIFICATIONS,
    ELEMENTS,
    MATERIALS,
    SPACES,
    STOREYS,
    SYSTEMS,
    TABLE_KINDS,
    TABLES_VERSION,
    TYPES,
    Column,
    TableKind,
)

FOLDER = Path(__file__).parent
_REQUIRED = ("key", "step_id", "class")
_FACTS = (
    "generator", "tables_version", "source", "source_sha256", "ifc_schema", "application",
    "project", "quality",
)  # fmt: skip
_JSON_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def json_schema() -> str:
    """Return the JSON Schema of `exporters/json.py`."""
    facts: dict[str, Any] = {name: {"type": "string"} for name in _FACTS}
    facts["tables_version"] = {"const": TABLES_VERSION}
    facts["created"] = {"type": "string", "description": "From SOURCE_DATE_EPOCH, UTC"}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:exportstudio:tables:{TABLES_VERSION}",
        "title": "A building as tables",
        "type": "object",
        "required": ["provenance", "tables"],
        "additionalProperties": False,
        "properties": {
            "provenance": {
                "type": "object",
                "required": list(_FACTS),
                "additionalProperties": False,
                "properties": facts,
            },
            "tables": {
                "type": "object",
                "required": [kind.name for kind in TABLE_KINDS if kind.depth == 0],
                "additionalProperties": False,
                "properties": {
                    kind.name: {
                        "description": kind.description,
                        "type": "array",
                        "items": _row(kind),
                    }
                    for kind in TABLE_KINDS
                },
            },
        },
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _row(kind: TableKind) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(_REQUIRED),
        "additionalProperties": False,
        "properties": {column.name: _cell(column) for column in kind.columns},
    }


def _cell(column: Column) -> dict[str, Any]:
    return {"type": _JSON_TYPES[column.type], "description": column.description}


def xml_schema() -> str:
    """Return the XML Schema of `exporters/xml.py`."""
    tables = [
        '<xs:attribute name="tables" use="required">',
        "<xs:simpleType><xs:list><xs:simpleType>",
        '<xs:restriction base="xs:NMTOKEN">',
        *(f'<xs:enumeration value="{kind.name}"/>' for kind in TABLE_KINDS),
        "</xs:restriction>",
        "</xs:simpleType></xs:list></xs:simpleType>",
        "</xs:attribute>",
    ]
    nodes = [*NODE_TAGS.values(), "element"]
    lines = [
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"',
        f'targetNamespace="{NAMESPACE}" xmlns="{NAMESPACE}" version="{TABLES_VERSION}">',
        _documentation("A building as a tree. Attributes are the columns of the tables."),
        '<xs:element name="model"><xs:complexType><xs:sequence>',
        '<xs:element name="provenance"><xs:complexType>',
        *(f'<xs:attribute name="{fact}" type="xs:string" use="required"/>' for fact in _FACTS),
        '<xs:attribute name="created" type="xs:dateTime"/>',
        "</xs:complexType></xs:element>",
        '<xs:element ref="project"/>',
        '<xs:element ref="system" minOccurs="0" maxOccurs="unbounded"/>',
        '<xs:element ref="type" minOccurs="0" maxOccurs="unbounded"/>',
        "</xs:sequence>",
        f'<xs:attribute name="version" use="required" fixed="{TABLES_VERSION}"/>',
        *tables,
        "</xs:complexType></xs:element>",
        *_node("project", ["project", *nodes], [], SYSTEMS),
        *(_line for tag in nodes for _line in _node(tag, nodes, _ABOUT, *_KINDS.get(tag, _PLAIN))),
        *_node("system", ["member"], [], SYSTEMS),
        *_node("type", [], [], TYPES),
        *(_line for kind, tag in SET_TAGS.items() for _line in _set(kind, tag)),
        *_row_element(MATERIALS, "material"),
        *_row_element(CLASSIFICATIONS, "classification"),
        *_row_element(SYSTEMS, "member"),
        "</xs:schema>",
    ]
    return "\n".join(lines) + "\n"


_PLAIN = (ELEMENTS,)
_KINDS = {"storey": (ELEMENTS, STOREYS), "space": (ELEMENTS, SPACES)}
_ABOUT = ["material", "classification"]
_XML_TYPES = {"text": "string", "integer": "integer", "number": "double", "boolean": "boolean"}


def _documentation(text: str) -> str:
    return f"<xs:annotation><xs:documentation>{escape(text)}</xs:documentation></xs:annotation>"


def _any_number_of(tags: Iterable[str]) -> list[str]:
    return [f'<xs:element ref="{tag}" minOccurs="0" maxOccurs="unbounded"/>' for tag in tags]


def _node(tag: str, inside: list[str], about: list[str], *kinds: TableKind) -> list[str]:
    """Return the element of something that has properties, and perhaps others inside it."""
    columns = {c.name: c for kind in kinds for c in kind.columns if c.name in OWNER}
    names = {name: name for name in columns}
    if tag not in ("project", "system"):
        for kind in kinds:
            names |= attribute_names(kind)
            columns |= {column.name: column for column in kind.columns}
    members = _any_number_of(inside)
    if len(members) > 1:
        members = ['<xs:choice minOccurs="0" maxOccurs="unbounded">']
        members += [f'<xs:element ref="{each}"/>' for each in inside]
        members.append("</xs:choice>")
    return [
        f'<xs:element name="{tag}"><xs:complexType><xs:sequence>',
        *_any_number_of([*SET_TAGS.values(), *about]),
        *members,
        "</xs:sequence>",
        *_attributes({names[name]: columns[name] for name in names}),
        "</xs:complexType></xs:element>",
    ]


def _set(kind_name: str, tag: str) -> list[str]:
    [kind] = [kind for kind in TABLE_KINDS if kind.name == kind_name]
    row = ROW_TAGS[kind_name]
    columns = {column.name: column for column in kind.columns if column.name in SET_COLUMNS}
    return [
        f'<xs:element name="{tag}"><xs:complexType><xs:sequence>',
        f'<xs:element ref="{row}" maxOccurs="unbounded"/>',
        "</xs:sequence>",
        *_attributes({"name" if name == "set" else name: columns[name] for name in columns}),
        "</xs:complexType></xs:element>",
        *_row_element(kind, row),
    ]


def _row_element(kind: TableKind, tag: str) -> list[str]:
    names = attribute_names(kind)
    columns = {column.name: column for column in kind.columns}
    in_sets = SET_COLUMNS if kind.name in SET_TAGS else ()
    return [
        f'<xs:element name="{tag}"><xs:complexType>',
        *_attributes({names[n]: columns[n] for n in names if n not in in_sets}),
        "</xs:complexType></xs:element>",
    ]


def _attributes(columns: dict[str, Column]) -> list[str]:
    lines = []
    for name, column in columns.items():
        use = ' use="required"' if column.name in _REQUIRED else ""
        type = _XML_TYPES[column.type]
        lines.append(
            f'<xs:attribute name="{name}" type="xs:{type}"{use}>'
            f"{_documentation(column.description)}</xs:attribute>"
        )
    return lines


def main() -> None:
    """Write all schemas."""
    (FOLDER / "model.xsd").write_text(xml_schema(), encoding="utf-8")
    (FOLDER / "tables.schema.json").write_text(json_schema(), encoding="utf-8")


if __name__ == "__main__":
    main()
