"""Record in the student's kernel, judge outside of it, and let no failure be anything but a verdict.

`RecordAndJudge` takes the place of nbgrader's Execute. A check cell's own text never enters the kernel: the
program that asks for the values does, and the judge does the rest.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat
from nbclient.client import NotebookClient
from nbgrader.utils import compute_checksum
from traitlets import Bool, Float, Unicode

from neurona.grading import verdict as verdicts
from neurona.grading.economy import shortened
from neurona.grading.gradebook import source_notebook
from neurona.grading.judge import shared_judge
from neurona.grading.patience import PatientExecute
from neurona.grading.plan import code_of, is_check_cell, plan_file
from neurona.grading.shipment import collect
from neurona.grading.skeleton import fingerprint
from neurona.grading.transcript import Transcript

STAYS_BEHIND = ["*.ipynb", ".ipynb_checkpoints", "timestamp.txt"]
SHIPPED_BYTES = 64 << 20


class RecordAndJudge(PatientExecute):
    """Executes the student's cells as nbgrader does; check cells are taken apart."""

    judge_seconds = Float(20.0, help="Longest time for judging one check cell.").tag(config=True)
    run_everything = Bool(
        False, help="Whether cells of the course run although no answer and no check depends on them."
    ).tag(config=True)
    transcript = Unicode("", help="Folder for a copy of all that the kernels receive, for audits.").tag(config=True)

    def preprocess(self, nb, resources):
        NotebookClient.__init__(self, nb, None)
        self.reset_execution_trackers()
        self._check_assign_resources(resources)
        course, names = self.parent.parent.coursedir, resources["nbgrader"]
        source = source_notebook(course, names["assignment"], names["notebook"])
        self.plan = plan_file(source)
        self.verdicts, self.seconds, self.shortened = {}, {}, {}
        self.rest = verdicts.failed("no answer")  # for checks that are never reached
        self.sent = Transcript(self.transcript, resources)
        self.judge = shared_judge(self.judge_seconds)
        self.judge.start()
        refused = nb.metadata.get("neurona", {}).get("unreadable")
        if refused:
            self.rest = verdicts.failed("submission", sentence=refused)
        else:
            if not self.run_everything:
                self.shortened = self._shortened(nb, source)
            with tempfile.TemporaryDirectory(prefix="neurona-", ignore_cleanup_errors=True) as folder:
                self._ship(resources["metadata"]["path"], Path(folder))
                self.run_all(folder)
        self._finish(nb, source)
        return nb, self.resources

    def _shortened(self, nb, source) -> dict[str, str]:
        return shortened(nb.cells, code_of(source), {name: plan.reads for name, plan in self.plan.items()})

    def _ship(self, origin, folder: Path):
        # The kernel works on copies of the data files; the notebooks beside them hold the checks.
        files = collect(origin, STAYS_BEHIND, SHIPPED_BYTES, self.log)
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self.sent.files(files)

    def program(self, cell):
        program = self.shortened.get(cell.id, cell.source)
        if is_check_cell(cell):
            asked = self.plan.get(_name(cell))
            program = asked.record if asked else None
        if not program:
            return None
        self.sent.code(program)
        return program

    def collects(self, cell):
        return is_check_cell(cell)

    def repeated(self, cell):
        return not is_check_cell(cell)

    def cell_done(self, cell, harvest, stopped, why):
        if not is_check_cell(cell):
            return
        name = _name(cell)
        if harvest.disturbed:
            self.verdicts[name] = verdicts.failed("too many")
        elif stopped:
            self.verdicts[name] = self._stopped("time", why)
        else:
            self.verdicts[name] = self.judge.verdict(self.plan[name], harvest.records)

    def cell_lost(self, cell, kind, why):
        words = self._stopped(kind, why)
        if is_check_cell(cell):
            self.verdicts[_name(cell)] = words
        else:
            cell.outputs = [*cell.get("outputs", []), *verdicts.outputs(words)]

    def given_up(self, kind):
        self.rest = verdicts.failed(
            {"time": "notebook time", "died": "no answer"}.get(kind, kind), seconds=self.notebook_seconds
        )

    def _stopped(self, kind, why):
        if why:
            return verdicts.Verdict(False, verdicts.tidy(why), kind)
        return verdicts.failed(kind, seconds=self.timeout)

    def _finish(self, nb, source):
        """Put the course's own text back into the check cells, with the verdict as their only output."""
        for cell in nb.cells:
            if not is_check_cell(cell):
                continue
            name = _name(cell)
            if name in self.plan:
                cell.source = self.plan[name].source
                cell.metadata.nbgrader.checksum = compute_checksum(cell)
            verdict = self.verdicts.setdefault(name, self.rest)
            cell.outputs = verdicts.outputs(verdict)
        nb.metadata.pop("widgets", None)
        told = nb.metadata.setdefault("neurona", nbformat.NotebookNode())
        told.verdicts = {name: verdict.to_dict() for name, verdict in self.verdicts.items()}
        told.seconds = self.seconds
        told.left_out = sum(not program for program in self.shortened.values())
        told.course = fingerprint(source)


def _name(cell) -> str:
    return cell.metadata.nbgrader.grade_id
