"""A selection as data: what is asked for, in words and through JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exportstudio.model.selection import EVERYTHING, Criteria, Selection

NAMES = st.lists(st.text(max_size=8), max_size=2).map(tuple)
CRITERIA = st.builds(Criteria, NAMES, NAMES, NAMES, NAMES, NAMES, st.text(max_size=8))


@given(st.builds(Selection, CRITERIA, CRITERIA))
def test_a_selection_survives_json(selection: Selection) -> None:
    form = json.loads(json.dumps(selection.to_dict()))
    assert Selection.from_dict(form) == selection
    assert (form is None) == (selection == EVERYTHING) == (not selection)


def test_a_selection_says_what_it_asks_for() -> None:
    storeys = Criteria(storeys=("EG", "OG"), classes=("IfcDoor",))
    assert str(Selection(storeys)) == "in storey “EG” or “OG” and of class “IfcDoor”"
    both = Selection(storeys, Criteria(query="IfcWall"))
    assert str(both).endswith("and not selected by “IfcWall”")


def test_one_name_is_not_taken_for_many() -> None:
    with pytest.raises(TypeError, match="storeys"):
        Criteria(storeys="EG")  # type: ignore[arg-type]
