"""What an instructor reads while a class is graded: a line for each submission as soon as it is done, then a summary.

After a while without news the list says who is still being graded.
"""

from __future__ import annotations

import sys
import threading
import time

from tqdm import tqdm

from neurona.grading.places import printable

STARTING = "{assignment}: grading {count} submissions, {jobs} at a time ..."
STILL = "Still running: {students}. A cell may take {cell:g} s, a notebook {notebook:g} s."
LINE = "{student:<{width}}  {points:>13}  {what}"
POINTS = "{score:g} of {maximum:g}"
WORDS = {
    "graded": "graded",
    "unchanged": "graded before, unchanged",
    "unreadable": "NOTHING READABLE",
    "failed": "NOT GRADED",
}
REASON = "{what}: {reason}"
BY_HAND = "answers to be marked by hand"
MENDED = "notebook was repaired"
NOTE = "{indent}  {note}"
SUMMARY = (
    "{assignment}: {graded} graded, {unchanged} unchanged, {unreadable} unreadable, {failed} could not be graded, "
    "in {seconds:.1f} s."
)
QUIET = 15.0  # seconds without news, and twice as many before the next time


class ClassList:
    """The list of one assignment; use it as a context and `add` results as they come.

    Args:
        assignment: Its name.
        students: Who is graded, in the order in which they are taken up.
        jobs: How many are graded at the same time.
        limits: Seconds that a cell may take, and a notebook.
        quiet: Seconds without news after which it says who is still running.
    """

    def __init__(self, assignment: str, students: list[str], jobs: int, limits: tuple, quiet: float = QUIET):
        self.assignment, self.jobs, self.limits, self.quiet = assignment, jobs, limits, quiet
        self.results, self._open = [], list(students)
        self._width = max(map(len, students), default=0)
        self._news, self._over = threading.Event(), threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._started = time.monotonic()

    def __enter__(self):
        _say(STARTING.format(assignment=self.assignment, count=len(self._open), jobs=self.jobs))
        self._watcher.start()
        return self

    def __exit__(self, kind, *_):
        self._over.set()
        self._news.set()
        self._watcher.join()
        if kind is None:
            self._sum_up()

    def add(self, result) -> None:
        """Say what became of a submission."""
        self.results.append(result)
        self._open.remove(result.student)
        self._news.set()
        for line in lines(result, self._width):
            _say(line)

    def _sum_up(self):
        counts = {status: sum(result.status == status for result in self.results) for status in WORDS}
        seconds = time.monotonic() - self._started
        _say(SUMMARY.format(assignment=self.assignment, seconds=seconds, **counts))

    def _watch(self):
        patience = self.quiet
        while not self._over.is_set():
            if self._news.wait(patience):
                patience = self.quiet
                self._news.clear()
            elif self._open:
                # Workers take submissions in their order, so these are the ones that they are at.
                running = ", ".join(map(printable, self._open[: self.jobs]))
                cell, notebook = self.limits
                _say(STILL.format(students=running, cell=cell, notebook=notebook), sys.stderr)
                patience *= 2


def lines(result, width: int) -> list[str]:
    """The line of one submission, and a line below it for whatever makes it another notebook than one might think."""
    what = [WORDS[result.status]]
    if result.status == "unreadable":
        what = [REASON.format(what=what[0], reason=result.reason)]
    else:
        mended = any(note not in result.notes for note in result.repairs)
        what += [BY_HAND] * result.manual + [MENDED] * mended + [result.reason] * bool(result.reason)
    points = POINTS.format(score=result.score, maximum=result.max_score)
    line = LINE.format(student=printable(result.student), width=width, points=points, what=", ".join(what))
    notes = [note for note in result.notes if note not in result.reason]
    return [line, *(NOTE.format(indent=" " * width, note=note) for note in notes)]


def _say(text, file=None):
    file = file or sys.stdout
    tqdm.write(text, file=file)  # above the progress bar, if there is one
    file.flush()
