"""`exportstudio stats`, `report`, `cleanup`, `doctor`: the history in figures, and its keeping."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from exportstudio.cli.words import plain, table
from exportstudio.model.issue import StudioError
from exportstudio.place import cache_folder, database_path, default_data_folder

_DAY_S = 86_400.0


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command and return the exit code; raises StudioError."""
    match arguments.command:
        case "stats":
            return _stats(arguments.days, as_json=arguments.json)
        case "report":
            return _report(arguments.days, arguments.file)
        case "cleanup":
            return _cleanup(arguments)
        case _:
            return _doctor(arguments)


def _stats(days: float | None, *, as_json: bool) -> int:
    from exportstudio.analytics.reports import group_rows, totals

    summary = _summary(days)
    if as_json:
        print(json.dumps(summary))
        return 0
    for line in table(list(totals(summary))):
        print(line)
    rows = [
        (plain(name), str(jobs), f"{rate:.0%}" if rate is not None else "–")
        for name, jobs, _, rate, *_ in group_rows(summary["by_format"])
    ]
    if rows:
        print()
        for line in table([("Format", "Jobs", "Success"), *rows]):
            print(line)
    for error in summary["errors"][:10]:
        print(f"{error['code']}: {error['jobs']} jobs")
    return 0


def _report(days: float | None, path: Path) -> int:
    from exportstudio.analytics.reports import write_report
    from exportstudio.delivery.publish import storage_issue

    period = "all time" if days is None else f"the last {days:g} days"
    try:
        write_report(_summary(days), f"Exports of {period}", path)
    except OSError as error:
        raise StudioError(storage_issue(path.absolute(), error)) from error
    print(plain(str(path)))
    return 0


def _summary(days: float | None) -> dict[str, Any]:
    from exportstudio.analytics.summary import summarise
    from exportstudio.store.store import Store

    since = 0.0 if days is None else time.time() - days * _DAY_S
    store = Store(database_path(default_data_folder()))
    try:
        return summarise(store.facts(since), store.error_codes(since), store.daily_figures(since))
    finally:
        store.close()


def _cleanup(arguments: argparse.Namespace) -> int:
    from exportstudio.geometry.cache import ShapeCache
    from exportstudio.place import cache_limit_bytes
    from exportstudio.store.store import Store
    from exportstudio.upkeep import clean_up

    data_folder = default_data_folder()
    store = Store(database_path(data_folder))
    try:
        before = time.time() - arguments.older_than * _DAY_S
        count = clean_up(store, data_folder / "logs", before, dry_run=arguments.dry_run)
    finally:
        store.close()
    cache = ShapeCache(cache_folder(), cache_limit_bytes())
    cached = cache.size_bytes() if arguments.cache else 0
    if arguments.cache and not arguments.dry_run:
        cache.clear()
    if arguments.json:
        done = not arguments.dry_run
        print(json.dumps({"jobs": count, "cache_bytes": cached, "done": done}))
    else:
        verb = "would be forgotten" if arguments.dry_run else "were forgotten"
        print(f"{count} jobs {verb}, {cached / 1e6:.1f} MB of the cache; no output was touched")
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    from exportstudio.store.store import Store
    from exportstudio.upkeep import examine, write_bundle

    data_folder = default_data_folder()
    checks = examine(data_folder, cache_folder())
    if arguments.json:
        print(json.dumps([check.to_dict() for check in checks]))
    else:
        words = {True: "well", False: "ill"}
        rows = [(words[each.is_well], each.what, plain(each.found)) for each in checks]
        for line in table(rows):
            print(line)
    if arguments.bundle is not None:
        store = Store(database_path(data_folder))
        try:
            jobs = store.jobs(limit=1000)
        finally:
            store.close()
        write_bundle(
            arguments.bundle, data_folder, cache_folder(), jobs, with_paths=arguments.with_paths
        )
    return 0 if all(check.is_well for check in checks) else 1
