"""Formulas on pages made from what students wrote: MathML made here, so that pages need neither script nor network.

A formula passes by the cleaning of its page: the renderer leaves a token in its place, which no student can foresee.
What cannot become harmless MathML stays as it was written.
"""

from __future__ import annotations

import html
import re
import secrets
from functools import lru_cache
from xml.etree import ElementTree

from nbconvert.filters.markdown_mistune import IPythonRenderer

from neurona.formulas import NAMESPACE, mathml

LONGEST = 1000  # letters of a formula
MOST = 50_000  # letters of all formulas of a page; a page of the course has less than 2,000
# Definitions could unfold into more than memory holds.
DEFINES = re.compile(r"\\\w*(command|def|let)\b|\\(DeclareMathOperator|require)\b")
LETTERS = frozenset(("mi", "mn", "mo", "mtext", "mspace"))
SCRIPTS = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover"))
FRAMES = frozenset(("math", "mrow", "mfrac", "msqrt", "mroot", "mstyle", "mpadded", "mphantom", "menclose"))
TABLES = frozenset(("mtable", "mtr", "mtd"))
ELEMENTS = frozenset(f"{{{NAMESPACE}}}{name}" for name in LETTERS | SCRIPTS | FRAMES | TABLES)
LOOKS = frozenset(("alttext", "display", "displaystyle", "scriptlevel", "mathcolor", "mathsize", "mathvariant"))
SIGNS = frozenset(("accent", "accentunder", "fence", "form", "movablelimits", "separator", "stretchy", "notation"))
SIZES = frozenset(("depth", "height", "width", "voffset", "lspace", "rspace", "maxsize", "minsize", "linethickness"))
LINES = frozenset(("columnalign", "columnlines", "columnspacing", "rowlines", "rowspacing"))
ATTRIBUTES = LOOKS | SIGNS | SIZES | LINES
TAG = r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>'  # as bleach writes them


class Allowance:
    """What one page may still have typeset: 4 million letters, the most that is read of a notebook, take minutes."""

    def __init__(self, letters: int = MOST):
        self.letters = letters

    def covers(self, tex: str) -> bool:
        """Is there enough left for this formula? If so, that much less is left."""
        enough = len(tex) <= self.letters
        self.letters -= len(tex) * enough
        return enough


class Typesetter(IPythonRenderer):
    """nbconvert's renderer of Markdown; `put_in` puts the formulas into the cleaned page.

    Args:
        allowance: That of the page.
        options: Those of nbconvert's renderer.
    """

    def __init__(self, allowance: Allowance, **options):
        super().__init__(**options)
        self._allowance = allowance
        self._key = f"formula{secrets.token_hex(12)}x"
        self._formulas: list[tuple[str, str]] = []  # as it was written, and as MathML

    def inline_math(self, body):
        return self._token(body, "inline") or super().inline_math(body)

    def block_math(self, body):
        return self._token(body, "block") or super().block_math(body)

    def latex_environment(self, name, body):
        tex = f"\\begin{{{name}}}{body}\\end{{{name}}}"
        return self._token(tex, "block") or super().latex_environment(name, body)

    def put_in(self, page: str) -> str:
        """The page with a formula in place of each token; within a tag, as in a picture's `alt`, as it was written."""
        token = re.compile(rf"{self._key}(\d+)x")

        def written(found):
            return html.escape(self._formulas[int(found[1])][0])

        def drawn(found):
            return self._formulas[int(found[1])][1] if found[1] else token.sub(written, found[0])

        return re.sub(rf"{token.pattern}|{TAG}", drawn, page)

    def _token(self, tex, display):
        formula = self._allowance.covers(tex) and typeset(tex, display)
        if not formula:
            return ""
        self._formulas.append((tex.strip(), formula))
        return f"{self._key}{len(self._formulas) - 1}x"


@lru_cache(maxsize=4096)
def typeset(tex: str, display: str = "inline") -> str:
    """A formula as MathML without links, scripts and styles, or "" if it cannot become that.

    Args:
        tex: What stands between the dollar signs.
        display: "inline" or "block".
    """
    if len(tex) > LONGEST or DEFINES.search(tex):
        return ""
    try:
        made = mathml(tex, display)
        elements = list(ElementTree.fromstring(made).iter())
    except Exception:  # of whatever a student wrote
        return ""
    if any(one.tag not in ELEMENTS or one.attrib.keys() - ATTRIBUTES for one in elements):
        return ""
    return made
