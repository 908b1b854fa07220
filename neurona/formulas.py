"""Formulas become MathML, which browsers draw themselves: no script, no font, no other host."""

import re
from xml.etree import ElementTree

from latex2mathml.converter import convert

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
OPERATOR, NAME = f"{{{NAMESPACE}}}mo", f"{{{NAMESPACE}}}mi"
ROWS = {f"{{{NAMESPACE}}}{tag}" for tag in ("math", "mrow", "mstyle", "msqrt", "mtd")}
THIN_SPACE = ElementTree.Element(f"{{{NAMESPACE}}}mspace", width="0.167em")
SIGNS, CLOSING, BAR = {"−", "-", "+", "±"}, {")", "]", "}", "!", "′", "…"}, "|"
UNKNOWN = "The formula ${tex}$ uses {command}, which has no MathML here. Write it with another command."

ElementTree.register_namespace("", NAMESPACE)


class UnknownCommand(ValueError):
    """A formula that would come out with a TeX command in it."""


def mathml(tex, display="inline"):
    """A formula as MathML.

    Args:
        tex: the formula in TeX, without dollar signs.
        display: "inline" or "block".

    Returns:
        A <math> element; what it looks like in TeX stands in its `alttext`.

    Raises:
        UnknownCommand: for a command that cannot be converted.
    """
    made = convert(tex.strip(), display=display)
    left = re.search(r"\\[A-Za-z]+", made)
    if left:
        raise UnknownCommand(UNKNOWN.format(tex=tex, command=left.group()))
    formula = ElementTree.fromstring(made)
    formula.set("alttext", tex.strip())
    for row in list(formula.iter()):
        mark_signs(row)
        set_functions_apart(row)
    return ElementTree.tostring(formula, encoding="unicode")


def mark_signs(row):
    """Tell the browser which signs belong to what follows: a minus after an opening bracket or another operator, and
    every first one of two bars. It would put space around them as between two numbers."""
    before, bars = None, 0
    for item in row:
        if item.tag != OPERATOR:
            before = item
            continue
        if item.text == BAR:
            bars += 1
            item.set("form", "prefix" if bars % 2 else "postfix")
        elif item.text in SIGNS and (before is None or opens(before)):
            item.set("form", "prefix")
        before = item


def opens(item):
    """Whether a sign after this one belongs to the number that follows: after "(" and "=", not after ")" and "x"."""
    return item.tag == OPERATOR and item.text not in CLOSING and item.get("form") != "postfix"


def set_functions_apart(row):
    """A thin space around the name of a function, as in y log p; none where a bracket stands."""
    if row.tag not in ROWS:  # elsewhere the second child means something else: in a power it is the exponent
        return
    items = list(row)
    row[:] = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        function = item.tag == NAME and len(item.text or "") > 1
        if function and len(row) and row[-1].tag not in (OPERATOR, THIN_SPACE.tag):
            row.append(THIN_SPACE)
        row.append(item)
        if function and following is not None and following.tag not in (OPERATOR, THIN_SPACE.tag):
            row.append(THIN_SPACE)
