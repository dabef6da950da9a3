"""Two meshes of one body, by different kernels: do they agree?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.mesh import Triangles, Vertices, is_closed

# What two kernels may differ by beside the tolerance that both were given.
_BOUNDS_M = 0.001
_VOLUME_SHARE = 0.001
_SAMPLES = 48
_NONE = 1e-12


@dataclass(frozen=True, slots=True)
class Mesh:
    """Vertices (n, 3) in metres and triangles (m, 3)."""

    vertices: Vertices
    triangles: Triangles


def difference_of(one: Mesh, other: Mesh, tolerance_m: float) -> str:
    """Return how `one` differs from `other`, with both values, or an empty string.

    Curves may differ by `tolerance_m`, the greatest distance that either may keep from them.
    """
    findings = []
    bounds = [np.concatenate([m.vertices.min(0), m.vertices.max(0)]) for m in (one, other)]
    apart = np.abs(bounds[0] - bounds[1])
    if apart.max() > max(_BOUNDS_M, tolerance_m):
        sizes = ["×".join(f"{size:.3f}" for size in b[3:] - b[:3]) for b in bounds]
        findings.append(
            f"bounds by {apart.max() * 1000:.1f} mm ({sizes[0]} m against {sizes[1]} m)"
        )
    if is_closed(one.triangles) and is_closed(other.triangles):
        volumes = [volume_m3(mesh) for mesh in (one, other)]
        allowed = _VOLUME_SHARE * abs(volumes[1]) + tolerance_m * area_m2(other)
        if abs(volumes[0] - volumes[1]) > allowed:
            findings.append(f"volume ({volumes[0]:.6f} m³ against {volumes[1]:.6f} m³)")
    distance = farthest_m(one, other)
    if not findings and distance > max(_BOUNDS_M, 2 * tolerance_m):
        findings.append(f"surface by {distance * 1000:.1f} mm")
    return " and ".join(findings)


def volume_m3(mesh: Mesh) -> float:
    """Return the volume that a closed mesh bounds; negative where it is inside out."""
    corners = mesh.vertices[mesh.triangles] - mesh.vertices.mean(0)
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6


def area_m2(mesh: Mesh) -> float:
    """Return the area of all triangles of a mesh."""
    a, b, c = (mesh.vertices[mesh.triangles[:, n]] for n in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()) / 2


def farthest_m(one: Mesh, other: Mesh) -> float:
    """Return how far some of the vertices of `one`, evenly chosen, lie from `other`, at most."""
    used = np.unique(one.triangles)
    chosen = used[np.linspace(0, len(used) - 1, min(_SAMPLES, len(used))).astype(int)]
    corners = other.vertices[other.triangles]
    return max(float(_distances(point, corners).min()) for point in one.vertices[chosen])


def _distances(point: NDArray[np.float64], corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance from a point to each triangle (m, 3, 3)."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    normal = np.cross(b - a, c - a)
    square = np.maximum((normal * normal).sum(1), _NONE**2)
    inside = np.ones(len(corners), dtype=bool)
    nearest = np.full(len(corners), np.inf)
    for start, end in ((a, b), (b, c), (c, a)):
        edge, to_point = end - start, point - start
        share = np.clip(
            (to_point * edge).sum(1) / np.maximum((edge * edge).sum(1), _NONE**2), 0.0, 1.0
        )
        nearest = np.minimum(nearest, np.linalg.norm(to_point - share[:, None] * edge, axis=1))
        inside &= (np.cross(edge, to_point) * normal).sum(1) >= 0
    to_plane = np.abs(((point - a) * normal).sum(1)) / np.sqrt(square)
    return np.asarray(np.where(inside, np.minimum(to_plane, nearest), nearest))
