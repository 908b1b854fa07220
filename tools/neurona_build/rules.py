"""The rules that can be read off a chapter's text: structure, names, markers, check cells, pictures."""

import ast
import re

from neurona.grading.splitting import CannotSplit, split

from . import checkcells, markers
from .choices import check_choices
from .names import TOOLS, bound_names, renamed_imports, trusted_imports
from .notebook import grade_ids

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 40
IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*([^)\s]*)|<img\b([^>]*)>", re.I)

BAD_NAME = "'{name}' cannot be an id. Use small letters, digits, single dashes; at most {longest} characters."
NO_CHECK = "Nothing checks the exercise '{name}'. Add a cell with ':check: {name}' and ':points: 2' below it."
NO_EXERCISE = "There is no exercise '{name}' above this check. Give the id of the exercise that it checks."
NO_POINTS = "Say what this is worth: {how}, with a whole number above 0."
NEEDLESS_POINTS = "Only checks and reflections carry points. Remove the points from this cell."
DUPLICATE = "The id '{name}' is already taken by the cell on line {place}. Ids must be unique in a chapter."
NOT_PYTHON = "This is not plain Python ({error}). Cells must also run without IPython: no % or ! lines."
SHADOWED = "'{name}' is {owner}'s, and this line gives the name another meaning. Choose another name."
SHADOWED_IMPORT = "Import '{name}' in a plain cell above: in an exercise it would be the student's."
RENAMED = checkcells.RENAMED
NO_ALT = "This picture has no description for those who cannot see it. Write ![what it shows](address)."
LOCAL_IMAGE = "The file '{target}' is not shipped with the notebook. Draw the picture in a code cell."
UNSPLIT = "The grader cannot take this cell apart: {sentence}."
EMPTY_CHAPTER = "This chapter has no cells."


def check_text(chapter):
    """All rules that need no notebook and no kernel.

    Args:
        chapter: a text.Chapter.

    Returns:
        A sorted list of problems without repetition.
    """
    if not chapter.cells:
        return [chapter.problem(1, "empty chapter", EMPTY_CHAPTER)]
    problems = [*_structure(chapter), *_ids(chapter), *_points(chapter), *_pictures(chapter)]
    for cell in chapter.cells:
        for line, text in markers.scan(cell):
            problems.append(chapter.problem(cell.at(line), "marker", "{text}", text=text))
    trees, syntax = _parsed(chapter)
    return sorted({*problems, *syntax, *_names(chapter, trees), *check_choices(chapter, trees)})


def _structure(chapter):
    exercises = [cell.name for cell in chapter.of("exercise")]
    checked = {cell.name for cell in chapter.of("check")}
    for cell in chapter.of("exercise"):
        if cell.name not in checked:
            yield chapter.problem(cell.first, "exercise without check", NO_CHECK, name=cell.name)
    above = set()
    for cell in chapter.of("exercise", "check"):
        if cell.kind == "exercise":
            above.add(cell.name)
        elif cell.name not in exercises or cell.name not in above:
            yield chapter.problem(cell.first, "check without exercise", NO_EXERCISE, name=cell.name)


def _ids(chapter):
    taken = {}
    for cell, grade_id in zip(chapter.cells, grade_ids(chapter), strict=True):
        if cell.kind == "plain":
            continue
        if not NAME.fullmatch(cell.name) or len(cell.name) > LONGEST_NAME:
            yield chapter.problem(cell.first, "id", BAD_NAME, name=cell.name, longest=LONGEST_NAME)
        if grade_id in taken:
            yield chapter.problem(cell.first, "duplicate id", DUPLICATE, name=grade_id, place=taken[grade_id])
        taken.setdefault(grade_id, cell.first)


def _points(chapter):
    how = {"check": "':points: 2'", "reflection": '\'+++ {"reflection": "...", "points": 3}\''}
    for cell in chapter.cells:
        whole = isinstance(cell.points, int) and not isinstance(cell.points, bool) and cell.points > 0
        if cell.kind in how and not whole:
            yield chapter.problem(cell.first, "points", NO_POINTS, how=how[cell.kind])
        if cell.kind not in how and cell.points is not None:
            yield chapter.problem(cell.first, "points", NEEDLESS_POINTS)


def _pictures(chapter):
    for cell in chapter.cells:
        if cell.type != "markdown":
            continue
        for offset, text in enumerate(cell.source.splitlines()):
            for alt, target, attributes in IMAGE.findall(text):
                if attributes:
                    named = re.search(r"""\balt\s*=\s*["'][^"']*\w""", attributes, re.I)
                    source = re.search(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", attributes, re.I)
                    target = source.group(1) if source else ""
                else:
                    named = alt.strip()
                if not named:
                    yield chapter.problem(cell.line + offset, "figure without description", NO_ALT)
                if not re.match(r"https?:|data:", target):
                    yield chapter.problem(cell.line + offset, "picture file", LOCAL_IMAGE, target=target)


def _parsed(chapter):
    """({index of a code cell: its syntax tree}, problems)."""
    trees, problems = {}, []
    for index, cell in enumerate(chapter.cells):
        if cell.type != "code":
            continue
        try:
            trees[index] = ast.parse(cell.source)
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            reason = getattr(error, "msg", None) or str(error)
            problems.append(chapter.problem(cell.at(line), "not Python", NOT_PYTHON, error=reason))
    return trees, problems


def _names(chapter, trees):
    """Who binds which name, and whether a check cell reads only what it may."""
    students, elsewhere, trusted = set(), set(), set()
    for index, tree in trees.items():
        cell = chapter.cells[index]
        bound = set(bound_names(tree))
        if cell.kind == "exercise":
            students |= bound
        elif cell.kind != "check":
            trusted |= trusted_imports(tree) & bound
            elsewhere |= bound
    owned = trusted | TOOLS | {"np"}
    for index, tree in trees.items():
        cell = chapter.cells[index]
        for line, name, alias in renamed_imports(tree):
            yield chapter.problem(cell.at(line), "renamed import", RENAMED, name=name, alias=alias)
        if cell.kind == "check":
            judged = checkcells.CheckCell(students - owned, elsewhere - owned, owned).judge(tree)
            for line, text in judged or _unsplit(cell.source):
                yield chapter.problem(cell.at(line), "check cell", "{text}", text=text)
            continue
        for name, line in bound_names(tree, imports=False).items():
            if name in owned:
                owner = "neurona" if name in TOOLS else "an import"
                yield chapter.problem(cell.at(line), "shadowed name", SHADOWED, name=name, owner=owner)
        if cell.kind == "exercise":
            for name in sorted(owned & trusted_imports(tree)):
                line = bound_names(tree).get(name, 1)
                yield chapter.problem(cell.at(line), "shadowed name", SHADOWED_IMPORT, name=name)


def _unsplit(source):
    """What the grader itself, which asks and judges in two processes, has against a check cell."""
    try:
        split(source)
    except CannotSplit as error:
        yield error.line, UNSPLIT.format(sentence=error.sentence)
