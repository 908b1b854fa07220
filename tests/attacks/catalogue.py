"""All attacks by kind, in the order of the table in docs/security.md."""

from tests.attacks import bombs, files, labels, limits, pages, payloads, verdicts, walls

KINDS = {
    "Points out of nothing": verdicts.ATTACKS,
    "Answers that break the judge": payloads.ANSWERS,
    "Messages that break the grader": payloads.MESSAGES,
    "Out of the sandbox": walls.ATTACKS,
    "More than one's share": limits.ATTACKS,
    "False notebooks": labels.ATTACKS,
    "Notebooks that are hard to read": bombs.ATTACKS,
    "Files that lead elsewhere": files.ATTACKS,
    "Scripts on the feedback page": pages.ATTACKS,
}


def every_attack():
    """(kind, attack) for all."""
    return [(kind, attack) for kind, attacks in KINDS.items() for attack in attacks]
