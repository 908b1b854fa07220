"""A notebook is a chapter's cells with nbgrader's metadata, written so that equal content is equal bytes."""

import re

import nbformat

from neurona.checking import folded

from .markers import MARKER

SCHEMA = 3  # nbgrader's metadata version
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# No version: a rebuild with the next Python must not change the file.
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"}

FLAGS = {
    "exercise": {"grade": False, "locked": False, "solution": True},
    "check": {"grade": True, "locked": True, "solution": False},
    "given": {"grade": False, "locked": True, "solution": False},
    "reflection": {"grade": True, "locked": False, "solution": True},
}
# A check is shown as a bar with its first line on it: the mistakes that it knows would give answers away.
FOLDED = {"source_hidden": True}
LABEL = folded.LABEL + " {name}, {points}. Run this cell."
CHECK = re.compile(r"-check(-\d+)?$")  # an exercise may be called gradient-check itself
ONE_POINT, MANY_POINTS = "1 point", "{n} points"


def grade_ids(chapter):
    """The grade_id of every cell of a chapter, "" for plain cells, in order.

    A check is named after its exercise, its second one -check-2; a given cell is given-<name>.
    """
    ids, checks = [], {}
    for cell in chapter.cells:
        if cell.kind == "check":
            checks[cell.name] = checks.get(cell.name, 0) + 1
            number = checks[cell.name]
            ids.append(f"{cell.name}-check" + (f"-{number}" if number > 1 else ""))
        else:
            ids.append(f"given-{cell.name}" if cell.kind == "given" else cell.name)
    return ids


def cell_ids(chapter):
    """A stable id for every cell: its grade_id, or its place after the last cell that has one.

    Counting from the last named cell keeps the ids of the other sections when a cell is added. The double
    dash cannot occur in a name, so that the two sorts of id never meet.
    """
    ids, last, place = [], "start", 0
    for grade_id in grade_ids(chapter):
        if grade_id:
            last, place = grade_id, 0
            ids.append(grade_id)
        else:
            place += 1
            ids.append(f"{last}--{place}")
    return ids


def label(cell, grade_id):
    """The first line of a check cell: all of it that is seen until it is unfolded."""
    points = ONE_POINT if cell.points == 1 else MANY_POINTS.format(n=cell.points)
    return LABEL.format(name=CHECK.sub(r"\1", grade_id), points=points)


def line_in_chapter(cell, number):
    """The chapter's line of line `number` of a cell's notebook source, where a label may stand on top."""
    return cell.at(max(number - (cell.kind == "check"), 1))


def instructor_notebook(chapter):
    """nbgrader's source notebook of a chapter: everything in it, no outputs.

    Args:
        chapter: a text.Chapter that broke no rule.

    Returns:
        A NotebookNode, schema version 3 in the cells that nbgrader knows.
    """
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": dict(KERNEL), "language_info": dict(LANGUAGE)})
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    for cell, cell_id, grade_id in zip(chapter.cells, cell_ids(chapter), grade_ids(chapter), strict=True):
        source = f"{label(cell, grade_id)}\n{cell.source}" if cell.kind == "check" else cell.source
        node = make[cell.type](source, id=cell_id)
        if cell.kind == "check":
            node.metadata["jupyter"] = dict(FOLDED)
        if grade_id:
            node.metadata["nbgrader"] = {
                **FLAGS[cell.kind],
                "grade_id": grade_id,
                "schema_version": SCHEMA,
                "task": False,
            }
            if cell.kind in ("check", "reflection"):
                node.metadata["nbgrader"]["points"] = cell.points
        notebook.cells.append(node)
    return notebook


def settle(notebook):
    """Bring a notebook that nbgrader wrote to the one form we keep; returns it.

    Kernel and language are set, run-dependent metadata goes, neighbouring pieces of a stream become one.
    """
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = _settled(cell.outputs)
    return notebook


def to_read(notebook):
    """Take the markers out of prose, where they would show as headings; returns it.

    For solutions/ only: nobody cuts anything out of it.
    """
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            lines = cell.source.splitlines()
            cell.source = "\n".join(line for line in lines if not MARKER.match(line.rstrip())).strip("\n")
    return notebook


def _settled(outputs):
    kept = []
    for output in outputs:
        if "data" in output:
            # A widget's model id is random, and a saved notebook has no model behind it: the picture stays.
            output.data.pop("application/vnd.jupyter.widget-view+json", None)
        previous = kept[-1] if kept else None
        if previous and output.output_type == previous.output_type == "stream" and output.name == previous.name:
            previous.text += output.text
        else:
            kept.append(output)
    return kept


def to_bytes(notebook):
    """The notebook as a file's content: UTF-8, sorted keys, one newline at the end."""
    return (nbformat.writes(notebook, version=4).rstrip("\n") + "\n").encode()


def from_bytes(content):
    """The notebook in a file's content."""
    return nbformat.reads(content.decode(), as_version=4)
