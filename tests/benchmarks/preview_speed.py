"""How fast the preview shows large models, and whether the window stays awake meanwhile.

    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1600x1000x24" \
        python -m tests.benchmarks.preview_speed [FILE.glb …]

Without files, it writes two models of 20,000 nodes and 2 million triangles into a temporary folder:
one of shared meshes, one whose meshes are all different. For each model it prints seconds until it
is shown, the longest time for which the window's thread did not answer (while reading, and after
it), milliseconds a frame while orbiting and at rest, milliseconds a pick, and memory.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QObject, QTimer

from exportstudio.ui import app as studio
from exportstudio.ui.preview.preview_panel import PreviewPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_NODES = 20_000
_FRAMES = 12
_PICKS = 100


def main() -> int:
    """Measure."""
    app = studio.application()
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name) for name in sys.argv[1:]] or [
            write_model(Path(folder, f"{kind}.glb"), shared=kind == "shared")
            for kind in ("shared", "unique")
        ]
        for file in files:
            measure(app, file)
    return 0


def measure(app: QApplication, file: Path) -> None:
    """Print the figures of one file."""
    panel = PreviewPanel()
    panel.resize(1400, 860)
    panel.show()
    _spin(app, 0.5)
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(1)
    shown: list[float] = []
    frames_at: list[float] = []
    panel.canvas.surface.installEventFilter(_Frames(frames_at, panel))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    started = time.perf_counter()
    panel.loaded.connect(lambda _: shown.append(time.perf_counter()))
    panel.load(file)
    while not shown:
        app.processEvents()
    # The panel has the model; the first frame with all of it follows.
    state = panel.view_state
    assert state is not None
    surface = panel.canvas.surface
    while not frames_at or frames_at[-1] < shown[0]:
        app.processEvents()
    while not surface.is_settled:
        app.processEvents()
    complete = time.perf_counter()
    while state.scene.edges is None:
        app.processEvents()
    edges = time.perf_counter()
    gaps = np.diff(beats)
    first = next(at for at in frames_at if at > shown[0])
    while_reading = gaps[np.array(beats[1:]) <= shown[0]]
    size = surface.width(), surface.height()
    frames = _frames(app, panel, moving=True), _frames(app, panel, moving=False)
    chooser = np.random.default_rng(3)
    places = chooser.uniform((0, 0), size, (_PICKS, 2))
    before = time.perf_counter()
    for x, y in places:
        state.pick(x, y, *size)
    picks = (time.perf_counter() - before) / _PICKS
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - children
    memory = psutil.Process().memory_info().rss / 1e6
    print(
        f"{file.name}: {len(state.scene.elements)} elements, {state.scene.triangle_count} "
        f"triangles, {file.stat().st_size / 1e6:.1f} MB, {panel.canvas.renderer_name}\n"
        f"  read {shown[0] - started:.2f} s ({reader:.2f} s of processor time with the edges), "
        f"first picture {first - started:.2f} s, whole picture {complete - started:.2f} s, "
        f"edges {edges - started:.2f} s\n"
        f"  longest pause while reading {while_reading.max() * 1e3:.0f} ms, "
        f"at all {gaps.max() * 1e3:.0f} ms\n"
        f"  frame while orbiting {frames[0]:.0f} ms, at rest {frames[1]:.0f} ms; "
        f"pick {picks * 1e3:.1f} ms; memory {memory:.0f} MB"
    )
    panel.close()
    _spin(app, 0.2)


class _Frames(QObject):
    """Notes when the canvas has been painted."""

    def __init__(self, times: list[float], parent: QObject) -> None:
        super().__init__(parent)
        self._times = times

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the end of a frame, which comes before the next event."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, lambda: self._times.append(time.perf_counter()))
        return super().eventFilter(watched, event)


def _frames(app: QApplication, panel: PreviewPanel, *, moving: bool) -> float:
    """Return milliseconds of process time a frame."""
    state, surface = panel.view_state, panel.canvas.surface
    assert state is not None
    if not moving:
        while not surface.is_settled:
            app.processEvents()
    start = time.process_time()
    for _ in range(_FRAMES):
        if moving:
            state.orbit(3, 0)
        else:
            surface.update()
        app.processEvents()
    return (time.process_time() - start) / _FRAMES * 1e3


def _spin(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()


def write_model(path: Path, *, shared: bool) -> Path:
    """Write a model of spheres: 20,000 elements of 108 triangles each on 20 storeys."""
    rings, sides = 7, 9
    angles = np.linspace(0, np.pi, rings)[:, None], np.linspace(0, 2 * np.pi, sides, False)[None]
    ball = np.stack(
        np.broadcast_arrays(
            np.sin(angles[0]) * np.cos(angles[1]),
            np.cos(angles[0]),
            np.sin(angles[0]) * np.sin(angles[1]),
        ),
        axis=2,
    ).reshape(-1, 3)
    row, side = np.divmod(np.arange((rings - 1) * sides), sides)
    a, b = row * sides + side, row * sides + (side + 1) % sides
    triangles = np.stack([a, b, a + sides, b, b + sides, a + sides], axis=1).astype("<u2")
    meshes = 40 if shared else _NODES
    scales = np.random.default_rng(1).uniform(0.2, 0.7, (meshes, 1, 3))
    positions = (ball[None] * scales).astype("<f4")
    binary = triangles.tobytes() + positions.tobytes() + ball.astype("<f4").tobytes()
    index_bytes, ball_bytes = triangles.nbytes, 12 * len(ball)
    accessors = [
        {"bufferView": 0, "componentType": 5123, "count": triangles.size, "type": "SCALAR"},
        {
            "bufferView": 1, "componentType": 5126, "count": len(ball), "type": "VEC3",
            "byteOffset": meshes * ball_bytes,
        },
        *(
            {
                "bufferView": 1, "componentType": 5126, "count": len(ball), "type": "VEC3",
                "byteOffset": mesh * ball_bytes,
            }
            for mesh in range(meshes)
        ),
    ]  # fmt: skip
    nodes: list[dict[str, object]] = [
        {"name": "Project", "children": list(range(1, 21)), "extras": {"class": "IfcProject"}}
    ]
    nodes += [
        {
            "name": f"Storey {storey}",
            "extras": {"class": "IfcBuildingStorey", "GlobalId": f"storey-{storey}"},
            "children": [21 + storey * 1000 + n for n in range(_NODES // 20)],
        }
        for storey in range(20)
    ]
    for number in range(_NODES):
        storey, place = divmod(number, 1000)
        sets = {"Pset_Test": {"Mark": f"M-{number}", "Weight": number * 0.5, "IsExternal": True}}
        nodes.append(
            {
                "name": f"Ball {number}",
                "mesh": number % meshes,
                "translation": [place % 40 * 1.5, storey * 3.0, place // 40 * 1.5],
                "extras": {
                    "class": ("IfcWall", "IfcSlab", "IfcDoor")[number % 3],
                    "GlobalId": f"element-{number:08}",
                    "properties": sets,
                },
            }
        )
    primitive = {"attributes": {"NORMAL": 1}, "indices": 0, "material": 0}
    document = {
        "asset": {"version": "2.0"},
        "scenes": [{"nodes": [0]}],
        "nodes": nodes,
        "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [0.6, 0.5, 0.4, 1]}}],
        "meshes": [
            {"primitives": [{**primitive, "attributes": {"POSITION": 2 + mesh, "NORMAL": 1}}]}
            for mesh in range(meshes)
        ],
        "accessors": accessors,
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": index_bytes},
            {"buffer": 0, "byteOffset": index_bytes, "byteLength": len(binary) - index_bytes},
        ],
        "buffers": [{"byteLength": len(binary)}],
    }
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    chunks = struct.pack("<I4s", len(text), b"JSON") + text
    chunks += struct.pack("<I4s", len(binary), b"BIN\0") + binary
    path.write_bytes(struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks)
    return path


if __name__ == "__main__":
    sys.exit(main())
