"""What solutions show when they run: no error, no noise, nothing that varies, words with pictures."""

import base64
import io
import re

from .notebook import line_in_chapter

ERROR = "This cell raises {name}: {text}. Solutions must run from top to bottom."
NO_TICK = "The check of the solution printed no line that begins with '✓': is check() called in this cell?"
STDERR = "This cell writes to stderr: '{text}'. Mend the cause: students would see it in red."
RANDOM = "The output has '{text}', which differs on every run. Print something else."
NO_WORDS = (
    "This picture has no description for those who cannot see it. End the cell with "
    'plot.describe(fig, "what it shows"), or use a figure of neurona.plot or neurona.labs.'
)
NO_PICTURE = "This widget leaves no picture in the saved notebook. Labs made with LiveFigure do."

PICTURES = ("image/png", "image/jpeg", "image/svg+xml")
WIDGET = "application/vnd.jupyter.widget-view+json"
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}|\b0x[0-9a-fA-F]{9,}")
# What Python, Matplotlib and ipywidgets say about an object is no description of a picture.
PLAIN_REPR = re.compile(r"^\s*(?:<.*>|[A-Za-z_][\w.]*\(.*\))?\s*$", re.S)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def check_solutions(chapter, notebook, private=()):
    """The rules for an executed notebook, before it is settled.

    Args:
        chapter: the text.Chapter that it was made of.
        notebook: the executed notebook, one cell for each of the chapter's.
        private: texts that exist on this machine only, such as the folder of the build.

    Returns:
        A list of problems.
    """
    counts = {c.execution_count: i for i, c in enumerate(notebook.cells) if c.get("execution_count")}
    problems, broken = [], False
    for cell, node in zip(chapter.cells, notebook.cells, strict=True):
        if node.cell_type != "code":
            continue
        errors = [output for output in node.outputs if output.output_type == "error"]
        for output in node.outputs:
            # A cell that raises leaves names undefined: the cells below that miss them are sound.
            if not (broken and output in errors and output.ename == "NameError"):
                problems.extend(_output(chapter, cell, output, counts, private))
        failed = bool(errors)
        broken = broken or failed
        if cell.kind == "check" and not failed and not _ticks(node):
            problems.append(chapter.problem(cell.line, "check without verdict", NO_TICK))
    return problems


def _output(chapter, cell, output, counts, private):
    if output.output_type == "error":
        line = _error_line(chapter, cell, output, counts)
        text = " ".join(ANSI.sub("", output.evalue).split())[:300] or "no message"
        yield chapter.problem(line, "solution raises", ERROR, name=output.ename, text=text)
        return
    if output.get("name") == "stderr":
        yield chapter.problem(cell.line, "stderr", STDERR, text=" ".join(output.text.split())[:200])
    data = output.get("data", {})
    text = output.get("text", "") + data.get("text/plain", "") + data.get("text/html", "")
    found = ADDRESS.search(text)
    noise = [found.group(0)] if found else [p for p in private if p in text]
    if noise:
        yield chapter.problem(cell.line, "output changes", RANDOM, text=noise[0])
    if any(kind in data for kind in PICTURES):
        if not described(output):
            yield chapter.problem(cell.line, "figure without description", NO_WORDS)
    elif WIDGET in data:
        yield chapter.problem(cell.line, "widget without picture", NO_PICTURE)


def described(output):
    """True when an output with a picture says in words what the picture shows."""
    metadata = output.get("metadata", {})
    alts = [metadata.get("alt", "")] + [m.get("alt", "") for m in metadata.values() if isinstance(m, dict)]
    return any(alt.strip() for alt in alts) or not PLAIN_REPR.match(output.data.get("text/plain", ""))


def keep_pictures(notebook, before):
    """Put back the pictures of an earlier build that no eye can tell from the new ones.

    On another processor a curve can lie 1/256 of a pixel higher (Agg's grid), and its edges come out a shade lighter or
    darker; a build there changes nothing.

    Args:
        notebook: the executed notebook, which is changed.
        before: the one that is committed.
    """
    known = {cell.id: cell.get("outputs", []) for cell in before.cells if "id" in cell}
    for cell in notebook.cells:
        for new, old in zip(cell.get("outputs", []), known.get(cell.id, []), strict=False):
            pictures = [output.get("data", {}).get("image/png") for output in (new, old)]
            if all(pictures) and pictures[0] != pictures[1] and _alike(*pictures):
                new.data["image/png"] = old.data["image/png"]


def _alike(one, other):
    """True when two PNGs in base64 have the same size and no pixel differs by more than 3 of 255."""
    from PIL import Image, ImageChops

    a, b = (Image.open(io.BytesIO(base64.b64decode(picture))) for picture in (one, other))
    if (a.size, a.mode) != (b.size, b.mode):
        return False
    bands = zip(a.split(), b.split(), strict=True)
    return all(ImageChops.difference(*band).getextrema()[1] <= 3 for band in bands)


def _ticks(node):
    printed = "".join(o.text for o in node.outputs if o.get("name") == "stdout")
    return printed.startswith("✓")


def _error_line(chapter, cell, output, counts):
    """The chapter's line on which the error arose: the deepest one that the traceback names in a cell."""
    traceback = ANSI.sub("", "\n".join(output.get("traceback", [])))
    places = re.findall(r"Cell In\[(\d+)\], line (\d+)", traceback)
    if places and int(places[-1][0]) in counts:
        return line_in_chapter(chapter.cells[counts[int(places[-1][0])]], int(places[-1][1]))
    return cell.line
