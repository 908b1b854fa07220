"""Scripts for the reader: whatever a submission shows is read by a browser, the instructor's too."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

from tests.attacks.attack import WRONG, Attack

SCRIPT = "a script of the student runs in the browser of whoever opens the feedback page"
PAYLOADS = ("<script>attacked=1</script><img src=x onerror='attacked=1'><svg onload='attacked=1'></svg>"
            "<iframe srcdoc='<script>parent.attacked=1</script>'></iframe><a href='javascript:attacked=1'>here</a>"
            "<form action='javascript:attacked=1'><button id=b>b</button></form><details open ontoggle='attacked=1'></details>"
            "<style onload='attacked=1'></style><math href='javascript:attacked=1'>x</math>")


def _markdown(text):
    def hand_in(notebook, folder):
        from nbformat.v4 import new_markdown_cell

        notebook.cells.append(new_markdown_cell(text))
        for cell in notebook.cells:
            label = cell.metadata.get("nbgrader", {}).get("grade_id")
            if label == "why":
                cell.source = text
            if label == "double":
                cell.source = WRONG
    return hand_in


def _raw(kind):
    def hand_in(notebook, folder):
        from nbformat.v4 import new_raw_cell

        _markdown("Because.")(notebook, folder)
        notebook.cells += [new_raw_cell(PAYLOADS, metadata=metadata)
                           for metadata in ({}, {"raw_mimetype": kind}, {"format": kind})]
    return hand_in


def _show(data, metadata="{}"):
    return f"""
from IPython.display import publish_display_data
publish_display_data({data!r}, metadata={metadata})
def double(x):
    publish_display_data({data!r})
    return 0
"""


ATTACKS = [
    Attack("html output", "displays HTML with scripts in nine disguises", SCRIPT, _show({"text/html": PAYLOADS}), stock=True),
    Attack("javascript output", "displays JavaScript", SCRIPT, _show({"application/javascript": "window.attacked=1"}), stock=True),
    Attack("svg output", "displays a picture in SVG that holds a script", SCRIPT,
           _show({"image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg'><script>attacked=1</script>{PAYLOADS}</svg>"}), stock=True),
    Attack("latex output", "displays LaTeX with a script as the address of a link", SCRIPT,
           _show({"text/latex": "$\\href{javascript:attacked=1}{x}$ \\unicode{<img src=x onerror=attacked=1>}" + PAYLOADS}), stock=True),
    Attack("markdown output", "displays Markdown with scripts", SCRIPT,
           _show({"text/markdown": PAYLOADS + "\n\n[x](javascript:attacked=1)"}), stock=True),
    Attack("widget output", "displays a widget with a state of its own", SCRIPT,
           _show({"application/vnd.jupyter.widget-view+json": {"model_id": "x", "version_major": 2, "version_minor": 0}}), stock=True),
    Attack("picture that ends", "displays a picture whose text leaves the `src` of its tag", SCRIPT,
           _show({"image/png": f"\"' onerror='attacked=1'>{PAYLOADS}", "image/jpeg": f"\">{PAYLOADS}"},
                 """{"image/png": {"width": "1\\" onload=\\"attacked=1", "alt": "\\" onerror=\\"attacked=1"}, "filenames": {"image/png": "x\\" onerror=\\"attacked=1"}}"""),
           stock=True),
    Attack("printed scripts", "prints scripts, terminal sequences and a link in one of them", SCRIPT,
           f"def double(x):\n    return 0\nprint({PAYLOADS!r})\nprint('\\x1b]8;;javascript:attacked=1\\x07x\\x1b]8;;\\x07 \\x1b[31;<script>m')", stock=True),
    Attack("error with scripts", "raises errors whose names and messages are scripts", SCRIPT,
           f"def double(x):\n    raise type({PAYLOADS!r}, (Exception,), {{}})({PAYLOADS!r})\n"
           f"raise type({PAYLOADS!r}, (Exception,), {{}})({PAYLOADS!r})", stock=True),
    Attack("answer with scripts", "returns a text with scripts, which the verdict quotes", SCRIPT,
           f"def double(x):\n    return {PAYLOADS!r}", stock=True),
    Attack("key with scripts", "returns a dictionary with scripts as keys", SCRIPT,
           f"def double(x):\n    return {{{PAYLOADS!r}: 6}}", stock=True),
    Attack("scripts in the text", "writes scripts into its written answer and a Markdown cell", SCRIPT,
           hand_in=_markdown(PAYLOADS + "\n\n[x](javascript:attacked=1) ![x](x){onerror=attacked=1}\n\n<div>" + PAYLOADS
                             + "\n\n$$\\href{javascript:attacked=1}{x}$$\n\n"
                             "<p>$&#92;href{javascript:attacked=1}{x}$ $&bsol;href{javascript:attacked=1}{x}$ "
                             "$&#x5C;href{javascript:attacked=1}{x}$ $\\<!-- -->href{javascript:attacked=1}{x}$</p>\n\n```html\n</code></pre>" + PAYLOADS + "\n```"), stock=True),
    Attack("scripts in a raw cell", "adds raw cells that are HTML", SCRIPT, hand_in=_raw("text/html"), stock=True),
    Attack("scripts in repairs", "gives cells labels and files names that are scripts, for the note on repairs", SCRIPT,
           hand_in=lambda notebook, folder: _labels(notebook, folder)),
    Attack("source with scripts", "writes code that ends the page's own tags", SCRIPT,
           WRONG + f"text = {('</code></pre></div></script>' + PAYLOADS)!r}", stock=True),
]


def _labels(notebook, folder):
    _markdown("Because.")(notebook, folder)
    for number, cell in enumerate(notebook.cells[:1]):
        cell.metadata["nbgrader"] = {"grade_id": f"<script>attacked=1</script>{number}", "grade": True, "points": 1,
                                     "solution": False, "locked": False, "schema_version": 3}
    (folder / "<img src=x onerror=attacked=1>.zip").write_text("x")
    (folder / "[x](javascript:attacked=1).zip").write_text("x")
