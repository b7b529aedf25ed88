"""Functions as they are loaded: gives them other code in place, so that whoever imported them has the change; knows no test."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType


class NotLoaded(Exception):
    """The function that was changed is not there, or has another shape in the changed text."""


class Loaded:
    """Every function made from some files, found once: the heap is large."""

    def __init__(self, files: set[str]) -> None:
        self._functions: defaultdict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType) and thing.__code__.co_filename in files:
                self._functions[_name(thing.__code__)].append(thing)

    def exchange(self, module: CodeType, within: str = "") -> None:
        """Put the module's code in, of all functions or of the one of that qualified name with what stands inside it."""
        changed = 0
        for code in _codes(module):
            if within and code.co_qualname != within and not code.co_qualname.startswith(f"{within}.<locals>"):
                continue
            for function in self._functions.get(_name(code), ()):
                if len(code.co_freevars) != len(function.__code__.co_freevars):
                    raise NotLoaded(code.co_qualname)
                function.__code__ = code
                changed += 1
        if within and not changed:
            raise NotLoaded(f"{Path(module.co_filename).name} {within}")


def _name(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)
