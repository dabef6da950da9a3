"""Finished files as the preview reads them, with code of its own, and damaged copies of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.ui.preview.scene import Element
from exportstudio.ui.preview.scene_loader import load_scene


def drawn(path: Path) -> dict[str, NDArray[np.float64]]:
    """Return the corners of the triangles of each element, (m, 3, 3), by GlobalId."""
    scene = load_scene(path)
    corners: dict[str, list[NDArray[np.float64]]] = {}
    for element, (start, end) in zip(scene.part_elements, scene.part_ranges, strict=True):
        points = scene.vertices["position"][scene.indices[start:end]].astype(np.float64)
        global_id = scene.elements[element].global_id
        corners.setdefault(global_id, []).append((points + scene.origin).reshape(-1, 3, 3))
    return {global_id: np.concatenate(parts) for global_id, parts in corners.items()}


def elements(path: Path) -> dict[str, Element]:
    """Return what is said of each element, by GlobalId."""
    return {element.global_id: element for element in load_scene(path).elements}


def document(path: Path) -> dict[str, Any]:
    """Return the JSON of a file."""
    return _split(path.read_bytes())[0]


def damage(path: Path, change: Callable[[dict[str, Any], bytearray], object]) -> None:
    """Change the JSON and the binary part of a file."""
    content, binary = _split(path.read_bytes())
    changed = bytearray(binary)
    change(content, changed)
    text = json.dumps(content).encode()
    text += b" " * (-len(text) % 4)
    sizes = (28 + len(text) + len(changed), len(text), len(changed))
    total, json_size, binary_size = (size.to_bytes(4, "little") for size in sizes)
    head = b"glTF" + (2).to_bytes(4, "little") + total + json_size + b"JSON" + text
    path.write_bytes(head + binary_size + b"BIN\0" + changed)


def _split(data: bytes) -> tuple[dict[str, Any], bytes]:
    size = int.from_bytes(data[12:16], "little")
    return json.loads(data[20 : 20 + size]), data[28 + size :]
