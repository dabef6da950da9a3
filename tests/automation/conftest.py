"""A history with a clock that tests turn."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exportstudio.store.store import Store
from tests.automation.fake_clock import FakeClock

OpenStore = Callable[[], Store]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def open_store(tmp_path: Path) -> Iterator[OpenStore]:
    stores: list[Store] = []

    def open_it() -> Store:
        stores.append(Store(tmp_path / "data" / "exportstudio.db"))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()
