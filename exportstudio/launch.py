"""How the program starts its own modules as processes, also where it is frozen."""

import sys
from pathlib import Path

# What a frozen program can't do with `-m`, it does when it is called with this argument first.
MODULE_ARGUMENT = "--module"
_CONSOLE = "exportstudio"


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
