"""Rotations of nodes: every turn survives as a quaternion."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exportstudio.exporters.glb_nodes import _quaternion

PART = st.floats(-1.0, 1.0)


@given(PART, PART, PART, PART)
def test_quaternions_stand_for_their_matrix(x: float, y: float, z: float, w: float) -> None:
    length = math.sqrt(x * x + y * y + z * z + w * w)
    assume(length > 0.1)
    x, y, z, w = (part / length for part in (x, y, z, w))
    rows = (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )
    found = _quaternion(rows)
    sign = 1 if sum(a * b for a, b in zip(found, (x, y, z, w), strict=True)) > 0 else -1
    assert [sign * part for part in found] == pytest.approx([x, y, z, w], abs=1e-9)
