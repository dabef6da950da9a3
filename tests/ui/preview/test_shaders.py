from __future__ import annotations

import hashlib
import json
from importlib import resources

SHADERS = resources.files("exportstudio.ui.preview") / "shaders"


def test_compiled_shaders_belong_to_their_sources() -> None:
    recorded = json.loads((SHADERS / "sources.json").read_text("utf-8"))
    sources = {
        entry.name: hashlib.sha256(entry.read_text("utf-8").encode()).hexdigest()
        for entry in SHADERS.iterdir()
        if entry.name.endswith((".vert", ".frag"))
    }
    assert sources == recorded, "run packaging/build_shaders.py"
    for name in sources:
        assert (SHADERS / f"{name}.qsb").is_file()
