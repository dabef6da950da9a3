"""What drawing elements of SVG enclose, as areas; curves become short lines."""

import math
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio.model.svgx import local_name

Matrix = NDArray[np.float64]
"""3×3, from the coordinates of an element to millimetres."""

SHAPES = frozenset(["rect", "circle", "ellipse", "line", "polyline", "polygon", "path"])
_STEPS = 16  # of a curve; of a quarter of a circle
_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_MOST_POINTS = 1_000_000
LARGEST_MM = 1e12
"""What lies farther out than any building, a million kilometres, is a damaged number."""
_Point = complex


def matrix_of(text: str | None) -> Matrix:
    """Return the matrix of a transform attribute; what is no transform does nothing."""
    matrix: Matrix = np.eye(3)
    for name, arguments in _TRANSFORM.findall(text or ""):
        values = [float(value) for value in _NUMBERS.findall(arguments)]
        if all(abs(value) <= LARGEST_MM for value in values):
            matrix = matrix @ _step(name, values)
    return matrix


def _step(name: str, v: list[float]) -> Matrix:
    step: Matrix = np.eye(3)
    if name == "matrix" and len(v) == 6:
        step[:2] = [[v[0], v[2], v[4]], [v[1], v[3], v[5]]]
    elif name == "translate" and v:
        step[:2, 2] = v[0], v[1] if len(v) > 1 else 0.0
    elif name == "scale" and v:
        step[0, 0], step[1, 1] = v[0], v[1] if len(v) > 1 else v[0]
    elif name == "rotate" and v:
        turn = math.radians(v[0])
        step[:2, :2] = [[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]]
        if len(v) == 3:
            there, back = np.eye(3), np.eye(3)
            there[:2, 2], back[:2, 2] = (v[1], v[2]), (-v[1], -v[2])
            step = there @ step @ back
    elif name == "skewX" and v:
        step[0, 1] = math.tan(math.radians(v[0]))
    elif name == "skewY" and v:
        step[1, 0] = math.tan(math.radians(v[0]))
    return step


def geometry_of(element: Any, matrix: Matrix) -> BaseGeometry | None:
    """Return what an element and all inside it cover, in millimetres, y down; None for nothing.

    Areas prevail over lines. `matrix` is that of the element's parent.
    """
    areas: list[BaseGeometry] = []
    lines: list[BaseGeometry] = []
    for shape, own in _leaves(element, matrix):
        rings = [ring for ring in _rings(shape) if len(ring) > 1]
        points = [moved for ring in rings if _is_near(moved := _moved(ring, own))]
        if local_name(shape.tag) not in ("line", "polyline"):
            area = shapely.Polygon()
            for ring in points:
                if len(ring) > 3 and (closed := shapely.Polygon(ring)).area > 0:
                    area = shapely.symmetric_difference(area, shapely.make_valid(closed))
            if (area.area > 0 and shape.get("fill") != "none") or _is_closed(points):
                areas.append(area)
                continue
        lines += [shapely.LineString(ring) for ring in points]
    return shapely.union_all(areas or lines) if areas or lines else None


def _is_near(ring: Matrix) -> bool:
    return bool((np.abs(ring) <= LARGEST_MM).all())


def _is_closed(rings: list[Matrix]) -> bool:
    return bool(rings) and all(len(ring) > 3 and (ring[0] == ring[-1]).all() for ring in rings)


