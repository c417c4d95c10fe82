"""A formula's text -> a tree of operations. A Pratt parser over numbers, parameters, + - * / %, and a few functions.

Numbers are written as Indonesian law writes them: `1.250.000` and `0,45`. `0.45` is refused rather than guessed at. Multiplication
may be `*`, `×` or `x`, as in "luas bangunan x koefisien x tarif". `jika(luas > 100; a; b)` chooses; arguments are separated by `;`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cms.domain.faults import Fault, fault

# Longer than any formula seen in a tariff annex; keeps the reckoning small whatever is pasted in.
MOST_CHARACTERS, MOST_NODES, MOST_DEPTH, MOST_DIGITS = 1000, 200, 30, 30

NUMBER = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
NAME = re.compile(r"[a-z][a-z0-9_]*")
COMPARISONS = {"<": "<", "<=": "<=", "≤": "<=", ">": ">", ">=": ">=", "≥": ">=", "=": "=", "<>": "<>", "≠": "<>"}
# Word in a formula -> operation, least and most arguments.
FUNCTIONS = {
    "min": ("min", 2, 20),
    "maks": ("max", 2, 20),
    "max": ("max", 2, 20),
    "jika": ("if", 3, 3),
    "bulat": ("round", 1, 2),
    "bulat_atas": ("ceil", 1, 2),
    "bulat_bawah": ("floor", 1, 2),
}
TIMES_WORD = "x"
RESERVED = frozenset({*FUNCTIONS, TIMES_WORD})
_TIMES = {"*": "*", "×": "*", "·": "*", TIMES_WORD: "*", "/": "/", "÷": "/", ":": "/"}
_PLUS = {"+": "+", "-": "-", "−": "-", "–": "-"}
_BINDING = {**dict.fromkeys(_PLUS, 10), **dict.fromkeys(_TIMES, 20)}
_PERCENT_BINDING, _SIGN_BINDING = 40, 30
_TOKEN = re.compile(r"\s*(?:([0-9][0-9.,]*)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|<>|[-+*/×÷·:−–%();<>=≤≥≠])|(\S))")


@dataclass(frozen=True, slots=True)
class Node:
    """An operation with its arguments; for "number" and "parameter" the value is the decimal or the name."""

    operation: str
    arguments: tuple[Node, ...] = ()
    value: str = ""

    def as_json(self) -> list[object]:
        """["+", [...], [...]], ["number", "0.45"], ["parameter", "luas"]: what the browser reckons with."""
        return [self.operation, self.value] if self.value else [self.operation, *(one.as_json() for one in self.arguments)]

    def parameters(self) -> frozenset[str]:
        """The names of all parameters under this node."""
        own = {self.value} if self.operation == "parameter" else set()
        return frozenset(own.union(*(one.parameters() for one in self.arguments)))


class _Refused(Exception):
    """Becomes a Fault; never leaves this module."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.fault = fault(code, "", **details)


def number_of(digits: str) -> str | None:
    """A decimal string from Indonesian notation: "1.250,5" -> "1250.5"; None when it is not written so."""
    return digits.replace(".", "").replace(",", ".") if NUMBER.fullmatch(digits) and len(digits) <= MOST_DIGITS else None


@lru_cache(maxsize=4096)
def parse(text: str) -> Node | Fault:
    """The tree of a formula, or what is wrong with its text."""
    if not text.strip():
        return fault("formula.empty")
    if len(text) > MOST_CHARACTERS:
        return fault("formula.too-long", most=MOST_CHARACTERS)
    try:
        reader = _Reader(_tokens(text))
        tree = reader.expression(0)
        reader.expect_end()
    except _Refused as refused:
        return refused.fault
    return tree


def _tokens(text: str) -> list[tuple[str, str]]:
    """(kind, text) pairs: number, name, sign."""
    tokens = []
    for found in _TOKEN.finditer(text):
        digits, name, sign, other = found.groups()
        if other:
            raise _Refused("formula.unreadable", found=other, position=found.start(4) + 1)
        if digits:
            tokens.append(("number", _decimal(digits)))
        elif name:
            tokens.append(("name", name.lower()))
        elif sign:
            tokens.append(("sign", sign))
    return tokens


def _decimal(digits: str) -> str:
    value = number_of(digits)
    if value is None:
        raise _Refused("formula.number", found=digits)
    return value


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = [*tokens, ("end", "")]
        self._at = self._nodes = self._depth = 0

    def expression(self, binding: int) -> Node:
        """The longest expression whose operators bind stronger than `binding`."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise _Refused("formula.too-deep", most=MOST_DEPTH)
        left = self._first()
        while (left_binding := self._binding()) > binding:
            left = self._joined(left, self._take()[1], left_binding)
        self._depth -= 1
        return left

    def _joined(self, left: Node, sign: str, binding: int) -> Node:
        if sign == "%":
            return self._node("percent", left)
        return self._node(_PLUS.get(sign) or _TIMES[sign], left, self.expression(binding))

    def expect_end(self) -> None:
        if self._peek()[0] != "end":
            raise self._unexpected()

    def _binding(self) -> int:
        kind, text = self._peek()
        if kind == "sign" and text == "%":
            return _PERCENT_BINDING
        return _BINDING.get(text, 0) if kind == "sign" or text == TIMES_WORD else 0

    def _first(self) -> Node:
        kind, text = self._peek()
        if kind == "number":
            self._take()
            return self._node("number", value=text)
        if kind == "name" and text != TIMES_WORD:
            self._take()
            return self._named(text)
        if kind == "sign" and text in _PLUS and _PLUS[text] == "-":
            self._take()
            return self._node("negative", self.expression(_SIGN_BINDING))
        if (kind, text) == ("sign", "("):
            self._take()
            inner = self.expression(0)
            self._close()
            return inner
        raise self._unexpected()

    def _named(self, name: str) -> Node:
        if self._peek() != ("sign", "("):
            if name in FUNCTIONS:
                raise _Refused("formula.arguments", function=name, least=FUNCTIONS[name][1])
            return self._node("parameter", value=name)
        if name not in FUNCTIONS:
            raise _Refused("formula.unknown-function", found=name, known=", ".join(sorted(FUNCTIONS)))
        self._take()
        return self._call(name)

    def _call(self, name: str) -> Node:
        operation, least, most = FUNCTIONS[name]
        arguments = [self._condition() if operation == "if" else self.expression(0)]
        while self._peek() == ("sign", ";"):
            self._take()
            arguments.append(self.expression(0))
        self._close()
        if not least <= len(arguments) <= most:
            raise _Refused("formula.arguments", function=name, least=least)
        return self._node(operation, *arguments)

    def _condition(self) -> Node:
        left = self.expression(0)
        kind, text = self._take()
        if kind != "sign" or text not in COMPARISONS:
            raise _Refused("formula.condition")
        return self._node(COMPARISONS[text], left, self.expression(0))

    def _node(self, operation: str, *arguments: Node, value: str = "") -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise _Refused("formula.too-long", most=MOST_CHARACTERS)
        return Node(operation, arguments, value)

    def _close(self) -> None:
        if self._take() != ("sign", ")"):
            raise _Refused("formula.bracket")

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _take(self) -> tuple[str, str]:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _unexpected(self) -> _Refused:
        kind, text = self._peek()
        return _Refused("formula.ends-early") if kind == "end" else _Refused("formula.unexpected", found=text)
