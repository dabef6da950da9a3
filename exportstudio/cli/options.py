"""Options of formats, as they are written on the command line."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from exportstudio.exporters.registry import exporter_by_key
from exportstudio.model.issue import Issue, RequestError

_TRUTHS = {"true": True, "yes": True, "on": True, "1": True}
_LIES = {"false": False, "no": False, "off": False, "0": False}


def read_option_texts(texts: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return options by format and name, each in the type that the format declares.

    An option that the format does not know is passed on as text: the job warns of it. Raises
    RequestError where a text is no option at all or its value is of another type.
    """
    options: dict[str, dict[str, Any]] = {}
    for text in texts:
        key, dot, rest = text.partition(".")
        name, equals, value = rest.partition("=")
        if not (key and dot and name and equals):
            raise _misfit(text, "Write it as format.name=value.")
        fields = dataclasses.fields(exporter_by_key(key).options_type)
        default = next((field.default for field in fields if field.name == name), "")
        options.setdefault(key, {})[name] = _value(text, value, default)
    return options


def _value(text: str, value: str, default: object) -> Any:
    try:
        if isinstance(default, bool):
            return (_TRUTHS | _LIES)[value.lower()]
        if isinstance(default, int | float):
            return type(default)(value)
    except (KeyError, ValueError):
        wanted = "yes or no" if isinstance(default, bool) else "a number"
        raise _misfit(text, f"Its value must be {wanted}.") from None
    return value


def _misfit(text: str, suggestion: str) -> RequestError:
    return RequestError(Issue.error("JOB504", f"“{text}” is not an option.", suggestion))
