"""What exports will probably cost, told from the history without holding up the window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from exportstudio.analytics.prediction import Predictor
from exportstudio.ui.background_feed import BackgroundFeed

_SETTLE_MS = 150


@dataclass(frozen=True, slots=True)
class Cost:
    """Sums over the jobs that something is known of; `unknown` is how many others there are."""

    seconds: float = 0.0
    bytes: float = 0.0
    unknown: int = 0


class Forecaster(QObject):
    """Foresees the costs of buildings in formats, for each quality.

    Signals:
        foreseen: a dict of `Cost`s by the key of the quality.
    """

    foreseen = Signal(object)

    def __init__(self, predictor: Callable[[], Predictor], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_predictor = predictor
        self._predictor: Predictor | None = None
        self._ask: tuple[list[tuple[Path, int]], list[str], list[str]] = [], [], []
        self._feed = BackgroundFeed(self)
        self._feed.arrived.connect(self._on_feed_arrived)
        self._feed.ended.connect(self._on_feed_ended)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._on_settle_timed_out)

    @property
    def predictor(self) -> Predictor:
        """What knows the history, as it was when this was last asked to forget."""
        if self._predictor is None:
            self._predictor = self._make_predictor()
        return self._predictor

    def forget(self) -> None:
        """Read the history again at the next question."""
        self._predictor = None

    def ask(
        self, sources: Sequence[tuple[Path, int]], formats: Sequence[str], qualities: Sequence[str]
    ) -> None:
        """Ask about buildings, given with their bytes; a later question goes before this one."""
        self._ask = list(sources), list(formats), list(qualities)
        self._settle.start()

    def close(self) -> None:
        """Answer no more."""
        self._settle.stop()
        self._feed.cancel()

    def _on_settle_timed_out(self) -> None:
        self._feed.cancel()
        sources, formats, qualities = self._ask
        predictor = self.predictor

        def foresee() -> Iterator[dict[str, Cost]]:
            yield {key: _cost(predictor, sources, formats, key) for key in qualities}

        self._feed.start(foresee)

    def _on_feed_arrived(self, answers: list[dict[str, Cost]]) -> None:
        self.foreseen.emit(answers[-1])

    def _on_feed_ended(self, error: Exception | None) -> None:
        if error is not None:
            raise error


def _cost(
    predictor: Predictor, sources: Sequence[tuple[Path, int]], formats: Sequence[str], quality: str
) -> Cost:
    seconds = size = 0.0
    unknown = 0
    for path, source_bytes in sources:
        for format in formats:
            prediction = predictor.predict(path, source_bytes, format, quality)
            seconds += prediction.seconds.value if prediction.seconds else 0.0
            size += prediction.bytes.value if prediction.bytes else 0.0
            unknown += prediction.bytes is None
    return Cost(seconds, size, unknown)
