"""Models as ifcXML, in the manner of IFC2X3 and in that of IFC4, for tests of the reader."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_EX = "urn:iso.org:standard:10303:part(28):version(2):xmlschema:common"


def as_ifcxml2x3(model: Any) -> str:
    """Return `model` with an element for every attribute and every value."""
    parts = []
    for entity in model:
        parts.append(f'<{entity.is_a()} id="i{entity.id()}">')
        for name, type, value in _attributes(entity):
            if value is not None:
                inner = _value2x3(value, type)
                parts.append(f"<{name}>{inner}</{name}>")
        parts.append(f"</{entity.is_a()}>")
    return (
        f'<ex:iso_10303_28 xmlns:ex="{_EX}" {_XSI} version="2.0">'
        "<ex:iso_10303_28_header><ex:originating_system>a test</ex:originating_system>"
        "</ex:iso_10303_28_header>"
        '<uos id="uos_1" configuration="i-ifc2x3" xmlns="http://www.iai-tech.org/ifcXML/IFC2x3/FINAL">'
        f"{''.join(parts)}</uos></ex:iso_10303_28>"
    )


def _value2x3(value: Any, type: Any) -> str:
    if isinstance(value, tuple):
        inner = _element_type(type)
        parts = []
        for n, each in enumerate(value):
            if isinstance(each, tuple | int | float | str) and not hasattr(each, "is_a"):
                text = _value2x3(each, inner)
                parts.append(f'<ex:double-wrapper ex:pos="{n}">{text}</ex:double-wrapper>')
            else:
                parts.append(_value2x3(each, inner))
        return "".join(parts)
    if hasattr(value, "is_a"):
        if value.id():
            return f'<{value.is_a()} xsi:nil="true" ref="i{value.id()}"/>'
        return f"<{value.is_a()}>{escape(_flat(value.wrappedValue, None))}</{value.is_a()}>"
    return escape(_text(value, type))


def as_ifcxml4(model: Any) -> str:
    """Return `model` with attributes for simple values."""
    parts = []
    for entity in model:
        simple, complex = [f'id="i{entity.id()}"'], []
        for name, type, value in _attributes(entity):
            if value is None:
                continue
            if hasattr(value, "is_a") and value.id():
                complex.append(
                    f'<{name} xsi:type="{value.is_a()}" ref="i{value.id()}" xsi:nil="true"/>'
                )
            elif _is_plain(value):
                simple.append(f"{name}={quoteattr(_flat(value, type))}")
            else:
                complex.append(f"<{name}>{_value4(value)}</{name}>")
        head = f"<{entity.is_a()} {' '.join(simple)}"
        parts.append(f"{head}>{''.join(complex)}</{entity.is_a()}>" if complex else f"{head}/>")
    return (
        f'<ifcXML {_XSI} xmlns="http://www.buildingsmart-tech.org/ifcXML/IFC4/Add2">'
        "<header><originating_system>a test</originating_system></header>"
        f"{''.join(parts)}</ifcXML>"
    )


def _value4(value: Any) -> str:
    if isinstance(value, tuple):
        return "".join(
            f"<Seq-wrapper>{_value4(each)}</Seq-wrapper>"
            if isinstance(each, tuple)
            else _value4(each)
            for each in value
        )
    if value.id():
        return f'<{value.is_a()} ref="i{value.id()}" xsi:nil="true"/>'
    text = _flat(value.wrappedValue, None)
    return f"<{value.is_a()}-wrapper>{escape(text)}</{value.is_a()}-wrapper>"


def _attributes(entity: Any) -> list[tuple[str, Any, Any]]:
    from ifcopenshell import ifcopenshell_wrapper

    schema = ifcopenshell_wrapper.schema_by_name(entity.is_a(True).split(".")[0])
    declaration: Any = schema.declaration_by_name(entity.is_a()).as_entity()
    found = []
    for n, (attribute, derived) in enumerate(
        zip(declaration.all_attributes(), declaration.derived(), strict=True)
    ):
        if not derived:
            found.append((attribute.name(), attribute.type_of_attribute(), entity[n]))
    return found


def _element_type(type: Any) -> Any:
    while type is not None and type.as_aggregation_type() is None:
        declared = type.as_named_type().declared_type().as_type_declaration()
        type = None if declared is None else declared.declared_type()
    return None if type is None else type.as_aggregation_type().type_of_element()


def _is_plain(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return not hasattr(value, "is_a")


def _flat(value: Any, type: Any) -> str:
    return (
        " ".join(_flat(v, None) for v in value) if isinstance(value, tuple) else _text(value, type)
    )


def _text(value: Any, type: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | int):
        return repr(value)
    named = type.as_named_type() if type is not None else None
    is_enumeration = named is not None and named.declared_type().as_enumeration_type() is not None
    return value.lower() if is_enumeration else str(value)
