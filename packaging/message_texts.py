"""Finds in the sources what the program can say of a problem, with names for what is filled in.

Issues are written where they arise, as texts of the language of the sources. What they say can be
read from the syntax: a call with a code and one or two texts after it. Parts that a text is put
together from (a reason, a place) are followed to where they are written, in the same module or
where a function of that name is called.
"""

import ast
import keyword
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ANY = ""
"""The code of messages whose code is decided while the program runs."""

_CODE = re.compile(r"(READ|GEOM|WRITE|FILE|JOB|VIEW)\d{3}")
_MAKERS = {"Issue", "info", "warning", "error", "PreviewError"}
_LOGGERS = {"debug", "info", "warning", "error", "exception", "critical"}
# Where the reasons of ledgers are written; they are texts that begin in lower case.
_REASONS = ("geometry/*.py", "exporters/cad_*.py")
_REASON = re.compile(r"[a-z{][^\n]*? [^\n]*? [^\n]*[^\s:|]$|its? [a-z ]+$")
_WORD = re.compile(r"[A-Za-z]{2}")
_DEPTH = 3


class MessageTexts:
    """What the modules in `folder` say of problems.

    `messages` has the texts of issues by code; what a code is not known of is under `ANY`.
    `parts` are what is filled into them. Placeholders are in braces.
    """

    def __init__(self, folder: Path) -> None:
        self.messages: dict[str, set[str]] = defaultdict(set)
        self.parts: set[str] = set()
        # What only the command line says, no window shows; the catalogue is made of the others.
        self._modules = {
            path: ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(folder.rglob("*.py"))
            if "cli" not in path.relative_to(folder).parts and path.name != "catalogue.py"
        }
        self._calls: dict[str, list[tuple[ast.Module, ast.Call]]] = defaultdict(list)
        for module in self._modules.values():
            for node in ast.walk(module):
                for child in ast.iter_child_nodes(node):
                    child.parent = node  # type: ignore[attr-defined]
                if isinstance(node, ast.Call):
                    self._calls[_name_of(node.func)].append((module, node))
        for module in self._modules.values():
            for node in ast.walk(module):
                if isinstance(node, ast.Call):
                    self._read_call(module, node)
        for pattern in _REASONS:
            for path in folder.glob(pattern):
                self._read_reasons(self._modules[path])
        self.parts = {text for text in self.parts if _is_part(text)}
        self.parts -= set().union(*self.messages.values())

    def _read_call(self, module: ast.Module, call: ast.Call) -> None:
        arguments = [each for each in call.args if "severity" not in ast.unparse(each).lower()]
        code = next((code for each in arguments if (code := _code_of(each))), ANY)
        at = next((i for i, each in enumerate(arguments) if _code_of(each)), 0)
        if not code and (_name_of(call.func) not in _MAKERS or "log" in ast.unparse(call.func)):
            return
        if code and _name_of(call.func) not in _MAKERS and len(arguments) < 2:
            return
        keywords = [each.value for each in call.keywords if each.arg in ("text", "suggestion")]
        for node in (*arguments[at + 1 : at + 3], *keywords):
            texts = set(self._texts(module, node, _DEPTH))
            self.messages[code] |= {text for text in texts if _says_something(text) or "{" in text}

    def _texts(self, module: ast.Module, node: ast.expr, depth: int) -> Iterator[str]:
        """Yield all texts that an expression can be, as far as the sources tell."""
        match node:
            case ast.Constant(value=str(text)):
                yield text.replace("{", "{{").replace("}", "}}")
            case ast.JoinedStr():
                yield self._template(module, node, depth)
            case ast.IfExp():
                yield from self._texts(module, node.body, depth)
                yield from self._texts(module, node.orelse, depth)
            case ast.BoolOp():
                for value in node.values:
                    yield from self._texts(module, value, depth)
            case ast.BinOp(op=ast.Add()):
                rights = list(self._texts(module, node.right, depth))
                for left in self._texts(module, node.left, depth):
                    yield from (left + right for right in rights)
            case ast.Subscript(value=ast.Name()) | ast.Name() if depth:
                name = node if isinstance(node, ast.Name) else node.value
                assert isinstance(name, ast.Name)
                for value in self._values(module, name):
                    yield from self._texts(module, value, depth - 1)
            case ast.Dict():
                for value in node.values:
                    yield from self._texts(module, value, depth)

    def _template(self, module: ast.Module, node: ast.JoinedStr, depth: int) -> str:
        text, used = "", dict[str, int]()
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                name = _placeholder(part.value)
                used[name] = used.get(name, 0) + 1
                text += f"{{{name}{used[name] if used[name] > 1 else ''}}}"
                if depth:
                    found = self._texts(module, part.value, depth - 1)
                    self.parts |= {each for each in found if _says_something(each)}
            elif isinstance(part, ast.Constant):
                text += str(part.value).replace("{", "{{").replace("}", "}}")
        return text

    def _values(self, module: ast.Module, name: ast.Name) -> Iterator[ast.expr]:
        """Yield what a name can stand for: what is assigned to it, or given as that argument."""
        function = _function_around(name)
        for scope in (function, module):
            found = list(_assigned(scope, name.id)) if scope is not None else []
            if found:
                yield from found
                return
            if scope is function and function is not None:
                names = [each.arg for each in function.args.args]
                if name.id in names:
                    yield from self._given(module, function, names.index(name.id), name.id)
                    return

    def _given(
        self, module: ast.Module, function: ast.FunctionDef, index: int, name: str
    ) -> Iterator[ast.expr]:
        is_method = bool(function.args.args) and function.args.args[0].arg in ("self", "cls")
        for where, call in self._calls[function.name]:
            if where is module or not function.name.startswith("_"):
                position = index - is_method
                if position < len(call.args):
                    yield call.args[position]
                yield from (each.value for each in call.keywords if each.arg == name)

    def _read_reasons(self, module: ast.Module) -> None:
        for node in ast.walk(module):
            is_text = isinstance(node, ast.JoinedStr) or (
                isinstance(node, ast.Constant) and isinstance(node.value, str)
            )
            if is_text and not isinstance(_parent(node), ast.Expr | ast.JoinedStr | ast.Call):
                assert isinstance(node, ast.expr)
                self._take_reason(module, node)
            elif isinstance(node, ast.Call) and _name_of(node.func) not in _LOGGERS | {"open"}:
                for each in (*node.args, *(each.value for each in node.keywords)):
                    if isinstance(each, ast.Constant | ast.JoinedStr):
                        self._take_reason(module, each)

    def _take_reason(self, module: ast.Module, node: ast.expr) -> None:
        for text in self._texts(module, node, 0):
            if _REASON.match(text) and _says_something(text):
                self.parts.add(text)


