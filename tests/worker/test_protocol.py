"""The protocol: what is written is read, and nothing else is taken for a message."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.selection import Criteria, Selection
from exportstudio.worker.protocol import Message, Order, OrderedJob, ProtocolError

TEXT = st.text(max_size=20)


@given(
    name=TEXT,
    options=st.dictionaries(TEXT, st.one_of(st.booleans(), st.integers(), TEXT), max_size=3),
    quarantine=st.lists(TEXT, max_size=3),
)
def test_orders_survive_the_pipe(
    name: str, options: dict[str, object], quarantine: list[str]
) -> None:
    job = OrderedJob(
        name,
        "glb",
        "high",
        Path("out") / "x.glb",
        dict(options),
        on_conflict=OnConflict.REPLACE,
        selection=Selection(Criteria(layers=(name,))),
        attempt=3,
    )
    order = Order(Path("in.ifc"), (job,), tuple(quarantine), fresh=True, cache=Path("kept"))
    line = order.to_line()
    assert line.count("\n") == 1
    assert Order.from_line(line) == order


@given(key=TEXT)
def test_messages_survive_the_pipe(key: str) -> None:
    message = Message("element", {"key": key})
    assert Message.from_line(message.to_line()) == message


@given(st.text(max_size=80))
def test_noise_is_no_message(line: str) -> None:
    with pytest.raises(ProtocolError):
        Message.from_line(line)


@pytest.mark.parametrize(
    "line",
    ["[]", "{}", '{"type": "dance"}', '{"type": "stage", "job": null}', '{"type": ["stage"]}'],
)
def test_what_lacks_a_field_is_no_message(line: str) -> None:
    with pytest.raises(ProtocolError):
        Message.from_line(line)


@pytest.mark.parametrize("line", ['{"version": 1}', '{"version": 2}', "null", '{"version": 1'])
def test_what_lacks_a_field_is_no_order(line: str) -> None:
    with pytest.raises(ProtocolError):
        Order.from_line(line)
