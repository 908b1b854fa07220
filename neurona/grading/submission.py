"""Take a submission into custody: plain files are copied, everything else is refused with a reason and never opened.

Everything after this step works on the copy, so a link, a pipe or a device among the files can do no harm, and the
notebooks in it are readable whatever was handed in.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from neurona.grading.chapters import another
from neurona.grading.choosing import Choice, choose
from neurona.grading.reading import Unreadable, read

MEGABYTE = 1 << 20
REFUSED = {
    "link": "{name} is a link, not a file; it was not followed.",
    "device": "{name} is not an ordinary file (a pipe, socket or device); it was not opened.",
    "hard": "{name} is the same file under two names; it was not used.",
    "large": "{name} is larger than {limit} MB; it was not used.",
    "total": "The files are larger than {limit} MB together; {name} was not used.",
    "many": "There are more than {limit} files; {name} and what follows was not used.",
    "deep": "{name} lies more than {limit} folders deep; it was not used.",
    "archive": "{name} is a compressed archive; it was not unpacked. Hand in the files themselves.",
    "closed": "{name} cannot be opened ({reason}).",
    "name": "A file whose name cannot be printed was not used.",
    "time": "The time stamp of the submission cannot be read; it was left out.",
}
NO_NOTEBOOK = "There is no notebook {name} in the submission."
RENAMED = "The notebook was handed in as {given}; it was taken for {name}."
OTHERS = "There are other notebooks, which were not graded: {others}. Only {given} was read."
OTHER_CHAPTER = "{given} is the notebook of {other}, not of {chapter}. Hand in the notebook of {chapter}."
NOT_A_FOLDER = "The submission is not an ordinary folder; it was not opened."
ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst")
SKIPPED = (".ipynb_checkpoints", "__pycache__", "__MACOSX")


@dataclass(frozen=True)
class Custody:
    """Limits on what is taken in: bytes of one file and of all, number of files, depth of folders."""

    file_bytes: int = 64 * MEGABYTE
    total_bytes: int = 128 * MEGABYTE
    files: int = 500
    depth: int = 6
    archives: bool = False  # keep compressed archives, unopened


@dataclass
class Found:
    """The plain files of a submission and the sentences about the others."""

    files: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # path to key of REFUSED

    def refuse(self, key: str, path: str, **parts) -> None:
        """Leave a file alone and say why."""
        self.refused[path] = key
        self.notes.append(REFUSED[key].format(name=path, **parts))

    def fingerprint(self) -> str:
        """A text that changes whenever the submission does."""
        sums = [(name, hashlib.sha256(content).hexdigest()) for name, content in sorted(self.files.items())]
        return hashlib.sha256(repr((sums, self.notes)).encode()).hexdigest()[:32]


def take(
    origin: str | Path,
    target: str | Path,
    notebooks: list[str],
    limits: Custody | None = None,
    source: Path | None = None,
) -> Found:
    """Copy a submission.

    Args:
        origin: The folder as it was handed in; nothing in it is trusted.
        target: New folder for the copy: one readable notebook for each name, and the other plain files.
        notebooks: Names (without .ipynb) that the assignment has.
        limits: What to take at most.
        source: The assignment's folder in source/, to notice the notebook of another assignment.

    Returns:
        What was found, with a sentence for everything that was refused.
    """
    found = receive(origin, limits)
    keep(found, target, notebooks, source)
    return found


def receive(origin: str | Path, limits: Custody | None = None) -> Found:
    """The first half of `take`: read a submission, and write nothing yet."""
    found = look(origin, limits or Custody())
    if not _is_time(found.files.get("timestamp.txt")):
        del found.files["timestamp.txt"]
        found.notes.append(REFUSED["time"])
    return found


def keep(found: Found, target: str | Path, notebooks: list[str], source: Path | None = None) -> None:
    """The second half of `take`: write the copy."""
    target = Path(target)
    target.mkdir(parents=True)
    for name, choice in choose(notebooks, list(found.files)).items():
        nbformat.write(_notebook(name, choice, found, source), target / f"{name}.ipynb")
    for name, content in found.files.items():
        if name.lower().endswith(".ipynb"):
            continue
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def look(origin: str | Path, limits: Custody) -> Found:
    """Read the plain files of a folder, in a settled order, without following anything."""
    found = Found()
    try:
        top = os.open(origin, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        found.notes.append(NOT_A_FOLDER)
        return found
    try:
        _walk(top, "", 0, limits, found)
    finally:
        os.close(top)
    return found


def _walk(folder: int, inside: str, depth: int, limits: Custody, found: Found) -> None:
    # Descriptors, not paths: a folder that is swapped for a link while it is read leads nowhere.
    try:
        names = os.listdir(folder)
    except OSError as error:
        found.refuse("closed", inside or ".", reason=error.strerror)
        return
    for name in sorted(names, key=lambda name: (not name.endswith(".ipynb"), is_archive(name), name)):
        path = f"{inside}{name}"
        if name in SKIPPED:
            continue
        if not path.isprintable() or len(path) > 300 or "\\" in path:
            found.notes.append(REFUSED["name"])
            continue
        if len(found.files) >= limits.files:
            found.refuse("many", path, limit=limits.files)
            return
        try:
            kind = os.stat(name, dir_fd=folder, follow_symlinks=False)
        except OSError as error:  # it was there a moment ago
            found.refuse("closed", path, reason=error.strerror)
            continue
        if stat.S_ISDIR(kind.st_mode):
            _enter(folder, name, path, depth, limits, found)
        elif not _refused(path, kind, limits, found):
            _copy(folder, name, path, limits, found)


def _enter(folder, name, path, depth, limits, found):
    if depth + 1 > limits.depth:
        found.refuse("deep", path, limit=limits.depth)
        return
    try:
        inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    except OSError as error:
        found.refuse("closed", path, reason=error.strerror)
        return
    try:
        _walk(inner, f"{path}/", depth + 1, limits, found)
    finally:
        os.close(inner)


def is_archive(name: str) -> bool:
    """Does the name say that this is a compressed archive?"""
    return name.lower().endswith(ARCHIVES)


def _refused(path, kind, limits, found) -> bool:
    used = sum(map(len, found.files.values()))
    if stat.S_ISLNK(kind.st_mode):
        found.refuse("link", path)
    elif not stat.S_ISREG(kind.st_mode):
        found.refuse("device", path)
    elif kind.st_nlink > 1:
        found.refuse("hard", path)
    elif is_archive(path) and not limits.archives:
        found.refuse("archive", path)
    elif kind.st_size > limits.file_bytes:
        found.refuse("large", path, limit=limits.file_bytes // MEGABYTE)
    elif used + kind.st_size > limits.total_bytes:
        found.refuse("total", path, limit=limits.total_bytes // MEGABYTE)
    else:
        return False
    return True


def _copy(folder, name, path, limits, found):
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        with open(os.open(name, flags, dir_fd=folder), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # swapped since it was looked at
                found.refuse("device", path)
                return
            content = file.read(limits.file_bytes + 1)
    except OSError as error:
        found.refuse("closed", path, reason=error.strerror)
        return
    if len(content) > limits.file_bytes:
        found.refuse("large", path, limit=limits.file_bytes // MEGABYTE)
    else:
        found.files[path] = content


def _notebook(name: str, choice: Choice, found: Found, source: Path | None):
    """The file that was chosen for this name, as a notebook that can be read."""
    notebook = nbformat.v4.new_notebook()
    notes, unreadable, given = list(found.notes), None, choice.given
    custody = notes
    if given is None:
        unreadable = " ".join([NO_NOTEBOOK.format(name=f"{name}.ipynb"), *found.notes])
    else:
        others = [file for file in choice.others if found.files[file] != found.files[given]]
        if others:
            notes.append(OTHERS.format(others=", ".join(others), given=given))
        if given != f"{name}.ipynb":
            notes.append(RENAMED.format(given=given, name=f"{name}.ipynb"))
        custody = list(notes)
        try:
            reading = read(found.files[given])
            _right_chapter(reading.notebook, given, source)
            notebook = reading.notebook
            notes += reading.notes
        except Unreadable as error:
            unreadable = str(error)
    for number, cell in enumerate(notebook.cells):
        cell.metadata["neurona_id"] = cell.id
        cell.id = f"handed-in-{number}"
    told = {"notes": notes, "custody": custody, "submission": found.fingerprint()}
    notebook.metadata["neurona"] = {**told, "unreadable": unreadable} if unreadable else told
    return notebook


def _right_chapter(notebook, given: str, source: Path | None) -> None:
    labels = {cell.metadata["grade_id"] for cell in notebook.cells if "grade_id" in cell.metadata}
    other = another(labels, source) if source else None
    if other:
        raise Unreadable(OTHER_CHAPTER.format(given=given, other=other, chapter=source.name))


def _is_time(content: bytes | None) -> bool:
    if content is None:
        return True
    try:
        return bool(content.strip()) and parse_utc(content.decode().strip()) is not None
    except (ValueError, OverflowError, TypeError):
        return False
