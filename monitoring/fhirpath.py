"""FHIRPath: expressions, read once and evaluated on a response; the only module that knows fhirpathpy."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from monitoring.errors import ExpressionError

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
KNOWN = frozenset({"resource", "rootResource", "context", "ucum"})  # names that every expression may use

_TEXT = r"'(?:[^'\\]|\\.)*'"
_NAMED = re.compile(  # the way in which SDC picks an item
    rf"\b(?:item|repeat\(item\)|descendants\(\))\.where\(\s*linkId\s*(?:=\s*({_TEXT})|in\s*\(([^()]*)\))\s*\)"
)
_STRING = re.compile(_TEXT)
_NAME = re.compile(r"%`?([A-Za-z_][\w-]*)")
_CLOCK = re.compile(r"\b(now|today|timeOfDay)\s*\(\s*\)")
_WANDERS = re.compile(r"\b(?:item|children|descendants|repeat|linkId)\b")

Node = Any  # an element as fhirpathpy passes it on
Evaluate = Callable[[Node, Mapping[str, Any]], list[Node]]


@dataclass(frozen=True, slots=True)
class Expression:
    """One FHIRPath expression, and what it looks at."""

    text: str
    link_ids: tuple[str, ...]  # the items it names, in order
    names: frozenset[str]  # the %variables it uses
    is_wide: bool  # it looks further than the items that it names
    reads_clock: bool
    evaluate: Evaluate = field(repr=False, compare=False)


def expression(text: str) -> Expression:
    """Read an expression; ExpressionError when it is no FHIRPath."""
    literals: list[str] = []
    for one, several in _NAMED.findall(text):
        literals += _STRING.findall(one or several)
    rest = _STRING.sub("''", _NAMED.sub("", text))
    names = frozenset(_NAME.findall(rest))
    return Expression(
        text=text,
        link_ids=tuple(dict.fromkeys(literal[1:-1].replace("\\'", "'") for literal in literals)),
        names=names,
        is_wide=bool(_WANDERS.search(rest)),
        reads_clock=bool(_CLOCK.search(rest)),
        evaluate=_compile(_CLOCK.sub(r"%\1", text)),  # the time is given, not read from the machine
    )


def element(data: Mapping[str, Any], path: str) -> Node:
    """Return an element as fhirpathpy needs it to know the types within."""
    return _library()[1](data, path)


def plain(node: Node) -> Any:
    """Return the value of a result: text, number, yes or no, or an element."""
    value = getattr(node, "data", node)
    if isinstance(value, float):
        return Decimal(str(value))
    return value if isinstance(value, str | bool | int | Decimal | Mapping) else str(value)


@cache
def _compile(text: str) -> Evaluate:
    compile_, _ = _library()
    try:
        _check_grammar(text)
        compiled = compile_(text)
    except Exception as error:  # fhirpathpy raises Exception itself
        raise ExpressionError(f"not FHIRPath: {text}") from error

    def evaluate(node: Node, names: Mapping[str, Any]) -> list[Node]:
        try:
            return list(compiled(node, dict(names)))
        except Exception:  # noqa: BLE001  fhirpathpy raises Exception itself, and its text may hold an answer
            raise ExpressionError(f"fails: {text}") from None

    return evaluate


@cache
def _library() -> tuple[Callable[[str], Callable[..., Any]], Callable[[Any, str], Node]]:
    # A tenth of a second; an instrument without expressions does not wait for it.
    import fhirpathpy
    from fhirpathpy.engine.nodes import ResourceNode
    from fhirpathpy.models import models

    options = {"returnRawData": True, "userInvocationTable": _FUNCTIONS}
    return (
        lambda text: fhirpathpy.compile(text, models["r4"], options),
        ResourceNode.create_node,
    )


def _check_grammar(text: str) -> None:
    # fhirpathpy 2.2 passes over what it cannot read, and evaluates `1 + 1 nonsense` as 2.
    from antlr4 import CommonTokenStream, InputStream
    from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
    from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser

    def refuse(error: Exception) -> None:
        raise error

    lexer = FHIRPathLexer(InputStream(text))
    lexer.recover = refuse
    parser: Any = FHIRPathParser(CommonTokenStream(lexer))
    lexer.removeErrorListeners()
    parser.removeErrorListeners()
    parser.entireExpression()
    if parser.getNumberOfSyntaxErrors():
        raise ExpressionError(text)


def _sum(values: Sequence[Any]) -> list[Any]:
    return [sum(values)] if values else []


def _ordinal(codings: Sequence[Any]) -> list[Any]:
    found = []
    for coding in codings:
        extensions = coding.get("extension", ()) if isinstance(coding, Mapping) else ()
        found += [each["valueDecimal"] for each in extensions if each.get("url") == ORDINAL]
    return found


# fhirpathpy 2.2 cannot add up elements, and knows no functions of SDC.
_FUNCTIONS: Mapping[str, Mapping[str, Any]] = {
    "sum": {"fn": _sum},
    "ordinal": {"fn": _ordinal},
    "weight": {"fn": _ordinal},
}
