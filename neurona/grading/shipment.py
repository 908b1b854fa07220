"""What of an assignment's folder travels with a kernel: its data files, and nothing that tells an answer."""

import fnmatch
import os
import stat

COURSE_ROOT = "{folder} is a course's own folder, not an assignment's: none of its files go with the kernel."
TOO_LARGE = "The files beside the notebook in {folder} are larger than {limit} bytes together: {name} stays behind."
_ROOT_FILES = ("nbgrader_config.py", "gradebook.db")
_DEEPEST, _MOST = 6, 2000


def collect(folder, ignored, limit, log):
    """Read the plain files of a folder.

    Links, devices and pipes are passed over and never opened.

    Args:
        folder: str, where the notebook lies, or None for nothing at all.
        ignored: list of file name patterns that stay behind.
        limit: int, bytes of all files together.
        log: a logger.

    Returns:
        dict of relative path to bytes.
    """
    files = {}
    if folder is None or not os.path.isdir(folder):
        return files
    if any(os.path.lexists(os.path.join(folder, name)) for name in _ROOT_FILES):
        log.warning(COURSE_ROOT.format(folder=folder))
        return files
    for path in _plain_files(folder, ignored):
        content = _read(os.path.join(folder, path), limit)
        if content is None:
            log.warning(TOO_LARGE.format(folder=folder, limit=limit, name=path))
            continue
        limit -= len(content)
        files[path] = content
    return files


def _plain_files(folder, ignored):
    found = 0
    for parent, folders, names in os.walk(folder, followlinks=False):
        inside = os.path.relpath(parent, folder)
        depth = 0 if inside == "." else inside.count(os.sep) + 1
        folders[:] = [] if depth >= _DEEPEST else sorted(n for n in folders if not _matches(n, ignored))
        for name in sorted(names):
            if _matches(name, ignored):
                continue
            found += 1
            if found > _MOST:
                return
            yield os.path.normpath(os.path.join(inside, name))


def _matches(name, patterns):
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def _read(path, limit):
    """The bytes of a plain file, or None if it is none, or too large."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        content = file.read(limit + 1)
    return content if len(content) <= limit else None
