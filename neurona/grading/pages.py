"""Pages made from what students wrote must not act in the browser of the person who reads them.

nbgrader's templates put Markdown into feedback and into Formgrader as it is, scripts included; its setting
`sanitize_html` does not reach them. This exporter cleans every piece of rendered Markdown.
"""

from __future__ import annotations

import re

import bleach
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter

TAGS = frozenset(
    "a abbr b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s span strong sub sup "
    "table tbody td th thead tr ul".split()
)
ATTRIBUTES = {"*": ["class"], "a": ["href", "title"], "img": ["src", "alt", "title"], "td": ["align"], "th": ["align"]}
# MathJax commands that make links, load extensions or set styles.
COMMANDS = re.compile(r"\\(href|require|style|class|cssId|html\w*|unicode|url)\b")


class SafeHTMLExporter(HTMLExporter):
    """nbconvert's HTML exporter; what comes out of a Markdown cell is text, tables, pictures and ordinary links."""

    @pass_context
    def markdown2html(self, context, source):
        return clean(super().markdown2html(context, source))


def clean(page: str) -> str:
    """HTML without scripts, event handlers, styles, frames, forms and links that run something."""
    page = COMMANDS.sub(r"\\text", page)
    return bleach.clean(page, tags=TAGS, attributes=ATTRIBUTES, protocols=["http", "https", "mailto"], strip=False)
