from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from exportstudio.model.building import SourceInfo
from exportstudio.model.issue import Issue
from exportstudio.ui.source_file import SourceFile, inspect_all
from exportstudio.ui.source_table_model import SourceColumn, SourceTableModel


def test_folders_are_searched_and_misfits_have_a_reason(tmp_path: Path, sample: Path) -> None:
    deep = tmp_path / "project" / "architecture"
    deep.mkdir(parents=True)
    (deep / "House.IFC").write_bytes(sample.read_bytes())
    (deep / ".hidden.ifc").write_bytes(sample.read_bytes())
    (deep / "plan.pdf").write_text("no building")
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged.ifc").write_text("no building")
    paths = [tmp_path / name for name in ("project", "empty", "damaged.ifc", "missing.ifc")]
    found = {source.path.name: source for source in inspect_all(paths)}
    assert found.keys() == {"House.IFC", "empty", "damaged.ifc", "missing.ifc"}
    assert [name for name, source in found.items() if source.is_usable] == ["House.IFC"]
    house = found["House.IFC"].info
    assert house is not None
    assert house.schema.startswith("IFC")
    assert all(source.issue for source in found.values() if not source.is_usable)


def test_every_file_is_listed_once(qapp: object) -> None:
    model = SourceTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    good = SourceFile(Path("/a.ifc"), info=SourceInfo(Path("/a.ifc"), "IFC4", 2048))
    bad = SourceFile(Path("/b.ifc"), issue=Issue.error("READ101", "b.ifc is empty."))
    model.add([good, bad])
    model.add([good])
    assert model.rowCount() == 2
    assert model.usable() == [good]
    assert model.index(1, SourceColumn.NOTE).data() == "b.ifc is empty."
    assert "READ101" in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    model.remove_rows({0})
    model.add([good])
    assert model.rowCount() == 2
    model.clear()
    assert model.rowCount() == 0
