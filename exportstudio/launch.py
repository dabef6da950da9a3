"""How the program starts its own modules as processes, also where it is frozen."""

import gc
import sys
from pathlib import Path

# What a frozen program can't do with `-m`, it does when it is called with this argument first.
MODULE_ARGUMENT = "--module"
_CONSOLE = "exportstudio"
# How many objects may come before Python looks for circles among them, and how many such looks
# before it looks at older ones, too.
_COLLECTED_AFTER = (50_000, 20, 100)


def collect_rarely() -> None:
    """Have Python look for circles of garbage a seventieth as often as it does by itself.

    Importing and reading a model make objects by the hundred thousand, and hardly a circle: a
    tenth of a job went into looking for some.
    """
    gc.set_threshold(*_COLLECTED_AFTER)


def module_command(module: str) -> tuple[str, ...]:
    """Return the command that runs a module of the program as a process of its own.

    A frozen program has no interpreter: its console executable, which stands beside that of the
    window, runs its modules.
    """
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return (str(program.with_name(_CONSOLE + program.suffix)), MODULE_ARGUMENT, module)
    # -P: the folder that the user happens to stand in must not be searched for modules.
    return (sys.executable, "-P", "-m", module)
