from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine.stage import Stage


@pytest.fixture
def make_stage(tmp_path: Path, qtbot: Any) -> Iterator[Callable[..., Stage]]:
    stages: list[Stage] = []

    def make(**settings: Any) -> Stage:
        stages.append(Stage(tmp_path, qtbot, **settings))
        return stages[-1]

    yield make
    for stage in stages:
        stage.engine.shut_down()


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage()
