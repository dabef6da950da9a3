"""A picture of a building from above a corner, in its own colours, drawn with numpy alone."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.pdf_frame import Box, body_frame, boxes_of, span, whole_frame
from exportstudio.model.scene import Placement, Scene, Shape

_AZIMUTH, _ELEVATION = np.radians(35.0), np.radians(32.0)
_SUN = np.array([-0.35, -0.75, 0.85])
_SAMPLES = 2  # along each side of a pixel
_MARGIN = 0.03
_WITH_GROUND = 2.0  # times the size of the rest, up to which all of the ground is shown
_MOST_TRIANGLES = 4_000_000
_MERGED_FROM = 64  # triangles of a shape, from which on points in one pixel become one
_BATCH = 4_000_000  # pixels that are looked at in one go
_FAR = np.uint64(2**64 - 1)
_DEPTHS = 2**32 - 2
_CREASE = 0.9  # cosine between neighbouring pixels, below which there is an edge
_EDGE = 0.42

Image = NDArray[np.uint8]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def draw_picture(
    scene: Scene, hidden: Collection[int], ground: Collection[int], width: int, height: int
) -> Image | None:
    """Return a picture (height, width, 3) on white; None where there is nothing to draw.

    Elements that are `hidden` are left out; those of the `ground` (terrain) are drawn where the
    others are, and hardly widen the frame. What is smaller than a pixel is merged, so that the
    time depends on the pixels more than on the triangles.
    """
    shown = [p for p in scene.placements if p.element_id not in hidden and len(_of(scene, p))]
    if not shown:
        return None
    view = _axes()
    boxes = boxes_of([_box(scene, placement, view) for placement in shown])
    framing = np.array([placement.element_id not in ground for placement in shown])
    frame = body_frame(boxes[framing] if framing.any() else boxes)
    if span(whole := whole_frame(boxes)) < _WITH_GROUND * span(frame):
        frame = whole
    camera = _Camera.to_show(frame, view, width * _SAMPLES, height * _SAMPLES)
    shapes = _merged_shapes(scene, shown, camera.pixel_m)
    opaque, clear = _Layer(camera), _Layer(camera)
    low, high = _depths(scene, shown, view)
    for layer, is_clear in ((opaque, False), (clear, True)):
        for batch in _batches(scene, shapes, shown, is_clear=is_clear):
            layer.draw(batch, low, high)
    paint = np.ones((len(opaque.keys), 3), dtype=np.float32)
    opaque.paint(paint, opaque.keys != _FAR)
    clear.paint(paint, clear.keys < opaque.keys)
    fine = paint.reshape(height, _SAMPLES, width, _SAMPLES, 3).mean((1, 3))
    picture: Image = (np.clip(fine, 0, 1) * 255 + 0.5).astype(np.uint8)[::-1]
    return picture


@dataclass(frozen=True, slots=True)
class _Camera:
    """A parallel projection: `axes` are the directions right, up and to the viewer."""

    axes: Floats
    origin: Floats
    pixel_m: float
    width: int
    height: int

    @classmethod
    def to_show(cls, frame: Box, axes: Floats, width: int, height: int) -> "_Camera":
        left, low, right, high = frame
        room = 1 - 2 * _MARGIN
        pixel = max((right - left) / width, (high - low) / height, 1e-6) / room
        middle = np.array([(left + right) / 2, (low + high) / 2])
        return cls(axes, middle - np.array([width, height]) * pixel / 2, pixel, width, height)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Triangles (n, 3, 3) in scene coordinates, with colour, opacity and element of each."""

    corners: Floats
    colours: Floats
    alphas: Floats
    elements: Ints


