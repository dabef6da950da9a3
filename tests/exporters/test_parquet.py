"""Parquet: the contract of tables, and what the files say of themselves."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.exporters.contract import Found, Properties, TableContract


class TestParquet(TableContract):
    key = "parquet"
    changes_controls = False

    def found(self, path: Path) -> Iterator[Found]:
        [file] = path.parent.glob("*-properties-*.parquet")
        for row in pq.read_table(file).to_pylist():
            cells = [row[name] for name in ("text", "number", "boolean")]
            [value] = [cell for cell in cells if cell is not None] or [None]
            yield Found(row["key"], row["set"] or "", row["property"] or "", value)

    def everything(self, folder: Path) -> bytes:
        tables = [pq.read_table(path) for path in folder.iterdir()]
        texts = [repr(table.to_pylist()) + str(table.schema.metadata) for table in tables]
        return "".join(texts).encode()

    def test_columns_have_types_and_files_their_origin(self, tmp_path: Path) -> None:
        source = self.source(self.model(tmp_path, Properties.of_every_kind().text))
        out, _, _ = self.write(source, tmp_path / "out")
        [file] = out.parent.glob("*-properties-*.parquet")
        schema = pq.read_schema(file)
        assert schema.field("number").type == pa.float64()
        assert schema.field("boolean").type == pa.bool_()
        assert "unit" in schema.names
        facts = json.loads(schema.metadata[b"exportstudio.provenance"])
        assert facts["source_sha256"] == source.building.sha256
        others = json.loads(pq.read_schema(out).metadata[b"exportstudio.tables"])
        assert others["properties"]["path"] == file.name
        column = pq.ParquetFile(file).metadata.row_group(0).column(2)
        assert column.compression == "ZSTD"
        assert "RLE_DICTIONARY" in column.encodings
