"""How a scene goes from the process that reads a file to the window."""

from __future__ import annotations

import pickle
import struct
from dataclasses import fields
from operator import attrgetter
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.scene import Element, PreviewScene

if TYPE_CHECKING:
    from collections.abc import Callable

_FIELDS_OF = attrgetter(*(field.name for field in fields(Element)))
_LENGTH = struct.Struct("<Q")
_ELEMENTS_AT_ONCE = 400
"""Few enough that unpacking them does not stop the window's thread for long."""
_BYTES_AT_ONCE = 4_000_000


class StreamEnded(Exception):
    """The other process is gone."""


def send(stream: IO[bytes], message: tuple[Any, ...]) -> None:
    """Writes one message."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Any, ...]:
    """Returns the next message; the stream must come from a child of this very program.

    Raises:
        StreamEnded: There is none.
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    message = pickle.loads(_exactly(stream, length))
    assert isinstance(message, tuple)
    return message


def send_array(stream: IO[bytes], array: np.ndarray[Any, Any]) -> None:
    """Writes an array as its bytes."""
    array = np.ascontiguousarray(array)
    send(stream, (array.dtype.descr if array.dtype.names else array.dtype.str, array.shape))
    stream.write(array.view(np.uint8).reshape(-1).data if array.size else b"")
    stream.flush()


def receive_array(stream: IO[bytes]) -> np.ndarray[Any, Any]:
    """Returns the array that `send_array` wrote."""
    described, shape = receive(stream)
    dtype = np.dtype(
        described if isinstance(described, str) else [tuple(field) for field in described]
    )
    array = np.empty(shape, dtype)
    if array.size:
        _read_into(stream, array.view(np.uint8).reshape(-1).data)
    return array


def send_scene(stream: IO[bytes], scene: PreviewScene) -> None:
    """Writes a scene, but not its edges."""
    plain, arrays = {}, []
    for field in fields(scene):
        value = getattr(scene, field.name)
        if field.name in ("elements", "edges") or not field.init:
            continue
        if isinstance(value, np.ndarray):
            arrays.append(field.name)
        else:
            plain[field.name] = value
    send(stream, (plain, arrays, len(scene.elements)))
    for first in range(0, len(scene.elements), _ELEMENTS_AT_ONCE):
        chunk = scene.elements[first : first + _ELEMENTS_AT_ONCE]
        send(stream, tuple(_FIELDS_OF(element) for element in chunk))
    for name in arrays:
        send_array(stream, getattr(scene, name))


def receive_scene(
    stream: IO[bytes], is_cancelled: Callable[[], bool] = lambda: False
) -> PreviewScene:
    """Returns the scene that `send_scene` wrote.

    Raises:
        StreamEnded: It is not there as a whole, or *is_cancelled* said so.
    """
    plain, arrays, count = receive(stream)
    elements: list[Element] = []
    while len(elements) < count:
        if is_cancelled():
            raise StreamEnded
        elements.extend(Element(*values) for values in receive(stream))
    values: dict[str, Any] = plain | {name: receive_array(stream) for name in arrays}
    return PreviewScene(elements=elements, **values)


def _exactly(stream: IO[bytes], length: int) -> bytearray:
    content = bytearray(length)
    _read_into(stream, memoryview(content))
    return content


def _read_into(stream: IO[bytes], target: memoryview) -> None:
    done = 0
    while done < len(target):
        count = stream.readinto(target[done : done + _BYTES_AT_ONCE])  # type: ignore[attr-defined]
        if not count:
            raise StreamEnded
        done += count
