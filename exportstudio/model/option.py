"""Options of a format as data: the wizard, the command line and the manual are made from them."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from exportstudio.model.issue import Issue


@dataclass(frozen=True, slots=True)
class OptionInfo:
    """What a person needs to know about an option; `choices` are all values that it may have."""

    default: Any
    label: str
    help: str
    unit: str = ""
    advanced: bool = False
    choices: tuple[str, ...] = ()


def option(
    default: Any,
    label: str,
    help: str,
    *,
    unit: str = "",
    advanced: bool = False,
    choices: tuple[str, ...] = (),
) -> Any:
    """Return a dataclass field that carries the words for its option."""
    info = OptionInfo(default, label, help, unit, advanced, choices)
    return dataclasses.field(default=default, metadata={"option": info})


def options_of(options_type: type[Any]) -> dict[str, OptionInfo]:
    """Return the options of a dataclass by name, in order."""
    return {field.name: field.metadata["option"] for field in dataclasses.fields(options_type)}


def read_options(options_type: type[Any], values: dict[str, Any]) -> tuple[Any, list[Issue]]:
    """Return an instance of `options_type` made from `values`, and a warning for each misfit.

    An unknown name or a value of the wrong kind leaves the default in place, with a warning.
    """
    known = {field.name: field for field in dataclasses.fields(options_type)}
    issues: list[Issue] = []
    accepted: dict[str, Any] = {}
    for name, value in values.items():
        field = known.get(name)
        if field is None:
            issues.append(
                Issue.warning(
                    "JOB503",
                    f"There is no option “{name}” here; it was ignored.",
                    f"Known options: {', '.join(known)}.",
                )
            )
        elif type(value) is not type(field.default):
            issues.append(
                Issue.warning(
                    "JOB504",
                    f"The option “{name}” can't be {value!r}; {field.default!r} is used.",
                )
            )
        else:
            accepted[name] = value
    return options_type(**accepted), issues
