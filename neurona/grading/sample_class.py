"""A small class to try grading with: submissions made from a chapter's own solutions, good, bad and damaged.

`make(course, "01-perceptron")` writes them to submitted/, where nbgrader and `python -m neurona.grading` find them.
"""

from __future__ import annotations

import ast
import copy
import json
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade, is_solution

from neurona.grading.answer_files import read
from neurona.grading.run import course_api
from neurona.grading.skeleton import skeleton_of

REFLECTION = "One line cannot do it, because the two yes corners lie across from each other."
PRINTS = "print('some of my own notes')"
WARNS = "import warnings\nwarnings.warn('this goes to stderr')"
ALREADY = "{folder} holds submissions of this assignment already; the sample class is only made in an empty folder."


class AlreadyThere(FileExistsError):
    """There are submissions; nothing was written."""


def make(root: str | Path, assignment: str) -> list[str]:
    """Write the sample class of an assignment to submitted/.

    Args:
        root: Folder of the course, with source/ in it.
        assignment: Name of the assignment.

    Returns:
        The names of its students.

    Raises:
        AlreadyThere: There are submissions of this assignment.
        MisspeltAnswers: The chapter's file of test answers cannot be read.
    """
    root = Path(root)
    if any((root / "submitted").glob(f"*/{assignment}")):
        raise AlreadyThere(ALREADY.format(folder=root / "submitted"))
    config = course_api(str(root)).config
    for path in sorted((root / "source" / assignment).glob("*.ipynb")):
        blank = skeleton_of(path, config)  # as this course hands it out
        right = solutions(nbformat.read(path, as_version=4))
        mistakes = typical_mistakes(root / "tests" / "answers" / f"{assignment.replace('-', '_')}.py")
        for student, content in students(blank, right, mistakes).items():
            target = root / "submitted" / student / assignment / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return sorted(path.parent.name for path in (root / "submitted").glob(f"*/{assignment}"))


def solutions(source) -> dict[str, str]:
    """The reference answers of a source notebook, by grade id."""
    found = {}
    for cell in source.cells:
        if is_solution(cell):
            lines = [
                line for line in cell.source.splitlines() if "BEGIN SOLUTION" not in line and "END SOLUTION" not in line
            ]
            found[cell.metadata.nbgrader.grade_id] = "\n".join(lines) if cell.cell_type == "code" else REFLECTION
    return found


def typical_mistakes(path: Path) -> dict[str, str]:
    """The first wrong answer to each exercise in a chapter's file of test answers; empty where there is none."""
    if not path.exists():
        return {}
    found = {}
    for entry in read(path):
        if entry.kind == "wrong":
            found.setdefault(entry.exercise, entry.source)
    return found


def students(blank, right: dict[str, str], mistakes: dict[str, str]) -> dict[str, bytes]:
    """What each student of the sample class hands in, as bytes of a notebook file.

    Args:
        blank: The notebook as it was handed out.
        right: Reference answers by grade id.
        mistakes: Answers with a typical mistake, by grade id; may be empty.
    """
    code = [cell.metadata.nbgrader.grade_id for cell in blank.cells if is_solution(cell) and not is_grade(cell)]
    half = {name: right[name] for name in code[: len(code) // 2]}
    perfect = filled(blank, right)
    text = json.dumps(perfect, indent=1, ensure_ascii=False)
    return {
        "sample-perfect": text.encode(),
        "sample-half": written(filled(blank, half)),
        "sample-blank": written(blank),
        "sample-wrong": written(filled(blank, {name: wrong(right[name]) for name in code})),
        "sample-mistaken": written(filled(blank, {name: mistakes.get(name, wrong(right[name])) for name in code})),
        "sample-noisy": written(noisy(perfect)),
        "sample-deleted": written(without(perfect, code[-1])),
        "sample-unlabelled": written(unlabelled(perfect)),
        "sample-doubled": written(doubled(perfect)),
        "sample-merged": conflicting(text).encode(),
        "sample-cut": text[: int(len(text) * 0.6)].encode(),
        "sample-unreadable": b"<!doctype html><title>Log in to download this file</title>",
    }


def written(notebook) -> bytes:
    """A notebook as the bytes of its file."""
    return nbformat.writes(notebook).encode()


def filled(blank, answers: dict[str, str]):
    """The handed-out notebook with answers in it."""
    notebook = copy.deepcopy(blank)
    for cell in notebook.cells:
        if is_solution(cell) and cell.metadata.nbgrader.grade_id in answers:
            cell.source = answers[cell.metadata.nbgrader.grade_id]
    return notebook


def wrong(answer: str) -> str:
    """An answer of the right form with the wrong content: functions return -1, values become "none of these"."""
    tree = ast.parse(answer)
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            statement.body = [ast.Return(ast.Constant(-1))]
        elif isinstance(statement, ast.Assign):
            statement.value = ast.Constant("none of these")
    return ast.unparse(ast.fix_missing_locations(tree))


def noisy(notebook):
    """A right notebook that prints, warns on stderr and has cells of its own."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        if is_solution(cell) and cell.cell_type == "code":
            cell.source += f"\n{PRINTS}\n{WARNS}"
    notebook.cells.insert(2, nbformat.v4.new_code_cell(PRINTS))
    return notebook


def without(notebook, name: str):
    """A notebook in which the answer cell and the check cells of an exercise were deleted."""
    notebook = copy.deepcopy(notebook)
    notebook.cells = [cell for cell in notebook.cells if not _label(cell).startswith(name)]
    return notebook


def unlabelled(notebook):
    """A notebook that lost all metadata and cell ids, as some other editors leave it."""
    notebook = copy.deepcopy(notebook)
    for number, cell in enumerate(notebook.cells):
        cell.metadata = nbformat.NotebookNode()
        cell.id = f"new-{number}"
    return notebook


def doubled(notebook):
    """A notebook in which every second cell was copied and pasted."""
    notebook = copy.deepcopy(notebook)
    notebook.cells = [copy.deepcopy(cell) for index, cell in enumerate(notebook.cells) for _ in range(1 + index % 2)]
    for number, cell in enumerate(notebook.cells):
        cell.id = f"copy-{number}"
    return notebook


def conflicting(text: str) -> str:
    """A notebook file with the leftovers of a merge conflict, as git writes them."""
    mine = ' "nbformat_minor": 5\n'
    return text.replace(mine, f'<<<<<<< HEAD\n{mine}=======\n "nbformat_minor": 4\n>>>>>>> other\n')


def _label(cell) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")
