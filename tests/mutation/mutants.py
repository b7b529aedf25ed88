"""Mutants: every small mistake that somebody might make in a function, as its syntax tree with that one change; runs nothing."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import CodeType

Change = Callable[[ast.AST], ast.AST | None]
"""Changes a copy of a node in place, or returns another one; None takes a statement away."""
Defaults = dict[str, frozenset[str]]
"""By name of a class or function: what may be left out of a call of it."""

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
_ORDER_OF_ARGUMENTS_IS_NONE = ("min", "max", "isinstance", "issubclass", "getattr", "hasattr")


@dataclass(frozen=True)
class Mutant:
    """One change in one function of a module. `place` is the node's number in the walk over the module's tree, `spot` where a test has
    to have come for noticing it, and `twin` counts those before it in the function that read the same."""

    file: str
    function: str
    line: int
    what: str
    place: int
    number: int
    spot: str
    twin: int = 0

    @property
    def name(self) -> str:
        """Stays the same as long as the function does, wherever it stands in the file."""
        return f"{self.file} {self.function}: {self.what}" + (f" ({self.twin + 1})" if self.twin else "")

    def __str__(self) -> str:
        return f"{self.name}  [line {self.line}]"


def mutants_of(file: Path, root: Path, defaults: Defaults) -> list[Mutant]:
    """Every mutant of the functions of a module, in the order of its text."""
    tree = _parsed(file)
    spots = spots_of(tree)
    twins: Counter[tuple[str, str]] = Counter()
    name = str(file.relative_to(root))
    found: list[Mutant] = []
    for place, node in enumerate(ast.walk(tree)):
        if node not in spots:
            continue
        spot = spots[node]
        function = spot.partition("#")[0]
        for number, (what, _) in enumerate(_changes(node, tree, defaults)):
            found.append(Mutant(name, function, getattr(node, "lineno", 0), what, place, number, f"{name} {spot}", twins[function, what]))
            twins[function, what] += 1
    return found


def code_with(mutant: Mutant, root: Path, defaults: Defaults) -> CodeType:
    """The module's code with that one mistake, compiled as if the file said so."""
    file = root / mutant.file
    tree = _parsed(file)
    node = next(node for place, node in enumerate(ast.walk(tree)) if place == mutant.place)
    _, change = list(_changes(node, tree, defaults))[mutant.number]
    changed = _Put(node, change).visit(tree)
    _parsed.cache_clear()
    return compile(ast.fix_missing_locations(changed), str(file), "exec")


def code_that_tells(file: Path, root: Path, told: str) -> CodeType:
    """The module's code in which each spot calls the builtin of that name with where it is."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    name = str(file.relative_to(root))
    spots = spots_of(tree)
    for block in [block for node in ast.walk(tree) for block in _blocks(node)]:
        before = ""
        for statement in list(block):
            spot = spots.get(statement, "")
            if spot and spot != before:
                call = ast.Call(ast.Name(told, ast.Load()), [ast.Constant(f"{name} {spot}")], [])
                block.insert(block.index(statement), ast.copy_location(ast.Expr(call), statement))
            before = spot
    return compile(ast.fix_missing_locations(tree), str(file), "exec")


def shapes_of(file: Path, root: Path) -> dict[str, str]:
    """By the name that spots of it begin with: how each outermost function is built, as far as that says where its spots are."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {f"{file.relative_to(root)} {name}": _shape(function.body) for function, name in _functions(tree)}


def _shape(block: list[ast.stmt]) -> str:
    parts = (f"{type(one).__name__}{''.join(map(_shape, _blocks(one)))}" if _blocks(one) else "." for one in block)
    return f"({''.join(parts)})"


def spots_of(tree: ast.Module) -> dict[ast.AST, str]:
    """By node in the body of a function: `name of the outermost function#number`. Nodes of one spot run together, as far as no error
    leaves it: a spot begins with each block and after each statement that has blocks."""
    spots: dict[ast.AST, str] = {}
    taken: Counter[str] = Counter()

    def visit_block(block: list[ast.stmt], name: str) -> None:
        fresh, spot = True, ""
        for statement in block:
            if fresh:
                taken[name] += 1
            spot = f"{name}#{taken[name]}" if fresh else spot
            fresh = bool(_blocks(statement))
            inner = [child for inside in _blocks(statement) for child in inside]
            for node in _walk_without(statement, inner):
                spots[node] = spot
            for inside in _blocks(statement):
                visit_block(inside, name)

    for function, name in _functions(tree):
        has_words = ast.get_docstring(function, clean=False) is not None
        visit_block(function.body[1:] if has_words else function.body, name)
    return spots