def _leaves(element: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    own = matrix @ matrix_of(element.get("transform"))
    if local_name(element.tag) in SHAPES:
        yield element, own
    elif local_name(element.tag) in ("g", "a", "svg", "switch"):
        for child in element:
            yield from _leaves(child, own)


def _moved(ring: list[_Point], matrix: Matrix) -> Matrix:
    points = np.array([[p.real, p.imag, 1.0] for p in ring])
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray((points @ matrix.T)[:, :2])


def _rings(shape: Any) -> list[list[_Point]]:
    kind = local_name(shape.tag)

    def value(name: str, default: float = 0.0) -> float:
        found = _NUMBERS.match((shape.get(name) or "").strip())
        return float(found.group()) if found else default

    if kind == "rect":
        x, y, width, height = (value(name) for name in ("x", "y", "width", "height"))
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        return [[complex(*corner) for corner in corners]] if width > 0 and height > 0 else []
    if kind in ("circle", "ellipse"):
        rx = value("r") if kind == "circle" else value("rx")
        ry = value("r") if kind == "circle" else value("ry")
        centre = complex(value("cx"), value("cy"))
        turns = np.linspace(0, 2 * math.pi, 4 * _STEPS + 1)[:-1]
        ring = [centre + complex(rx * math.cos(t), ry * math.sin(t)) for t in turns]
        return [[*ring, ring[0]]] if rx > 0 and ry > 0 else []
    if kind == "line":
        return [[complex(value("x1"), value("y1")), complex(value("x2"), value("y2"))]]
    if kind in ("polyline", "polygon"):
        numbers = [float(text) for text in _NUMBERS.findall(shape.get("points") or "")]
        ring = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        return [[*ring, ring[0]] if kind == "polygon" and ring else ring]
    return list(_path(shape.get("d") or ""))


def _path(data: str) -> Iterator[list[_Point]]:
    """Yield the lines of path data, up to where it is damaged, as SVG asks."""
    at = start = control = 0j
    previous = ""
    line: list[_Point] = []
    for command, values in _commands(data):
        kind, is_relative = command.upper(), command.islower()
        base = at if is_relative else 0j
        if kind == "M":
            if line:
                yield line
            at = start = base + complex(values[0], values[1])
            line = [at]
        elif kind == "Z":
            line.append(start)
            yield line
            at, line = start, []
        else:
            line = line or [at]
            at, control = _segment(line, kind, values, at, base, control, previous)
        if kind not in "CSQT":
            control = at
        previous = kind
        if len(line) > _MOST_POINTS:
            break
    if line:
        yield line


def _segment(
    line: list[_Point],
    kind: str,
    v: list[float],
    at: _Point,
    base: _Point,
    control: _Point,
    previous: str,
) -> tuple[_Point, _Point]:
    """Add a segment to a line; return its end and its last control point."""
    if kind == "H":
        end = complex(base.real + v[0], at.imag)
    elif kind == "V":
        end = complex(at.real, base.imag + v[0])
    else:
        end = base + complex(v[-2], v[-1])
    if kind in "CS":
        mirrored = 2 * at - control if previous in ("C", "S") else at
        first = base + complex(v[0], v[1]) if kind == "C" else mirrored
        control = base + complex(v[-4], v[-3])
        for t in np.linspace(0, 1, _STEPS + 1)[1:]:
            u = 1 - t
            line.append(u**3 * at + 3 * u * u * t * first + 3 * u * t * t * control + t**3 * end)
    elif kind in "QT":
        mirrored = 2 * at - control if previous in ("Q", "T") else at
        control = base + complex(v[0], v[1]) if kind == "Q" else mirrored
        steps = np.linspace(0, 1, _STEPS + 1)[1:].tolist()
        line += [(1 - t) ** 2 * at + 2 * (1 - t) * t * control + t * t * end for t in steps]
    elif kind == "A":
        line += _arc(at, end, abs(v[0]), abs(v[1]), math.radians(v[2]), bool(v[3]), bool(v[4]))
    else:
        line.append(end)
    return end, control


def _arc(
    start: _Point, end: _Point, rx: float, ry: float, turn: float, large: bool, sweep: bool
) -> list[_Point]:
    """Return the points of an elliptical arc after its start (SVG 1.1, appendix F.6)."""
    if not rx or not ry or start == end:
        return [end]
    spin = complex(math.cos(turn), math.sin(turn))
    half = (start - end) / 2 / spin
    stretch = math.hypot(half.real / rx, half.imag / ry)
    if stretch > 1:
        rx, ry = rx * stretch, ry * stretch
    x, y = half.real / rx, half.imag / ry
    far = math.sqrt(max(0.0, 1 / max(x * x + y * y, 1e-30) - 1))
    if large == sweep:
        far = -far
    cx, cy = far * y, -far * x  # on the unit circle
    centre = complex(cx * rx, cy * ry) * spin + (start + end) / 2
    first = math.atan2(y - cy, x - cx)
    sweep_angle = math.atan2(-y - cy, -x - cx) - first
    if sweep and sweep_angle < 0:
        sweep_angle += 2 * math.pi
    elif not sweep and sweep_angle > 0:
        sweep_angle -= 2 * math.pi
    count = max(2, math.ceil(abs(sweep_angle) / (math.pi / 2) * _STEPS))
    angles = [first + sweep_angle * n / count for n in range(1, count)]
    return [
        *(centre + complex(rx * math.cos(a), ry * math.sin(a)) * spin for a in angles),
        end,
    ]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    position, command = 0, ""
    while True:
        while position < len(data) and data[position] in " \t\r\n,":
            position += 1
        found = _TOKEN.match(data, position)
        if found is None:
            return
        if found.group(1):
            command, position = found.group(1), found.end()
            if command in "Zz":
                yield command, []
                continue
        elif command in ("", "Z", "z"):
            return
        values: list[float] = []
        for n in range(_ARGUMENTS[command.upper()]):
            is_flag = command in "Aa" and n in (3, 4)
            part = _FLAG.match(data, position) if is_flag else _number(data, position)
            if part is None or abs(float(part.group(1))) > LARGEST_MM:
                return
            values.append(float(part.group(1)))
            position = part.end()
        yield command, values
        command = {"M": "L", "m": "l"}.get(command, command)


_SPACED = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")


def _number(data: str, position: int) -> re.Match[str] | None:
    return _SPACED.match(data, position)
