"""Several buildings made one source, which is kept in the cache and exported like any other."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from exportstudio.delivery.naming import safe_stem
from exportstudio.delivery.publish import measure
from exportstudio.engine.errand import run_errand
from exportstudio.model.issue import Issue, StudioError

_ENDED = Issue.error(
    "JOB524",
    "The buildings could not be merged: the process that did it ended.",
    "One of them may be damaged, or all of them too large together.",
)


def merge_sources(sources: Sequence[Path], cache_folder: Path) -> tuple[Path, list[Issue]]:
    """Return a file with all buildings in one model, and what was changed to that end.

    It lies in a folder of the cache that is named after the content of all sources, so that the
    same ones are merged once. Raises StudioError where they can't be merged.
    """
    try:
        hashes = [measure(path)[1] for path in sources]
    except OSError as error:
        issue = Issue.error("FILE403", f"A building can't be read: {error}.", "Check the path.")
        raise StudioError(issue) from error
    digest = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    folder = cache_folder / "merged" / digest[:32]
    into = folder / f"{safe_stem(f'{sources[0].stem} and {len(sources) - 1} more')}.ifc"
    notes = folder / "issues.json"
    if not (into.is_file() and notes.is_file()):
        folder.mkdir(parents=True, exist_ok=True)
        question = {"sources": [str(path) for path in sources], "into": str(into)}
        answer = run_errand("merge", question, _ENDED)
        notes.write_text(json.dumps(answer))
    return into, [Issue.from_dict(issue) for issue in json.loads(notes.read_bytes())]
