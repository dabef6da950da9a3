"""JSON: all tables of a building in one document, written row by row.

Its JSON Schema (2020-12) is `resources/schemas/tables.schema.json`.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
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

_Pairs = list[tuple[str, Any]]


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
        for name, rows in _tables(self._text(path)).items():
            found.begin(name)
            found.add(name, len(rows))
            if name == ELEMENTS.name:
                for key, ifc_class in rows:
                    found.add_element(key, ifc_class)

    def _encoded(self, binary: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
        return nullcontext(binary)

    def _text(self, path: Path) -> bytes:
        return path.read_bytes()


class JsonGzExporter(JsonExporter):
    """Writes and re-reads JSON files that are compressed."""

    info = replace(
        JsonExporter.info, key="jsongz", title="JSON tables, compressed", suffix=".json.gz"
    )

    def _encoded(self, binary: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
        return compressed(binary)

    def _text(self, path: Path) -> bytes:
        return gzip.decompress(path.read_bytes())


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


def _tables(text: bytes) -> dict[str, Any]:
    def identity(pairs: _Pairs) -> Any:
        """Return what is needed of an object; of rows that is little, and there are many."""
        content = dict(pairs)
        if len(content) != len(pairs):
            raise ValueError("an object has two members of one name")
        return (content["key"], content["class"]) if "step_id" in content else content

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON")

    document = json.loads(text.decode(), object_pairs_hook=identity, parse_constant=refuse)
    return dict(document["tables"])
