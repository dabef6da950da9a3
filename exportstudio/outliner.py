"""What is in buildings, counted by a child so that nobody waits for it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from exportstudio.engine.errand import run_errands
from exportstudio.readers.outline import Outline


def outlines(paths: Sequence[Path]) -> Iterator[tuple[Path, Outline | None]]:
    """Yield what is in each building, None where it can't be told; made for a thread.

    A building that ends the child ends the answers as well.
    """
    replies = run_errands("outline", map(str, paths))
    for path, reply in zip(paths, replies, strict=False):
        yield path, None if reply.answer is None else Outline.from_dict(reply.answer)