class _Layer:
    """The nearest triangle of every pixel."""

    def __init__(self, camera: _Camera) -> None:
        self._camera = camera
        self.keys = np.full(camera.width * camera.height, _FAR)
        self._colours: list[Floats] = [np.ones((1, 3))]
        self._normals: list[Floats] = [np.zeros((1, 3))]
        self._alphas: list[Floats] = [np.zeros(1)]
        self._elements: list[Ints] = [np.array([-1])]
        self._count = 1

    def draw(self, batch: _Batch, low: float, high: float) -> None:
        """Draw triangles; their depths lie between `low` and `high`."""
        camera = self._camera
        across = np.cross(
            batch.corners[:, 1] - batch.corners[:, 0], batch.corners[:, 2] - batch.corners[:, 0]
        )
        length = np.linalg.norm(across, axis=1)
        points = batch.corners @ camera.axes.T
        flat = (points[:, :, :2] - camera.origin) / camera.pixel_m
        size = np.array([camera.width, camera.height])
        inside = (flat.max(1) > 0).all(1) & (flat.min(1) < size).all(1) & (length > 0)
        if not inside.any():
            return
        flat, depth = flat[inside], (high - points[inside, :, 2]) / max(high - low, 1e-9)
        normals = across[inside] / length[inside, None]
        normals *= np.where(normals @ camera.axes[2] < 0, -1.0, 1.0)[:, None]
        first = self._count
        self._count += len(flat)
        self._colours.append(batch.colours[inside])
        self._alphas.append(batch.alphas[inside])
        self._elements.append(batch.elements[inside])
        self._normals.append(normals)
        area = np.ptp(flat[:, :, 0], 1) * np.ptp(flat[:, :, 1], 1) + np.ptp(flat[:, :, 1], 1) + 1
        ends = np.cumsum(np.minimum(area, camera.width * camera.height))
        start = 0
        while start < len(flat):
            before = ends[start - 1] if start else 0.0
            stop = max(int(np.searchsorted(ends, before + _BATCH)), start + 1)
            self._fill(flat[start:stop], depth[start:stop], first + start)
            start = stop

    def _fill(self, flat: Floats, depth: Floats, first: int) -> None:
        """Fill triangles row by row; each has one pixel at least, so that thin ones are seen."""
        camera = self._camera
        ys = flat[:, :, 1]
        top = np.ceil(ys.min(1) - 0.5).astype(np.int64)
        bottom = np.floor(ys.max(1) - 0.5).astype(np.int64)
        missed = bottom < top
        top = np.where(missed, np.floor(ys.mean(1)).astype(np.int64), top)
        bottom = np.where(missed, top, bottom)
        top, bottom = np.clip(top, 0, None), np.clip(bottom, None, camera.height - 1)
        rows, triangle = _expanded(top, bottom)
        y = rows + 0.5
        left = np.full(len(rows), np.inf)
        right = np.full(len(rows), -np.inf)
        for one, other in ((0, 1), (1, 2), (2, 0)):
            p, q = flat[triangle, one], flat[triangle, other]
            rise = q[:, 1] - p[:, 1]
            meets = (np.minimum(p[:, 1], q[:, 1]) <= y) & (y <= np.maximum(p[:, 1], q[:, 1]))
            part = np.divide(y - p[:, 1], rise, out=np.zeros_like(y), where=rise != 0)
            x = p[:, 0] + part * (q[:, 0] - p[:, 0])
            left = np.where(meets, np.minimum(left, x), left)
            right = np.where(meets, np.maximum(right, x), right)
        centre = flat[triangle, :, 0].mean(1)
        empty = left > right
        left, right = np.where(empty, centre, left), np.where(empty, centre, right)
        begin = np.ceil(left - 0.5).astype(np.int64)
        end = np.floor(right - 0.5).astype(np.int64)
        thin = end < begin
        begin = np.where(thin, np.floor((left + right) / 2).astype(np.int64), begin)
        end = np.where(thin, begin, end)
        begin, end = np.clip(begin, 0, None), np.clip(end, None, camera.width - 1)
        columns, row = _expanded(begin, end)
        triangle, rows = triangle[row], rows[row]
        slope, base = _planes(flat, depth)
        at = base[triangle] + slope[triangle, 0] * columns + slope[triangle, 1] * rows
        at = np.clip(at, depth.min(1)[triangle], depth.max(1)[triangle])
        keys = (np.clip(at, 0, 1) * _DEPTHS).astype(np.uint64) << np.uint64(32)
        np.minimum.at(
            self.keys, rows * camera.width + columns, keys | (first + triangle).astype(np.uint64)
        )

    def paint(self, paint: NDArray[np.float32], where: NDArray[np.bool_]) -> None:
        """Lay the shaded colours of the layer over an image (n, 3), where it is to be seen."""
        pixels = np.flatnonzero(where)
        if not len(pixels):
            return
        nearest = np.zeros(len(self.keys), dtype=np.int64)
        nearest[pixels] = (self.keys[pixels] & np.uint64(0xFFFFFFFF)).astype(np.int64)
        normals = np.concatenate(self._normals)
        sun = np.clip(normals @ (_SUN / np.linalg.norm(_SUN)), 0, None)
        shade = np.minimum(0.6 + 0.17 * normals[:, 2] + 0.36 * sun, 1.08)
        colours = (np.concatenate(self._colours) * shade[:, None]).astype(np.float32)
        alphas = np.concatenate(self._alphas).astype(np.float32)
        here = nearest[pixels]
        alpha = alphas[here, None]
        paint[pixels] += (colours[here] - paint[pixels]) * alpha
        paint[self._edges(nearest, normals)] *= _EDGE

    def _edges(self, nearest: Ints, normals: Floats) -> Ints:
        """Return the pixels beside which another element begins, or a face that turns away."""
        elements = np.concatenate(self._elements)
        grid = nearest.reshape(self._camera.height, self._camera.width)
        numbers = np.arange(grid.size).reshape(grid.shape)
        found = []
        for here, there in (
            (np.s_[:, :-1], np.s_[:, 1:]), (np.s_[:-1, :], np.s_[1:, :])
        ):  # fmt: skip
            differs = grid[here] != grid[there]
            one, other = grid[here][differs], grid[there][differs]
            turned = (normals[one] * normals[other]).sum(1) < _CREASE
            found.append(numbers[here][differs][turned | (elements[one] != elements[other])])
        return np.unique(np.concatenate(found))


