"""A verdict is what one check cell is worth and the words that say why; it becomes the only output of the cell."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from nbformat import from_dict

LONGEST = 4000

# Why a check got no points, when check() itself had nothing to say.
REASONS = {
    "no answer": "This check got no answer: the notebook stopped before it, or the cell that it asks did not run.",
    "raised": "Your code stopped with {name}: {message}",
    "raised here": "Your code stopped with {name}: {message}\nIn line {line} of your cell: {text}",
    "raised bare": "Your code stopped with {name}.",
    "stub": "This exercise is not answered yet.",
    "time": "Your code took longer than {seconds} seconds and was stopped. Does a loop never end?",
    "notebook time": "The notebook took longer than {seconds} seconds, and the rest of it was not run.",
    "died": "Python itself stopped while this check ran your code (a crash, exit(), or too much memory).",
    "broken": "Python could not go on after this or an earlier cell, because the notebook had changed its inner works.",
    "too many": "More answers arrived than this check asks for, so none of them counts.",
    "unreadable": "The answer of your code could not be read.",
    "judge time": "Judging your answer took longer than {seconds} seconds and was stopped. Is it far too large?",
    "judge died": "Judging your answer used too much memory, so it was stopped. Is the answer far too large?",
    "judge": "This check could not be judged ({name}). Please show this line to your instructor.",
    "output": "Your code printed more than {limit} bytes in this check and was stopped.",
    "submission": "{sentence}",
}

# The same in a few words, for tables.
IN_SHORT = {
    "failed": "another wrong answer",
    "stub": "not answered",
    "raised": "the code stopped with an error",
    "raised here": "the code stopped with an error",
    "raised bare": "the code stopped with an error",
    "time": "took too long",
    "died": "Python stopped",
    "submission": "the submission could not be read",
}


@dataclass(frozen=True)
class Verdict:
    """What one check cell is worth.

    Args:
        passed: All or nothing, as nbgrader has it.
        text: Lines for the student.
        kind: "passed", "failed" (check() said no), or a key of REASONS.
        mistake: What likely went wrong, without any value; "" where check() could not tell.
    """

    passed: bool
    text: str
    kind: str
    mistake: str = ""

    def to_dict(self) -> dict:
        return asdict(self)


def failed(kind: str, **parts) -> Verdict:
    """A verdict without points, in the words of REASONS."""
    return Verdict(False, tidy(REASONS[kind].format(**parts)), kind)


def raised(record: dict, stub: str = "NotImplementedError") -> Verdict:
    """The verdict on an answer that ended in an exception of the student's code.

    Args:
        record: What the recorder reported, unchecked: name, message, line, text.
        stub: Exception that an untouched answer cell raises.
    """
    name, message = (tidy(str(record.get(key, ""))) for key in ("name", "message"))
    line, text = record.get("line"), record.get("text")
    if name == stub:
        return failed("stub")
    if not message:
        return failed("raised bare", name=name)
    if isinstance(line, int) and isinstance(text, str):
        return failed("raised here", name=name, message=message, line=line, text=tidy(text))
    return failed("raised", name=name, message=message)


def tidy(text: str) -> str:
    """Text from outside as harmless text: no escape sequences, no control characters, not endless."""
    text = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)
    text = "".join(mark if mark in "\n\t" or mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in text)
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"


def outputs(verdict: Verdict) -> list:
    """The verdict as cell outputs: nbgrader gives all points without an error output and none with one."""
    if verdict.passed:
        output = {"output_type": "stream", "name": "stdout", "text": verdict.text.rstrip("\n") + "\n"}
    else:
        message = verdict.text
        output = {"output_type": "error", "ename": "CheckFailed", "evalue": message, "traceback": [message]}
    return [from_dict(output)]
