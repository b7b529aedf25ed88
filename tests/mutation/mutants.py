"""Mutants: every small mistake that somebody might make in a function, as its syntax tree with that one change; runs nothing."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

Change = Callable[[ast.AST], ast.AST | None]
"""Changes a copy of a node in place, or returns another one; None takes a statement away."""

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
_CHANGES_FIELDS = ("replace", "change")
"""Calls whose keywords are fields that get another value: one left out keeps the old one."""
_NAMED = {
    "quantity_received": "quantity_remaining",
    "quantity_remaining": "quantity_received",
    "value_received": "value_remaining",
    "value_remaining": "value_received",
    "quantity_open": "quantity",
    "posting_date": "document_date",
    "first_day": "last_day",
    "from_warehouse_id": "to_warehouse_id",
    "to_warehouse_id": "from_warehouse_id",
}


@dataclass(frozen=True)
class Mutant:
    """One change in one function of a module. `place` is the node's number in the walk over the module's tree."""

    file: str
    function: str
    line: int
    what: str
    place: int
    number: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}: {self.what}"


def mutants_of(file: Path, root: Path) -> list[Mutant]:
    """Every mutant of the functions of a module, in the order of its text."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    owners = _owners(tree)
    found: list[Mutant] = []
    for place, node in enumerate(ast.walk(tree)):
        owner = owners.get(node)
        if owner is None:
            continue
        for number, (what, _) in enumerate(_changes(node)):
            found.append(Mutant(str(file.relative_to(root)), owner, getattr(node, "lineno", 0), what, place, number))
    return found


def code_of(mutant: Mutant, root: Path) -> CodeType:
    """The changed function's code, compiled as if the file said so."""
    file = root / mutant.file
    tree = ast.parse(file.read_text(encoding="utf-8"))
    node = next(node for place, node in enumerate(ast.walk(tree)) if place == mutant.place)
    _, change = list(_changes(node))[mutant.number]
    changed = _Put(node, change).visit(tree)
    module = compile(ast.fix_missing_locations(changed), str(file), "exec")
    return next(code for code in _codes(module) if code.co_qualname == mutant.function)


def _owners(tree: ast.Module) -> dict[ast.AST, str]:
    """By node: the qualified name of the outermost function that it stands in the body of."""
    owners: dict[ast.AST, str] = {}

    def visit(node: ast.AST, path: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef) and not _is_hint(child):
                name = f"{path}{child.name}"
                body = child.body[1:] if ast.get_docstring(child) is not None else child.body
                for statement in body:
                    for inner in ast.walk(statement):
                        owners[inner] = name
            elif isinstance(child, ast.ClassDef):
                visit(child, f"{path}{child.name}.")

    visit(tree, "")
    return owners


def _is_hint(function: ast.FunctionDef) -> bool:
    """What is declared to be loaded changes how many rounds loading takes, and nothing else: no mistake in it can show in a figure."""
    return any(isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "needs" for one in function.decorator_list)


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _COMPARED:
            other = _COMPARED[type(operator)]
            yield f"{ast.unparse(node)} → {other.__name__}", lambda n: _with(n, ops=[other()])
        case ast.BoolOp(op=operator):
            turned = ast.Or if isinstance(operator, ast.And) else ast.And
            yield f"{ast.unparse(node)} → {turned.__name__}", lambda n: _with(n, op=turned())
            for i in range(len(node.values)):
                yield f"{ast.unparse(node)} without part {i + 1}", lambda n, i=i: _without(n, i)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield f"{ast.unparse(node)} without its sign", lambda n: n.operand  # type: ignore[attr-defined]
        case ast.BinOp(op=operator) if type(operator) in _COMPUTED:
            computed = _COMPUTED[type(operator)]
            yield f"{ast.unparse(node)} → {computed.__name__}", lambda n: _with(n, op=computed())
        case ast.Constant(value=bool() as value):
            yield f"{value} → {not value}", lambda n: _with(n, value=not value)
        case ast.Constant(value=int() as value):
            yield f"{value} → {value + 1}", lambda n: _with(n, value=value + 1)
        case ast.If():
            yield f"if {ast.unparse(node.test)}: never", lambda n: _with(n, test=ast.Constant(False))
            yield f"if {ast.unparse(node.test)}: always", lambda n: _with(n, test=ast.Constant(True))
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="prefetch"))):
            return  # a hint, too
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.AugAssign():
            yield f"without {ast.unparse(node)[:80]}", lambda n: None
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            yield f"{name} → {_CALLED[name]}", lambda n: _with(n, func=ast.Name(_CALLED[name], ast.Load()))
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _CHANGES_FIELDS and node.keywords:
            for i, keyword in enumerate(node.keywords):
                yield f"{name}(…) leaves {keyword.arg} as it was", lambda n, i=i: _with(n, keywords=n.keywords[:i] + n.keywords[i + 1 :])
        case ast.Call(args=[ast.Name() | ast.Attribute(), ast.Name() | ast.Attribute()]):
            yield f"{ast.unparse(node)[:60]} with its arguments exchanged", lambda n: _with(n, args=n.args[::-1])  # type: ignore[attr-defined]
        case ast.Attribute(attr=name, ctx=ast.Load()) if name in _NAMED:
            yield f"{ast.unparse(node)} → {_NAMED[name]}", lambda n: _with(n, attr=_NAMED[name])
        case _:
            return


def _with(node: ast.AST, **parts: object) -> ast.AST:
    for name, value in parts.items():
        setattr(node, name, value)
    return node


def _without(node: ast.AST, i: int) -> ast.AST:
    assert isinstance(node, ast.BoolOp)
    rest = node.values[:i] + node.values[i + 1 :]
    return rest[0] if len(rest) == 1 else _with(node, values=rest)


class _Put(ast.NodeTransformer):
    def __init__(self, node: ast.AST, change: Change) -> None:
        self._node, self._change = node, change

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if node is not self._node:
            return super().generic_visit(node)
        changed = self._change(copy.deepcopy(node))
        return ast.copy_location(ast.Pass() if changed is None else changed, node)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)
