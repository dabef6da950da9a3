import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.issue import Issue
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.preset import Preset
from exportstudio.model.request import ExportRequest
from exportstudio.model.selection import EVERYTHING, Criteria, Selection
from exportstudio.presets import PresetFolder, write_preset
from exportstudio.service import ExportService
from exportstudio.ui.new_export_dialog import NewExportDialog, Step
from exportstudio.ui.options_panel import OptionsPanel
from exportstudio.ui.preset_changes import changed, changes_between
from exportstudio.ui.preset_dialog import PresetDialog
from exportstudio.ui.settings import WindowSettings
from exportstudio.ui.step_list_view import StepListView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path)


@pytest.fixture
def dialog(qtbot: QtBot, service: ExportService, settings: WindowSettings) -> NewExportDialog:
    dialog = NewExportDialog(service, settings)
    qtbot.addWidget(dialog)
    return dialog


def add(qtbot: QtBot, dialog: NewExportDialog, *paths: Path) -> None:
    with qtbot.waitSignal(dialog.sources.inspected):
        dialog.add_paths(paths)


def test_it_comes_up_with_the_first_building_and_enter_exports(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path
) -> None:
    assert not dialog.isVisible()
    add(qtbot, dialog, sample)
    assert dialog.isVisible()
    assert dialog.export_button.accessibleName() == "Export one building to GLB"
    with qtbot.waitSignal(dialog.export_requested) as requested:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert requested.args is not None
    (request,) = requested.args[0]
    assert request.sources == (sample,)
    assert request.destination == sample.parent
    assert (request.formats, request.quality) == (("glb",), "standard")
    assert dialog.is_pending


