"""One scene in one file, with all that is known of its building without the model.

A fixed prefix, a head in JSON that describes everything small, and the arrays, each where memory
can be mapped to it. There is no code in it: a file that somebody else put there can be wrong, but
not dangerous.
"""

import dataclasses
import hashlib
import itertools
import json
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.model.building import Building, Element, Georeference, SourceText
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.scene import Placement, Scene, Shape, ShapedBuilding, Style, Texture

# Magic, bytes of the whole file, bytes of the head, CRC-32 of the head and of the arrays.
_PREFIX = struct.Struct("<8sQQII")
_MAGIC = b"EXSHAPE3"
_ALIGNMENT = 64
# The arrays, in their order in the file: those of all shapes or placements end to end.
_TYPES = {"vertices": "<f8", "matrices": "<f8", "triangles": "<u4", "uvs": "<f4", "images": "|u1"}

# Properties and groups are read from the model whenever a format asks for them.
_ELEMENT_FIELDS = [
    f.name for f in dataclasses.fields(Element) if f.name not in ("properties", "groups")
]


class DamagedFile(ValueError):
    """A file that is not what `write` wrote under its key."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A building and its shapes, as they go into a file and come back from it."""

    building: Building
    shaped: ShapedBuilding


@dataclass(frozen=True, slots=True)
class Source:
    """What is never kept of a source: its text, its model, and its images, found by their names.

    `open_ifc` parses the model, where somebody asks for it. `read_images` returns images by name,
    and what is to be said of those that are not there.
    """

    text: SourceText
    open_ifc: Callable[[], Any]
    read_images: Callable[[Iterable[str]], tuple[dict[str, bytes], dict[str, Issue]]]


def write(stream: IO[bytes], key: str, kept: Kept, text: SourceText) -> None:
    """Write what is to be kept under `key`; `text` is what the building was read from."""
    scene = kept.shaped.scene
    textures = list(dict.fromkeys(s.texture for s in scene.styles if s.texture is not None))
    arrays: dict[str, list[NDArray[Any]]] = {
        "vertices": [shape.vertices for shape in scene.shapes],
        "matrices": [placement.matrix for placement in scene.placements],
        "triangles": [shape.triangles for shape in scene.shapes],
        "uvs": [shape.uvs for shape in scene.shapes if shape.uvs is not None],
        "images": [np.frombuffer(texture.data, np.uint8) for texture in textures],
    }
    head = json.dumps(
        {
            "key": key,
            "counts": {name: sum(array.size for array in arrays[name]) for name in _TYPES},
            "building": _building_fields(kept.building, text),
            "images": _digests(kept.building),
            "accounts": _account_fields(kept.shaped.accounts),
            "issues": [issue.to_dict() for issue in kept.shaped.issues],
            "textures": [_fields(texture, data=len(texture.data)) for texture in textures],
            "styles": [
                _fields(s, texture=s.texture and textures.index(s.texture)) for s in scene.styles
            ],
            "shapes": [
                (len(shape.vertices), len(shape.triangles), shape.slots, shape.uvs is not None)
                for shape in scene.shapes
            ],
            "placements": [(p.element_id, p.shape, p.styles) for p in scene.placements],
            "offset": scene.offset,
        },
        separators=(",", ":"),
    ).encode()
    head += b" " * _padding(_PREFIX.size + len(head))
    chunks = list(_chunks(arrays))
    checksum = 0
    for chunk in chunks:
        checksum = zlib.crc32(chunk, checksum)
    size = _PREFIX.size + len(head) + sum(chunk.nbytes for chunk in chunks)
    stream.write(_PREFIX.pack(_MAGIC, size, len(head), zlib.crc32(head), checksum))
    stream.write(head)
    stream.writelines(chunks)


def read(data: memoryview, key: str, source: Source) -> Kept | None:
    """Return what was kept under `key` for `source`; its arrays are views of `data`.

    None where the images are others by now. Raises DamagedFile.
    """
    if len(data) < _PREFIX.size:
        raise DamagedFile("it is cut off")
    magic, size, head_size, head_checksum, checksum = _PREFIX.unpack_from(data)
    if magic != _MAGIC:
        raise DamagedFile("it is of another kind")
    if size != len(data):
        raise DamagedFile(f"it has {len(data)} bytes instead of {size}")
    head_bytes = data[_PREFIX.size : _PREFIX.size + head_size]
    body = data[_PREFIX.size + head_size :]
    if zlib.crc32(head_bytes) != head_checksum or zlib.crc32(body) != checksum:
        raise DamagedFile("its checksum is wrong")
    try:
        head = json.loads(bytes(head_bytes))
        if head["key"] != key:
            raise DamagedFile("it belongs to another scene")
        building = _building(head["building"], source)
        if _digests(building) != head["images"]:
            return None
        scene = _scene(head, _arrays(body, head["counts"]))
        accounts = _accounts(head["accounts"], building)
        issues = [Issue.from_dict(issue) for issue in head["issues"]]
        return Kept(building, ShapedBuilding(scene, accounts, issues))
    except (KeyError, IndexError, TypeError) as error:
        raise DamagedFile(f"it lacks something ({error!r})") from error


