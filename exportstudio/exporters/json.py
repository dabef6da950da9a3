"""JSON: all tables of a building in one document, written row by row.

Its JSON Schema (2020-12) is `resources/schemas/tables.schema.json`.
"""

import gzip
import io
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_files import (
    SURROGATES,
    TABLES_DROP,
    TABLES_KEEP,
    Texts,
    ledger_of,
    new_file,
    provenance,
    rows_of,
    unsound,
)
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.quality import QUALITIES
from exportstudio.model.table import ELEMENTS, Table

_LEVEL = 6  # of compression
_Pairs = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class JsonOptions:
    """JSON has no options."""


class JsonExporter:
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
    options_type: type[Any] = JsonOptions
    needs_shapes = False
    needs_tables = True

    def includes_spaces(self, _options: JsonOptions) -> bool:
        """Return True: spaces are rows."""
        return True

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

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:  # noqa: ARG002
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        try:
            return _contents(self._text(path))
        except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error) as error:
            raise unsound(path, error) from error

    @contextmanager
    def _encoded(self, binary: IO[bytes]) -> Iterator[IO[bytes]]:
        yield binary

    def _text(self, path: Path) -> bytes:
        return path.read_bytes()


class JsonGzExporter(JsonExporter):
    """Writes and re-reads JSON files that are compressed."""

    info = replace(
        JsonExporter.info, key="jsongz", title="JSON tables, compressed", suffix=".json.gz"
    )

    @contextmanager
    def _encoded(self, binary: IO[bytes]) -> Iterator[IO[bytes]]:
        # Without name and time, which would change the bytes.
        with (
            gzip.GzipFile("", "wb", _LEVEL, binary, mtime=0) as packed,
            io.BufferedWriter(packed) as stream,
        ):
            yield stream

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


def _contents(text: bytes) -> Contents:
    def identity(pairs: _Pairs) -> Any:
        """Return what is needed of an object; of rows that is little, and there are many."""
        content = dict(pairs)
        if len(content) != len(pairs):
            raise ValueError("an object has two members of one name")
        return (content["key"], content["class"]) if "step_id" in content else content

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON")

    tables = json.loads(text.decode(), object_pairs_hook=identity, parse_constant=refuse)["tables"]
    elements = tables[ELEMENTS.name]
    keys = frozenset(key for key, _ in elements)
    if len(keys) != len(elements):
        raise ValueError("two elements have one key")
    return Contents(
        keys,
        classes=Counter(ifc_class for _, ifc_class in elements),
        rows={name: len(rows) for name, rows in tables.items()},
    )
