"""A folder of this process that nobody else can enter, gone when the process is gone."""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path

_PREFIX, _LOCK = "neurona-kernels-", "lock"
_LONGEST = 70  # the path of a socket inside may have 107 bytes
_YOUNG = 3600  # seconds in which a folder without a lock may still be in the making

_state = {}


def private_folder():
    """The folder of this process as a Path, made at the first call."""
    if _state.get("owner") != os.getpid():
        parent = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
        if len(os.fsencode(parent)) > _LONGEST or not os.access(parent, os.W_OK | os.X_OK):
            parent = Path("/tmp")
        sweep(parent)
        path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        lock = os.open(path / _LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        _state.update(owner=os.getpid(), path=path, lock=lock)
    return _state["path"]


def remove_private_folder():
    """Remove the folder of this process, if it has made one."""
    if _state.get("owner") == os.getpid():
        shutil.rmtree(_state["path"], ignore_errors=True)
        os.close(_state["lock"])
        _state.clear()


def sweep(parent):
    """Remove the folders of processes that were killed before they could.

    Args:
        parent: Path of the folder that they are in.
    """
    for folder in parent.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.stat().st_uid == os.getuid() and _abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _abandoned(folder):
    lock = folder / _LOCK
    if not lock.exists():
        return time.time() - folder.stat().st_mtime > _YOUNG
    with open(lock, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False  # its owner lives
    return True
