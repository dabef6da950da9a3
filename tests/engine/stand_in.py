"""A child that does as the options of its jobs say: `script` is a list of [verb, arguments…]."""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

BEGAN_S = time.monotonic()
cancelled: set[str] = set()


def say(**fields: Any) -> None:
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()


def hear() -> None:
    for line in sys.stdin:
        cancelled.add(json.loads(line)["cancel"])
    os._exit(3)


def act(job: dict[str, Any], order: dict[str, Any], verb: str, *arguments: Any) -> bool:
    """Do one step; return whether the next one is to follow."""
    key = job["id"]
    target = Path(job["target"])
    part = target.with_name(f".{target.stem}~{key}.part") / target.name
    match verb:
        case "stage":
            stage, done, total = arguments
            say(type="stage", job=key, stage=stage, done=done, total=total)
        case "group_stage":
            stage, done, total = arguments
            say(type="stage", job=None, stage=stage, done=done, total=total)
        case "element":
            say(type="element", key=arguments[0])
        case "sleep":
            time.sleep(arguments[0])
        case "die_of":  # an element that ends the child, unless it is left out
            element, number = arguments
            if element not in order["quarantine"]:
                say(type="element", key=element)
                os.kill(os.getpid(), number)
                time.sleep(60)
            say(type="element", key=None)
        case "hang_on":
            element = arguments[0]
            if element not in order["quarantine"]:
                say(type="element", key=element)
                time.sleep(60)
            say(type="element", key=None)
        case "exit":
            os._exit(arguments[0])
        case "raw":
            sys.stdout.write(arguments[0])
            sys.stdout.flush()
        case "bytes":
            sys.stdout.buffer.write(bytes(arguments[0]))
            sys.stdout.flush()
        case "flood":
            count = arguments[0]
            for number in range(count):
                start = '{"type":"stage","job":null,"stage":"shaping",'
                sys.stdout.write(f'{start}"done":{number},"total":{count}}}\n')
        case "issue_flood":
            issue = {"code": "GEOM299", "severity": "warning", "text": "odd"}
            for _ in range(arguments[0]):
                sys.stdout.write(json.dumps({"type": "issue", "job": None, "issue": issue}) + "\n")
        case "issue":
            code, severity = arguments
            issue = {"code": code, "severity": severity, "text": "odd"}
            say(type="issue", job=key, issue=issue)
        case "text":
            sys.stderr.write(arguments[0] + "\n")
            sys.stderr.flush()
        case "partial":
            part.parent.mkdir(exist_ok=True)
            part.write_text("half")
        case "stubborn":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        case "grandchild":
            if os.fork() == 0:
                time.sleep(60)
                os._exit(0)
        case "expect":  # something in its order, or it fails
            field, text = arguments
            if job[field] != json.loads(text):
                os._exit(4)
            return act(job, order, "finish")
        case "fail":
            code = arguments[0] if arguments else "WRITE301"
            issue = {"code": code, "severity": "error", "text": "no"}
            say(type="failed", job=key, issue=issue)
        case "fail_times":  # the first times that this job is tried
            code, times = arguments
            tried = target.with_suffix(".tried")
            count = len(tried.read_text()) if tried.exists() else 0
            if count < times:
                tried.write_text("x" * (count + 1))
                act(job, order, "fail", code)
                return False
        case "must_leave_out":
            if arguments[0] not in order["quarantine"]:
                os._exit(5)
        case "finish":
            part.parent.mkdir(exist_ok=True)
            part.write_text("whole")
            part.replace(target)
            part.parent.rmdir()
            ledger = {"products": 2, "exported": 2, "excluded": 0, "degraded": 0, "failed": 0}
            say(
                type="finished",
                job=key,
                path=str(target),
                bytes=5,
                sha256="0" * 64,
                beside=[],
                source_sha256="1" * 64,
                ledger=ledger,
                seconds=time.monotonic() - BEGAN_S,
                usage={"stages": {"writing": 0.1}, "cpu_s": 0.1, "peak_bytes": 1000},
                cached=False,
            )
        case "end":
            say(type="end")
            os._exit(0)
        case _:
            raise ValueError(verb)
    return True


def main() -> None:
    say(type="ready", version=4)
    line = sys.stdin.readline()
    if not line:
        return
    order = json.loads(line)
    threading.Thread(target=hear, daemon=True).start()
    for job in order["jobs"]:
        for step in job["options"].get("script", [["finish"]]):
            if job["id"] in cancelled or not act(job, order, *step):
                break
    say(type="end")
    os._exit(0)


main()
