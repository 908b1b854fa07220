"""nbgrader makes the students' notebook and the solutions, in a folder of its own that is thrown away."""

import logging
import os
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

# nbgrader loads a large grammar through jsonschema that it never uses; without it the start is twice as fast.
sys.modules.setdefault("rfc3987_syntax", None)

from nbgrader.converters import GenerateAssignment, GenerateSolution  # noqa: E402
from nbgrader.converters.base import BaseConverter  # noqa: E402
from nbgrader.coursedir import CourseDirectory  # noqa: E402
from traitlets.config import Config  # noqa: E402

from neurona.grading.stubs import preprocessors  # noqa: E402

STEPS = {"source": "source", "release": "release", "solution": "solutions"}
# A notebook's look depends on these; a student's Jupyter has them unset.
UNSET = ("MPLBACKEND", "NBGRADER_EXECUTION", "PYTHONDONTWRITEBYTECODE", "PYTHONSTARTUP", "PYTHONWARNINGS")

# No history on disk; the kernel's own warnings would land between our lines.
QUIET = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=ERROR"]


def private_channels(prefix):
    """Settings for a kernel that is spoken to through files `prefix`-1, -2, ... instead of network ports.

    Two kernels that start together can pick the same port; Windows has nothing else.
    """
    config = Config()
    if os.name == "posix":
        config.KernelManager.transport = "ipc"
        config.KernelManager.ip = str(prefix)
    return config


class NbgraderFailed(Exception):
    """nbgrader refused; the text is its reason, on one line."""


class Course:
    """A throw-away course folder without a gradebook: building a chapter is not giving it to a class.

    Args:
        root: an empty folder; source/, release/ and solutions/ are made in it.
        timeout: seconds that one cell may take when solutions are run.
    """

    def __init__(self, root, timeout=300):
        self.root = Path(root)
        self.log = logging.Logger("nbgrader", logging.WARNING)
        self.lines = _Lines()
        self.log.addHandler(self.lines)
        config = Config()
        config.CourseDirectory.root = str(self.root)
        for step, folder in STEPS.items():
            setattr(config.CourseDirectory, f"{step}_directory", folder)
        config.GenerateAssignment.no_database = True
        config.GenerateAssignment.preprocessors = preprocessors()
        config.SaveCells.enabled = False
        config.Execute.timeout = timeout
        config.Execute.kernel_name = "python3"
        config.Execute.record_timing = False
        config.Execute.store_widget_state = False
        config.Execute.shutdown_kernel = "immediate"
        config.Execute.extra_arguments = QUIET
        config.merge(private_channels(self.root / "solution"))
        self.config = config

    def folder(self, step, chapter):
        """The folder of a chapter's notebook: step is "source", "release" or "solutions"."""
        return self.root / step / chapter

    def generate_assignment(self, chapter):
        """source/ -> release/: solutions, hidden tests and outputs are cut out."""
        self._convert(GenerateAssignment, chapter)

    def generate_solution(self, chapter):
        """source/ -> solutions/: everything stays and is run. A cell that raises is not an error here."""
        self._convert(_Solution, chapter)

    def _convert(self, converter, chapter):
        directory = CourseDirectory(config=self.config, log=self.log, assignment_id=chapter)
        self.lines.clear()
        try:
            converter(coursedir=directory, config=self.config, log=self.log, force=True).start()
        except Exception as error:
            raise NbgraderFailed(self.lines.reason() or f"{type(error).__name__}: {error}") from error


class _Solution(GenerateSolution):
    """nbgrader's solutions, without its question whether the gradebook knows the assignment."""

    def init_assignment(self, assignment_id, student_id):
        BaseConverter.init_assignment(self, assignment_id, student_id)


class _Lines(logging.Handler, list):
    """Keeps what nbgrader logs, to be shown only when something fails."""

    def __init__(self):
        logging.Handler.__init__(self)
        list.__init__(self)

    __hash__ = logging.Handler.__hash__

    def emit(self, record):
        self.append(record.getMessage())

    def reason(self):
        """The last line of the first traceback: what really happened."""
        for text in self:
            if "Traceback" in text:
                return text.strip().splitlines()[-1].strip()
        return ""


@contextmanager
def neutral_environment(folder):
    """Kernels started inside see none of the settings of this machine's user that change what a notebook shows.

    Args:
        folder: an empty folder for IPython, so that nobody's start-up files are run.
    """
    matplotlib = Path(find_spec("matplotlib").origin).parent
    ours = {
        **dict.fromkeys(UNSET),
        "IPYTHONDIR": str(folder),
        "OPENBLAS_NUM_THREADS": "1",
        "MATPLOTLIBRC": str(matplotlib / "mpl-data" / "matplotlibrc"),
    }
    saved = {name: os.environ.get(name) for name in ours}
    _set(ours)
    try:
        yield
    finally:
        _set(saved)


def _set(variables):
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