def _building_fields(building: Building, text: SourceText) -> dict[str, Any]:
    return {
        "project": attrgetter(*_ELEMENT_FIELDS)(building.project),
        "elements": [attrgetter(*_ELEMENT_FIELDS)(e) for e in building.elements.values()],
        "length_unit_m": building.length_unit_m,
        "georeference": dataclasses.asdict(building.georeference),
        # Those of the text come first, those of images last; they are found anew with them.
        "issues": [
            issue.to_dict()
            for issue in building.issues[len(text.issues) :]
            if issue not in building.missing_images.values()
        ],
        "images": [*building.images, *building.missing_images],
    }


def _digests(building: Building) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in building.images.items()}


def _building(fields: Mapping[str, Any], source: Source) -> Building:
    place: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in fields["georeference"].items()
    }
    elements = [Element(*row) for row in fields["elements"]]
    images, missing_images = source.read_images(fields["images"]) if fields["images"] else ({}, {})
    text = source.text
    return Building(
        source=text.path,
        sha256=text.sha256,
        schema=text.schema,
        text=text.text,
        open_ifc=source.open_ifc,
        project=Element(*fields["project"]),
        elements={element.id: element for element in elements},
        length_unit_m=fields["length_unit_m"],
        georeference=Georeference(**place),
        application=text.application,
        issues=[
            *text.issues,
            *map(Issue.from_dict, fields["issues"]),
            *missing_images.values(),
        ],
        images=images,
        missing_images=missing_images,
    )


def _account_fields(accounts: Mapping[int, LedgerLine]) -> dict[str, Any]:
    """Return the few different fates of elements, and the number of its fate for each element."""
    kinds: dict[tuple[str, str, str], int] = {}
    rows = [
        (id, kinds.setdefault((line.outcome.value, line.reason, line.made_by), len(kinds)))
        for id, line in accounts.items()
    ]
    return {"kinds": list(kinds), "rows": rows}


def _accounts(fields: Mapping[str, Any], building: Building) -> dict[int, LedgerLine]:
    kinds = [(Outcome(outcome), reason, by) for outcome, reason, by in fields["kinds"]]
    accounts = {}
    for id, kind in fields["rows"]:
        element = building.elements[id]
        accounts[id] = LedgerLine(element.key, element.ifc_class, element.name, *kinds[kind])
    return accounts


def _scene(head: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Scene:
    images = _Slices(arrays["images"])
    textures = [
        Texture(**{**fields, "data": images.take(fields["data"]).tobytes()})
        for fields in head["textures"]
    ]
    styles = [
        Style(**{**fields, "texture": None if (n := fields["texture"]) is None else textures[n]})
        for fields in head["styles"]
    ]
    vertices = _Slices(arrays["vertices"].reshape(-1, 3))
    triangles = _Slices(arrays["triangles"].reshape(-1, 3))
    uvs = _Slices(arrays["uvs"].reshape(-1, 2))
    shapes = [
        Shape(
            vertices.take(vertex_count),
            triangles.take(triangle_count),
            tuple(slots),
            uvs.take(vertex_count) if has_uvs else None,
        )
        for vertex_count, triangle_count, slots, has_uvs in head["shapes"]
    ]
    matrices = arrays["matrices"].reshape(-1, 4, 4)
    placements = [
        Placement(element_id, shape, matrix, tuple(worn))
        for (element_id, shape, worn), matrix in zip(head["placements"], matrices, strict=True)
    ]
    x, y, z = head["offset"]
    return Scene(shapes, placements, styles, (x, y, z))


class _Slices:
    """Hands out an array piece by piece, without copying it."""

    def __init__(self, array: NDArray[Any]) -> None:
        self._array = array
        self._start = 0

    def take(self, count: int) -> NDArray[Any]:
        """Return the next `count` rows."""
        self._start += count
        return self._array[self._start - count : self._start]


def _fields(thing: Any, **instead: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name, with some of them replaced."""
    names = [field.name for field in dataclasses.fields(thing)]
    return {name: getattr(thing, name) for name in names} | instead


def _chunks(arrays: Mapping[str, Iterable[NDArray[Any]]]) -> Iterator[memoryview]:
    """Yield the bytes of the arrays in order, each kind begun where it is aligned."""
    for name, type in _TYPES.items():
        size = 0
        for array in arrays[name]:
            size += array.size * np.dtype(type).itemsize
            yield np.ascontiguousarray(array, type).data
        yield memoryview(b"\0" * _padding(size))


def _arrays(body: memoryview, counts: Mapping[str, int]) -> dict[str, NDArray[Any]]:
    """Return the arrays that `_chunks` wrote, as views of `body`."""
    sizes = [counts[name] * np.dtype(type).itemsize for name, type in _TYPES.items()]
    starts = itertools.accumulate((size + _padding(size) for size in sizes), initial=0)
    return {
        name: np.frombuffer(body, type, counts[name], start)
        for (name, type), start in zip(_TYPES.items(), starts, strict=False)
    }


def _padding(size: int) -> int:
    return -size % _ALIGNMENT
