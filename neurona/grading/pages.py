"""Pages made from what students wrote must not act in the browser of the person who reads them.

nbgrader's templates put Markdown into feedback and into Formgrader as it is, scripts included; its setting
`sanitize_html` does not reach them. This exporter cleans every piece of rendered Markdown.
"""

from __future__ import annotations

import re

import bleach
from jinja2 import BytecodeCache, pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from traitlets import default

from neurona.grading.typeset import Allowance, Typesetter

TEXT = frozenset(("a", "abbr", "b", "code", "del", "em", "i", "img", "s", "span", "strong", "sub", "sup", "br"))
BLOCKS = frozenset(("blockquote", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TABLES = frozenset(("table", "tbody", "td", "th", "thead", "tr"))
ATTRIBUTES = {"*": ["class"], "a": ["href", "title"], "img": ["src", "alt", "title"], "td": ["align"], "th": ["align"]}
PROTOCOLS = ("http", "https", "mailto")
# MathJax commands that make links, load extensions or set styles.
COMMANDS = re.compile(r"\\(href|require|style|class|cssId|html\w*|unicode|url)(?![A-Za-z])")
BACKSLASH = re.compile(r"&(#0*92|#x0*5c|bsol);", re.I)
# The pictures of the course have twice the resolution of a screen, and nbgrader's templates show them at full size;
# they also show what went wrong as they show everything else.
FITTING = (
    "<style>img {max-width: 100%; height: auto} .output pre {white-space: pre-wrap} "
    ".output_error pre {border-left: 4px solid #c0392b; background: #fdf1ef}</style>"
)


class Compiled(BytecodeCache):
    """The templates, compiled once for all pages of this process; each page has an exporter of its own."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket):
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class SafeHTMLExporter(HTMLExporter):
    """nbconvert's HTML exporter; what comes out of a Markdown cell is text, tables, pictures and ordinary links."""

    @property
    def environment(self):
        environment = super().environment
        environment.bytecode_cache = COMPILED
        return environment

    @default("exclude_anchor_links")
    def _without_anchor_links(self):
        return True

    def from_notebook_node(self, nb, resources=None, **options):
        self._allowance = Allowance()
        page, resources = super().from_notebook_node(nb, resources, **options)
        return page.replace("</head>", f"{FITTING}</head>", 1), resources

    @pass_context
    def markdown2html(self, context, source):
        # As nbconvert's own, with another renderer.
        renderer = Typesetter(
            self._allowance,
            escape=False,
            attachments=context.get("cell", {}).get("attachments", {}),
            embed_images=self.embed_images,
            path=context.get("resources", {}).get("metadata", {}).get("path", ""),
            exclude_anchor_links=self.exclude_anchor_links,
        )
        return renderer.put_in(clean(MarkdownWithMath(renderer=renderer).render(source)))


def clean(page: str) -> str:
    """HTML without scripts, event handlers, styles, frames, forms and links that run something."""
    tags = TEXT | BLOCKS | HEADINGS | TABLES
    page = bleach.clean(page, tags=tags, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=False)
    # MathJax reads what the browser makes of the page: without comments, and with every backslash written out.
    return COMMANDS.sub(r"\\text", BACKSLASH.sub(r"\\", page))
