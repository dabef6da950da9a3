"""Child processes: starting, signalling and stopping them, and keeping one warm.

The command line starts a child before it loads anything else, so this module imports nothing
heavy: no Qt, no database, no numpy.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from exportstudio.launch import module_command

DEFAULT_COMMAND = module_command("exportstudio.worker")
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])


def child_environment() -> dict[str, str]:
    """Return the environment of a child: that of this process, where it finds the very modules."""
    paths = [_PACKAGE_PARENT, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


class Child:
    """One child process with three channels: orders in, messages out, text for people.

    It leads a process group of its own, so that stopping it reaches whatever it started, and so
    that Ctrl-C in a terminal reaches only the program. Raises OSError where it can't be started.
    """

    def __init__(self, command: Sequence[str]) -> None:
        options: dict[str, Any]
        if sys.platform == "win32":
            options = {
                "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
            }
        else:
            options = {"start_new_session": True}
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=child_environment(),
            **options,
        )
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise OSError("a child process without pipes")
        self._process = process
        self.orders: IO[bytes] = process.stdin
        self.messages: IO[bytes] = process.stdout
        self.text: IO[bytes] = process.stderr

    @property
    def pid(self) -> int:
        """Process id of the child."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Return whether the child still runs."""
        return self._process.poll() is None

    def terminate(self) -> None:
        """Ask the child and all that it started to stop; a suspended child hears it too."""
        if sys.platform == "win32":
            self.kill()
        else:
            self._signal_group(signal.SIGTERM)
            self._signal_group(signal.SIGCONT)

    def kill(self) -> None:
        """End the child and all that it started, at once."""
        if sys.platform == "win32":
            for process in _family(self.pid):
                process.kill()
        else:
            self._signal_group(signal.SIGKILL)

    def suspend(self) -> None:
        """Stop the clock for the child and all that it started."""
        if sys.platform == "win32":
            for process in _family(self.pid):
                process.suspend()
        else:
            self._signal_group(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a suspended child go on."""
        if sys.platform == "win32":
            for process in _family(self.pid):
                process.resume()
        else:
            self._signal_group(signal.SIGCONT)

    def finish(self, grace_s: float) -> int | None:
        """Wait for the child to leave and return its exit code.

        A child that is still there after `grace_s` seconds is ended, and None is returned. What
        the child started and left behind is ended as well.
        """
        exit_code: int | None = None
        try:
            exit_code = self._process.wait(grace_s)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
        self.kill()
        return exit_code

    def close(self) -> None:
        """Close the three channels; the child must have left."""
        for channel in (self.orders, self.messages, self.text):
            with contextlib.suppress(OSError):
                channel.close()

    if sys.platform != "win32":

        def _signal_group(self, number: signal.Signals) -> None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, number)


class ChildSupply:
    """Where children come from: at most one is kept warm, waiting for its order.

    Every method may be called from any thread.
    """

    def __init__(self, command: Sequence[str] = DEFAULT_COMMAND) -> None:
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._warm: Child | None = None

    def prepare(self, *ahead: str) -> None:
        """Start the warm child, unless one is there.

        `ahead` may be a source and a quality that the child will probably be asked for, and
        `fresh`.
        A failure is not told here: whoever takes a child meets it again, and has a job to tell
        it to.
        """
        with self._lock:
            if self._warm is not None and not self._warm.is_alive():
                self._bury_warm()
            if self._warm is None:
                with contextlib.suppress(OSError):
                    self._warm = Child((*self._command, *ahead))

    def take(self) -> Child:
        """Return the warm child, or a new one; raises OSError where none can be started."""
        with self._lock:
            child, self._warm = self._warm, None
        if child is not None:
            if child.is_alive():
                return child
            child.close()
        return Child(self._command)

    def close(self) -> None:
        """Stop the warm child if nobody took it."""
        with self._lock:
            if self._warm is not None:
                self._bury_warm()

    def _bury_warm(self) -> None:
        if self._warm is not None:
            self._warm.kill()
            self._warm.finish(grace_s=1.0)
            self._warm.close()
            self._warm = None


if sys.platform == "win32":

    def _family(pid: int) -> list[Any]:
        """Return the living process `pid` and its descendants; empty when it has gone."""
        import psutil  # not at the top: the command line starts a child before all else

        try:
            leader = psutil.Process(pid)
            return [*leader.children(recursive=True), leader]
        except psutil.Error:
            return []
