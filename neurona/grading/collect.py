"""Collecting takes in plain files only; what stood in for something else becomes a stand-in that can do no harm.

nbgrader's own collect copies what a link points to, with the instructor's rights. Here a link becomes a link to
nowhere, a device an empty pipe, and a huge file an empty one of the same size, so that grading can still tell the
student what was refused and why. A compressed archive is copied unopened: you may want to open it, grading does not.
"""

from __future__ import annotations

import os
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect

from neurona.grading.submission import REFUSED, Custody, is_archive, look

NOWHERE = "not-followed"


class CarefulCollect(ExchangeCollect):
    """nbgrader's collect, with another way of copying."""

    def do_copy(self, src, dest, log=None):
        found = look(src, Custody(archives=True))
        unopened = [REFUSED["archive"].format(name=name) for name in found.files if is_archive(name)]
        for note in found.notes + unopened:
            self.log.warning("%s: %s", src, note)
        for name, content in found.files.items():
            path = _place(dest, name)
            path.write_bytes(content)
        for name, reason in found.refused.items():
            stand_in = STAND_INS.get(reason)
            if stand_in:
                stand_in(_place(dest, name))
        if self.coursedir.groupshared:
            self._share(dest)

    def _share(self, dest):
        for folder, _, names in os.walk(dest):
            os.chmod(folder, 0o2770)
            for name in names:
                if not os.path.islink(os.path.join(folder, name)):
                    os.chmod(os.path.join(folder, name), 0o660)


def _place(dest, name: str) -> Path:
    path = Path(dest) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _large(path: Path) -> None:
    with open(path, "wb") as file:
        file.truncate(Custody().file_bytes + 1)


STAND_INS = {
    "link": lambda path: path.symlink_to(NOWHERE),
    "device": os.mkfifo,
    "hard": lambda path: path.symlink_to(NOWHERE),
    "large": _large,
}
