"""JSON: all tables of a building in one document, written row by row.

Its JSON Schema (2020-12) is `resources/schemas/tables.schema.json`.
"""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, cast

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.json_stream import JsonStream
from exportstudio.exporters.table_exporter import FoundRows, TableExporter
from exportstudio.exporters.table_files import (
    SURROGATES,
    TABLES_DROP,
    TABLES_KEEP,
    Texts,
    compressed,
    ledger_of,
    new_file,
    provenance,
    rows_of,
)
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.quality import QUALITIES
from exportstudio.model.table import ELEMENTS, Table


class JsonExporter(TableExporter):
    """Writes and re-reads JSON files."""

    info = FormatInfo(
        key="json",
        title="JSON tables",
        suffix=".json",
        qualities=tuple(QUALITIES),
        keeps=TABLES_KEEP,
        drops=TABLES_DROP,
        options={},
    )
    unreadable = (*TableExporter.unreadable, EOFError, zlib.error)

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; cells without a value are left out of their row."""
        texts = Texts(SURROGATES)
        rows: dict[str, int] = {}
        with new_file(out) as binary, self._encoded(binary) as stream:
            stream.write(b'{"provenance":' + _json(provenance(source)) + b',\n"tables":{')
            for number, table in enumerate(source.tables):
                stream.write(b",\n" if number else b"\n")
                stream.write(_json(table.kind.name) + b":[")
                rows[table.kind.name] = 0
                for row in _rows(source, table, texts, on_progress):
                    stream.write(b",\n" if rows[table.kind.name] else b"\n")
                    stream.write(row)
                    rows[table.kind.name] += 1
                stream.write(b"]")
            stream.write(b"}}\n")
        return WriteResult(ledger_of(source), rows=rows, issues=texts.issues())

    def find_rows(self, path: Path, found: FoundRows) -> None:
        """Note the rows of `path`."""
        with self._decoded(path) as binary:
            document = JsonStream(io.TextIOWrapper(binary, "utf-8", newline=""))
            members = []
            for member in document.members():
                members.append(member)
                if member != "tables":
                    document.value()
                    continue
                for table in document.members():
                    found.begin(table)
                    for row in document.items():
                        found.add(table)
                        if table == ELEMENTS.name:
                            found.add_element(row["key"], row["class"])
            document.end()
        if members != ["provenance", "tables"]:
            raise ValueError("it lacks its tables, or where they come from")

    def _encoded(self, binary: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
        return nullcontext(binary)

    def _decoded(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        return path.open("rb")


class JsonGzExporter(JsonExporter):
    """Writes and re-reads JSON files that are compressed."""

    info = replace(
        JsonExporter.info, key="jsongz", title="JSON tables, compressed", suffix=".json.gz"
    )

    def _encoded(self, binary: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
        return compressed(binary)

    def _decoded(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        return cast("IO[bytes]", gzip.open(path))


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _rows(
    source: ExportInput, table: Table, texts: Texts, on_progress: OnProgress
) -> Iterator[bytes]:
    names = [column.name for column in table.columns]
    for row in rows_of(source, table, on_progress):
        yield _json(
            {
                name: texts.fit(value) if isinstance(value, str) else value
                for name, value in zip(names, row, strict=True)
                if value is not None
            }
        )
