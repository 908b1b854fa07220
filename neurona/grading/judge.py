"""The judge's desk: hands recorded answers to a trusted process and takes verdicts back, never waiting for ever."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import selectors
import subprocess
import sys
import threading
import time

from neurona.grading.busy import Line
from neurona.grading.plan import CheckPlan
from neurona.grading.verdict import Verdict, failed, raised, tidy

CANNOT_START = "The judge cannot start: {reason}"
LARGEST_REPLY = 1 << 20
START_SECONDS = 60.0
FITS = 4096  # bytes that a pipe always takes, since the judge has read all that came before
LATE = 3  # times its seconds, if the machine is so busy that the judge waits for a processor


class JudgeCannotStart(RuntimeError):
    """The trusted process does not come up; nothing can be graded."""


class Judge:
    """One trusted process, started when first needed and again after it had to be killed.

    Args:
        seconds: Longest time for one check cell.
    """

    def __init__(self, seconds: float = 20.0):
        self.seconds = seconds
        self._process = None
        self._lock = threading.Lock()

    def verdict(self, plan: CheckPlan, answers: list[dict]) -> Verdict:
        """Judge one check cell.

        Args:
            plan: What the course says about it.
            answers: Records of the student's kernel, in order; only data, never trusted.

        Raises:
            JudgeCannotStart: There is no judge to ask.
        """
        job = json.dumps({"context": plan.context, "judge": plan.judge, "answers": answers})
        with self._lock:
            reply = self._ask(job.encode() + b"\n")
            if reply.get("kind") == "judge died":  # perhaps the machine had no memory left for anybody
                reply = self._ask(job.encode() + b"\n")
        kind = reply.get("kind")
        if kind in ("passed", "failed"):
            return Verdict(kind == "passed", tidy(reply["text"]), kind, tidy(reply.get("mistake", "")))
        if kind == "raised":
            return raised(reply["record"] if isinstance(reply["record"], dict) else {})
        return failed(kind, seconds=self.seconds, name=tidy(str(reply.get("name", ""))))

    def start(self) -> None:
        """Start the process, unless it runs; its imports then overlap with other work."""
        if self._process is not None and self._process.poll() is None:
            return
        # -P keeps the working folder, where a student's files may lie, off the import path.
        command = [sys.executable, "-P", "-m", "neurona.grading.judge_worker"]
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "Agg"}
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        self._ready = False

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()
            self._process = None

    def _ask(self, job: bytes) -> dict:
        self.start()
        if not self._ready:
            try:
                ready = self._read(START_SECONDS) == "ready"
            except TimeoutError:
                ready = False
            if not ready:
                self.close()
                raise JudgeCannotStart(CANNOT_START.format(reason="python -m neurona.grading.judge_worker failed"))
            self._ready = True
        try:
            if len(job) <= FITS:
                self._write(job)
            else:  # a judge that does not read must not stop the grader
                threading.Thread(target=self._write, args=(job,), daemon=True).start()
            reply = self._read(self.seconds)
        except TimeoutError:
            self.close()
            return {"kind": "judge time"}
        if not isinstance(reply, dict):
            self.close()
            return {"kind": "judge died"}
        return reply

    def _write(self, job: bytes) -> None:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            self._process.stdin.write(job)
            self._process.stdin.flush()

    def _read(self, seconds: float):
        deadline, received = time.monotonic() + seconds, bytearray()
        line = Line(self._process.pid, LATE * seconds)
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while not received.endswith(b"\n"):
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    late = line.more()
                    if not late:
                        raise TimeoutError
                    deadline = time.monotonic() + late
                    continue
                part = os.read(self._process.stdout.fileno(), 1 << 16)
                if not part or len(received) > LARGEST_REPLY:
                    return None
                received += part
        return json.loads(received)


_shared: dict[int, Judge] = {}


def shared_judge(seconds: float = 20.0) -> Judge:
    """The judge of this process (a forked child gets its own)."""
    key = os.getpid()
    if key not in _shared:
        _shared[key] = Judge(seconds)
        atexit.register(_shared[key].close)
    _shared[key].seconds = seconds
    return _shared[key]
