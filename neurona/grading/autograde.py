"""nbgrader's own Autograde with the door watched: it grades a copy of each submission that holds plain files only.

`install()` puts it in the place of the original, so `nbgrader autograde`, Formgrader's button and the Python API
use it alike. The original leaves no other way: it copies files before any of its preprocessors runs.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbgrader.apps.api
import nbgrader.apps.autogradeapp
import nbgrader.converters
from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.converters.autograde import Autograde
from nbgrader.converters.base import NbGraderException

from neurona.grading import database
from neurona.grading.gradebook import REFUSALS, notebooks_of, prepare
from neurona.grading.pages import SafeHTMLExporter
from neurona.grading.resting import rested_on
from neurona.grading.skeleton import fingerprint
from neurona.grading.submission import keep, receive

NOTHING = "There is no submission of {assignment} in {folder}."
TOLD = "%s: %s"
SKIPPED = "%s: graded before and unchanged since."
AGAIN = "%s: graded again."


class CarefulAutograde(Autograde):
    """Autograde that takes submissions into custody first and never lets one of them stop the others."""

    def start(self):
        origin = self.coursedir.submitted_directory
        self._origin = origin
        with (
            tempfile.TemporaryDirectory(prefix="neurona-", ignore_cleanup_errors=True) as folder,
            contextlib.ExitStack() as self._turn,
        ):
            self._custody = Path(folder)
            self.coursedir.submitted_directory = folder
            try:
                with database.held(self.coursedir.db_url):
                    super().start()
            finally:
                self.coursedir.submitted_directory = origin

    def init_notebooks(self):
        """List what was handed in; the notebooks are those that the assignment has, whatever the files are called."""
        assignment = self.coursedir.assignment_id
        try:
            sources = notebooks_of(self.coursedir, assignment)
            self._names, self._source = [path.stem for path in sources], sources[0].parent
            for sentence in prepare(self.coursedir, assignment, self.config):
                self.log.warning("%s", sentence)
        except REFUSALS as error:
            self.log.error("%s", error)
            raise NbGraderException(str(error)) from error
        pattern = self.coursedir.format_path(self._origin, self.coursedir.student_id, assignment)
        self.assignments, self._origins, self._known = {}, {}, set()
        for place in glob.glob(pattern):
            student = self._student(place, assignment)
            copy = self.coursedir.format_path(str(self._custody), student, assignment)
            self._origins[student] = place
            self.assignments[copy] = [os.path.join(copy, f"{name}.ipynb") for name in self._names]
        if not self.assignments:
            message = NOTHING.format(assignment=assignment, folder=pattern)
            self.log.error(message)
            raise NbGraderException(message)

    def _student(self, place, assignment):
        parts = Path(os.path.relpath(place, self.coursedir.root)).parts
        shape = Path(
            self.coursedir.directory_structure.format(
                nbgrader_step=self._origin, student_id="{student}", assignment_id=assignment
            )
        ).parts
        return parts[shape.index("{student}") - len(shape)]

    def init_destination(self, assignment_id, student_id):
        """Take one submission into custody; False when this very submission has been graded to the end before."""
        for old in self._custody.iterdir():
            shutil.rmtree(old, ignore_errors=True)
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        self._turn.close()  # that of the submission before
        self._turn.enter_context(database.turn(self.coursedir.db_url, Path(self._origins[student_id]).parent))
        copy = self.coursedir.format_path(str(self._custody), student_id, assignment_id)
        found = receive(self._origins[student_id])
        graded = Path(self._format_graded(assignment_id, student_id))
        if not self.force and self._finished(graded, found.fingerprint()) and self._has_points(student_id):
            self.log.info(SKIPPED, student_id)
            return False
        keep(found, copy, self._names, self._source)
        for note in found.notes:
            self.log.warning(TOLD, student_id, note)
        self.marks_rested_on = {name: rested_on(graded / f"{name}.ipynb") for name in self._names}
        if graded.exists():
            self.log.warning(AGAIN, student_id)
            shutil.rmtree(graded)
        return True

    def _format_graded(self, assignment_id, student_id):
        return self.coursedir.format_path(self.coursedir.autograded_directory, student_id, assignment_id)

    def _finished(self, graded: Path, submission: str) -> bool:
        # Only the last step of grading leaves "course" behind; a run that was killed does not.
        for path in notebooks_of(self.coursedir, self.coursedir.assignment_id):
            told = told_by(graded / path.name)
            if told.get("submission") != submission or told.get("course") != fingerprint(path):
                return False
        return True

    def _has_points(self, student: str) -> bool:
        # The gradebook may have been deleted, or the student taken out of it.
        if student not in self._known:  # one look for the whole class, and another for whoever is new since
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                known = gradebook.db.query(SubmittedAssignment.student_id).join(SubmittedAssignment.assignment)
                self._known = {name for (name,) in known.filter_by(name=self.coursedir.assignment_id)}
        return student in self._known


def told_by(path: Path) -> dict:
    """What our own steps wrote into a graded notebook; empty if there is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8")).get("metadata", {}).get("neurona", {})
    except (OSError, ValueError):
        return {}


def install() -> None:
    """Make nbgrader use it, and Formgrader show what students wrote without running it."""
    database.install()
    for module in (nbgrader.apps.api, nbgrader.apps.autogradeapp, nbgrader.converters):
        module.Autograde = CarefulAutograde
    formgrader = sys.modules.get("nbgrader.server_extensions.formgrader.formgrader")
    if formgrader is not None:  # it reads this configuration before it makes its exporter
        formgrader.HTMLExporter = SafeHTMLExporter
