"""A chapter as a page: nbconvert renders the cells into our own plain HTML, with MathML for the formulas."""

import html
import re
from pathlib import Path

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from traitlets.config import Config

from neurona.formulas import mathml

TEMPLATES = Path(__file__).resolve().parent / "templates"
# The picture of a lab, never the widget that needs a kernel.
PREFERRED = ["image/svg+xml", "image/png", "text/html", "text/markdown", "text/plain"]
PROMISE = "<strong>You will</strong> "
TIME = "<strong>Time</strong> "
WIDE = 96  # letters: code with longer lines scrolls on the page, and a keyboard must be able to reach it
NO_TITLE = "{path} has no title: a chapter begins with a heading of the first level."


class Prose(IPythonRenderer):
    """Markdown as HTML; remembers the headings it met."""

    def __init__(self, headings):
        super().__init__(exclude_anchor_links=True)
        self.headings = headings

    def heading(self, text, level, **attrs):
        # The name under which Jupyter, too, finds a heading.
        name = html.unescape(re.sub(r"<[^>]*>", "", text)).replace(" ", "-")
        self.headings.append((level, name, text))
        return f'<h{level} id="{html.escape(name)}">{text}</h{level}>\n'

    def link(self, text, url, title=None):
        inside = not re.match(r"[a-z][a-z0-9+.-]*:|//", url, re.I)
        return super().link(text, re.sub(r"\.ipynb(?=#|$)", ".html", url) if inside else url, title)

    def inline_math(self, body):
        return mathml(body)

    def block_math(self, body):
        return f'<div class="formula">{mathml(body, "block")}</div>'

    def latex_environment(self, name, body):
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")


class Kinds(Preprocessor):
    """Says of each cell what it is, for the template: exercise, check, answer, lab, given or plain."""

    def preprocess_cell(self, cell, resources, index):
        marks = cell.metadata.get("nbgrader", {})
        kind = "plain"
        if marks.get("solution"):
            kind = "answer" if marks.get("grade") else "exercise"
        elif marks.get("grade"):
            kind = "check"
        elif marks.get("locked"):
            kind = "given"
        elif cell.cell_type == "code" and re.search(r"^labs\.", cell.source, re.M):
            kind = "lab"
        wide = max(map(len, cell.source.splitlines()), default=0) > WIDE
        name, points = marks.get("grade_id", ""), marks.get("points")
        cell.metadata["website"] = {"kind": kind, "name": name, "points": points, "wide": wide}
        return cell, resources


class Cells(HTMLExporter):
    """The cells of one chapter; pictures become files beside the page."""

    def __init__(self):
        config = Config({"NbConvertBase": {"display_data_priority": PREFERRED}})
        super().__init__(config=config, template_name="website", extra_template_basedirs=[str(TEMPLATES)])
        self.register_preprocessor("nbconvert.preprocessors.ExtractOutputPreprocessor", enabled=True)
        self.register_preprocessor(Kinds(), enabled=True)
        self.headings = []

    @pass_context
    def markdown2html(self, context, source):
        return MarkdownWithMath(renderer=Prose(self.headings)).render(source)


def render(path, notebook):
    """One chapter.

    Args:
        path: its notebook's path below the site, for the names of its pictures.
        notebook: what to render.

    Returns:
        A dictionary: title, about and time (HTML), points, sections [(name, HTML)], heading and body (HTML, one after
        the other), pictures {file name: bytes}.
    """
    exporter = Cells()
    resources = {"output_files_dir": f"{path.stem}-pictures", "unique_key": path.stem}
    body, resources = exporter.from_notebook_node(notebook, resources)
    titles = [text for level, _, text in exporter.headings if level == 1]
    if not titles:
        raise ValueError(NO_TITLE.format(path=path))
    heading, end, body = body.partition("</h1>")
    return {
        "title": titles[0],
        "about": promise(body),
        "time": next((text.removeprefix(TIME) for text in paragraphs(body) if text.startswith(TIME)), ""),
        "points": sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in notebook.cells),
        "sections": [(name, text) for level, name, text in exporter.headings if level == 2],
        "heading": heading + end,
        "body": body,
        "pictures": resources.get("outputs", {}),
    }


def promise(body):
    """The chapter in one line: what its paragraph "You will ..." says; without one, its first sentence."""
    promised = [text.removeprefix(PROMISE) for text in paragraphs(body) if text.startswith(PROMISE)]
    if promised:
        return promised[0][:1].upper() + promised[0][1:]
    return re.split(r"(?<=[.!?])\s", "".join(paragraphs(body)[:1]), maxsplit=1)[0]


def paragraphs(body):
    """What stands in the paragraphs of a page."""
    return re.findall(r"<p>(.*?)</p>", body, re.S)
