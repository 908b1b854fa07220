"""What was mended in a notebook, told to the student in one sentence a kind."""

from __future__ import annotations

# {names} lists the exercises or cells concerned.
NOTES = {
    "gone": "Missing answer cells, which count as not answered: {names}.",
    "found": "Answers that had lost their labels and were found by what they define: {names}.",
    "place": "Answers that had lost their labels and were found by their place: {names}.",
    "copies": "Answer cells that were there more than once; the last copy that you changed was graded: {names}.",
    "type": "Answer cells that had become cells of another type and were turned back: {names}.",
    "locked": "Cells of the course that had been changed; the originals were used: {names}.",
    "locked gone": "Cells of the course that were missing and were put back: {names}.",
    "plain gone": "{count} cells of the chapter were missing; they were put back.",
    "order": "Cells had been moved; they were put back into the chapter's order.",
    "strange": "Labels that this chapter does not have; their cells were treated as your own: {names}.",
}


class Notes:
    """Collects what was mended, so that each kind becomes one sentence."""

    def __init__(self):
        self.names, self.texts = {}, []

    def add(self, key: str, name: str) -> None:
        self.names.setdefault(key, []).append(name)

    def sentences(self) -> list[str]:
        """One sentence a kind, in the order in which they were met."""
        return [NOTES[key].format(names=", ".join(names)) for key, names in self.names.items()] + self.texts
