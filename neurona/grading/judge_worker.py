"""The judge at work: runs the course's own check cells on recorded answers, in a process that no student's code enters.

It reads one JSON line a job and writes one JSON line a verdict. Whoever started it watches the clock.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys

from neurona.check import CheckFailed, check
from neurona.checking.verdict import likely_mistake
from neurona.grading.splitting import HIDDEN, VALUE
from neurona.plain import NotPlain, loads

PASSED_HIDDEN = "✓ Right for other inputs too."
FAILED_HIDDEN = "✗ A hidden test failed: for other inputs than those you see, your answer is not right."


class NoAnswer(Exception):
    """The record holds fewer answers than the cell asks for."""


class Raised(Exception):
    """In place of this answer, the student's code raised an exception."""

    def __init__(self, record):
        self.record = record


def judge(job: dict, contexts: dict) -> dict:
    """Judge one check cell.

    Args:
        job: "context" and "judge" (programs of the course), "answers" (records of the student's kernel).
        contexts: Namespaces of the contexts met so far.

    Returns:
        "kind" ("passed", "failed", or what went wrong) and "text" or the parts of a sentence.
    """
    answers = iter(job["answers"])
    printed = io.StringIO()
    try:
        if job["context"] not in contexts:
            contexts[job["context"]] = namespace = {"__name__": "__judge__"}
            exec(compile(job["context"], "<context>", "exec"), namespace)
        namespace = {**contexts[job["context"]], VALUE: lambda: read(next(answers, None)), HIDDEN: judge_hidden}
        with contextlib.redirect_stdout(printed):
            exec(compile(job["judge"], "<check>", "exec"), namespace)
    except CheckFailed as error:
        return {"kind": "failed", "text": str(error), "mistake": error.mistake or ""}
    except Raised as error:
        return {"kind": "raised", "record": error.record}
    except NoAnswer:
        return {"kind": "no answer"}
    except MemoryError:
        return {"kind": "judge died"}
    except Exception as error:
        return {"kind": "judge", "name": f"{type(error).__name__}: {error}"[:300]}
    if next(answers, None) is not None:
        return {"kind": "too many"}
    if HIDDEN in job["judge"]:
        printed.write(PASSED_HIDDEN)
    return {"kind": "passed", "text": printed.getvalue()}


def judge_hidden(check, *arguments, **options):
    """A check that students do not see: its words must not give away what is expected."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            check(*arguments, **options)
    except CheckFailed as error:
        lines = [FAILED_HIDDEN]
        if error.mistake:
            lines.append(likely_mistake(error.mistake))
        raise CheckFailed("\n".join(lines), FAILED_HIDDEN, error.mistake) from None


def read(record):
    """The answer inside a record; what cannot be read becomes a NotPlain, which check() turns into words."""
    if record is None:
        raise NoAnswer
    if "raised" in record:
        raise Raised(record["raised"])
    try:
        return loads(record["value"])
    except NotPlain as error:
        return error


def limit_memory(gigabytes: int = 2) -> None:
    """A huge answer ends this process, not the machine."""
    try:
        import resource
    except ImportError:  # Windows; grading there is for trying things out
        return
    resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))


def main() -> None:
    """Serve until the input ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    import numpy  # noqa: F401  before the first job, so that its clock counts judging alone

    limit_memory()
    check.trusting = True
    contexts = {}
    print(json.dumps("ready"), file=replies, flush=True)
    for line in sys.stdin:
        print(json.dumps(judge(json.loads(line), contexts)), file=replies, flush=True)


if __name__ == "__main__":
    main()
