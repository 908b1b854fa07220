"""A chapter is a Markdown text: this module reads it into cells that remember their line."""

import re
from dataclasses import dataclass, field

import nbformat
import yaml
from jupytext.myst import MystMetadataParsingError, myst_to_notebook

from .problems import Problem, Refused

CODE_KEYS = {"exercise", "check", "given", "points"}
PROSE_KEYS = {"reflection", "points"}
FRONT_KEYS = {"jupytext", "kernelspec", "jupyter"}

UNREADABLE = "This text cannot be read as MyST Markdown: {error}"
UNKNOWN_KEY = "The key '{key}' means nothing here. Known keys of this kind of cell: {known}."
TWO_KINDS = "A cell is one thing only, and this one says {kinds}. Keep one of them."
UNKNOWN_FRONT = "The key '{key}' at the top of the text means nothing. Known keys: {known}."
RAW_CELL = "Raw cells are not used in chapters. Write prose, or a code cell."
DIRECTIVE = (
    "'{info}' is shown to readers as it stands. Code cells begin with ```{{code-cell}}, prose is plain Markdown."
)


@dataclass
class Cell:
    """One cell of a chapter.

    `kind` is "exercise", "check", "given", "reflection", or "plain"; `name` is the id that its key gives
    ("" for plain cells); `line` is the line of its first text in the chapter, `first` that of its fence.
    """

    type: str
    kind: str
    name: str
    points: object
    source: str
    first: int
    line: int

    def at(self, offset):
        """The chapter's line of the cell's line number `offset`, counted from 1."""
        return self.line + offset - 1


@dataclass
class Chapter:
    """A chapter's text, read: `name` is NN-topic, `topic` the notebook's name, `path` is for messages."""

    name: str
    topic: str
    path: str
    cells: list = field(default_factory=list)

    def problem(self, line, rule, message, **values):
        return Problem(self.path, line, rule, message.format(**values))

    def of(self, *kinds):
        """The cells of these kinds, in order."""
        return [cell for cell in self.cells if cell.kind in kinds]


def read(text, name, topic, path):
    """Read a chapter.

    Args:
        text: the whole MyST Markdown text.
        name, topic, path: see Chapter.

    Returns:
        (chapter, problems): problems are those of the keys; the cells' contents are judged elsewhere.

    Raises:
        Refused: when there is nothing to work with, because the text cannot be read.
    """
    chapter = Chapter(name, topic, path)
    try:
        notebook = myst_to_notebook(text, add_source_map=True)
    except (MystMetadataParsingError, nbformat.ValidationError, yaml.YAMLError, ValueError, TypeError) as error:
        line = int(next(iter(re.findall(r"line (\d+)", str(error))), 1))
        message = " ".join(str(error).split())
        raise Refused([chapter.problem(line, "unreadable text", UNREADABLE, error=message)]) from None
    starts = notebook.metadata.pop("source_map")
    problems = [
        chapter.problem(1, "unknown key", UNKNOWN_FRONT, key=key, known=", ".join(sorted(FRONT_KEYS)))
        for key in notebook.metadata
        if key not in FRONT_KEYS
    ]
    lines = text.splitlines()
    for cell, start in zip(notebook.cells, starts, strict=True):
        chapter.cells.append(_cell(chapter, cell, start, lines, problems))
    return chapter, problems


def _cell(chapter, cell, start, lines, problems):
    """One notebook cell as a Cell; what is wrong with its keys goes into `problems`."""
    # jupytext counts a code cell from its fence (1-based) and prose from the line after the break (0-based).
    first = start if cell.cell_type == "code" else max(start, 1)
    line = _first_line(cell.source, start, lines)
    known = CODE_KEYS if cell.cell_type == "code" else PROSE_KEYS
    for key in cell.metadata:
        if key not in known:
            listed = ", ".join(sorted(known))
            problems.append(chapter.problem(first, "unknown key", UNKNOWN_KEY, key=key, known=listed))
    if cell.cell_type == "raw":
        problems.append(chapter.problem(first, "raw cell", RAW_CELL))
    kinds = [key for key in ("exercise", "check", "given", "reflection") if key in cell.metadata]
    if len(kinds) > 1:
        problems.append(chapter.problem(first, "two kinds", TWO_KINDS, kinds=" and ".join(kinds)))
    if cell.cell_type != "code":
        problems.extend(_directives(chapter, cell.source, line))
    kind = kinds[0] if kinds else "plain"
    name = str(cell.metadata[kind] or "") if kind != "plain" else ""
    return Cell(cell.cell_type, kind, name, cell.metadata.get("points"), cell.source, first, line)


def _first_line(source, start, lines):
    """The line, counted from 1, on which the cell's text begins: after its keys and blank lines."""
    wanted = source.splitlines()[:1]
    for index in range(start, len(lines)):
        if lines[index : index + 1] == wanted:
            return index + 1
    return start + 1


def _directives(chapter, prose, line):
    """Misspelt code cells and other directives, which Jupyter would show as text."""
    for offset, text in enumerate(prose.splitlines()):
        match = re.match(r"\s*(?:`{3,}|~{3,}|:{3,})\s*(\{[^}]*\}?.*)", text)
        if match:
            yield chapter.problem(line + offset, "directive", DIRECTIVE, info=match.group(1).strip())