def test_all_of_it_works_by_keyboard(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.ifc"
    copy.write_bytes(sample.read_bytes())
    add(qtbot, dialog, sample, copy)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.show_step(Step.FORMATS)
    formats = next(w for w in dialog.findChildren(QListWidget) if w.accessibleName() == "Formats")
    formats.setFocus()
    QTest.keyClick(formats, Qt.Key.Key_Space)
    assert not dialog.export_button.isEnabled()
    QTest.keyClick(formats, Qt.Key.Key_Space)
    assert dialog.export_button.accessibleName() == "Export 2 buildings to GLB"
    dialog.show_step(Step.QUALITY)
    standard = next(b for b in dialog.findChildren(QRadioButton) if b.text() == "Standard")
    standard.setFocus()
    QTest.keyClick(standard, Qt.Key.Key_Down)
    dialog.show_step(Step.DESTINATION)
    folder = next(
        f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == "Destination folder"
    )
    folder.setFocus()
    QTest.keyClicks(folder, str(tmp_path))
    with qtbot.waitSignal(dialog.export_requested) as requested:
        QTest.keyClick(folder, Qt.Key.Key_Return)
    assert requested.args is not None
    (request,) = requested.args[0]
    assert set(request.sources) == {sample, copy}
    assert (request.quality, request.destination) == ("high", tmp_path)


def test_next_to_each_building_makes_a_request_for_each_folder(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.ifc"
    copy.write_bytes(sample.read_bytes())
    add(qtbot, dialog, sample, copy)
    destinations = [request.destination for request in dialog.requests()]
    assert destinations == [sample.parent, tmp_path]


def test_misfits_are_told_and_not_exported(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "plan.pdf").write_text("no building")
    with qtbot.waitSignal(dialog.sources_refused) as refused:
        dialog.add_paths([tmp_path / "plan.pdf"])
    assert refused.args is not None
    assert [source.path.name for source in refused.args[0]] == ["plan.pdf"]
    assert not dialog.isVisible()
    add(qtbot, dialog, sample, tmp_path / "plan.pdf")
    assert dialog.requests()[0].sources == (sample,)


def test_a_refusal_leaves_everything_to_be_changed(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path
) -> None:
    add(qtbot, dialog, sample)
    dialog.export_button.click()
    assert not dialog.export_button.isEnabled()
    dialog.refuse(Issue.error("FILE410", "The folder can't be written to."))
    assert dialog.isVisible()
    assert dialog.export_button.isEnabled()


def test_choices_are_remembered(
    qtbot: QtBot,
    dialog: NewExportDialog,
    service: ExportService,
    settings: WindowSettings,
    sample: Path,
    tmp_path: Path,
) -> None:
    add(qtbot, dialog, sample)
    dialog.quality.choose("draft")
    dialog.destination.choose(tmp_path, OnConflict.REPLACE)
    dialog.finish()
    assert not dialog.isVisible()
    assert dialog.sources.usable() == []
    later = NewExportDialog(service, settings)
    qtbot.addWidget(later)
    assert later.quality.chosen().key == "draft"
    assert later.destination.folder == tmp_path
    assert later.destination.on_conflict is OnConflict.REPLACE


def test_every_control_has_a_name(dialog: NewExportDialog) -> None:
    for button in dialog.findChildren(QAbstractButton):
        # Qt's own buttons inside other controls have no text of ours.
        if not isinstance(button.parent(), QLineEdit) and not button.icon().isNull():
            assert button.accessibleName() or button.text()


def test_options_of_a_format_go_with_the_request_and_are_remembered(
    qtbot: QtBot,
    dialog: NewExportDialog,
    service: ExportService,
    settings: WindowSettings,
    sample: Path,
) -> None:
    add(qtbot, dialog, sample)
    dialog.show_step(Step.QUALITY)
    boxes = [box for box in dialog.findChildren(QCheckBox) if box.isVisibleTo(dialog)]
    spaces = next(box for box in boxes if "spaces" in box.text())
    assert "rooms" in spaces.toolTip()
    assert dialog.requests()[0].options == {}
    spaces.setChecked(True)
    with qtbot.waitSignal(dialog.export_requested) as requested:
        dialog.export_button.click()
    assert requested.args is not None
    (request,) = requested.args[0]
    assert request.options == {"glb": {"spaces": True}}
    dialog.finish()
    again = NewExportDialog(service, settings)
    qtbot.addWidget(again)
    assert again.options.values() == {"glb": {"spaces": True}}


def named(dialog: NewExportDialog, name: str) -> QAbstractButton:
    return next(b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == name)


def test_steps_say_what_is_chosen_and_lead_back_and_forth(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path
) -> None:
    add(qtbot, dialog, sample)
    assert dialog.step() is Step.BUILDINGS
    assert not named(dialog, "Back").isEnabled()
    for step in list(Step)[1:]:
        named(dialog, "Next").click()
        assert dialog.step() is step
    assert not named(dialog, "Next").isEnabled()
    steps = next(w for w in dialog.findChildren(StepListView))
    dialog.formats.choose(["glb", "csv"])
    dialog.options.set_values({"csv": {"bom": True}})
    assert steps.summary(Step.FORMATS) == "GLB, CSV"
    assert "options changed: 1" in steps.summary(Step.QUALITY)
    assert steps.summary(Step.REVIEW) == "Outputs: 2"
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert dialog.step() is Step.WHEN


def test_formats_are_searched_by_what_they_keep(dialog: NewExportDialog) -> None:
    panel = dialog.formats
    everything = panel.seen()
    assert len(everything) == len(EXPORTERS)
    panel.search("plan storey")
    assert "dxf" in panel.seen()
    assert "glb" not in panel.seen()
    panel.search(".xlsx")
    assert panel.seen() == ["xlsx"]


def test_tiers_that_a_format_lacks_are_not_offered(dialog: NewExportDialog) -> None:
    dialog.quality.choose("draft")
    dialog.formats.choose(["glb", "xlsx"])
    assert dialog.quality.chosen().key == "standard"
    draft = next(b for b in dialog.findChildren(QRadioButton) if b.text() == "Draft")
    assert not draft.isEnabled()
    dialog.formats.choose(["glb"])
    assert draft.isEnabled()


@pytest.mark.parametrize("key", sorted(EXPORTERS))
def test_every_option_of_a_format_has_a_field_that_can_be_reset(
    qtbot: QtBot, service: ExportService, key: str
) -> None:
    info = EXPORTERS[key].info
    panel = OptionsPanel(info.options)
    qtbot.addWidget(panel)
    other = {
        name: not option.default
        if isinstance(option.default, bool)
        else option.choices[-1]
        if option.choices
        else "#123456"
        if isinstance(option.default, str)
        else option.default + 1
        for name, option in info.options.items()
    }
    panel.set_values(other)
    changed = {name: other[name] for name in other if other[name] != info.options[name].default}
    assert panel.values() == changed
    panel.set_values({name: object() for name in other})
    assert panel.values() == {}
    for name, option in info.options.items():
        assert option.help, f"{key}.{name} needs words"


def test_storeys_and_classes_are_counted_and_make_a_selection(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path
) -> None:
    add(qtbot, dialog, sample)
    with qtbot.waitSignal(dialog.content._feed.ended, timeout=20_000):
        dialog.show_step(Step.CONTENT)
    storeys = dialog.content.storeys.names(checked=True)
    assert storeys == ["Erdgeschoss", "Obergeschoss", "Dach"]
    assert "IfcWall" in dialog.content.classes.names(checked=True)
    assert dialog.requests()[0].selection == EVERYTHING
    dialog.content.storeys.check_only(["Dach"])
    classes = dialog.content.classes
    classes.check_only(set(classes.names(checked=True)) - {"IfcSpace"})
    assert dialog.requests()[0].selection == Selection(
        Criteria(storeys=("Dach",)), Criteria(classes=("IfcSpace",))
    )
    dialog.content.storeys.check_only([])
    assert not dialog.export_button.isEnabled(), "nothing is not everything"
    dialog.content.storeys.check_only(["Dach"])
    assert dialog.export_button.isEnabled()
    named(dialog, "Export the whole building").click()
    assert dialog.requests()[0].selection == EVERYTHING
    assert dialog.content.storeys.names(checked=False) == []


def test_names_have_an_example_and_bad_ones_keep_from_exporting(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path
) -> None:
    add(qtbot, dialog, sample)
    dialog.naming.choose("{building}/{quality}_{format}")
    assert dialog.naming.example == "house/standard_glb.glb"
    assert dialog.export_button.isEnabled()
    dialog.naming.choose("{colour}")
    assert "colour" in dialog.naming.example
    assert not dialog.export_button.isEnabled()


def test_the_review_plans_without_making_anything(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    add(qtbot, dialog, sample)
    out = tmp_path / "new folder"
    dialog.destination.choose(out, OnConflict.SKIP)
    dialog.formats.choose(["glb", "csv"])
    with qtbot.waitSignal(dialog.review.reviewed) as reviewed:
        dialog.show_step(Step.REVIEW)
    assert reviewed.args == [True]
    assert dialog.review.outputs == 2
    assert f"2 outputs in {out}" in dialog.review.texts[0]
    assert "not known yet" in dialog.review.texts[1]
    assert not out.exists()


def test_presets_hold_everything_but_the_buildings(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    add(qtbot, dialog, sample)
    wanted = Preset(
        "Tender",
        ExportRequest(
            (),
            formats=("glb", "pdf"),
            quality="high",
            options={"pdf": {"institution": "Büro Nord"}},
            selection=Selection(Criteria(layers=("A",), storeys=("Dach",))),
            name="{date}_{building}",
            on_conflict=OnConflict.SKIP,
            manifest=False,
            package=True,
            merge=True,
            priority=8,
            stop_on_error=True,
        ),
        tmp_path / "out",
    )
    dialog.presets.chosen.emit(wanted)
    assert dialog._preset("Tender").to_dict() == wanted.to_dict()
    dialog.presets.save("Tender")
    dialog.formats.choose(["csv"])
    dialog.presets.apply("Tender")
    assert dialog._preset("Tender").to_dict() == wanted.to_dict()
    file = tmp_path / "other.json"
    strange = wanted.to_dict()
    strange["request"]["formats"] = ["glb", "hologram"]
    file.write_text(json.dumps(strange))
    dialog.presets.take_in(file)
    assert "hologram" in dialog.messages.texts[0]
    assert [info.key for info in dialog.formats.chosen()] == ["glb"]
    assert dialog.requests()[0].sources == (sample,)


def test_a_preset_is_changed_in_the_parts_that_are_ticked(
    qtbot: QtBot, dialog: NewExportDialog, service: ExportService, tmp_path: Path
) -> None:
    presets = PresetFolder(service.data_folder)
    options = {"glb": {"spaces": True}, "csv": {"bom": True}}
    old = Preset("Tender", ExportRequest((), ("glb", "csv"), "high", options=options))
    presets.save(old)
    new = Preset("Tender", ExportRequest((), ("glb",), "draft", priority=7), tmp_path)
    changes = changes_between(old, new)
    assert [change.title for change in changes][:3] == ["Formats", "Quality", "Priority"]
    assert changes[1].words == "High → Draft"
    assert any(change.words.startswith("yes → ") for change in changes)
    assert changed(old, changes).to_dict() == new.to_dict()
    assert changed(old, []).to_dict() == old.to_dict()
    assert changes_between(old, replace(old, name="other")) == []

    dialog.presets.chosen.emit(new)
    dialog.presets.save("Tender")
    question = dialog.findChild(PresetDialog)
    assert isinstance(question, PresetDialog)
    assert presets.load("Tender")[0] == old, "nothing is replaced unasked"
    titles = [change.title for change in question.ticked()]
    for row, title in enumerate(titles):
        question.tick(row, title == "Quality")
    question.accept()
    assert presets.load("Tender")[0] == replace(old, request=replace(old.request, quality="draft"))
    assert any("is changed" in text for text in dialog.messages.texts)


def test_an_imported_preset_replaces_none_of_its_name_unasked(
    qtbot: QtBot, dialog: NewExportDialog, service: ExportService, tmp_path: Path
) -> None:
    presets = PresetFolder(service.data_folder)
    old = Preset("Tender", ExportRequest((), ("glb",), "high"))
    presets.save(old)
    write_preset(replace(old, request=replace(old.request, quality="draft")), tmp_path / "t.json")
    dialog.presets.take_in(tmp_path / "t.json")
    assert dialog.quality.chosen().key == "draft", "it is applied"
    question = dialog.findChild(PresetDialog)
    assert isinstance(question, PresetDialog)
    question.reject()
    assert presets.load("Tender")[0] == old