def defaults_of(files: Iterable[Path]) -> Defaults:
    """What calls may leave out, by the bare name called; names with several meanings only where all of them agree."""
    found: dict[str, frozenset[str]] = {}
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                fields = (one for one in node.body if isinstance(one, ast.AnnAssign) and one.value is not None)
                names = frozenset(one.target.id for one in fields if isinstance(one.target, ast.Name))
            elif isinstance(node, ast.FunctionDef):
                given = node.args
                late = [one.arg for one in [*given.posonlyargs, *given.args]][
                    len(given.posonlyargs) + len(given.args) - len(given.defaults) :
                ]
                names = frozenset([*late, *(a.arg for a, d in zip(given.kwonlyargs, given.kw_defaults, strict=True) if d is not None)])
            else:
                continue
            found[node.name] = found[node.name] & names if node.name in found else names
    return found


def _functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, str]]:
    """Outermost functions with their qualified names, but those that only say what is to be loaded: a mistake in them changes
    how many rounds loading takes, and no figure."""

    def inside(node: ast.AST, path: str) -> Iterator[tuple[ast.FunctionDef, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef) and not _is_hint(child):
                yield child, f"{path}{child.name}"
            elif isinstance(child, ast.ClassDef):
                yield from inside(child, f"{path}{child.name}.")

    return inside(tree, "")


def _is_hint(function: ast.FunctionDef) -> bool:
    return function.name.startswith("prefetch") or any(
        isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "needs" for one in function.decorator_list
    )


def _blocks(node: ast.AST) -> list[list[ast.stmt]]:
    if isinstance(node, ast.Try):
        return [block for block in (node.body, *(one.body for one in node.handlers), node.orelse, node.finalbody) if block]
    if isinstance(node, ast.Match):
        return [case.body for case in node.cases]
    found = [getattr(node, part, None) for part in ("body", "orelse")]
    return [block for block in found if isinstance(block, list) and block] if isinstance(node, ast.stmt) else []


def _walk_without(node: ast.AST, left_out: list[ast.stmt]) -> Iterator[ast.AST]:
    yield node
    if isinstance(node, ast.Assert):
        return  # checks of the code itself: a weaker one shows only in code that is wrong already
    for child in ast.iter_child_nodes(node):
        if not any(child is other for other in left_out):
            yield from _walk_without(child, left_out)


@lru_cache(maxsize=4)
def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _changes(node: ast.AST, tree: ast.Module, defaults: Defaults) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare():
            for i, operator in enumerate(node.ops):
                if other := _COMPARED.get(type(operator)):
                    where = f", {i + 1}" if len(node.ops) > 1 else ""
                    yield f"{ast.unparse(node)} → {other.__name__}{where}", lambda n, i=i, o=other: _with(n, ops=_put_at(n.ops, i, o()))
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
            text = ast.unparse(node.test)
            refuses = isinstance(node.body[-1], ast.Raise)
            if not (refuses and len(node.body) == 1):  # which is the same as without the refusal
                yield f"if {text}: never", lambda n: _with(n, test=ast.Constant(False))
            if not refuses:  # which every test would notice
                yield f"if {text}: always", lambda n: _with(n, test=ast.Constant(True))
        case ast.IfExp():
            yield f"{ast.unparse(node)} → the first", lambda n: n.body  # type: ignore[attr-defined]
            yield f"{ast.unparse(node)} → the last", lambda n: n.orelse  # type: ignore[attr-defined]
        case ast.comprehension(ifs=[*conditions]):
            for i, condition in enumerate(conditions):
                yield f"… if {ast.unparse(condition)} left out", lambda n, i=i: _with(n, ifs=n.ifs[:i] + n.ifs[i + 1 :])
        case ast.For():
            only = f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)}"
            yield f"{only}: never", lambda n: _with(n, iter=ast.Tuple([], ast.Load()))
            if not isinstance(node.body[-1], ast.Return | ast.Raise):
                yield f"{only}: only once", lambda n: _with(n, body=[*n.body, ast.Break()])
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name))) if name.startswith("prefetch"):
            return  # a hint, too
        case ast.Expr(value=ast.Call()):
            yield f"without {ast.unparse(node)[:80]}", lambda n: None
            if not _is_last(node, tree):
                yield f"returns before {ast.unparse(node)[:80]}", lambda n: ast.Return(None)
        case ast.Raise() | ast.AugAssign():
            yield f"without {ast.unparse(node)[:80]}", lambda n: None
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            yield f"without {ast.unparse(node)[:80]}", lambda n: None
        case ast.Assign(targets=[ast.Name(id=name)]) if _is_set_before(node, name, tree):
            yield f"without {ast.unparse(node)[:80]}", lambda n: None
        case ast.Call():
            yield from _changed_calls(node, defaults)
        case ast.Attribute(attr=name, ctx=ast.Load()) if name in _NAMED:
            yield f"{ast.unparse(node)} → {_NAMED[name]}", lambda n: _with(n, attr=_NAMED[name])
        case _:
            return


