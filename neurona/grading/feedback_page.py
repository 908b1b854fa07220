"""The feedback page: on top the points and one line for each exercise, below the notebook as it was graded."""

from __future__ import annotations

import re
from pathlib import Path

import nbgrader.server_extensions.formgrader as formgrader
from nbgrader.preprocessors.base import NbGraderPreprocessor
from traitlets.config import Config

from neurona.grading.pages import SafeHTMLExporter
from neurona.grading.verdict import IN_SHORT

TITLE = "{chapter}: {student}"
POINTS = "{score:g} of {maximum:g} points."
LATE = "{late:g} points have been taken off, because it was handed in late."
WAITING = "{points:g} more points wait to be given by hand."
PASSED, PARTLY, FAILED, MARKED = "✓ right", "in part", "✗ not yet", "marked by hand"
WAITS = "waits to be marked"
COMMENT = "comment"
NO_ANSWER = "No response."  # nbgrader's comment on what was left as it was handed out
SCORE, OUT_OF = "{score:g} of {maximum:g}", "({maximum:g})"

# nbgrader shows an answer that nobody has marked yet as one with 0 points, in the line above it.
HEADING = r'(<a name="{name}"></a>.*?)Score: [\d.]+ / ([\d.]+)'
CHECK = re.compile(r"-check(-\d+)?$")
TEMPLATES = (Path(__file__).with_name("templates"), Path(formgrader.__file__).with_name("templates"))


class Overview(NbGraderPreprocessor):
    """Last step of feedback: with what ForStudents and GetGrades have found, it says what stands on top of the page."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        # Where nothing could be read, the first lines below say so, and there is nothing to list.
        unreadable = nb.metadata.get("neurona", {}).get("unreadable")
        found = [] if unreadable else rows(nb, about["waiting"])
        resources["neurona"] = {"title": title(nb, about), "points": points(about, found), "rows": found}
        return nb, resources


class FeedbackExporter(SafeHTMLExporter):
    """A graded notebook as its student's page."""

    @property
    def default_config(self):
        # A section of our own: nbgrader sets the same names for HTMLExporter, from which this class comes.
        own = {
            "template_name": "neurona_feedback",
            "template_file": "page.html.j2",
            "extra_template_basedirs": [str(folder) for folder in TEMPLATES],
        }
        config = Config(super().default_config)
        config.merge(Config({"FeedbackExporter": own}))
        return config

    def from_notebook_node(self, nb, resources=None, **options):
        page, resources = super().from_notebook_node(nb, resources, **options)
        for name in resources["nbgrader"]["waiting"]:
            page = re.sub(HEADING.format(name=re.escape(name)), _unmarked, page, count=1, flags=re.S)
        return page, resources


def title(nb, about: dict) -> str:
    """The chapter's name, from its first heading, and whose page this is."""
    texts = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    heading = re.search(r"^# (.+)$", texts, re.M)
    return TITLE.format(chapter=heading[1] if heading else about["notebook"], student=about["student"])


def points(about: dict, found: list[dict]) -> str:
    """How many points there are, what being late has cost, and what is still to come."""
    said = [POINTS.format(score=about["score"], maximum=about["max_score"])]
    if about["late_penalty"]:
        said.append(LATE.format(late=about["late_penalty"]))
    waiting = sum(row["maximum"] for row in found if row["result"] == WAITS)
    if waiting:
        said.append(WAITING.format(points=waiting))
    return " ".join(said)


def rows(nb, waiting: list[str]) -> list[dict]:
    """One line for each exercise: name, title, score, maximum, points, result, what to look at, comment and colour.

    Args:
        nb: the notebook, with the scores and comments that GetGrades has put into its cells.
        waiting: the names of answers that nobody has marked yet.
    """
    marked = [cell.metadata.nbgrader for cell in nb.cells if cell.metadata.get("nbgrader")]
    comments = {marks.grade_id: marks.comment for marks in marked if marks.get("comment")}
    verdicts = nb.metadata.get("neurona", {}).get("verdicts", {})
    found = {}
    for marks in marked:
        if not marks.get("grade"):
            continue
        exercise = exercise_of(marks.grade_id)
        row = found.setdefault(
            exercise, {"name": marks.grade_id, "title": exercise, "score": 0.0, "maximum": 0.0, "hint": ""}
        )
        row["score"] += round(marks.score, 2)
        row["maximum"] += round(marks.points, 2)
        row["by_hand"] = marks.get("solution", False)
        row["hint"] = row["hint"] or _hint(verdicts.get(marks.grade_id), comments.get(exercise))
        row["comment"] = COMMENT if comments.get(exercise, NO_ANSWER) != NO_ANSWER else ""
    for row in found.values():
        row["result"], row["kind"] = _result(row, waiting)
        row["points"] = (OUT_OF if row["result"] == WAITS else SCORE).format(**row)
    return list(found.values())


def exercise_of(check: str) -> str:
    """The name of the exercise that a check belongs to."""
    return CHECK.sub("", check)


def _hint(verdict: dict | None, comment: str | None) -> str:
    """What to look at, in a few words, if a check or nbgrader itself has said what is missing."""
    if comment == NO_ANSWER:
        return IN_SHORT["stub"]
    if not verdict or verdict["passed"]:
        return ""
    return verdict["mistake"] or ("" if verdict["kind"] == "failed" else IN_SHORT.get(verdict["kind"], ""))


def _result(row: dict, waiting: list[str]) -> tuple[str, str]:
    """What came of an exercise, and Bootstrap's name for the colour of its line."""
    if row["name"] in waiting:
        return WAITS, "info"
    if row["by_hand"]:
        return MARKED, ""
    if row["score"] >= row["maximum"]:
        return PASSED, "success"
    return (PARTLY, "warning") if row["score"] else (FAILED, "danger")


def _unmarked(found: re.Match) -> str:
    return f"{found[1]}{WAITS} {OUT_OF.format(maximum=float(found[2]))}"
