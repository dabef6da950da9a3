"""Excel workbooks: the contract of tables, and what a sheet can't hold."""

import errno
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from exportstudio.exporters import xlsx
from exportstudio.model.quality import PROFESSIONAL
from tests.exporters.contract import Found, Properties, TableContract


class TestXlsx(TableContract):
    key = "xlsx"

    def found(self, path: Path) -> Iterator[Found]:
        workbook = openpyxl.load_workbook(path, read_only=True)
        for sheet in workbook.worksheets:
            if sheet.title.startswith("Properties"):
                rows = sheet.iter_rows(values_only=True)
                header = next(rows)
                for cells in rows:
                    row = dict(zip(header, cells, strict=False))
                    [value] = [
                        row[name]
                        for name in ("text", "number", "boolean")
                        if row.get(name) is not None
                    ] or [None]
                    yield Found(row["key"], row.get("set") or "", row["property"] or "", value)
        workbook.close()

    def expected(self, text: str) -> str:
        return super().expected(text)[:32_767]

    def same(self, one: object, other: object) -> bool:
        if isinstance(one, float) and isinstance(other, float | int):
            return one == pytest.approx(other, rel=1e-15)
        return one == other

    def everything(self, folder: Path) -> bytes:
        [path] = folder.iterdir()
        with zipfile.ZipFile(path) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())

    def test_rows_go_on_in_another_sheet(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(xlsx, "_SHEET_ROWS", 9)
        source = self.source(self.model(tmp_path, Properties.of_every_kind().text))
        out, _, contents = self.write(source, tmp_path / "out")
        titles = openpyxl.load_workbook(out).sheetnames
        assert [title for title in titles if title.startswith("Properties")] == [
            "Properties", "Properties 2", "Properties 3",
        ]  # fmt: skip
        assert contents.rows["properties"] == 22

    def test_what_is_too_long_is_told(self, tmp_path: Path) -> None:
        text = Properties.of_every_kind().text.replace("'text again'", f"'{'x' * 40_000}'")
        _, result, _ = self.write(self.source(self.model(tmp_path, text)), tmp_path / "out")
        assert [issue.code for issue in result.issues] == ["WRITE311"]

    def test_charts_that_cannot_be_made_cost_the_charts(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_chart(_workbook: object, _options: object) -> None:
            raise ValueError("no charts today")

        monkeypatch.setattr(xlsxwriter.Workbook, "add_chart", no_chart)
        out, result, _ = self.write(self.source(sample, PROFESSIONAL), tmp_path / "out")
        assert [issue.code for issue in result.issues] == ["WRITE312"]
        assert list(out.parent.iterdir()) == [out]
        workbook = openpyxl.load_workbook(out)
        assert workbook["Statistics"]._charts == []
        assert workbook["Statistics"].max_row > 2

    def test_a_full_disk_is_no_matter_of_charts(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_workbook: object) -> None:
            raise FileCreateError(OSError(errno.ENOSPC, "no space"))

        monkeypatch.setattr(xlsxwriter.Workbook, "close", full)
        with pytest.raises(OSError, match="no space"):
            self.write(self.source(sample, PROFESSIONAL), tmp_path / "out")

    def test_statistics_have_charts(self, sample: Path, tmp_path: Path) -> None:
        out, _, _ = self.write(self.source(sample, PROFESSIONAL), tmp_path / "out")
        workbook = openpyxl.load_workbook(out)
        assert workbook.sheetnames[-2:] == ["Statistics", "Metadata"]
        assert len(workbook["Statistics"]._charts) == 2
        assert workbook["Properties"].freeze_panes == "A2"
        assert workbook["Properties"].auto_filter.ref is not None
