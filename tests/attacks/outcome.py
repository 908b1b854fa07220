"""What came of an attack, measured: points, verdicts, secrets, files, processes, visitors, others' points."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.attacks.attack import UNGUARDED
from tests.attacks.chapter import HONEST_SHARE, WORTH
from tests.attacks.surroundings import processes_with
from tests.attacks.target import Target

# Found out inside the sandbox, and printed where the attack has got through.
TOLD = ("CANARY-connected", "CANARY-resolved", "CANARY-sent", "CANARY-traced", "CANARY-memory", "CANARY-right",
        "CANARY-root", "CANARY-device", "CANARY-limit", "CANARY-nice", "CANARY-message")


@dataclass
class Outcome:
    """The successes of one attack, as sentences; an attack that failed has none."""

    points: float | None = None
    successes: list[str] = field(default_factory=list)


def outcome(target: Target, attack, mark: int, log: str = "", answered_rightly: bool = False) -> Outcome:
    """Look for everything that an attack may have achieved.

    Args:
        target: The course, after grading.
        attack: The Attack.
        mark: Number that its processes carry.
        log: What the grader said.
        answered_rightly: Is every point its own?
    """
    found = Outcome()
    won = found.successes
    points = target.points(attack.student)
    if points is None:
        won.append("not graded")
    else:
        open_checks = sorted(set(WORTH) - {name for name, score in points.items() if score is not None})
        if open_checks:
            won.append(f"without a grade: {', '.join(open_checks)}")
        found.points = sum(score or 0 for score in points.values())
        if found.points > HONEST_SHARE:
            won.append(f"{found.points:g} points in place of {HONEST_SHARE}")
    if not target.page(attack.student):
        won.append("no feedback page")
    won += [f"read {place}" for place in target.leaked(attack.student)]
    text = target.written_by(attack.student)
    won += [f"got {word.partition('-')[2]}" for word in TOLD if word in text]
    if processes_with(str(mark)):
        won.append("a process was left behind")
    if UNGUARDED in text:
        won.append("ran outside the sandbox")
    return found
