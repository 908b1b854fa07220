"""The gradebook stays what nbgrader makes of it, however often it is opened and whoever deletes it meanwhile."""

import sqlite3

import nbgrader.api
import pytest
import sqlalchemy
from nbgrader.api import Gradebook

from neurona.grading import database

database.install()


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'gradebook.db'}?timeout=60"


def rows(path, query):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_the_tables_are_nbgraders(url, tmp_path, monkeypatch):
    Gradebook(url, "neurona").close()
    monkeypatch.setattr(nbgrader.api.Gradebook, "__init__", database._open_from_nothing)
    monkeypatch.setattr(nbgrader.api, "create_engine", sqlalchemy.create_engine)
    Gradebook(f"sqlite:///{tmp_path / 'stock.db'}", "neurona").close()
    query = "SELECT name, sql FROM sqlite_master ORDER BY name"
    assert rows(tmp_path / "gradebook.db", query) == rows(tmp_path / "stock.db", query)
    query = "SELECT version_num FROM alembic_version"
    assert rows(tmp_path / "gradebook.db", query) == rows(tmp_path / "stock.db", query)


def test_the_newest_scheme_is_the_one_that_nbgrader_names(monkeypatch):
    import importlib.util
    import sys
    from pathlib import Path

    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))  # nbgrader calls alembic by name
    spec = importlib.util.find_spec("nbgrader.api")
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    assert database.newest_scheme() == fresh.get_alembic_version()


@pytest.mark.parametrize("address", ["postgresql://a:b@c/d", "postgresql+psycopg2://a:b@c/d"])
def test_postgresql_is_spoken_to_through_the_driver_that_is_installed(address):
    made = database.engine(address)
    assert made.dialect.driver == "psycopg2"
    assert made.url.password == "b"


def test_opened_again_it_has_what_was_written(url):
    for number in range(3):
        with Gradebook(url, "neurona") as gradebook:
            gradebook.update_or_create_student(f"s{number}")
    with Gradebook(url, "neurona") as gradebook:
        assert [student.id for student in gradebook.students] == ["s0", "s1", "s2"]
        assert gradebook.check_course("neurona").id == "neurona"


def test_another_course_gets_its_row(url, tmp_path):
    for course in ("one", "two"):
        Gradebook(url, course).close()
    assert rows(tmp_path / "gradebook.db", "SELECT id FROM course ORDER BY id") == [("one",), ("two",)]


def test_a_deleted_gradebook_is_made_again(url, tmp_path):
    for _ in range(3):
        with Gradebook(url, "neurona") as gradebook:
            gradebook.update_or_create_student("ann")
            assert len(gradebook.students) == 1
        for path in tmp_path.glob("gradebook.db*"):
            path.unlink()


def test_statements_stay_compiled(url):
    with Gradebook(url, "neurona") as one, Gradebook(url, "neurona") as other:
        assert one.engine is other.engine
        assert one.db is not other.db


def test_it_writes_ahead_and_leaves_one_file(url, tmp_path):
    with Gradebook(url, "neurona") as gradebook:
        assert gradebook.db.execute(sqlalchemy.text("PRAGMA journal_mode")).scalar() == "wal"
        assert gradebook.db.execute(sqlalchemy.text("PRAGMA synchronous")).scalar() == 2  # each commit is on the disk
    assert [path.name for path in tmp_path.iterdir()] == ["gradebook.db"]


def test_held_open_it_is_written_into_one_file_at_the_end(url, tmp_path):
    Gradebook(url, "neurona").close()
    with database.held(url):
        with Gradebook(url, "neurona") as gradebook:
            gradebook.update_or_create_student("ann")
        assert (tmp_path / "gradebook.db-wal").stat().st_size > 0
        assert rows(tmp_path / "gradebook.db", "SELECT id FROM student") == [("ann",)]
    assert [path.name for path in tmp_path.iterdir()] == ["gradebook.db"]
    assert rows(tmp_path / "gradebook.db", "SELECT id FROM student") == [("ann",)]


def test_holding_what_is_not_there_makes_nothing(url, tmp_path):
    with database.held(url), database.held("postgresql://nobody@localhost/none"):
        assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_write_ahead_it_writes_as_before():
    class Old:
        def cursor(self):
            return self

        def execute(self, _):
            raise sqlite3.OperationalError("locked")

        def close(self):
            pass

    database._write_ahead(Old(), None)
