"""An attack is a small homework that misbehaves; everything about it stands in one entry of a table."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

# The exercise under attack is answered wrongly, so that every point it gets is a stolen one.
# /student is a home that only the sandbox has: outside of it, none of these may run.
UNGUARDED = "not inside the sandbox"
GUARD = "import os\nif not os.path.isdir('/student'): raise SystemExit('not inside ' + 'the sandbox')\n"
WRONG = "def double(x):\n    return 0\n"


@dataclass(frozen=True)
class Attack:
    """One misbehaving submission.

    Args:
        name: A few words; also the name of the student who hands it in.
        does: What the notebook does, as a sentence for docs/security.md.
        success: What it would mean for it to work.
        code: Added to the wrong answer of `double`. The course's folder stands in it as {root}, a port that
            listens on this machine as {port}, a number that marks this attack's processes as {mark}, and the
            wrong answer's own text may be replaced by a `def double` of its own.
        late: Code of a cell of its own at the end of the notebook.
        hand_in: Changes the notebook, or the folder that is handed in, in place of or besides the code:
            called with the notebook (or None) and the folder; what it returns is written as the notebook
            (a notebook or bytes; None writes the notebook itself).
        stock: May it run without a sandbox, on stock nbgrader? Only what cannot hurt the machine may.
    """

    name: str
    does: str
    success: str
    code: str = ""
    late: str = ""
    hand_in: Callable | None = None
    stock: bool = False

    @property
    def student(self) -> str:
        return self.name.replace(" ", "-")

    def answer(self, **places) -> str:
        """The text of the answer cell."""
        code = _fill(self.code, places)
        code = code if "def double" in code else WRONG + code
        return code if self.stock else GUARD + code

    def last_cell(self, **places) -> str:
        """The text of the cell at the end, or ""."""
        late = _fill(self.late, places)
        return late if self.stock or not late else GUARD + late


def _fill(code: str, places: dict) -> str:
    code = textwrap.dedent(code).strip("\n")
    for name, value in places.items():
        code = code.replace("{" + name + "}", str(value))
    return code
