"""What every test gets: no screen needed, a data folder of its own, and no silent warnings."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Qt is imported anywhere; a real screen may be asked for from outside.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).parent.parent
SAMPLE = REPOSITORY / "resources" / "sample" / "house.ifc"
SHARED_DATA = REPOSITORY.parent / "shared" / "data"


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True, scope="session")
def _one_application(qapp: object) -> None:
    """Begin with the application of the window: a service that comes first makes a smaller one,
    beside which no window can be, and tests run in any order.
    """


@pytest.fixture(autouse=True)
def _private_data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep the tests away from the data of whoever runs them."""
    monkeypatch.setenv("EXPORTSTUDIO_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True)
def _no_unexpected_log_records(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked with `expects_log`."""
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    if request.node.get_closest_marker("expects_log") is None and collector.records:
        texts = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in collector.records]
        pytest.fail("unexpected log records:\n" + "\n".join(texts))


@pytest.fixture
def sample() -> Path:
    """The sample building."""
    return SAMPLE


@pytest.fixture
def dev_files() -> Path:
    """The folder of real IFC files that are not part of the project."""
    folder = SHARED_DATA / "dev"
    if not folder.is_dir():
        pytest.skip(f"REAL FILES MISSING: there is no {folder}; real buildings are not tested")
    return folder


@pytest.fixture
def bad_files() -> Path:
    """The folder of broken and hostile files that are not part of the project."""
    folder = SHARED_DATA / "bad"
    if not folder.is_dir():
        pytest.skip(f"REAL FILES MISSING: there is no {folder}; broken files are not tested")
    return folder
