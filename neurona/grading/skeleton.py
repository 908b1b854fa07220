"""The skeleton of a chapter is what was handed out, made again from the source notebook: stubs, checks, checksums."""

from __future__ import annotations

import copy
import hashlib
from functools import lru_cache
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import CheckCellMetadata, ClearMarkScheme, IncludeHeaderFooter, InstantiateTests, SaveCells

# These read further files, start kernels or check what the build has checked.
LEFT_OUT = (IncludeHeaderFooter, InstantiateTests, CheckCellMetadata)


def stored(notebook, config=None):
    """The notebook as nbgrader keeps it in the gradebook: stubs in, hidden tests still there.

    Args:
        notebook: The source notebook; it is not changed.
        config: traitlets config, so that stub and markers are those of the course.
    """
    return _through(_steps(config)[0], copy.deepcopy(notebook), config)


def handed_out(notebook, config=None):
    """The notebook as students got it."""
    return _through(_steps(config)[1], stored(notebook, config), config)


def skeleton_of(path: str | Path, config=None):
    """A fresh copy of what was handed out for a source notebook on disk."""
    path = Path(path)
    about = path.stat()
    return copy.deepcopy(_skeleton(path, about.st_mtime_ns, about.st_size, _Same(config)))


def fingerprint(path: Path) -> str:
    """A text that changes whenever a source notebook does."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:32]


class _Same:
    """Configuration as a cache key: compared by what it says."""

    def __init__(self, config):
        self.config = config
        self._text = repr(config)

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        return self._text == other._text


@lru_cache(maxsize=64)
def _skeleton(path, _changed, _size, same):
    return handed_out(nbformat.read(path, as_version=4), same.config)


def _steps(config):
    """What `nbgrader generate_assignment` does with this configuration, before and after it fills the gradebook."""
    steps = [step for step in GenerateAssignment(config=config).preprocessors if step not in LEFT_OUT]
    middle = steps.index(SaveCells)
    return steps[:middle], steps[middle + 1 :]


def _through(steps, notebook, config):
    resources = {}
    for step in steps:
        worker = step(config=config)
        if step is ClearMarkScheme:
            worker.enforce_metadata = False  # a reflection carries its mark scheme in the answer cell
        notebook, resources = worker.preprocess(notebook, resources)
    return notebook
