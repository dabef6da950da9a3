"""The fast kernel: `ifclite_geom` (Rust). One mesh and one colour a product, many at once.

It meshes products only. To have it mesh some of the items of a body, in their own coordinates and
only once however often they are mapped, products of our own are added at the end of the text.
"""

import importlib.util
import logging
import re
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from exportstudio.geometry.mesh import Triangles, Vertices

NAME = "ifclite"

_log = logging.getLogger(__name__)

Detail = Literal["lowest", "low", "medium", "high", "highest"]
LEVELS: tuple[Detail, ...] = get_args(Detail)

# What is begun before it is known what is needed, and the limits of what that may waste.
# Searched for by what stands behind the id, since every reference looks like one.
_BEGUN = re.compile(
    rb"=\s*IFC(?:FACETEDBREP|FACETEDBREPWITHVOIDS|FACEBASEDSURFACEMODEL"
    rb"|SHELLBASEDSURFACEMODEL|REVOLVEDAREASOLID|SWEPTDISKSOLID)\s*\("
)
_ID_BEFORE = re.compile(rb"#(\d+)\s*\Z")
_LONGEST_ID = 32  # bytes, with the blanks behind it
_BEGUN_LEVEL: Detail = "low"
_LARGEST_TEXT_BYTES = 64 * 2**20
_MOST_BEGUN = 20_000
# No record of the model has this id, or one of the next few that our products take.
_FREE_ID = 1_000_000_000
_LARGE_ID = re.compile(rb"#\d{10,}\s*=")

# The type of a representation matters to the fast kernel only in that it drops mixed ones.
_PRODUCT = (
    "#{0}=IFCSHAPEREPRESENTATION($,'Body','SolidModel',(#{1}));\n"
    "#{2}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{0}));\n"
    "#{3}=IFCBUILDINGELEMENTPROXY('{3:022d}',$,$,$,$,{4},#{2},$,$);\n"
)
_CUT = "#{0}=IFCRELVOIDSELEMENT('{0:022d}',$,$,$,#{1},#{2});\n"


def is_installed() -> bool:
    """Return True where the fast kernel can be used."""
    return importlib.util.find_spec("ifclite_geom") is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A representation item to be meshed, by STEP id.

    `placement` is the STEP id of the object placement that it gets, or None for its own
    coordinates; `openings` are cut out of it, which needs a placement.
    """

    item: int
    placement: int | None = None
    openings: tuple[int, ...] = ()


class FastMeshes:
    """The meshes of parts, in metres, each in its own or in world coordinates.

    `offset`: the kernel computes in single precision from there, so that vertices far away from
    it are rounded.
    """

    def __init__(self, text: bytes, free_id: int, parts: Iterable[Part], detail: Detail) -> None:
        """Mesh `parts` of the model `text`, in which no record has an id of `free_id` or more."""
        self.level = detail
        self._ids: dict[Part, int] = {}
        records: list[str] = []
        for part in parts:
            placement = "$" if part.placement is None else f"#{part.placement}"
            records.append(_PRODUCT.format(free_id, part.item, free_id + 1, free_id + 2, placement))
            product = self._ids[part] = free_id + 2
            free_id += 3
            for opening in part.openings:
                records.append(_CUT.format(free_id, product, opening))
                free_id += 1
        data = _mesh(
            _with_records(text, "".join(records).encode()), detail, set(self._ids.values())
        )
        self._elements = data["elements"]
        self.offset = np.array(data["rtc_offset"])

    def __contains__(self, part: Part) -> bool:
        return part in self._ids

    def mesh(self, part: Part) -> tuple[Vertices, Triangles] | None:
        """Return vertices (n, 3) and triangles (m, 3) of a part, or None where there are none."""
        element = self._elements.get(self._ids[part])
        if element is None:
            return None
        vertices = np.frombuffer(element["vertices"], dtype="<f8").reshape(-1, 3)
        triangles = np.frombuffer(element["faces"], dtype="<u4").reshape(-1, 3)
        return vertices, triangles


def begin(text: bytes) -> "Future[FastMeshes] | None":
    """Begin to mesh what this kernel alone makes, in another thread, while the text is parsed.

    Most of it is needed later. None where there is nothing, or too much to be wasted.
    """
    if not is_installed() or len(text) > _LARGEST_TEXT_BYTES or _LARGE_ID.search(text):
        return None
    parts = [
        Part(int(id[1]))
        for match in _BEGUN.finditer(text)
        if (id := _ID_BEFORE.search(text, max(0, match.start() - _LONGEST_ID), match.start()))
    ]
    if not parts or len(parts) > _MOST_BEGUN:
        return None
    with_one_thread = ThreadPoolExecutor(max_workers=1)
    future = with_one_thread.submit(FastMeshes, text, _FREE_ID, parts, _BEGUN_LEVEL)
    with_one_thread.shutdown(wait=False)
    return future


def _mesh(text: bytes, level: Detail, ids: set[int]) -> Any:
    import ifclite_geom

    try:
        return ifclite_geom.geometry_data_buffers(text, level, ids)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 -- a panic in Rust is no Exception
        _log.exception("the fast kernel gave up; the reference kernel makes all")
        return {"elements": {}, "rtc_offset": (0.0, 0.0, 0.0)}


def _with_records(text: bytes, records: bytes) -> bytes:
    """Return a model with `records` at the end of its data."""
    end = text.rfind(b"ENDSEC")
    if end < 0:  # cut off, perhaps in the midst of a record
        return b"".join((text, b";\n", records, b"ENDSEC;\nEND-ISO-10303-21;\n"))
    return b"".join((text[:end], records, text[end:]))
