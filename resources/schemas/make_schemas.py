"""Makes the schemas of the table formats anew.

Usage: python resources/schemas/make_schemas.py
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from exportstudio.model.table import TABLE_KINDS, TABLES_VERSION, Column, TableKind

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


def main() -> None:
    """Write all schemas."""
    (FOLDER / "tables.schema.json").write_text(json_schema(), encoding="utf-8")


if __name__ == "__main__":
    main()