def _expanded(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return all whole numbers from each first to each last, and which pair each comes from."""
    counts = np.maximum(last - first + 1, 0)
    owner = np.repeat(np.arange(len(counts)), counts)
    starts = np.cumsum(counts) - counts
    return first[owner] + (np.arange(len(owner)) - starts[owner]), owner


def _planes(flat: Floats, depth: Floats) -> tuple[Floats, Floats]:
    """Return slopes (n, 2) and bases (n,) of the depth at the middle of pixels."""
    one, other = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    area = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    area = np.where(np.abs(area) < 1e-12, np.inf, area)
    up, over = depth[:, 1] - depth[:, 0], depth[:, 2] - depth[:, 0]
    slope = np.stack(
        [
            (up * other[:, 1] - over * one[:, 1]) / area,
            (over * one[:, 0] - up * other[:, 0]) / area,
        ],
        axis=1,
    )
    return slope, depth[:, 0] - (slope * (flat[:, 0] - 0.5)).sum(1)


def _axes() -> Floats:
    right = np.array([np.cos(_AZIMUTH), -np.sin(_AZIMUTH), 0.0])
    ahead = np.array([np.sin(_AZIMUTH), np.cos(_AZIMUTH), 0.0])
    to_viewer = -np.cos(_ELEVATION) * ahead + np.array([0, 0, np.sin(_ELEVATION)])
    return np.stack([right, np.cross(to_viewer, right), to_viewer])


def _of(scene: Scene, placement: Placement) -> NDArray[np.uint32]:
    return scene.shapes[placement.shape].triangles


def _world(vertices: Floats, placement: Placement) -> Floats:
    return np.asarray(vertices @ placement.matrix[:3, :3].T + placement.matrix[:3, 3])


def _corners_of_box(shape: Shape) -> Floats:
    ends = np.array([shape.vertices.min(0), shape.vertices.max(0)])
    return np.array([[ends[i, 0], ends[j, 1], ends[k, 2]] for i, j, k in np.ndindex(2, 2, 2)])


def _box(scene: Scene, placement: Placement, view: Floats) -> Floats:
    return _world(_corners_of_box(scene.shapes[placement.shape]), placement) @ view[:2].T


def _depths(scene: Scene, shown: list[Placement], view: Floats) -> tuple[float, float]:
    depths = np.concatenate(
        [_world(_corners_of_box(scene.shapes[p.shape]), p) @ view[2] for p in shown]
    )
    return float(depths.min()), float(depths.max())


def _merged_shapes(scene: Scene, shown: list[Placement], pixel_m: float) -> dict[int, Shape]:
    """Return shapes by index, with points closer than a pixel merged where there are many."""
    used = {placement.shape for placement in shown}
    while True:
        shapes = {n: _merged(scene.shapes[n], pixel_m) for n in used}
        if sum(len(shapes[p.shape].triangles) for p in shown) <= _MOST_TRIANGLES:
            return shapes
        pixel_m *= 2


def _merged(shape: Shape, pixel_m: float) -> Shape:
    if len(shape.triangles) < _MERGED_FROM:
        return shape
    cells = np.round(shape.vertices / pixel_m).astype(np.int64)
    cells -= cells.min(0)
    extent = cells.max(0) + 1
    if float(extent[0]) * float(extent[1]) * float(extent[2]) > 2**62:
        return shape
    places = (cells[:, 0] * extent[1] + cells[:, 1]) * extent[2] + cells[:, 2]
    _, first, same = np.unique(places, return_index=True, return_inverse=True)
    triangles = first[same][shape.triangles.astype(np.int64)]
    keep = (
        (triangles[:, 0] != triangles[:, 1])
        & (triangles[:, 1] != triangles[:, 2])
        & (triangles[:, 2] != triangles[:, 0])
    )
    slots = np.repeat(np.arange(len(shape.slots)), shape.slots)[keep]
    counts = np.bincount(slots, minlength=len(shape.slots))
    return Shape(shape.vertices, triangles[keep].astype(np.uint32), tuple(counts.tolist()))


def _batches(
    scene: Scene, shapes: dict[int, Shape], shown: list[Placement], *, is_clear: bool
) -> Iterator[_Batch]:
    """Yield the triangles of all that is clear, or of all that is not."""
    parts: list[tuple[Floats, Floats, Floats, Ints]] = []
    count = 0
    for placement in shown:
        shape = shapes[placement.shape]
        styles = [scene.styles[n] for n in placement.styles]
        slots = np.repeat(np.arange(len(shape.slots)), shape.slots)
        alphas = np.array([style.alpha for style in styles])[slots]
        keep = (alphas < 1) == is_clear
        if not keep.any():
            continue
        corners = _world(shape.vertices, placement)[shape.triangles[keep]]
        colours = np.array([[s.red, s.green, s.blue] for s in styles])[slots[keep]]
        parts.append((corners, colours, alphas[keep], np.full(len(corners), placement.element_id)))
        count += len(corners)
        if count > _BATCH // 8:
            yield _joined(parts)
            parts, count = [], 0
    if parts:
        yield _joined(parts)


def _joined(parts: list[tuple[Floats, Floats, Floats, Ints]]) -> _Batch:
    corners, colours, alphas, elements = zip(*parts, strict=True)
    return _Batch(
        np.concatenate(corners), np.concatenate(colours), np.concatenate(alphas),
        np.concatenate(elements),
    )  # fmt: skip
