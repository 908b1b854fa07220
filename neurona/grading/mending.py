"""Mend the text of one answer: things that come from copying and pasting, never from thinking."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

NOTES = {
    "conflict": "it held the leftovers of a merge conflict (<<<<<<<); one of the two sides was used.",
    "spaces": "it held invisible characters that Python cannot read; they were replaced by spaces.",
    "quotes": "it held typographic quotation marks; they were replaced by straight ones.",
    "fence": "it was wrapped in ``` lines; they were left out.",
    "indent": "the whole cell was indented; it was moved to the left.",
}
LONGEST_MENDED = 200_000  # characters; what is longer was not written by hand, and runs as it is
# What IPython understands and Python does not: commands, questions, prompts.
_QUESTION = re.compile(r"[\w.*]+\?\??")
_PROMPT = re.compile(r"^[ \t]*(?:>>> ?|\.\.\. ?|In \[\d+\]: ?|\.\.\.+: ?)", re.M)
_SPACES = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u202f\u3000\u2002\u2003\u2009", " "),
        **dict.fromkeys("\ufeff\u200b\u200c\u200d\u2060\0", None),
    }
)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"})


@dataclass
class Mended:
    """The text, and what was done to it."""

    text: str
    notes: list[str] = field(default_factory=list)


def mend_code(source: str) -> Mended:
    """Code that Python can read, where a known accident is all that stands in the way; else unchanged."""
    if is_code(source):
        return Mended(source)
    for key, attempt in _attempts(source):
        if is_code(attempt):
            return Mended(attempt, [NOTES[key]])
    everything = source
    notes = []
    for key, step in _STEPS:
        tried = step(everything)
        if tried != everything:
            everything, notes = tried, [*notes, NOTES[key]]
    return Mended(everything, notes) if is_code(everything) else Mended(source)


def mend_text(source: str) -> Mended:
    """A written answer without the leftovers of a merge conflict."""
    text = one_side(source, 1)
    return Mended(text, [NOTES["conflict"]]) if text != source else Mended(source)


def is_code(source: str) -> bool:
    """Can Python read it, IPython's own commands included? Too long a text is not looked at, and passes."""
    if len(source) > LONGEST_MENDED or source.lstrip().startswith("%%"):
        return True
    return _is_python(source) or _is_python(_without_commands(source))


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _without_commands(source: str) -> str:
    # IPython's own transformer takes minutes for texts that are made to keep it busy.
    lines = source.lstrip("\n").splitlines() or [""]
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    source = "\n".join(line.removeprefix(indent) for line in lines)
    if _PROMPT.match(source):
        source = _PROMPT.sub("", source)
    return "\n".join(map(_without_command, source.splitlines()))


def _without_command(line: str) -> str:
    body = line.strip()
    name, sign, rest = body.partition("=")
    if body.startswith(("%", "!", "?")) or _QUESTION.fullmatch(body):
        name = sign = ""
    elif not (sign and rest.lstrip().startswith(("%", "!"))):
        return line
    return f"{line[: len(line) - len(line.lstrip())]}{name}{sign}0"


def _attempts(source: str):
    tried = {source}
    for key, step in (_STEPS[0], ("conflict", lambda text: one_side(text, 2)), *_STEPS[1:]):
        attempt = step(source)
        if attempt not in tried:
            tried.add(attempt)
            yield key, attempt


def one_side(text: str, number: int) -> str:
    """The text with side 1 or 2 of each merge conflict; a mark without its partners stays as it is."""
    kept, held, sides, place = [], [], ([], []), 0
    for line in text.splitlines(keepends=True) if "<<<<<<<" in text else [text]:
        if place == 0 and line.startswith("<<<<<<<"):
            held, sides, place = [line], ([], []), 1
        elif place == 0:
            kept.append(line)
        else:
            held.append(line)
            if place == 1 and line.startswith("======="):
                place = 2
            elif place == 2 and line.startswith(">>>>>>>"):
                kept.extend(sides[number - 1])
                place = 0
            else:
                sides[place - 1].append(line)
    return "".join(kept + held if place else kept)


def _without_fence(source: str) -> str:
    lines = source.strip().splitlines()
    if len(lines) > 1 and lines[0].startswith("```") and lines[-1].strip() == "```":
        return "\n".join(lines[1:-1])
    return source


def _to_the_left(source: str) -> str:
    lines = source.splitlines()
    widths = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    cut = min(widths, default=0)
    return "\n".join(line[cut:] for line in lines)


_STEPS = (
    ("conflict", lambda source: one_side(source, 1)),
    ("fence", _without_fence),
    ("spaces", lambda source: source.translate(_SPACES)),
    ("quotes", lambda source: source.translate(_QUOTES)),
    ("indent", _to_the_left),
)
