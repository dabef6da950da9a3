"""The cache: what is kept comes back as it was, and what is wrong with it costs time only."""

import dataclasses
import io
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from exportstudio.geometry import cache as cache_module
from exportstudio.geometry.cache import Setting, ShapeCache
from exportstudio.geometry.router import shape_building
from exportstudio.geometry.shape_file import DamagedFile, Kept, Source, read, write
from exportstudio.model.building import Building, SourceText
from exportstudio.model.quality import DRAFT, STANDARD
from exportstudio.model.scene import Placement, Scene, Shape, ShapedBuilding, Style, Texture
from exportstudio.readers.ifc import load_text, parse

SETTING = Setting(STANDARD)
LARGE = 10**9


def never() -> Any:
    raise AssertionError("the model was parsed")


def source_of(text: SourceText) -> Source:
    return Source(text, never, lambda _names: ({}, {}))


@pytest.fixture(scope="module")
def text() -> SourceText:
    from tests.conftest import SAMPLE

    return load_text(SAMPLE)


@pytest.fixture(scope="module")
def house(text: SourceText) -> Kept:
    building = parse(text)
    return Kept(building, shape_building(building, STANDARD))


def other(text: SourceText, number: int) -> SourceText:
    """Return a text that passes for that of another source."""
    return replace(text, sha256=f"{number:064x}")


def assert_equal(one: Any, two: Any) -> None:
    """Compare plain data, with arrays in it, down to types and bytes."""
    assert type(one) is type(two)
    if dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            if field.name not in ("open_ifc", "_ifc"):
                assert_equal(getattr(one, field.name), getattr(two, field.name))
    elif isinstance(one, np.ndarray):
        assert (one.dtype, one.shape, one.tobytes()) == (two.dtype, two.shape, two.tobytes())
    elif isinstance(one, list | tuple):
        assert len(one) == len(two)
        for a, b in zip(one, two, strict=True):
            assert_equal(a, b)
    elif isinstance(one, dict):
        assert_equal(list(one.items()), list(two.items()))
    else:
        assert one == two or (one != one and two != two)


def test_a_building_comes_back_as_it_was(text: SourceText, house: Kept, tmp_path: Path) -> None:
    cache = ShapeCache(tmp_path / "new" / "cache", LARGE)
    assert cache.find(SETTING, source_of(text)) is None
    cache.keep(SETTING, text, house)
    found = cache.find(SETTING, source_of(text))
    assert found is not None
    assert_equal(found, house)
    assert not found.shaped.scene.shapes[0].vertices.flags.owndata


def test_the_model_is_parsed_when_somebody_asks_for_it(
    text: SourceText, house: Kept, tmp_path: Path
) -> None:
    cache = ShapeCache(tmp_path, LARGE)
    cache.keep(SETTING, text, house)
    found = cache.find(SETTING, replace(source_of(text), open_ifc=lambda: house.building.ifc))
    assert found is not None
    assert found.building.ifc is house.building.ifc


TEXTURES = st.builds(
    Texture, st.text(max_size=5), st.just("image/png"), st.binary(max_size=70), st.booleans()
)
STYLES = st.builds(
    Style,
    st.integers(0, 9),
    st.text(max_size=5),
    *[st.floats(0, 1)] * 4,
    st.none() | TEXTURES,
)


@st.composite
def shapes(draw: Callable[[Any], Any]) -> Shape:
    count, triangles = draw(st.integers(0, 5)), draw(st.integers(0, 5))
    has_uvs = draw(st.booleans())
    return Shape(
        draw(arrays(np.float64, (count, 3))),
        draw(arrays(np.uint32, (triangles, 3))),
        (triangles,),
        draw(arrays(np.float32, (count, 2))) if has_uvs else None,
    )


@given(
    made=st.lists(shapes(), max_size=4),
    matrices=st.lists(arrays(np.float64, (4, 4)), max_size=3),
    styles=st.lists(STYLES, max_size=3),
    offset=st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 3),
)
def test_any_scene_comes_back(
    text: SourceText,
    house: Kept,
    made: list[Shape],
    matrices: list[np.ndarray],
    styles: list[Style],
    offset: tuple[float, float, float],
) -> None:
    placements = [Placement(n, n, matrix, (n, 0)) for n, matrix in enumerate(matrices)]
    kept = Kept(house.building, ShapedBuilding(Scene(made, placements, styles, offset), {}))
    stream = io.BytesIO()
    write(stream, "key", kept, text)
    assert_equal(read(stream.getbuffer(), "key", source_of(text)), kept)


def test_what_a_scene_consists_of_is_known_here() -> None:
    """Whoever adds a field to these makes `shape_file` keep it, then names it here."""
    names = {
        kind: " ".join(field.name for field in dataclasses.fields(kind))
        for kind in (Building, Scene, Shape, Placement, ShapedBuilding)
    }
    text = "source sha256 schema text open_ifc application"
    not_kept = "images missing_images property_units"  # read anew, whenever they are needed
    assert set(names.pop(Building).split()) - set(f"{text} {not_kept}".split()) == {
        "project",
        "elements",
        "length_unit_m",
        "georeference",
        "issues",
        "_ifc",
    }
    assert names == {
        Scene: "shapes placements styles offset",
        Shape: "vertices triangles slots uvs",
        Placement: "element_id shape matrix styles",
        ShapedBuilding: "scene accounts issues",
    }


