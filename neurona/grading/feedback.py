"""Feedback shows a student what was asked, what came of it and what was mended, and nothing that was hidden."""

from __future__ import annotations

import html

from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors.base import NbGraderPreprocessor

from neurona.grading.harvest import harmless
from neurona.grading.plan import is_check_cell
from neurona.grading.splitting import hidden_lines

REPAIRED = "**Before grading, this was set right in your notebook:**"
LEFT_OUT = (
    "Demonstrations of the chapter that you did not change, and that no check needs, were not run for grading: "
    "they have no output on this page."
)
UNREADABLE = "**Your file could not be read.**"


class ForStudents(NbGraderPreprocessor):
    """First step of feedback: takes hidden tests out, puts what was repaired on top, finds what waits for a person."""

    def preprocess(self, nb, resources):
        for cell in nb.cells:
            if cell.cell_type != "code":
                continue
            cell.outputs = [described(output) for output in harmless(cell.outputs)]
            if is_check_cell(cell):
                cell.source = without_hidden(cell.source)
        told = nb.metadata.get("neurona", {})
        if told.get("repairs") or told.get("unreadable") or told.get("left_out"):
            nb.cells.insert(0, new_markdown_cell(summary(told), id="neurona-repairs"))
        if about := resources.get("nbgrader"):
            about["waiting"] = waiting(about)
        return nb, resources


def described(output):
    """An output whose picture has its description where a page shows it to those who cannot see the picture."""
    text = output.get("data", {}).get("text/plain", "").strip()
    if text and not text.startswith("<"):  # "<Figure size 640x480 with 1 Axes>" describes nothing
        output.metadata["image/png"] = {"alt": text}
    return output


def waiting(about: dict) -> list[str]:
    """The answers in a graded notebook that are still to be marked by hand, as the gradebook has it now."""
    with Gradebook(about["db_url"]) as gradebook:
        notebook = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
        return [one.name for one in notebook.grades if one.needs_manual_grade and one.manual_score is None]


def without_hidden(source: str) -> str:
    """A check cell without the lines between the markers of hidden tests, and without the markers."""
    hidden = hidden_lines(source)
    return "\n".join(line for number, line in enumerate(source.splitlines(), 1) if number not in hidden).rstrip()


def summary(told: dict) -> str:
    """What was repaired or left out, as Markdown; texts that came from a submission stand as plain text."""
    lines = []
    if told.get("unreadable"):
        lines += [UNREADABLE, "", _plain(told["unreadable"])]
    if told.get("repairs"):
        lines += [REPAIRED, "", *(f"- {_plain(note)}" for note in told["repairs"]), ""]
    if told.get("left_out"):
        lines += [LEFT_OUT]
    return "\n".join(lines)


def _plain(text: str) -> str:
    text = html.escape(" ".join(text.split()))
    for mark in "\\`*_[]$|":
        text = text.replace(mark, f"&#{ord(mark)};")
    return text
