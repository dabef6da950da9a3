"""Names of outputs on three platforms, and what happens where one is taken."""

from pathlib import Path

import pytest

from exportstudio.delivery.naming import plan_target, safe_stem
from exportstudio.model.issue import RequestError
from exportstudio.model.request import OnConflict


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("house", "house"),
        ("Maß & Süd", "Maß & Süd"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ("../../etc", "_.._etc"),
        ("CON", "_CON"),
        ("nul.backup", "_nul.backup"),
        ("trailing. .", "trailing"),
        ("", "building"),
        ("...", "building"),
        ("line\nbreak\x00", "line_break_"),
        ("e\u0301te\u0301", "été"),
        ("城" * 100, "城" * 60),
    ],
)
def test_names_suit_every_platform(name: str, expected: str) -> None:
    assert safe_stem(name) == expected


def test_a_free_name_is_taken_as_it_is(tmp_path: Path) -> None:
    target = plan_target(Path("x/house.ifc"), ".glb", tmp_path, OnConflict.NUMBER, set())
    assert target == tmp_path / "house.glb"


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "house.glb").touch()
    promised = {tmp_path / "house (2).glb"}
    target = plan_target(Path("house.ifc"), ".glb", tmp_path, OnConflict.NUMBER, promised)
    assert target == tmp_path / "house (3).glb"


def test_replacing_never_hits_a_sibling(tmp_path: Path) -> None:
    (tmp_path / "house.glb").touch()
    source = Path("house.ifc")
    first = plan_target(source, ".glb", tmp_path, OnConflict.REPLACE, set())
    assert first == tmp_path / "house.glb"
    second = plan_target(source, ".glb", tmp_path, OnConflict.REPLACE, {first})
    assert second == tmp_path / "house (2).glb"


def test_failing_is_told_before_the_start(tmp_path: Path) -> None:
    (tmp_path / "house.glb").touch()
    with pytest.raises(RequestError, match="FILE404"):
        plan_target(Path("house.ifc"), ".glb", tmp_path, OnConflict.FAIL, set())