def test_damage_is_noticed(text: SourceText, house: Kept) -> None:
    stream = io.BytesIO()
    write(stream, "key", house, text)
    whole = stream.getvalue()
    for size in (0, 7, 32, 1000, len(whole) // 2, len(whole) - 1):
        with pytest.raises(DamagedFile):
            read(memoryview(whole[:size]), "key", source_of(text))
    for place in (0, 9, 20, 40, 3000, len(whole) // 2, len(whole) - 65):
        changed = bytearray(whole)
        changed[place] ^= 4
        with pytest.raises(DamagedFile):
            read(memoryview(changed), "key", source_of(text))
    with pytest.raises(DamagedFile):
        read(memoryview(whole + b"\0"), "key", source_of(text))
    with pytest.raises(DamagedFile):
        read(memoryview(whole), "another key", source_of(text))


@pytest.mark.expects_log
@pytest.mark.parametrize("content", [b"", b"of another program", None])
def test_a_damaged_file_is_removed_and_made_anew(
    text: SourceText, house: Kept, tmp_path: Path, content: bytes | None
) -> None:
    cache = ShapeCache(tmp_path, LARGE)
    cache.keep(SETTING, text, house)
    [path] = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-100] if content is None else content)
    assert cache.find(SETTING, source_of(text)) is None
    assert list(tmp_path.iterdir()) == []
    cache.keep(SETTING, text, house)
    assert path.read_bytes() == whole
    assert cache.find(SETTING, source_of(text)) is not None


def test_another_setting_or_version_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [
        Setting(quality, spaces, quarantine).key(source)
        for quality in (DRAFT, STANDARD)
        for spaces in (False, True)
        for quarantine in ((), ("a",), ("a", "b"))
        for source in ("1", "2")
    ]
    assert len(set(keys)) == 24
    assert Setting(DRAFT, quarantine=("b", "a")).key("1") == keys[4]
    for module, name, value in (
        (cache_module, "SHAPES_VERSION", -1),
        (cache_module, "__version__", "next"),
        (cache_module, "_libraries", lambda: ["numpy-next.dist-info"]),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            assert Setting(DRAFT).key("1") != keys[0]
    assert Setting(DRAFT).key("1") == keys[0]


def test_what_was_not_used_for_longest_goes_first(
    text: SourceText, house: Kept, tmp_path: Path
) -> None:
    ShapeCache(tmp_path, LARGE).keep(SETTING, text, house)
    [path] = tmp_path.iterdir()
    size = path.stat().st_size
    path.unlink()
    cache = ShapeCache(tmp_path, 3 * size + size // 2)
    texts = [other(text, number) for number in range(5)]
    for age, source in zip((50, 40, 30), texts, strict=False):
        before = set(tmp_path.iterdir())
        cache.keep(SETTING, source, house)
        [new] = set(tmp_path.iterdir()) - before
        os.utime(new, (time.time() - age, time.time() - age))
    assert cache.find(SETTING, source_of(texts[0])) is not None  # and was used a moment ago
    cache.keep(SETTING, texts[3], house)
    cache.keep(SETTING, texts[4], house)
    there = [cache.find(SETTING, source_of(source)) is not None for source in texts]
    assert there == [True, False, False, True, True]
    assert cache.size_bytes() == 3 * size
    ShapeCache(tmp_path, size - 1).keep(SETTING, other(text, 9), house)  # too large for it
    assert cache.size_bytes() == 3 * size


def test_fresh_finds_nothing_and_replaces(text: SourceText, house: Kept, tmp_path: Path) -> None:
    cache, fresh = ShapeCache(tmp_path, LARGE), ShapeCache(tmp_path, LARGE, fresh=True)
    empty = Kept(house.building, ShapedBuilding(Scene()))
    cache.keep(SETTING, text, empty)
    assert fresh.find(SETTING, source_of(text)) is None
    fresh.keep(SETTING, text, house)
    found = cache.find(SETTING, source_of(text))
    assert found is not None
    assert found.shaped.scene.shapes


def test_clearing_removes_what_is_kept(text: SourceText, house: Kept, tmp_path: Path) -> None:
    cache = ShapeCache(tmp_path / "cache", LARGE)
    cache.clear()
    cache.keep(SETTING, text, house)
    (tmp_path / "cache" / "notes.txt").write_text("mine")
    cache.clear()
    assert cache.size_bytes() == 0
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["notes.txt"]


def test_what_a_dead_process_left_goes(text: SourceText, house: Kept, tmp_path: Path) -> None:
    old, young = tmp_path / ".old~1.part", tmp_path / ".young~2.part"
    old.write_text("half")
    young.write_text("half")
    os.utime(old, (1e9, 1e9))
    ShapeCache(tmp_path, LARGE).keep(SETTING, text, house)
    assert not old.exists()
    assert young.exists()


@pytest.mark.expects_log
def test_a_full_disk_costs_only_the_cache(
    text: SourceText, house: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(stream: io.BytesIO, *_: Any) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache_module, "write", write_half)
    cache = ShapeCache(tmp_path, LARGE)
    cache.keep(SETTING, text, house)
    assert list(tmp_path.iterdir()) == []
    assert cache.find(SETTING, source_of(text)) is None


@pytest.mark.expects_log
def test_a_folder_that_can_not_be_made_costs_only_the_cache(
    text: SourceText, house: Kept, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = ShapeCache(tmp_path / "file" / "cache", LARGE)
    cache.keep(SETTING, text, house)
    assert cache.find(SETTING, source_of(text)) is None
