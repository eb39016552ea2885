"""SDC expressions of a questionnaire: read, or named when Nabij cannot run them."""

from collections.abc import Iterator
from dataclasses import replace

from monitoring import fhirpath, fields
from monitoring.errors import ExpressionError
from monitoring.fhirpath import Expression
from monitoring.fields import Element
from monitoring.items import Limit, Variable

_VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
CALCULATION, ENABLING, BEGINNING = (
    _SDC + name for name in ("calculatedExpression", "enableWhenExpression", "initialExpression")
)


def variables(
    element: Element, known: tuple[Variable, ...], link_id: str, where: str, limits: list[Limit]
) -> tuple[Variable, ...]:
    """Read the variables of the whole or of an item.

    Args:
        element: where they are declared.
        known: those declared around it.
        link_id: of the item; empty for the whole.
        where: what an error says of the place.
        limits: what cannot be run is added to these.
    """
    found: list[Variable] = []
    for each in _with_url(element, _VARIABLE, where):
        name = fields.need(_expression(each, where), "name", str, where)
        read = _read(each, (*known, *found), link_id, where, limits)
        if read is not None:
            found.append(Variable(name, read))
    return tuple(found)


def expression(
    element: Element, url: str, known: tuple[Variable, ...], where: str, limits: list[Limit]
) -> Expression | None:
    """Read one expression of an item; None when there is none that can be run."""
    for each in _with_url(element, url, where):
        read = _read(each, known, fields.need(element, "linkId", str, where), where, limits)
        if read is not None and read.reads_clock and url != BEGINNING:
            limits.append(Limit(str(element["linkId"]), "clock", read.text))
            return None
        return read
    return None


def _read(
    extension: Element, known: tuple[Variable, ...], link_id: str, where: str, limits: list[Limit]
) -> Expression | None:
    element = _expression(extension, where)
    language = fields.need(element, "language", str, where)
    text = fields.find(element, "expression", str, where) or ""
    if language != "text/fhirpath" or not text:
        limits.append(Limit(link_id, "language", language))
        return None
    try:
        read = fhirpath.expression(text)
    except ExpressionError:
        limits.append(Limit(link_id, "expression", text))
        return None
    by_name = {variable.name: variable.expression for variable in known}
    unknown = read.names - by_name.keys() - fhirpath.KNOWN
    if unknown:
        limits.append(Limit(link_id, "name", f"%{min(unknown)}"))
        return None
    # A variable was read after those that it uses, so its own names are complete.
    return replace(
        read, names=read.names.union(*(by_name[name].names for name in read.names & by_name.keys()))
    )


def _expression(extension: Element, where: str) -> Element:
    return fields.need(extension, "valueExpression", dict, where)


def _with_url(element: Element, url: str, where: str) -> Iterator[Element]:
    return (each for each in fields.elements(element, "extension", where) if each.get("url") == url)
