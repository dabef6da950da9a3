import json
from dataclasses import replace
from pathlib import Path

import pytest

from exportstudio.cli.main import main
from exportstudio.model.issue import RequestError
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.preset import Preset
from exportstudio.model.request import ExportRequest
from exportstudio.model.selection import Criteria, Selection
from exportstudio.presets import PresetFolder, read_preset

TENDER = Preset(
    "Tender / Ausschreibung",
    ExportRequest(
        (),
        formats=("glb", "xlsx"),
        quality="high",
        selection=Selection(Criteria(storeys=("EG",)), Criteria(classes=("IfcFurniture",))),
        options={"glb": {"spaces": True}},
        name="{folder}/{building}_{quality}",
        on_conflict=OnConflict.SKIP,
        manifest=True,
        package=True,
        priority=7,
        stop_on_error=True,
    ),
    Path("/models/out"),
)


def same(one: Preset, other: Preset) -> bool:
    return one.to_dict() == other.to_dict()


def test_a_preset_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path)
    assert folder.names() == []
    path = folder.save(TENDER)
    assert path.parent == tmp_path / "presets"
    assert [each.name for each in path.parent.iterdir()] == ["Tender _ Ausschreibung.json"]
    loaded, issues = folder.load(TENDER.name)
    assert same(loaded, TENDER)
    assert issues == []
    folder.save(replace(TENDER, destination=None))
    assert folder.load(TENDER.name)[0].destination is None
    assert folder.names() == [TENDER.name]
    folder.remove(TENDER.name)
    assert folder.names() == []


def test_requests_go_beside_each_building_or_into_the_folder() -> None:
    sources = [Path("/a/one.ifc"), Path("/b/two.ifc")]
    (request,) = TENDER.requests(sources)
    assert (request.sources, request.destination) == (tuple(sources), Path("/models/out"))
    beside = replace(TENDER, destination=None).requests(sources)
    assert [each.destination for each in beside] == [Path("/a"), Path("/b")]
    assert beside[0].formats == ("glb", "xlsx")


def test_what_does_not_fit_is_left_out_with_a_reason(tmp_path: Path) -> None:
    data = TENDER.to_dict()
    wishes = data["request"]
    wishes["formats"] += ["hologram", "parquet"]
    wishes["quality"] = "draft"
    wishes["options"] = {"glb": {"spaces": "maybe", "glow": 3, "web": True}}
    wishes["name"] = "{nothing}"
    wishes["priority"] = 77
    wishes["telepathy"] = True
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(data))
    preset, issues = read_preset(path)
    assert preset.request.formats == ("glb",)
    assert preset.request.options == {"glb": {"web": True}}
    assert (preset.request.name, preset.request.priority) == ("{building}", 5)
    texts = "\n".join(map(str, issues))
    for word in ("hologram", "Excel", "Parquet", "spaces", "glow", "nothing", "77", "telepathy"):
        assert word in texts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"preset": 1}',
        '{"preset": 1, "name": "a", "request": {"package": 5}}',
        "[" * 9999,
    ],
)
def test_what_is_no_preset_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "no.json"
    path.write_text(text)
    with pytest.raises(RequestError, match="JOB541"):
        read_preset(path)


def test_names_that_are_none(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path)
    with pytest.raises(RequestError, match="JOB541"):
        folder.save(replace(TENDER, name="  "))
    folder.save(TENDER)
    with pytest.raises(RequestError, match="Ausschreibung"):
        folder.load("Tendre")


def test_the_command_line_lists_shows_adds_and_uses_presets(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tables.json"
    preset = Preset("Tables", ExportRequest((), formats=("csv",), name="{building}-list"))
    file.write_text(json.dumps(preset.to_dict()))
    assert main(["presets", "--add", str(file)]) == 0
    assert main(["presets"]) == 0
    assert "Tables" in capsys.readouterr().out
    assert main(["presets", "--show", "Tables"]) == 0
    assert json.loads(capsys.readouterr().out) == preset.to_dict()
    out = tmp_path / "out"
    command = ["export", str(sample), "--preset", "Tables", "--quality", "draft"]
    assert main([*command, "--output", str(out)]) == 0
    capsys.readouterr()
    assert (out / "house-list.csv").is_file()
    assert main(["presets", "--remove", "Tables"]) == 0
    assert main(["presets", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["export", str(sample), "--preset", "Tables"]) == 2
