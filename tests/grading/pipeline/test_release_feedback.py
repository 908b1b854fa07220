"""Feedback goes back through the exchange in a class in which only some students have handed in through it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.utils import notebook_hash

ASSIGNMENT = "00-tiny"
SECRETS = {"ann": "a" * 32, "cem": "c" * 32, "eva": "e" * 32}  # of those who handed in through the exchange
RUN = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def mixed(course):
    """Feedback of a class: three students of the exchange, and others whose notebooks somebody put there."""
    for student in [*SECRETS, "bob", "Doe, John", "dan", "fay"]:
        folder = course.root / "feedback" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / "tiny.html").write_text(f"the page of {student}")
        if student in SECRETS:
            (folder / "timestamp.txt").write_text("2026-03-01 10:00:00.000000 UTC")
            (folder / "submission_secret.txt").write_text(SECRETS[student])
    feedback = course.root / "feedback"
    (feedback / "dan" / ASSIGNMENT / "timestamp.txt").write_text("2026-03-01 10:00:00.000000 UTC")
    (feedback / "fay" / ASSIGNMENT / "timestamp.txt").write_text("2026-03-01 10:00:00.000000 UTC")
    (feedback / "fay" / ASSIGNMENT / "submission_secret.txt").write_bytes(b"\xff\xfe\xff")
    return course


def release(course, exchange, *options):
    exchange.mkdir(mode=0o777, exist_ok=True)
    exchange.chmod(0o777)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "release_feedback", ASSIGNMENT, f"--Exchange.root={exchange}", *options],
        cwd=course.root,
        env=RUN,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {path.name: path.read_text() for path in (exchange / "neurona" / "feedback").iterdir()}
    return pages, done.stderr


def page_of(student):
    return {f"{notebook_hash(secret=SECRETS[student], notebook_id='tiny')}.html": f"the page of {student}"}


def test_everybody_of_the_exchange_gets_a_page_and_the_others_are_named(mixed, tmp_path):
    pages, said = release(mixed, tmp_path / "exchange")
    assert pages == {**page_of("ann"), **page_of("cem"), **page_of("eva")}
    assert "through the exchange" in said
    assert "there: Doe, John, bob, dan, fay. " in said


def test_who_was_excluded_is_not_named(mixed, tmp_path):
    _, said = release(mixed, tmp_path / "exchange", "--CourseDirectory.student_id_exclude=bob,cem")
    assert "there: Doe, John, dan, fay. " in said


def test_one_student_alone(mixed, tmp_path):
    pages, said = release(mixed, tmp_path / "exchange", "--student", "cem")
    assert pages == page_of("cem")
    assert "through the exchange" not in said
