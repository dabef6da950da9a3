"""Parquet: a typed file for each table; that of the elements is the main one and names the others.

Pages are compressed with Zstandard and have checksums; texts are stored once and referred to.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_exporter import FoundRows, TableExporter
from exportstudio.exporters.table_files import (
    SURROGATES,
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
from exportstudio.model.quality import QUALITIES
from exportstudio.model.table import ELEMENTS, Row, Table

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP_ROWS = 20_000  # of a row group; what is in memory at a time
_READ_ROWS = 8_192
_TABLES = b"exportstudio.tables"
_PROVENANCE = b"exportstudio.provenance"


class ParquetExporter(TableExporter):
    """Writes and re-reads sets of Parquet files."""

    info = FormatInfo(
        key="parquet",
        title="Parquet tables",
        suffix=".parquet",
        qualities=tuple(key for key in QUALITIES if key != "draft"),
        keeps=TABLES_KEEP,
        drops=TABLES_DROP,
        options={},
    )

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write the elements to `out`, and the other tables into the folder of `out`."""
        texts = Texts(SURROGATES)
        facts = {_PROVENANCE: json.dumps(provenance(source), ensure_ascii=False).encode()}
        rows: dict[str, int] = {}
        others: dict[str, dict[str, str]] = {}
        # The main file comes last: it has the names and hashes of the others.
        for table in sorted(source.tables, key=lambda table: table.kind is ELEMENTS):
            name = table.kind.name
            if table.kind is ELEMENTS:
                path, facts[_TABLES] = out, json.dumps(others).encode()
            else:
                path = out.with_name(f"{name}.parquet")
            batches = _batches(rows_of(source, table, on_progress), table, texts)
            rows[name] = _write_table(path, table, batches, facts)
            if path != out:
                path = settle_beside(path, out)
                others[name] = {"path": path.name, "sha256": sha256_of(path)}
        return WriteResult(ledger_of(source), rows=rows, issues=texts.issues())

    def find_rows(self, path: Path, found: FoundRows) -> None:
        """Note the rows of `path` and of the files beside it; errors of pyarrow are ValueErrors."""
        import pyarrow.parquet as pq

        found.begin(ELEMENTS.name)
        for batch in _checked_batches(path):
            found.add(ELEMENTS.name, batch.num_rows)
            pairs = zip(batch["key"].to_pylist(), batch["class"].to_pylist(), strict=True)
            for key, ifc_class in pairs:
                found.add_element(key, ifc_class)
        for name, other in json.loads(pq.read_schema(path).metadata[_TABLES]).items():
            beside = path.with_name(Path(other["path"]).name)
            if sha256_of(beside) != other["sha256"]:
                raise ValueError(f"{beside.name} has another content than was written")
            found.begin(name)
            for batch in _checked_batches(beside):
                found.add(name, batch.num_rows)


def _schema(table: Table, facts: dict[bytes, bytes]) -> "pa.Schema":
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    fields = [
        pa.field(column.name, types[column.type], metadata={"description": column.description})
        for column in table.columns
    ]
    return pa.schema(fields, {**facts, b"description": table.kind.description.encode()})


def _batches(rows: Iterator[Row], table: Table, texts: Texts) -> Iterator[list[list[Any]]]:
    """Yield columns for a number of rows at a time."""
    are_text = [column.type == "text" for column in table.columns]
    while batch := list(islice(rows, _GROUP_ROWS)):
        columns = [list(cells) for cells in zip(*batch, strict=True)]
        yield [
            [texts.fit(str(cell)) if cell is not None else None for cell in cells]
            if is_text
            else cells
            for is_text, cells in zip(are_text, columns, strict=True)
        ]


def _write_table(
    path: Path, table: Table, batches: Iterator[list[list[Any]]], facts: dict[bytes, bytes]
) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(table, facts)
    count = 0
    with (
        new_file(path) as stream,
        pq.ParquetWriter(stream, schema, compression="zstd", write_page_checksum=True) as writer,
    ):
        for columns in batches:
            arrays = [
                pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)
            ]
            batch = pa.record_batch(arrays, schema=schema)
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def _checked_batches(path: Path) -> Iterator[Any]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        for batch in file.iter_batches(_READ_ROWS):
            batch.validate(full=True)
            yield batch
