"""A copy of everything that a student's process receives, so that a test can look for what must not be in it."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path


class Transcript:
    """Appends to one file a submission, or does nothing.

    Args:
        folder: Where to; "" for no transcript.
        resources: nbconvert's resources, which name the submission.
    """

    def __init__(self, folder: str, resources: dict):
        self._path = None
        if folder:
            names = resources["nbgrader"]
            self._path = Path(folder) / "{student}+{assignment}+{notebook}.jsonl".format(**names)
            self._path.parent.mkdir(parents=True, exist_ok=True)

    def code(self, source: str) -> None:
        """One cell, as it is sent."""
        self._write({"code": source})

    def files(self, files: dict[str, bytes]) -> None:
        """The files in the working folder."""
        for name, content in files.items():
            self._write({"file": name, "base64": base64.b64encode(content).decode()})

    def _write(self, entry: dict) -> None:
        if self._path is not None:
            with open(self._path, "a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + os.linesep)
