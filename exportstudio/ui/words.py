"""What the rest of the program says to people, in the language of the window.

Formats, qualities and issues have their words in the language of the sources, since the command
line, logs and ledgers have them, too. The window translates them where it shows them. An issue is
a text that is put together already, so it is recognised by the texts that the sources have for its
code (`catalogue.py`); one that is not recognised is shown as it is.
"""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from exportstudio.model.issue import Issue
from exportstudio.ui.catalogue import JOINTS, MESSAGES, PARTS
from exportstudio.ui.preview.errors import PreviewError

_EVERY_CODE = ""
_WORDLESS = 6  # no more than blanks and marks: all words are in what is filled in


def spoken(text: str) -> str:
    """Return words of a format, an option or a quality in the language of the window."""
    return QCoreApplication.translate("Words", text)


def issue_text(issue: Issue) -> str:
    """Return what happened."""
    return message(issue.code, issue.text)


def issue_advice(issue: Issue) -> str:
    """Return what to do next, empty where nothing is advised."""
    return message(issue.code, issue.suggestion)


def issue_words(issue: Issue) -> str:
    """Return what happened and what to do next."""
    return f"{issue_text(issue)} {issue_advice(issue)}".strip()


def issue_line(issue: Issue) -> str:
    """Return the code of an issue and its words."""
    return f"{issue.code}: {issue_words(issue)}"


def error_text(error: Exception) -> str:
    """Return what an error says; one of the preview in the language of the window."""
    if not isinstance(error, PreviewError):
        return str(error)
    reason, advice = message(error.code, error.reason), message(error.code, error.advice)
    return f"{reason} {advice} ({error.code})"


def message(code: str, text: str) -> str:
    """Return a text that belongs to the issue `code` in the language of the window."""
    found = _translated(_texts_of(code), text) if text else None
    return text if found is None else found


@dataclass(frozen=True, slots=True)
class _Template:
    """A text of the sources; `data` are placeholders that stand in quotation marks.

    `weight` is how many characters are there whatever is filled in.
    """

    text: str
    pattern: re.Pattern[str]
    data: frozenset[str]
    weight: int


def _translated(templates: Iterable[_Template], text: str) -> str | None:
    """Return the translation of a text that one of the templates makes, None for any other."""
    for template in templates:
        match = template.pattern.fullmatch(text)
        if match is None:
            continue
        translated = QCoreApplication.translate("Messages", template.text)
        if translated == template.text and template.weight > _WORDLESS:
            return None
        values = match.groupdict()
        for name, value in values.items():
            if name == "text" and values.get("code"):
                values[name] = message(values["code"], value)
            elif name not in template.data:
                values[name] = _part(value)
        return translated.format(**values)
    return None


def _part(text: str) -> str:
    """Return what is filled into a message, translated where the sources have the words for it."""
    found = _translated(_parts(), text) if text else None
    if found is not None:
        return found
    for joint in map(str, JOINTS):
        if joint in text:
            pieces = [_translated(_parts(), piece) for piece in text.split(joint)]
            if None not in pieces:
                return QCoreApplication.translate("Messages", joint).join(filter(None, pieces))
    return text


@cache
def _texts_of(code: str) -> tuple[_Template, ...]:
    return _templates((*MESSAGES.get(code, ()), *MESSAGES[_EVERY_CODE]))


@cache
def _parts() -> tuple[_Template, ...]:
    return _templates(PARTS)


def _templates(texts: Iterable[object]) -> tuple[_Template, ...]:
    """Return templates, those first that say most by themselves."""
    found = (_template(str(text)) for text in texts)
    return tuple(sorted(found, key=lambda each: each.weight, reverse=True))


def _template(text: str) -> _Template:
    pattern, data, weight = "", set(), 0
    for literal, name, _, _ in string.Formatter().parse(text):
        pattern += re.escape(literal)
        weight += len(literal)
        if name:
            pattern += f"(?P<{name}>.*?)"
            if literal.endswith("“"):
                data.add(name)
    return _Template(text, re.compile(pattern, re.DOTALL), frozenset(data), weight)
