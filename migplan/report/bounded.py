"""The engine for an office's own templates: a sandbox whose work and texts have a limit.

A slip such as a loop within a loop would otherwise keep a plan that took an hour from being written.
Steps are counted, not seconds, so a slow computer makes the same page.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 2_000_000
"""Turns of loops and calls of macros in an office's templates, for one page."""
LARGEST_TEXT = 1_000_000
"""Characters of a text that a template multiplies; an office's file has no more either."""
_LARGEST_ARGUMENT = 10_000
_MOST_BITS = 4096
_SIZING = ("batch", "center", "indent", "slice", "tojson", "truncate", "wordwrap")
"""Filters that make their result as large as they are told to."""
_WIDE = re.compile(r"%[^a-zA-Z%]*(\d{5}|\*)")


class TooMuchError(Exception):
    """A template works without end or makes a text that no page holds."""


class Bounded(ImmutableSandboxedEnvironment):
    """A sandbox that gives up on templates that do too much."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        # computing while a template is read would go past the limits
        super().__init__(optimized=False, **options)
        self._steps = 0
        for name in _SIZING:
            self.filters[name] = _bounded(self.filters[name])
        self.globals.pop("lipsum", None)

    def step(self) -> str:
        """Count one turn of a loop.

        Raises:
            TooMuchError: If there were too many.
        """
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise TooMuchError
        return ""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply, raise to a power or put into a form, unless the result is huge."""
        if operator == "%" and isinstance(left, str):
            huge = _WIDE.search(left) is not None
        elif operator == "%":
            huge = False
        elif isinstance(left, int) and isinstance(right, int):
            factor = right if operator == "**" else 1
            bits = left.bit_length() * max(factor, 1)
            huge = bits + (right.bit_length() if operator == "*" else 0) > _MOST_BITS
        else:
            huge = _times(left, right) > LARGEST_TEXT
        if huge:
            raise TooMuchError
        return super().call_binop(context, operator, left, right)

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls; the methods of texts only with sizes that a page may have."""
        if isinstance(getattr(__obj, "__self__", None), str):
            _check(args)
        return super().call(__context, __obj, *args, **kwargs)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Let every loop and macro of an office's template count its turns; ours need not."""
        tree = super()._parse(source, name, filename)
        if filename is not None:
            for node in list(tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock))):
                counted = nodes.Call(nodes.EnvironmentAttribute("step"), [], [], None, None)
                statement = nodes.ExprStmt(counted, lineno=node.lineno)
                statement.set_lineno(node.lineno).set_environment(self)
                node.body.insert(0, statement)
        return tree


def _times(left: Any, right: Any) -> int:
    """Length of a text or list taken several times; 0 where it is no such thing."""
    for many, times in ((left, right), (right, left)):
        if isinstance(many, (str, list, tuple)) and isinstance(times, int):
            return len(many) * times  # pyright: ignore[reportUnknownArgumentType]
    return 0


def _check(values: Any) -> None:
    if any(isinstance(value, int) and value > _LARGEST_ARGUMENT for value in values):
        raise TooMuchError


def _bounded(do: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that refuses sizes no page needs."""

    @wraps(do)
    def checked(*args: Any, **kwargs: Any) -> Any:
        _check((*args[1:], *kwargs.values()))
        return do(*args, **kwargs)

    return checked
