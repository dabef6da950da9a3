"""CSV (RFC 4180): the elements in the main file, the other tables and a description beside it.

The description is a Data Package, https://specs.frictionlessdata.io/tabular-data-package: it names
the files, their hashes, and the columns with their types.
"""

import csv
import glob
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_exporter import FoundRows, TableExporter
from exportstudio.exporters.table_files import (
    CONTROLS,
    TABLES_DROP,
    TABLES_KEEP,
    Texts,
    ledger_of,
    new_file,
    provenance,
    rows_of,
    settle_beside,
    sha256_of,
)
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES
from exportstudio.model.table import ELEMENTS, Cell, Table

_DESCRIPTION = "datapackage"
# What a spreadsheet takes for a formula. Text that has the guard already gets one more, so that
# taking one away always gives the text of the source.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True, slots=True)
class CsvOptions:
    """Options of CSV."""

    formula_guard: bool = option(
        True,
        "Guard against formulas",
        "Put an apostrophe before text that a spreadsheet would run as a formula.",
    )
    bom: bool = option(
        False,
        "Byte order mark",
        "Begin files with the mark by which Excel recognises UTF-8.",
    )


class CsvExporter(TableExporter):
    """Writes and re-reads sets of CSV files."""

    info = FormatInfo(
        key="csv",
        title="CSV tables",
        suffix=".csv",
        qualities=tuple(QUALITIES),
        keeps=TABLES_KEEP,
        drops=(
            *TABLES_DROP,
            "control characters, which become “\N{REPLACEMENT CHARACTER}”",
        ),
        options=options_of(CsvOptions),
    )
    options_type = CsvOptions
    unreadable = (*TableExporter.unreadable, csv.Error)

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write the elements to `out`, and what belongs to it into the folder of `out`."""
        texts = Texts(CONTROLS)
        rows: dict[str, int] = {}
        resources = []
        for table in source.tables:
            name = table.kind.name
            path = out if table.kind is ELEMENTS else out.with_name(f"{name}.csv")
            rows[name] = _write_table(source, table, path, texts, on_progress)
            if path != out:
                path = settle_beside(path, out)
            resources.append(_resource(table, path, rows[name]))
        path = out.with_name(f"{_DESCRIPTION}.json")
        description = {
            "profile": "tabular-data-package",
            "resources": resources,
            "provenance": provenance(source),
            "formula_guard": source.options.formula_guard,
        }
        with new_file(path) as stream:
            stream.write(json.dumps(description, ensure_ascii=False, indent=1).encode())
        settle_beside(path, out)
        return WriteResult(ledger_of(source), rows=rows, issues=texts.issues())

    def find_rows(self, path: Path, found: FoundRows) -> None:
        """Note the rows of `path` and of the files beside it."""
        description = _description_of(path)
        for resource in description["resources"]:
            name = resource["name"]
            is_main = name == ELEMENTS.name
            file = path if is_main else path.with_name(Path(resource["path"]).name)
            if f"sha256:{sha256_of(file)}" != resource["hash"]:
                raise ValueError(f"{file.name} has another content than its description says")
            header = [field["name"] for field in resource["schema"]["fields"]]
            found.begin(name)
            for row in _rows(file, header):
                found.add(name)
                if is_main:
                    key = row["key"]
                    is_guarded = description["formula_guard"] and key[:1] == "'"
                    found.add_element(key[1:] if is_guarded else key, row["class"])


def read_tables(path: Path) -> dict[str, Iterator[dict[str, Cell]]]:
    """Return the tables of an output by name, their cells in the types of the source.

    Raises ValueError, OSError or KeyError where it is not sound.
    """
    description = _description_of(path)
    tables: dict[str, Iterator[dict[str, Cell]]] = {}
    for resource in description["resources"]:
        name = resource["name"]
        file = path if name == ELEMENTS.name else path.with_name(Path(resource["path"]).name)
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        tables[name] = _typed_rows(file, types, is_guarded=description["formula_guard"])
    return tables


def _typed_rows(
    path: Path, types: dict[str, str], *, is_guarded: bool
) -> Iterator[dict[str, Cell]]:
    def text(cell: str) -> str:
        return cell[1:] if is_guarded and cell[:1] == "'" else cell

    convert: dict[str, Callable[[str], Cell]] = {
        "integer": int,
        "number": float,
        "boolean": lambda cell: cell == "true",
    }
    for row in _rows(path, list(types)):
        yield {
            name: convert.get(types[name], text)(cell) if cell else None
            for name, cell in row.items()
        }


def _write_table(
    source: ExportInput, table: Table, path: Path, texts: Texts, on_progress: OnProgress
) -> int:
    count = 0
    is_guarded = source.options.formula_guard
    with new_file(path) as binary:
        encoding = "utf-8-sig" if source.options.bom else "utf-8"
        stream = io.TextIOWrapper(binary, encoding, newline="")
        writer = csv.writer(stream)
        writer.writerow(column.name for column in table.columns)
        for row in rows_of(source, table, on_progress):
            writer.writerow([_cell(value, texts, is_guarded=is_guarded) for value in row])
            count += 1
        stream.detach()  # flushed, and left to be closed by who opened it
    return count


def _cell(value: Cell, texts: Texts, *, is_guarded: bool) -> Cell:
    if isinstance(value, str):
        text = texts.fit(value)
        return f"'{text}" if is_guarded and _FORMULA.match(text) else text
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _resource(table: Table, path: Path, rows: int) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.kind.name,
        "path": path.name,
        "description": table.kind.description,
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "rows": rows,
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    "type": _TYPES[column.type],
                    "description": column.description,
                }
                for column in table.columns
            ]
        },
    }


def _description_of(path: Path) -> dict[str, Any]:
    """Return the description of the very file `path`; raises ValueError where none is beside it."""
    digest = f"sha256:{sha256_of(path)}"
    for file in path.parent.glob(f"{glob.escape(path.stem)}-{_DESCRIPTION}-*.json"):
        description: dict[str, Any] = json.loads(file.read_bytes())
        if digest in [resource["hash"] for resource in description["resources"]]:
            return description
    raise ValueError("no description of it is beside it")


def _rows(path: Path, header: list[str]) -> Iterator[dict[str, str]]:
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        if next(reader, None) != header:
            raise ValueError(f"{path.name} has other columns than its description says")
        for row in reader:
            yield dict(zip(header, row, strict=True))
