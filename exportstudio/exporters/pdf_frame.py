"""What part of a drawing its frame shows: all of it, or its body where something lies far off."""

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]
"""The least x and y, and the greatest."""

_FAR = 3.0  # times the size of the body; what makes a frame larger than that lies far off
_BODY = (0.02, 0.98)


def boxes_of(points: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the box of each array of points (n, 2) as rows of (m, 4)."""
    if not points:
        return np.zeros((0, 4))
    return np.array([[*each.min(0), *each.max(0)] for each in points])


def whole_frame(boxes: NDArray[np.float64]) -> Box:
    """Return the frame around all boxes (n, 4)."""
    low, high = boxes[:, :2].min(0), boxes[:, 2:].max(0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def body_frame(boxes: NDArray[np.float64]) -> Box:
    """Return the frame around all boxes (n, 4), or around most, where few of them lie far off."""
    whole = whole_frame(boxes)
    least, most = np.quantile(boxes[:, :2], _BODY[0], 0), np.quantile(boxes[:, 2:], _BODY[1], 0)
    middle, half = (least + most) / 2, np.maximum((most - least) / 2, 1.0).max()
    near = (np.abs(boxes[:, :2] - middle).max(1) <= _FAR * half) & (
        np.abs(boxes[:, 2:] - middle).max(1) <= _FAR * half
    )
    if near.all() or not near.any():
        return whole
    body = whole_frame(boxes[near])
    return body if span(whole) > _FAR * span(body) else whole


def span(box: Box) -> float:
    """Return the longer side of a box."""
    return max(box[2] - box[0], box[3] - box[1])
