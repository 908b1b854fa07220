"""The gradebook's database, opened many times for each submission, is made ready once a process.

nbgrader makes a new engine each time: SQLAlchemy then compiles all statements again, looks for all tables again, and
SQLite syncs its file to the disk several times a commit.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sqlite3
import time
from functools import lru_cache
from pathlib import Path

import nbgrader.api
import sqlalchemy
from sqlalchemy.orm import scoped_session, sessionmaker

_open_from_nothing = nbgrader.api.Gradebook.__init__
PATIENCE = 60  # seconds, while another process writes
TROUBLE = "The gradebook {url} cannot be used: {error}"
LOCK = 20270301  # a number of our own among PostgreSQL's advisory locks
_complete = {}  # engine to the number of its tables
_turns = set()  # folders of students whose turn this process has


def install() -> None:
    """Make nbgrader's Gradebook open this way, for all who use it in this process."""
    nbgrader.api.create_engine = engine
    nbgrader.api.get_alembic_version = newest_scheme
    nbgrader.api.Gradebook.__init__ = _open


def engine(url, **options):
    """SQLAlchemy's engine for a gradebook; the same one for the same address.

    Args:
        url: Its address.
        options: As for sqlalchemy.create_engine.
    """
    # The driver that the lock installs; SQLAlchemy would look for another one.
    return _engine(re.sub(r"^postgresql://", "postgresql+psycopg2://", str(url)), os.getpid(), **options)


@lru_cache(maxsize=8)
def _engine(url, _process, **options):
    made = sqlalchemy.create_engine(url, **options)
    if made.dialect.name == "sqlite":
        sqlalchemy.event.listen(made, "connect", _write_ahead)
    return made


def _write_ahead(connection, _record) -> None:
    # One sync a commit in place of three or more, and readers do not wait for writers. Where the file system cannot
    # do it, SQLite stays as it was.
    with contextlib.closing(connection.cursor()) as cursor, contextlib.suppress(sqlite3.OperationalError):
        cursor.execute("PRAGMA journal_mode=WAL")


@contextlib.contextmanager
def held(url):
    """Keep the gradebook open meanwhile: SQLite moves what is written into its one file whenever the last one closes
    it, which nbgrader does nine times a submission."""
    place = sqlalchemy.make_url(url)
    if place.get_backend_name() != "sqlite" or not os.path.exists(place.database or ""):
        yield
        return
    with contextlib.closing(sqlite3.connect(place.database, timeout=PATIENCE)) as connection:
        _write_ahead(connection, None)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # opens it truly
        yield


@contextlib.contextmanager
def turn(url, folder):
    """Let one process at a time grade what a student has handed in; the others wait.

    Args:
        url: Address of the gradebook.
        folder: The student's folder in submitted/. Whoever has the turn may take it once more.
    """
    folder = os.path.abspath(folder)
    if folder in _turns:
        yield
        return
    with alone(url, folder):
        _turns.add(folder)
        try:
            yield
        finally:
            _turns.remove(folder)


@contextlib.contextmanager
def alone(url, folder=None):
    """Let one process at a time do this to a gradebook, or to a folder that is graded into it; the others wait.

    The system takes the lock from a process that is killed.
    """
    import fcntl  # not on Windows, where nbgrader_config.py loads this module, too

    place = sqlalchemy.make_url(url)
    if place.get_backend_name() == "postgresql":
        with engine(url).connect() as connection:  # holds the lock until its transaction ends
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_number(folder) if folder else LOCK})")
            yield
        return
    # The folder, for a file of SQLite must not be opened and closed by anybody but SQLite: that drops its own locks.
    with contextlib.ExitStack() as opened:
        with contextlib.suppress(OSError):  # some file systems cannot; then it is as if there were no other grader
            descriptor = os.open(folder or os.path.dirname(place.database or "") or ".", os.O_RDONLY)
            opened.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def _number(folder) -> int:
    return int.from_bytes(hashlib.sha256(os.fsencode(folder)).digest()[:8], "big", signed=True)


def trouble(url, error) -> str:
    """What is wrong with a gradebook, in one line and without its password."""
    with contextlib.suppress(sqlalchemy.exc.ArgumentError):
        url = sqlalchemy.make_url(url).render_as_string(hide_password=True)
    return TROUBLE.format(url=url, error=" ".join(str(getattr(error, "orig", None) or error).split()))


def copied(url) -> Path | None:
    """Copy a gradebook as it is now, beside it and under a name of its own; None if it is not in a file."""
    place = sqlalchemy.make_url(url)
    if place.get_backend_name() != "sqlite" or not os.path.exists(place.database or ""):
        return None
    stem, number = f"{place.database}.before-{time.strftime('%Y%m%d-%H%M%S')}", 1
    target = Path(stem)
    while target.exists():
        number += 1
        target = Path(f"{stem}-{number}")
    with (
        contextlib.closing(sqlite3.connect(place.database, timeout=PATIENCE)) as connection,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        connection.backup(copy)
    shutil.copymode(place.database, target)
    return target


def _open(self, db_url, course_id="default_course", authenticator=None):
    """Gradebook.__init__, but tables that this process has made or found are not looked for one by one."""
    made = engine(db_url, echo=False, future=True)
    if made not in _complete or _tables(made) < _complete[made]:
        _open_from_nothing(self, db_url, course_id, authenticator)
        _complete[made] = _tables(made)
        return
    self.engine = made
    self.db = scoped_session(sessionmaker(autoflush=True, bind=made, future=True))
    self.check_course(course_id=course_id)
    self.course_id, self.authenticator = course_id, authenticator


def _tables(made) -> int:
    """How many tables there are: none, for instance, in a gradebook that has been deleted meanwhile."""
    if made.dialect.name != "sqlite":
        return len(sqlalchemy.inspect(made).get_table_names())
    with made.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'table'").scalar()


def newest_scheme() -> str:
    """The version of nbgrader's tables; nbgrader starts another program to ask for it."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(Path(nbgrader.api.__file__).with_name("alembic"))).get_current_head()
