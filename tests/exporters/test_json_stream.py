"""Reading JSON value by value: the same as reading it at once, wherever blocks end."""

import io
import json

import pytest

from exportstudio.exporters import json_stream
from exportstudio.exporters.json_stream import JsonStream

DOCUMENT = {
    "plain": [1, -2.5e3, True, None, "text"],
    "tables": {"one": [{"key": 'a"\\u00e9', "n": 12345}, {}], "two": [], "three": [123456789]},
    "last": 12,
}


def walk(text: str) -> dict[str, object]:
    stream = JsonStream(io.StringIO(text))
    found: dict[str, object] = {}
    for name in stream.members():
        if name == "tables":
            found[name] = {table: list(stream.items()) for table in stream.members()}
        else:
            found[name] = stream.value()
    stream.end()
    return found


@pytest.mark.parametrize("block", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("indent", [None, 3])
def test_it_is_what_reading_at_once_gives(
    monkeypatch: pytest.MonkeyPatch, block: int, indent: int | None
) -> None:
    monkeypatch.setattr(json_stream, "_BLOCK", block)
    assert walk(json.dumps(DOCUMENT, indent=indent)) == DOCUMENT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a":1',
        '{"a":1}}',
        '{"a":1,}',
        '{"a" 1}',
        '{"a":NaN}',
        '{"a":1,"a":2}',
        '{"a":{"b":1,"b":2}}',
        '{"tables":{"one":[1,]}}',
        '{"tables":{"one":[1 2]}}',
        "[1]",
        "{1:2}",
    ],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        walk(text)
