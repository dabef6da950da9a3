"""glTF in text: the same as a GLB, in files that belong together."""

import json
from pathlib import Path

import numpy as np
import pygltflib
import pytest

from exportstudio.exporters.gltf import GltfExporter
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import HIGH, STANDARD, Quality
from tests.exporters.glb_decoder import Decoder
from tests.exporters.glb_files import drawn
from tests.exporters.scenes import ball, box, building_of, placed, tube, write
from tests.exporters.test_textures import WOOD, unwrapped

MADE = building_of(
    [ball(0.5), box(1, 2, 3), tube(0.1, 4.0), unwrapped()],
    [placed(n, n / 3, -n, turn_deg=33 * n) for n in range(4)],
    styles=[WOOD],
)


@pytest.mark.parametrize("quality", [STANDARD, HIGH])
def test_it_draws_what_a_glb_draws(tmp_path: Path, quality: Quality) -> None:
    write(MADE, tmp_path / "a.glb", quality)
    write(MADE, tmp_path / "a.gltf", quality)
    one, other = Decoder(tmp_path / "a.glb").elements(), Decoder(tmp_path / "a.gltf").elements()
    assert one.keys() == other.keys()
    for key in one:
        assert np.array_equal(one[key].triangles, other[key].triangles)


def test_another_library_reads_it(tmp_path: Path) -> None:
    write(MADE, tmp_path / "größe #1.gltf")
    gltf = pygltflib.GLTF2().load(str(tmp_path / "größe #1.gltf"))
    assert gltf is not None
    assert len(gltf.nodes) == 5
    assert "#" not in gltf.buffers[0].uri


def test_files_beside_it_are_named_by_what_is_in_them(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write(MADE, tmp_path / folder / "a.gltf")
    files = [sorted((tmp_path / folder).iterdir()) for folder in ("one", "two")]
    assert [path.suffix for path in files[0]] == [".bin", ".png", ".gltf"]
    for one, two in zip(*files, strict=True):
        assert one.name == two.name
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("suffix", [".bin", ".png"])
@pytest.mark.parametrize("damage", ["lost", "cut"])
def test_damage_beside_it_is_noticed(tmp_path: Path, suffix: str, damage: str) -> None:
    write(MADE, tmp_path / "a.gltf")
    (file,) = tmp_path.glob(f"*{suffix}")
    if damage == "lost":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:4])
    with pytest.raises(StudioError, match="WRITE303"):
        GltfExporter().read_back(tmp_path / "a.gltf")


def test_a_file_from_elsewhere_is_refused(tmp_path: Path) -> None:
    write(MADE, tmp_path / "a.gltf")
    document = json.loads((tmp_path / "a.gltf").read_bytes())
    document["buffers"][0]["uri"] = "../" + document["buffers"][0]["uri"]
    (tmp_path / "a.gltf").write_text(json.dumps(document))
    with pytest.raises(StudioError, match="not beside it"):
        GltfExporter().read_back(tmp_path / "a.gltf")


@pytest.mark.parametrize("quality", [STANDARD, HIGH])
def test_all_options_hold_for_it_too(tmp_path: Path, quality: Quality) -> None:
    matrices = [placed(n, n / 3, -n, axis=n % 3, turn_deg=33 * n) for n in range(12)]
    made = building_of([tube(0.1, 2.0)] * 12, matrices)
    write(made, tmp_path / "a.gltf", quality, web=True, instancing=True, property_tables=True)
    assert drawn(tmp_path / "a.gltf").keys() == {f"E{n}" for n in range(12)}