def _changed_calls(node: ast.Call, defaults: Defaults) -> Iterator[tuple[str, Change]]:
    name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if isinstance(node.func, ast.Name) and name in _CALLED:
        yield f"{ast.unparse(node)[:60]}: {name} → {_CALLED[name]}", lambda n: _with(n, func=ast.Name(_CALLED[name], ast.Load()))
    if name in ("sorted", "sort", "min", "max"):
        for i, keyword in enumerate(node.keywords):
            if keyword.arg in ("key", "reverse"):
                yield f"{ast.unparse(node)[:60]} without its {keyword.arg}", lambda n, i=i: _with(n, keywords=_without_keyword(n, i))
        if name in ("sorted", "sort") and not any(keyword.arg == "reverse" for keyword in node.keywords):
            turned = ast.keyword("reverse", ast.Constant(True))
            yield f"{ast.unparse(node)[:60]} from the end", lambda n: _with(n, keywords=[*n.keywords, turned])
        return
    for i, keyword in enumerate(node.keywords):
        if keyword.arg and (name in _CHANGES_FIELDS or keyword.arg in defaults.get(name, ())):
            yield f"{name}(…) without {ast.unparse(keyword)[:60]}", lambda n, i=i: _with(n, keywords=_without_keyword(n, i))
    match node.args:
        case [ast.Name() | ast.Attribute(), ast.Name() | ast.Attribute()] if name not in _ORDER_OF_ARGUMENTS_IS_NONE:
            yield f"{ast.unparse(node)[:60]} with its arguments exchanged", lambda n: _with(n, args=n.args[::-1])  # type: ignore[attr-defined]


def _is_last(statement: ast.stmt, tree: ast.Module) -> bool:
    """Whether nothing follows in its block, so that to return before it is to leave it out, or an ordinary end of a loop's round."""
    return next(block for node in ast.walk(tree) for block in [*_blocks(node), tree.body] if statement in block)[-1] is statement


def _is_set_before(statement: ast.Assign, name: str, tree: ast.Module) -> bool:
    """Whether the name has a value already: one that has not would only be missed by everybody."""
    inside = (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.lineno < statement.lineno <= (one.end_lineno or 0))
    function = max(inside, key=lambda one: one.lineno)
    if name in (one.arg for one in [*function.args.args, *function.args.kwonlyargs]):
        return True
    names = (one for one in ast.walk(function) if isinstance(one, ast.Name) and one.id == name and isinstance(one.ctx, ast.Store))
    return any(one.lineno < statement.lineno for one in names)


def _with(node: ast.AST, **parts: object) -> ast.AST:
    for name, value in parts.items():
        setattr(node, name, value)
    return node


def _put_at(operators: list[ast.cmpop], i: int, other: ast.cmpop) -> list[ast.cmpop]:
    return [*operators[:i], other, *operators[i + 1 :]]


def _without(node: ast.AST, i: int) -> ast.AST:
    assert isinstance(node, ast.BoolOp)
    rest = node.values[:i] + node.values[i + 1 :]
    return rest[0] if len(rest) == 1 else _with(node, values=rest)


def _without_keyword(node: ast.AST, i: int) -> list[ast.keyword]:
    assert isinstance(node, ast.Call)
    return node.keywords[:i] + node.keywords[i + 1 :]


class _Put(ast.NodeTransformer):
    def __init__(self, node: ast.AST, change: Change) -> None:
        self._node, self._change = node, change

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if node is not self._node:
            return super().generic_visit(node)
        changed = self._change(copy.deepcopy(node))
        return ast.copy_location(ast.Pass() if changed is None else changed, node)
