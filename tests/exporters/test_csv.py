"""CSV: the contract of tables, and what is special about its files."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from exportstudio.exporters.csv import CsvOptions
from tests.exporters.contract import Found, Properties, TableContract
from tests.ifc_text import TinyModel


class TestCsv(TableContract):
    key = "csv"

    def found(self, path: Path) -> Iterator[Found]:
        csv.field_size_limit(sys.maxsize)
        [file] = path.parent.glob("*-properties-*.csv")
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, strict=True):
                value: str | float | bool | None = _plain(row["text"]) or None
                if row["number"]:
                    value = float(row["number"])
                elif row["boolean"]:
                    value = row["boolean"] == "true"
                yield Found(row["key"], _plain(row["set"]), _plain(row["property"]), value)

    def test_no_cell_is_a_formula(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall("=1+1")
        source = self.source(self.model(tmp_path, model.text()))
        out, _, _ = self.write(source, tmp_path / "out")
        assert ",'=1+1," in out.read_text()
        plain = replace(source, options=CsvOptions(formula_guard=False))
        out, _, _ = self.write(plain, tmp_path / "plain")
        assert ",=1+1," in out.read_text()

    def test_lines_end_as_the_standard_says(self, tmp_path: Path) -> None:
        source = self.source(self.model(tmp_path, Properties.of_every_kind().text))
        marked = replace(source, options=CsvOptions(bom=True))
        out, _, _ = self.write(marked, tmp_path / "out")
        data = out.read_bytes()
        assert data.startswith(b"\xef\xbb\xbfkey,")
        assert data.count(b"\r\n") == data.count(b"\n") == 5


def _plain(text: str) -> str:
    return text[1:] if text[:1] == "'" else text
