"""The binary part of a glTF file: accessors over a few buffer views, no content twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

_COMPONENTS = {"b": 5120, "B": 5121, "H": 5123, "I": 5125, "f": 5126}
_ARRAY_BUFFER, _ELEMENT_ARRAY_BUFFER = 34962, 34963
# The highest number of each type is reserved.
_INDEX_TYPES = tuple((2**bits - 2, np.dtype(f"<u{bits // 8}")) for bits in (8, 16, 32))
_FAR_M = 500.0  # more than any part of a building, less than a railway line
_VIEW_ALIGNMENT = 8  # as 64-bit numbers in property tables ask for


@dataclass(slots=True)
class _View:
    """Arrays of one kind, one after the other; `stride` is 0 for indices.

    `target` is what the graphics card is to use it for, or 0 for what it need not know.
    """

    number: int
    stride: int
    target: int
    parts: list[bytes] = field(default_factory=list)
    size: int = 0


class Buffers:
    """Collects arrays as accessors over one view for each kind; equal arrays are stored once."""

    def __init__(self) -> None:
        self.accessors: list[dict[str, Any]] = []
        self._known: dict[tuple[int, bool, bytes], int] = {}
        self._first: dict[tuple[int, int], int] = {}
        self._views: dict[tuple[str | bytes, int], _View] = {}

    def add_positions(self, positions: NDArray[Any]) -> int:
        """Return the accessor of `positions` (n, 3)."""
        # Apart from the others, which compress better without them.
        is_far = positions.dtype.kind == "f" and np.abs(positions).max() > _FAR_M
        return self._add_attribute(positions, bounds(positions), use="far" if is_far else "")

    def add_normals(self, normals: NDArray[Any]) -> int:
        """Return the accessor of `normals` (n, 3); bytes stand for −1 to 1."""
        return self._add_attribute(normals, {"normalized": True} if normals.dtype == "i1" else {})

    def add_uvs(self, uvs: NDArray[Any]) -> int:
        """Return the accessor of `uvs` (n, 2), float32."""
        return self._add_attribute(uvs, {})

    def add_first(self, accessor: int, values: NDArray[Any]) -> int:
        """Return an accessor of `values`, the first of those that `accessor` is for."""
        if len(values) == self.accessors[accessor]["count"]:
            return accessor
        key = (accessor, len(values))
        if key not in self._first:
            self._first[key] = len(self.accessors)
            described = self.accessors[accessor] | {"count": len(values)}
            if "min" in described:
                described |= bounds(values)
            self.accessors.append(described)
        return self._first[key]

    def add_indices(self, corners: NDArray[np.int64]) -> int:
        """Return the accessor of indices into vertices, in as few bytes as hold them."""
        highest = corners.max()
        dtype = next(dtype for most, dtype in _INDEX_TYPES if highest <= most)
        return self._add(corners.astype(dtype), 0, {"type": "SCALAR"})

    def add_places(self, values: NDArray[Any]) -> int:
        """Return the accessor of translations, rotations or scales (n, width) of instances."""
        return self._add_attribute(values.astype("<f4"), {}, use="places")

    def add_numbers(self, numbers: NDArray[np.int64]) -> int:
        """Return the accessor of one whole number a row, in as few bytes as hold them."""
        # There is no accessor of attributes in whole numbers of four bytes.
        kind = "<u2" if numbers.max() <= np.iinfo("<u2").max else "<f4"
        padded = np.zeros((len(numbers), 4 // np.dtype(kind).itemsize), kind)
        padded[:, 0] = numbers
        return self._add(padded, 4, {"type": "SCALAR"})

    def add_view(self, content: bytes) -> int:
        """Return the view that holds just `content`, which no accessor describes."""
        view = self._view((content, 0), 0, 0)
        if not view.parts:
            view.parts.append(content)
            view.size = len(content)
        return view.number

    def _view(self, kind: tuple[str | bytes, int], stride: int, target: int) -> _View:
        return self._views.setdefault(kind, _View(len(self._views), stride, target))

    def _add_attribute(self, values: NDArray[Any], described: dict[str, Any], use: str = "") -> int:
        count, width = values.shape
        stride = _padded(values.itemsize * width)
        padded = np.zeros((count, stride // values.itemsize), values.dtype)
        padded[:, :width] = values
        return self._add(padded, stride, {"type": f"VEC{width}"} | described, use)

    def _add(
        self, values: NDArray[Any], stride: int, described: dict[str, Any], use: str = ""
    ) -> int:
        character = values.dtype.char
        target = _ARRAY_BUFFER if stride else _ELEMENT_ARRAY_BUFFER
        view = self._view((use + character, stride), stride, target)
        content = values.tobytes()
        key = (view.number, "min" in described, content)
        if key not in self._known:
            self._known[key] = len(self.accessors)
            placed = {"bufferView": view.number}
            if view.size:
                placed["byteOffset"] = view.size
            component = {"componentType": _COMPONENTS[character], "count": len(values)}
            self.accessors.append(placed | component | described)
            view.parts.append(content)
            view.size += len(content)
        return self._known[key]

    def views(self) -> list[dict[str, Any]]:
        """Return the buffer views as glTF has them."""
        described = []
        offset = 0
        for view in self._views.values():
            entry = {"buffer": 0} | ({"byteOffset": offset} if offset else {})
            entry["byteLength"] = view.size
            if view.stride:
                entry["byteStride"] = view.stride
            if view.target:
                entry["target"] = view.target
            described.append(entry)
            offset += _padded(view.size, _VIEW_ALIGNMENT)
        return described

    @property
    def size(self) -> int:
        """The length of the buffer in bytes."""
        return sum(_padded(view.size, _VIEW_ALIGNMENT) for view in self._views.values())

    def chunks(self) -> Iterable[bytes]:
        """Yield the bytes of the buffer in order."""
        for view in self._views.values():
            yield from view.parts
            yield bytes(_padded(view.size, _VIEW_ALIGNMENT) - view.size)


def _padded(size: int, alignment: int = 4) -> int:
    return size + -size % alignment


def bounds(positions: NDArray[Any]) -> dict[str, list[float]]:
    """Return bounds in as few digits as tell them from other numbers of their precision."""
    ends = {"min": positions.min(0), "max": positions.max(0)}
    if positions.dtype.kind != "f":
        return {name: values.tolist() for name, values in ends.items()}
    return {name: [short(float(str(v))) for v in values] for name, values in ends.items()}


def short(number: float) -> float:
    """Return `number`, as an integer where it is one: JSON spells that shorter."""
    return int(number) if number == int(number) else number