def _assigned(scope: ast.AST, name: str) -> Iterator[ast.expr]:
    for node in _assignments(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if (
                found == name
            ):
                yield value
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                yield from _paired(names, values, name)
            case ast.For(target=ast.Tuple(elts=names), iter=ast.Tuple(elts=rows)):
                for row in rows:
                    if isinstance(row, ast.Tuple):
                        yield from _paired(names, row.elts, name)


@cache
def _assignments(scope: ast.AST) -> list[ast.AST]:
    return [
        node for node in ast.walk(scope) if isinstance(node, ast.Assign | ast.AnnAssign | ast.For)
    ]


def _paired(names: Iterable[ast.expr], values: Iterable[ast.expr], name: str) -> Iterator[ast.expr]:
    for target, value in zip(names, values, strict=False):
        if isinstance(target, ast.Name) and target.id == name:
            yield value


def _function_around(node: ast.AST) -> ast.FunctionDef | None:
    above: ast.AST | None = node
    while above is not None and not isinstance(above, ast.FunctionDef):
        above = _parent(above)
    return above


def _parent(node: ast.AST) -> ast.AST | None:
    return getattr(node, "parent", None)


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _code_of(node: ast.AST) -> str:
    is_code = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_code and _CODE.fullmatch(node.value) else ""  # type: ignore[attr-defined]


def _placeholder(node: ast.expr) -> str:
    """Return a name for what is filled in: the last one in the expression."""
    text = re.sub(r"'[^']*'|\"[^\"]*\"", "", ast.unparse(node))
    names = [name for name in re.findall(r"[A-Za-z_]+", text) if not keyword.iskeyword(name)]
    return names[-1].strip("_").lower() if names else "value"


def _says_something(text: str) -> bool:
    return bool(_WORD.search(re.sub(r"\{\w*\}", "", text)))


def _is_part(text: str) -> bool:
    """Return whether a text is words for people, and no name for programs."""
    own = re.sub(r"\{\w*\}", "", text)
    is_word = own == text and re.fullmatch(r"\(?[a-z]+\)?", text)
    is_clause = " " in own.strip() and len(re.findall(r"[A-Za-z]{2,}", own)) > 1
    return bool(is_word) or is_clause or text.startswith(" ")
