"""Two editions of a chapter: solved, and as students get it with the pictures that its demonstrations make."""

from pathlib import Path

import nbformat

EDITIONS = {"instructors": "site", "students": "site-students"}


def chapters(root, edition):
    """The chapters in their order.

    Args:
        root: the course's folder, with release/ and solutions/ in it.
        edition: a key of EDITIONS.

    Returns:
        A list of (path, notebook, file): path below the edition's folder, what to render, what to offer for download.
    """
    found = []
    for solved in sorted(Path(root, "solutions").glob("*/*.ipynb")):
        path = solved.relative_to(root / "solutions")
        notebook, file = nbformat.read(solved, as_version=4), solved
        if edition == "students":
            file = root / "release" / path
            notebook = unsolved(notebook, nbformat.read(file, as_version=4))
        found.append((path, notebook, file))
    return found


def unsolved(solved, released):
    """The released chapter, its demonstrations with the outputs of the solved one.

    Cells that students fill in, and checks, come from the release alone and have no output.
    """
    outputs = {cell.id: cell.get("outputs", []) for cell in solved.cells if "nbgrader" not in cell.metadata}
    for cell in released.cells:
        if cell.cell_type == "code":
            cell.outputs = outputs.get(cell.id, [])
    return released
