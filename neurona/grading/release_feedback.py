"""Releasing feedback through the exchange leaves out whoever did not hand in through it, and says who that is.

nbgrader's own command stops at the first such student, and whoever comes after gets no page.
"""

from __future__ import annotations

import glob
import re
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

NOT_RELEASED = (
    "These students did not hand in {assignment} through the exchange, so their feedback cannot be released there: "
    "{students}. Their pages are in {folder}; give those to them another way."
)
FROM_THE_EXCHANGE = ("timestamp.txt", "submission_secret.txt")  # `nbgrader submit` puts them beside the notebook


class CarefulReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's release of feedback, one student after the other."""

    def copy_files(self):
        left_out = []
        for folder in sorted(glob.glob(self.src_path)):
            if _from_the_exchange(Path(folder)):
                self.src_path = glob.escape(folder)
                super().copy_files()
            else:
                left_out.append(self._student(folder))
        left_out = [one for one in left_out if one not in self.coursedir.student_id_exclude.split(",")]
        if left_out:
            course = self.coursedir
            self.log.warning(
                NOT_RELEASED.format(
                    assignment=course.assignment_id,
                    students=", ".join(left_out),
                    folder=course.format_path(course.feedback_directory, "STUDENT", course.assignment_id),
                )
            )

    def _student(self, folder: str) -> str:
        course = self.coursedir
        shape = course.format_path(course.feedback_directory, "(?P<student>.*)", course.assignment_id, escape=True)
        return re.fullmatch(shape, folder)["student"]


def _from_the_exchange(folder: Path) -> bool:
    try:
        return all((folder / name).read_text() for name in FROM_THE_EXCHANGE)
    except (OSError, ValueError):  # not there, or not what `nbgrader submit` writes
        return False
