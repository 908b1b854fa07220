"""The target: a course of one chapter with two exercises, full of secrets, graded by the command instructors use."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook

from neurona.grading.skeleton import skeleton_of
from tests.attacks.chapter import CHAPTER, NOTEBOOK, RIGHT, SECRETS, WORTH, source_notebook
from tests.attacks.surroundings import Visitors, about

ROOT = Path(__file__).resolve().parents[2]
# Smaller than the real limits, so that running into them is quick.
LIMITS = """
c.SandboxProvisioner.memory = 400 << 20
c.SandboxProvisioner.processes = 32
c.SandboxProvisioner.cell_cpu = 2
c.SandboxProvisioner.file_size = 4 << 20
c.SandboxProvisioner.disk = 16 << 20
c.Execute.timeout = 3
c.RecordAndJudge.notebook_seconds = 8
c.RecordAndJudge.restarts = 1
c.RecordAndJudge.reply_seconds = 1
c.RecordAndJudge.output_seconds = 3
c.RecordAndJudge.judge_seconds = 3
c.RecordAndJudge.max_output = 1 << 18
"""
STALL = 180  # seconds over one submission that count as a hang; the limits above, and long pages, add up to less


class Target:
    """A course folder under attack, and everything that is needed to see whether an attack has worked."""

    def __init__(self, folder: Path, settings: str = LIMITS):
        self.folder = folder
        self.root = folder / "course"
        (folder / "private.txt").write_text(SECRETS["a file beside the course"])
        source = self.root / "source" / CHAPTER / f"{NOTEBOOK}.ipynb"
        source.parent.mkdir(parents=True)
        nbformat.write(source_notebook(), source)
        self.blank = skeleton_of(source)
        (self.root / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text() + settings)
        self.visitors = Visitors()
        self.said, self.stuck = "", []

    def hand_in(self, student: str, answers: dict, late: str = "", change=None):
        """Write one submission.

        Args:
            student: Who hands it in.
            answers: Text by exercise; what is missing is answered rightly.
            late: A further cell at the end.
            change: As `Attack.hand_in`.
        """
        notebook = self.filled({**RIGHT, "why": "Because.", **answers}, late)
        folder = self.root / "submitted" / student / CHAPTER
        folder.mkdir(parents=True)
        content = (change and change(notebook, folder)) or notebook
        if content == "nothing":
            return
        path = folder / f"{NOTEBOOK}.ipynb"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(json.dumps(content), encoding="utf-8")  # nbformat would set things right

    def filled(self, answers, late=""):
        """What was handed out, with answers."""
        notebook = nbformat.from_dict(json.loads(json.dumps(self.blank)))
        for cell in notebook.cells:
            label = cell.metadata.get("nbgrader", {})
            if label.get("solution") and label["grade_id"] in answers:
                cell.source = answers[label["grade_id"]]
        if late:
            notebook.cells.append(new_code_cell(late))
        return notebook

    def hand_in_attack(self, attack, mark):
        """Write the submission of an attack; `mark` is a number that its processes carry."""
        places = {"root": self.root, "folder": self.folder, "port": self.visitors.port, "mark": mark,
                  "unix": self.visitors.path}
        self.hand_in(attack.student, {"double": attack.answer(**places)}, attack.last_cell(**places), attack.hand_in)

    def grade(self, *options: str, seconds: float = STALL, sandbox: bool = True) -> int | None:
        """Grade the class as an instructor does.

        Args:
            options: Further arguments of `python -m neurona.grading`.
            seconds: How long it may take over one submission.
            sandbox: False to switch it off, for attacks that are harmless.

        Returns:
            The exit status, or None when the grader got stuck at a submission (it is put into `stuck`).
        """
        command = [sys.executable, "-m", "neurona.grading", "--jobs", "1", *options]
        environment = {**os.environ, "INSTRUCTORS_TOKEN": SECRETS["the environment"], "PYTHONFAULTHANDLER": "1"}
        environment["NEURONA_SANDBOX"] = "on" if sandbox else "off"
        with open(self.folder / "said.txt", "w+") as log:
            process = subprocess.Popen(command, cwd=self.root, env=environment, stdout=log, stderr=log,
                                       start_new_session=True)
            status = self._watch(process, seconds)
            log.seek(0)
            self.said += log.read()
        return status

    def _watch(self, process, seconds):
        last, since, start = None, time.monotonic(), time.time()
        self.done_before = {path.parts[-3] for path in self.root.glob("feedback/*/*/*.html")}
        while process.poll() is None:
            at = self._working_on(start)
            if at != last:
                last, since = at, time.monotonic()
            elif time.monotonic() - since > seconds:
                self.stuck.append(at)
                process.send_signal(signal.SIGABRT)  # faulthandler then says where it hangs
                time.sleep(1)
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return None
            time.sleep(0.1)
        return process.returncode

    def _working_on(self, since: float) -> str:
        """The student at work now: the one whom this run has begun last, or the next one if it is done with that."""
        students = sorted(path.name for path in self.root.glob("submitted/*"))
        begun = [path for path in self.root.glob("autograded/*") if path.stat().st_ctime >= since]
        if not begun:
            return students[0]
        last = max(begun, key=lambda path: path.stat().st_ctime)
        page = self._page_of(last.name)
        over = page.exists() and page.stat().st_ctime >= last.stat().st_ctime or not any(last.iterdir())
        later = [student for student in students if student > last.name and student not in self.done_before]
        return later[0] if over and later else last.name

    def points(self, student: str) -> dict | None:
        """Points by machine-graded check, as the gradebook has them; None without a grade for this student."""
        with Gradebook(f"sqlite:///{self.root}/gradebook.db") as gradebook:
            entries = [entry for entry in gradebook.assignment_submissions(CHAPTER) if entry.student.id == student]
            if not entries:
                return None
            grades = {grade.name: grade for grade in entries[0].notebooks[0].grades if grade.name in WORTH}
            return {name: None if grade.needs_manual_grade else grade.auto_score for name, grade in grades.items()}

    def put_secret_into_gradebook(self, student: str):
        """A comment of the instructor on somebody's answer."""
        with Gradebook(f"sqlite:///{self.root}/gradebook.db") as gradebook:
            entry = gradebook.find_submission_notebook(NOTEBOOK, CHAPTER, student)
            entry.comments[0].manual_comment = SECRETS["the gradebook"]
            gradebook.db.commit()

    def written_by(self, student: str) -> str:
        """All text that grading has let out of a submission: outputs of the cells, and the feedback page."""
        graded = self.root / "autograded" / student / CHAPTER / f"{NOTEBOOK}.ipynb"
        outputs = ""
        if graded.exists():
            outputs = json.dumps([cell.get("outputs") for cell in nbformat.read(graded, 4).cells])
        return outputs + self.page(student)

    def page(self, student: str) -> str:
        """The feedback page, or "" if there is none."""
        path = self._page_of(student)
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def _page_of(self, student):
        return self.root / "feedback" / student / CHAPTER / f"{NOTEBOOK}.html"

    def leaked(self, student: str, but: str = "") -> list[str]:
        """The secrets that got out with a submission."""
        text = self.written_by(student)
        return [place for place, secret in SECRETS.items() if secret in text and place != but]

    def files(self) -> dict[str, str]:
        """Every file in and beside the course that grading has no business to change, with its content's sum.

        What the attack "symlink race" changes itself is left out.
        """
        written = ("autograded", "feedback", "gradebook.db", "grades.csv", "grades.json", ".alembic", "said.txt")
        found = {}
        for folder, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name not in (*written, "symlink-race")]
            for name in [*folders, *names]:
                if not name.startswith(written):
                    path = os.path.join(folder, name)
                    found[path] = about(path)
        return found

    def close(self):
        self.visitors.close()
        shutil.rmtree(self.folder, ignore_errors=True)
