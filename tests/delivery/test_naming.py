"""Names of outputs on three platforms, and what happens where one is taken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exportstudio.delivery.naming import (
    PLACEHOLDERS,
    NamePattern,
    free_names,
    plan_target,
    safe_stem,
)
from exportstudio.model.issue import RequestError, StudioError
from exportstudio.model.on_conflict import OnConflict


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
    target = plan_target(tmp_path / "house.glb", ".glb", OnConflict.NUMBER, set())
    assert target == tmp_path / "house.glb"


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "house.glb").touch()
    promised = {tmp_path / "house (2).glb"}
    target = plan_target(tmp_path / "house.glb", ".glb", OnConflict.NUMBER, promised)
    assert target == tmp_path / "house (3).glb"


def test_replacing_never_hits_a_sibling(tmp_path: Path) -> None:
    (tmp_path / "house.glb").touch()
    source = tmp_path / "house.glb"
    first = plan_target(source, ".glb", OnConflict.REPLACE, set())
    assert first == tmp_path / "house.glb"
    second = plan_target(source, ".glb", OnConflict.REPLACE, {first})
    assert second == tmp_path / "house (2).glb"


@pytest.mark.parametrize(("policy", "code"), [("fail", "FILE404"), ("skip", "FILE413")])
@pytest.mark.parametrize("promised", [False, True])
def test_what_is_not_wanted_is_told_before_the_start(
    policy: str, code: str, promised: bool, tmp_path: Path
) -> None:
    target = tmp_path / "house.glb"
    if not promised:
        target.touch()
    with pytest.raises(StudioError, match=code):
        plan_target(target, ".glb", OnConflict(policy), {target} if promised else set())


def test_siblings_of_a_name_are_never_skipped(tmp_path: Path) -> None:
    target = tmp_path / "house.glb"
    second = plan_target(target, ".glb", OnConflict.SKIP, set(), siblings={target})
    assert second == tmp_path / "house (2).glb"


def test_numbers_are_counted_on() -> None:
    names = free_names(Path("house (9).ifc.gz"), ".ifc.gz")
    assert [next(names).name for _ in range(3)] == [
        "house (9).ifc.gz",
        "house (10).ifc.gz",
        "house (11).ifc.gz",
    ]


VALUES = {name: f"<{name}>" for name in PLACEHOLDERS} | {"folder": "north/block a"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("building", "_building_"),
        ("content", "_title_"),
        ("sequential", "export__timestamp___counter_"),
        ("custom:{date}-{building}", "_date_-_building_"),
        ("{folder}/{building}", "north/block a/_building_"),
        ("{format}/{quality}/v 1.", "_format_/_quality_/v 1"),
        ("a//b", "a/b"),
        ("{{braces}}", "{braces}"),
    ],
)
def test_a_pattern_is_filled(pattern: str, expected: str) -> None:
    assert NamePattern.read(pattern).fill(VALUES) == Path(expected)


@pytest.mark.parametrize(
    "pattern",
    ["", "{nonsense}", "{}", "{0}", "{building", "{building!r}", "{building:>9}", "{building.stem}",
     "/{building}", "../{building}", "a/../../b", "folder/", "x/ . "],
)  # fmt: skip
def test_what_names_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(RequestError, match="FILE412"):
        NamePattern.read(pattern)


def test_an_unknown_placeholder_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(RequestError) as caught:
        NamePattern.read("{nonsense}")
    assert all(f"{{{name}}}" in caught.value.issue.suggestion for name in PLACEHOLDERS)


@given(st.text(max_size=60), st.text(max_size=300), st.text(max_size=60))
def test_no_value_leads_out_of_the_destination(text: str, title: str, folder: str) -> None:
    """Whatever people and files call things."""
    pattern = NamePattern("{folder}/{title}" + text.replace("{", "").replace("}", ""))
    path = pattern.fill(VALUES | {"title": title, "folder": folder})
    inside = (Path("/destination") / path).resolve()
    assert inside.is_relative_to("/destination")
    assert not path.is_absolute()
    assert path.parts
    assert all(safe_stem(part) == part for part in path.parts)
