"""What makes a chapter pleasant to read (STYLE), mostly sizes: a warning, never a refusal."""

import ast
import re
from statistics import median

from .markers import split
from .names import bound_names

CODE_LINES, CODE_MEDIAN, STUB_LINES, SETUP_LINES, PROSE_WORDS = 15, 6, 10, 5, 120
POINTS = (20, 30)
PLACEHOLDER = 2  # what nbgrader leaves of a solution: "# YOUR CODE HERE" and a raise
STANDING_OUT = 12  # a line this long, seen by students and part of an answer, is worth a look

CODE = "{n} lines of code; a visible cell has at most {most}."
STUB = "{n} lines; a stub has at most {most}."
SETUP = "{n} lines of set-up; at most {most}. Import where first used."
PROSE = "{n} words; a prose cell has at most {most}."
TOUCHING = "Two prose cells touch. Join them, or put code between them."
MEDIAN = "Half of the visible code cells have more than {n} lines; the median should be at most {most}."
WORTH = "The chapter is worth {n} points; it should be {low} to {high}."
ALSO_SEEN = "This line of an answer also stands where students see it, on line {place}: '{text}'."
OTHER_NAME = "The exercise '{name}' defines {defined}, not {wanted}(): others call it by the name of its id."


def warnings(chapter):
    """What STYLE would like shorter, as a sorted list of problems that do not stop the build."""
    found = [*_code(chapter), *_prose(chapter), *_answers_in_sight(chapter), *_function_names(chapter)]
    worth = sum(cell.points or 0 for cell in chapter.of("check", "reflection"))
    if not POINTS[0] <= worth <= POINTS[1]:
        found.append(chapter.problem(1, "points", WORTH, n=worth, low=POINTS[0], high=POINTS[1]))
    return sorted(found)


def _code(chapter):
    lengths = []
    for cell in chapter.cells:
        if cell.type != "code" or cell.kind == "check":  # a check is folded
            continue
        n = sum(1 for _, text in split(cell.source)[0] if text.strip())
        if cell.kind == "exercise":
            n += PLACEHOLDER
            if n > STUB_LINES:
                yield chapter.problem(cell.line, "size", STUB, n=n, most=STUB_LINES)
            continue
        lengths.append(n)
        if n > SETUP_LINES and _only_imports(cell.source):
            yield chapter.problem(cell.line, "size", SETUP, n=n, most=SETUP_LINES)
        elif n > CODE_LINES:
            yield chapter.problem(cell.line, "size", CODE, n=n, most=CODE_LINES)
    if lengths and median(lengths) > CODE_MEDIAN:
        yield chapter.problem(1, "size", MEDIAN, n=median(lengths), most=CODE_MEDIAN)


def _only_imports(source):
    """True for a cell that only prepares: imports and plain assignments, the first of them an import."""
    body = ast.parse(source).body
    prepares = all(isinstance(s, ast.Import | ast.ImportFrom | ast.Assign) for s in body)
    return prepares and bool(body) and not isinstance(body[0], ast.Assign)


def words(prose):
    """The number of words in a prose cell, not counting formulas, code blocks, tables and addresses."""
    prose = re.sub(r"```.*?```|\$\$.*?\$\$|<[^>]+>", " ", prose, flags=re.S)
    prose = re.sub(r"^\s*\|.*$|\]\([^)]*\)|\$[^$\n]*\$", " ", prose, flags=re.M)
    return len(re.findall(r"[^\W_]+(?:[-'’.,][^\W_]+)*", prose))


def _prose(chapter):
    previous = None
    for cell in chapter.cells:
        if cell.type == "markdown" and cell.kind == "plain":
            if words(cell.source) > PROSE_WORDS:
                yield chapter.problem(cell.line, "size", PROSE, n=words(cell.source), most=PROSE_WORDS)
            if previous is not None and previous.type == "markdown" and previous.kind == "plain":
                yield chapter.problem(cell.line, "touching prose", TOUCHING)
        previous = cell


def _answers_in_sight(chapter):
    """Long lines of solutions that stand word for word where students see them."""
    visible = {}
    for cell in chapter.cells:
        for number, text in split(cell.source)[0]:
            visible.setdefault(text.strip(), cell.at(number))
    for cell in chapter.of("exercise"):
        for number, text in split(cell.source)[1]:
            text = text.strip()
            if len(text) < STANDING_OUT or text.startswith(("return ", "for ", "#")) or text not in visible:
                continue
            place = visible[text]
            yield chapter.problem(cell.at(number), "answer in sight", ALSO_SEEN, place=place, text=text)


def _function_names(chapter):
    """Exercises that define functions, but none with the name of their id."""
    for cell in chapter.of("exercise"):
        wanted = cell.name.replace("-", "_")
        defined = [node.name for node in ast.parse(cell.source).body if isinstance(node, ast.FunctionDef)]
        if defined and wanted not in bound_names(ast.parse(cell.source)):
            shown = ", ".join(f"{name}()" for name in defined)
            yield chapter.problem(cell.first, "name", OTHER_NAME, name=cell.name, defined=shown, wanted=wanted)
