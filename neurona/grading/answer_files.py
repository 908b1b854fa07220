"""A file of answers holds, for each exercise of a chapter, right answers and wrong ones with what the student sees.

    # %% net-input | right | a loop over the inputs
    def net_input(w, x): ...

    # %% net-input | wrong | the bias is left out
    # sees: the bias w[0] is left out
    def net_input(w, x): ...

`sees` may stand several times. `# caught by: hidden tests` marks a wrong answer that the visible checks let pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEADER = re.compile(r"^# %% (?P<exercise>[a-z0-9-]+) \| (?P<kind>right|wrong) \| (?P<title>\S.*)$")
SEES = "# sees: "
HIDDEN = "# caught by: hidden tests"


class MisspeltAnswers(ValueError):
    """A file of answers says something that nobody can understand."""


@dataclass(frozen=True)
class Entry:
    """One answer to one exercise."""

    chapter: str
    exercise: str
    kind: str
    title: str
    source: str
    sees: tuple = ()
    hidden: bool = False

    def __str__(self):
        return f"{self.chapter}: {self.exercise}: {self.kind}: {self.title}"


def chapter_of(path):
    """The name of the chapter that a file of answers belongs to: 01_perceptron.py -> 01-perceptron."""
    return Path(path).stem.replace("_", "-")


def read(path):
    """All entries of a file of answers, in order.

    Args:
        path: The file.

    Returns:
        A list of Entry.

    Raises:
        MisspeltAnswers: A header is misspelt, an entry is empty, two have one title, or a wrong one has no `sees`.
    """
    entries, lines = [], None
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("# %%"):
            header = HEADER.match(line)
            if not header:
                raise MisspeltAnswers(f"{path}:{number}: write '# %% exercise | right | title', or wrong.")
            lines = []
            entries.append((header.groupdict(), lines, number))
        elif lines is not None:
            lines.append(line)
    read_entries = [_entry(chapter_of(path), *entry, path) for entry in entries]
    if len({str(entry) for entry in read_entries}) < len(entries):
        twice = next(e for e in read_entries if [str(r) for r in read_entries].count(str(e)) > 1)
        raise MisspeltAnswers(f"{path}: two entries are called '{twice}'.")
    return read_entries


def _entry(chapter, header, lines, number, path):
    sees = tuple(line.removeprefix(SEES).strip() for line in lines if line.startswith(SEES))
    hidden = HIDDEN in lines
    source = "\n".join(line for line in lines if not line.startswith(SEES) and line != HIDDEN).strip()
    entry = Entry(chapter, **header, source=source, sees=sees, hidden=hidden)
    if not source:
        raise MisspeltAnswers(f"{path}:{number}: the entry has no code.")
    if entry.kind == "wrong" and not (sees or hidden):
        raise MisspeltAnswers(f"{path}:{number}: a wrong answer needs '{SEES}...', what the student is told.")
    if entry.kind == "right" and (sees or hidden):
        raise MisspeltAnswers(f"{path}:{number}: a right answer is caught by nothing.")
    return entry
