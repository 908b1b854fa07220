"""A verdict on a wrong answer is a headline, a few lines to compare, and the likely mistake."""

import ast
from dataclasses import dataclass, replace

from neurona.checking.calls import call_at, written

FAILED = "✗ {headline}"
CHECKED = "  Checked: {call}"
PLACE = "  Look at: {place}"
LIKELY_MISTAKE = "  Likely mistake: {mistake}"
HINT = "  Hint: {hint}"
BETWEEN_PLACES = ", "


def likely_mistake(mistake):
    """The line that names a mistake; it ends with one mark, also where the mistake is a question."""
    mistake = mistake.strip().rstrip(".")
    return LIKELY_MISTAKE.format(mistake=mistake if mistake.endswith(("?", "!")) else mistake + ".")


class CheckFailed(AssertionError):
    """A wrong answer. Its text is the whole message that the student sees.

    Attributes:
        headline: the first line, without the cross.
        mistake: what likely went wrong, or None. It holds no expected value, so reports and the feedback
            on hidden tests may show it.
    """

    def __init__(self, message, headline="", mistake=None):
        super().__init__(message)
        self.headline, self.mistake = headline, mistake

    def _render_traceback_(self):
        # IPython shows these lines in place of the traceback: the check cell's own frames teach nothing.
        first, *others = str(self).splitlines() or [""]
        call = checked(self.__traceback__)
        return [first, *([CHECKED.format(call=call)] if call else []), *others]


def checked(traceback):
    """The call that a check made, as its cell writes it: the cell is folded, so the verdict must say it.

    Args:
        traceback: that of a CheckFailed.

    Returns:
        The first argument of check(), on one line, where it calls something and is short; else "".
    """
    while traceback:
        call = call_at(traceback)
        if call and call.args and ast.unparse(call.func) == "check":  # else it is a frame below or above the check
            answer = call.args[0]
            return written(answer) if any(isinstance(node, ast.Call) for node in ast.walk(answer)) else ""
        traceback = traceback.tb_next
    return ""


@dataclass(frozen=True)
class Difference:
    """How an answer differs from what is expected.

    headline: one sentence. lines: more lines. hint: a sentence, or None. place: which part, outermost first.
    explained: the headline itself says what went wrong, and gives no expected value away.
    """

    headline: str
    lines: tuple = ()
    hint: str | None = None
    place: tuple = ()
    explained: bool = False

    def inside(self, place):
        """The same difference, seen from the value that has it as a part."""
        return replace(self, place=(place, *self.place))

    def failure(self, mistake=None):
        """The CheckFailed to raise.

        Args:
            mistake: the author's explanation, which goes before a hint of our own.
        """
        lines = [FAILED.format(headline=self.headline)]
        if self.place:
            lines.append(PLACE.format(place=BETWEEN_PLACES.join(self.place)))
        lines.extend(self.lines)
        if mistake:
            lines.append(likely_mistake(mistake))
        elif self.hint:
            lines.append(HINT.format(hint=self.hint))
        diagnosis = mistake.strip() if mistake else self.hint or (self.headline if self.explained else None)
        return CheckFailed("\n".join(lines), self.headline, diagnosis)
