"""`exportstudio formats` and `exportstudio jobs`: what there is, without the running machinery."""

import json


def print_formats(*, as_json: bool) -> int:
    """Print the formats that can be written, and return the exit code."""
    from exportstudio.cli.words import table
    from exportstudio.exporters.registry import EXPORTERS

    infos = [exporter.info for exporter in EXPORTERS.values()]
    if as_json:
        print(json.dumps([info.to_dict() for info in infos]))
        return 0
    rows = [(info.key, info.suffix, info.title) for info in infos]
    for line in table([("Format", "Suffix", "Title"), *rows]):
        print(line)
    return 0


def print_jobs(state: str | None, limit: int, *, as_json: bool) -> int:
    """Print jobs of the history, newest first, and return the exit code."""
    from exportstudio.cli.words import history_lines
    from exportstudio.model.job import JobState
    from exportstudio.place import database_path, default_data_folder
    from exportstudio.store.store import Store

    store = Store(database_path(default_data_folder()))
    try:
        store.mark_interrupted()
        jobs = store.jobs(state=JobState(state) if state else None, limit=max(0, limit))
    finally:
        store.close()
    if as_json:
        print(json.dumps([job.to_dict() for job in jobs]))
        return 0
    for line in history_lines(jobs):
        print(line)
    return 0
