"""An arena is one course: all attacks of a kind are handed in between honest submissions, and one run grades them."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import itertools
import json
import os
import shutil
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.attacks.catalogue import KINDS
from tests.attacks.chapter import RIGHT, SECRETS
from tests.attacks.files import SETTINGS_FILE
from tests.attacks.honest import ODD, ODD_CLASS, hand_in, student
from tests.attacks.outcome import outcome
from tests.attacks.target import Target

FIRST, LAST, NEIGHBOUR = "aaa-honest", "zzz-honest", "neighbour"
HONEST = (FIRST, LAST, NEIGHBOUR)
READERS = ("Out of the sandbox", "Files that lead elsewhere")  # these look for the gradebook's secret
_marks = itertools.count(os.getpid() * 1000 + 40_000_000)


@dataclass
class Arena:
    """What came of one kind of attack.

    Args:
        root: Folder of the course.
        status: Exit status of the grader.
        stuck: Students at whom it had to be ended.
        said: What it wrote.
        successes: What each attack has achieved, by its name.
        honest: Points of the honest students.
        changed: Files that are not as they were before.
        visitors: What came over the network.
    """

    root: str
    status: int | None = None
    stuck: list = field(default_factory=list)
    said: str = ""
    successes: dict = field(default_factory=dict)
    honest: dict = field(default_factory=dict)
    changed: list = field(default_factory=list)
    visitors: list = field(default_factory=list)


def fight(kind: str, folder: Path) -> Arena:
    """Hand in all attacks of a kind, grade them, and look at what they achieved."""
    target, marks = Target(folder), {}
    target.hand_in(NEIGHBOUR, {"total": f"# {SECRETS['another submission']}\n{RIGHT['total']}"})
    if kind in READERS:
        target.grade("--student", NEIGHBOUR)
        target.put_secret_into_gradebook(NEIGHBOUR)
    target.hand_in(FIRST, {})
    target.hand_in(LAST, {})
    for attack in KINDS[kind]:
        marks[attack.name] = next(_marks)
        target.hand_in_attack(attack, marks[attack.name])
    before = target.files()
    arena = Arena(str(target.root), target.grade())
    after = target.files()
    arena.changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    arena.changed += [str(SETTINGS_FILE)] * SETTINGS_FILE.exists()
    while target.stuck and arena.status is None:  # a success of one attack; the others shall be measured too
        shutil.rmtree(target.root / "submitted" / target.stuck[-1])
        arena.status = target.grade()
    arena.stuck = target.stuck
    arena.successes = {attack.name: outcome(target, attack, marks[attack.name]).successes for attack in KINDS[kind]}
    arena.honest = {student: target.points(student) for student in HONEST}
    arena.said, arena.visitors = target.said[-20_000:], target.visitors.came
    target.visitors.close()
    (target.root / "submitted").rename(target.root / "seen")  # the attack "symlink race" ends with its folder
    time.sleep(0.1)
    shutil.rmtree(target.root / "seen", ignore_errors=True)  # there are large files among them
    return arena


def peace(folder: Path) -> Arena:
    """Grade the honest who look odd."""
    target = hand_in(folder)
    arena = Arena(str(target.root), target.grade())
    arena.honest = {student(name): target.points(student(name)) for name in ODD}
    arena.said = target.said[-20_000:]
    target.visitors.close()
    return arena


EVERY = {**{kind: functools.partial(fight, kind) for kind in KINDS}, ODD_CLASS: peace}


class Arenas:
    """The arenas of one test run; its workers share them, and each is fought in once.

    Args:
        folder: A folder that all workers have in common.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._known = {}

    def __call__(self, kind: str) -> Arena:
        """The arena of a kind; while another worker is at it, this one takes the next that nobody has begun."""
        while kind not in self._known:
            if not any(self._try(one) for one in [kind, *EVERY] if one not in self._known):
                time.sleep(0.3)
        return self._known[kind]

    def _try(self, kind: str) -> bool:
        """Have an arena fought in, or its result read; False while another worker is at it."""
        place = self.folder / str(list(EVERY).index(kind))
        place.mkdir(parents=True, exist_ok=True)
        result = place / "result.json"
        with open(place / "lock", "w") as lock, contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not result.exists():
                (place / "here").mkdir()
                result.write_text(json.dumps(asdict(EVERY[kind](place / "here"))), encoding="utf-8")
            self._known[kind] = Arena(**json.loads(result.read_text(encoding="utf-8")))
            return True
        return False
