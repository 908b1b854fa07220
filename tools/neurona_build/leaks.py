"""Nothing between BEGIN and END may reach students: their notebook is compared with the text by lines."""

import ast

from .markers import MARKER, split

LEAK = "This line of an answer is in the students' notebook: '{text}'."
MARKER_LEAK = "The marker '{text}' is still in the students' notebook."
OUTPUT_LEAK = "This cell has outputs in the students' notebook; answers could stand in them."
BROKEN = "Without its hidden part this cell is no longer Python ({error}). Leave a line outside the markers."
SHORTEST = 4  # shorter lines, such as 'x' or ')', say nothing


def check_release(chapter, notebook):
    """What students may not see, and what nbgrader must have left whole.

    Args:
        chapter: the text.Chapter.
        notebook: release/'s notebook, one cell for each of the chapter's.

    Returns:
        A list of problems; each names the line of the chapter that leaked.
    """
    hidden, visible = {}, set()
    for cell in chapter.cells:
        seen, cut = split(cell.source)
        visible.update(text.strip() for _, text in seen)
        hidden.update({text.strip(): cell.at(number) for number, text in cut})
    secret = {text: line for text, line in hidden.items() if len(text) >= SHORTEST and text not in visible}
    problems = []
    for cell, node in zip(chapter.cells, notebook.cells, strict=True):
        problems += [chapter.problem(line, "leak", message, text=text)
                     for line, message, text in _leaks(cell, node, secret)]  # fmt: skip
        if node.cell_type == "code":
            if node.outputs:
                problems.append(chapter.problem(cell.line, "leak", OUTPUT_LEAK))
            try:
                ast.parse(node.source)
            except SyntaxError as error:
                problems.append(chapter.problem(cell.line, "not Python", BROKEN, error=error.msg))
    return problems


def _leaks(cell, node, secret):
    for text in node.source.splitlines():
        text = text.strip()
        if text in secret:
            yield secret[text], LEAK, text
        elif MARKER.match(text):
            yield cell.line, MARKER_LEAK, text
