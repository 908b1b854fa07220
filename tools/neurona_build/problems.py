"""A problem is one line that names a file, a line, a rule, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """What the build refuses (or, in a warning list, what it would like changed).

    Args:
        path: the chapter's text, relative to the course root, with forward slashes.
        line: line in that text, counted from 1.
        rule: the rule's short name.
        message: what is wrong and what to do, as whole sentences.
    """

    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


class Refused(Exception):
    """A chapter cannot be built; carries every problem found so far."""

    def __init__(self, problems):
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
