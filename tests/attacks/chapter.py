"""The chapter that is attacked: two exercises, their checks, and a secret in every place that should be closed."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CHAPTER, NOTEBOOK = "00-target", "target"

# Each place that holds a secret has its own, so that a leak tells where it came from.
SECRETS = {
    "a hidden test": "CANARY-hidden-7319",
    "an expected value": "271828",  # of 271828.1828; a message may round it
    "the gradebook": "CANARY-gradebook-2204",
    "the environment": "CANARY-environment-5561",
    "another submission": "CANARY-neighbour-9037",
    "a file beside the course": "CANARY-private-6678",
}
CELLS = [
    ("plain", "", 0, "import numpy as np\nfrom neurona import check, raised, satisfies"),
    ("exercise", "double", 0,
     "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * np.asarray(x)\n    ### END SOLUTION"),
    ("check", "double-check", 8, f"""\
check(double(3), 6, mistakes={{"this is the square of x": 9}})
check(double([1, 2]), [2, 4])
### BEGIN HIDDEN TESTS
# {SECRETS["a hidden test"]}
for x, expected in [(135914.0914, {SECRETS["an expected value"]}.1828), ([20, 30], [40, 60])]:
    check(double(x), expected)
check(double(5), satisfies("{SECRETS["a hidden test"]}", lambda v: v == 10))
### END HIDDEN TESTS"""),
    ("exercise", "total", 0,
     "def total(values):\n    ### BEGIN SOLUTION\n    return sum(values)\n    ### END SOLUTION"),
    ("check", "total-check", 1, "check(total([1, 2, 3]), 6)"),
    ("reflection", "why", 4, "### BEGIN SOLUTION\nBecause.\n### END SOLUTION"),
]
FLAGS = {
    "exercise": {"grade": False, "solution": True, "locked": False},
    "check": {"grade": True, "solution": False, "locked": True},
    "reflection": {"grade": True, "solution": True, "locked": False},
}
WORTH = {"double-check": 8, "total-check": 1}
RIGHT = {"double": "def double(x):\n    return 2 * np.asarray(x)",
         "total": "def total(values):\n    return sum(values)"}
HONEST_SHARE = WORTH["total-check"]  # what is left to those who answer `double` wrongly


def source_notebook():
    """The instructor's notebook, secrets inside."""
    notebook = new_notebook()
    notebook.metadata.update(kernelspec={"name": "python3", "display_name": "Python 3", "language": "python"},
                             language_info={"name": "python"})
    for number, (kind, name, points, text) in enumerate(CELLS):
        cell = (new_markdown_cell if kind == "reflection" else new_code_cell)(text, id=name or f"cell-{number}")
        if kind in FLAGS:
            label = {**FLAGS[kind], "task": False, "grade_id": name, "schema_version": 3}
            cell.metadata["nbgrader"] = {**label, **({"points": points} if FLAGS[kind]["grade"] else {})}
        notebook.cells.append(cell)
    return notebook
