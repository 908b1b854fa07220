"""What may lie in a submission besides a notebook: links, pipes, devices, floods. None is opened, all are named."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from neurona.grading.chapters import another
from neurona.grading.choosing import Choice, choose
from neurona.grading.collect import CarefulCollect
from neurona.grading.sample_class import filled, solutions
from neurona.grading.skeleton import skeleton_of
from neurona.grading.submission import Custody, look, take

ROOT = Path(__file__).resolve().parents[3]
SECRET = "the answer is 42"


@pytest.fixture
def secret(tmp_path):
    """A file that no submission may show."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "handed-in"
    folder.mkdir()
    (folder / "data.csv").write_text("1,2\n")
    return folder


def link(folder, secret):
    (folder / "notes.txt").symlink_to(secret)


def link_to_folder(folder, secret):
    (folder / "more").symlink_to(secret.parent)


def link_as_notebook(folder, secret):
    (folder / "tiny.ipynb").symlink_to(secret)


def link_chain(folder, secret):
    (folder / "b").symlink_to(secret)
    (folder / "notes.txt").symlink_to("b")


def link_to_itself(folder, secret):
    (folder / "loop").symlink_to("loop")


def hard_link(folder, secret):
    (folder / "notes.txt").hardlink_to(secret)


def pipe(folder, secret):
    os.mkfifo(folder / "pipe")


def pipe_as_notebook(folder, secret):
    os.mkfifo(folder / "tiny.ipynb")


def pipe_as_time_stamp(folder, secret):
    os.mkfifo(folder / "timestamp.txt")


def unix_socket(folder, secret):
    here = os.getcwd()
    os.chdir(folder)  # a socket's path may have 107 characters only
    socket.socket(socket.AF_UNIX).bind("talk")
    os.chdir(here)


def device(folder, secret):
    try:
        os.mknod(folder / "zero", 0o666 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(folder / "zero")  # who may not make devices cannot be handed one either


def huge(folder, secret):
    with open(folder / "big.bin", "wb") as file:
        file.truncate(50_000_000_000)


def flood(folder, secret):
    for number in range(600):
        (folder / f"f{number}").write_text("x")


def deep(folder, secret):
    path = folder.joinpath(*["d"] * 40)
    path.mkdir(parents=True)
    (path / "x").write_text("x")


def archive(folder, secret):
    (folder / "work.zip").write_bytes(b"PK\x03\x04")


def unprintable_name(folder, secret):
    (folder / "line\nbreak").write_text("x")


def bytes_name(folder, secret):
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe")).write_text("x")


def bad_time_stamp(folder, secret):
    (folder / "timestamp.txt").write_text("yesterday, I think")


# kind: what makes it, and words of the sentence about it
KINDS = {
    link: "is a link",
    link_to_folder: "is a link",
    link_as_notebook: "is a link",
    link_chain: "is a link",
    link_to_itself: "is a link",
    hard_link: "two names",
    pipe: "not an ordinary file",
    pipe_as_notebook: "not an ordinary file",
    pipe_as_time_stamp: "not an ordinary file",
    unix_socket: "not an ordinary file",
    device: "not an ordinary file",
    huge: "larger than 64 MB",
    flood: "more than 500 files",
    deep: "folders deep",
    archive: "was not unpacked",
    unprintable_name: "cannot be printed",
    bytes_name: "cannot be printed",
    bad_time_stamp: "time stamp",
}


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_it_is_refused_by_name_and_the_rest_is_taken(make, handed_in, secret, tmp_path):
    make(handed_in, secret)
    copy = tmp_path / "copy"
    found = take(handed_in, copy, ["tiny"])
    assert any(KINDS[make] in note for note in found.notes), found.notes
    assert (copy / "data.csv").read_text() == "1,2\n"
    for path in copy.rglob("*"):
        assert not path.is_symlink()
        if not path.is_dir():
            assert path.is_file()
            assert SECRET not in path.read_text(errors="replace")


def test_what_vanishes_while_it_is_read_is_left_out(handed_in, monkeypatch):
    for name in ("gone.txt", "folder", "link"):  # a program of the student's may rename files meanwhile
        (handed_in / name).write_text("x")
    (handed_in / "inner").mkdir()
    listed = os.listdir

    def list_and_lose(folder):
        names = listed(folder)
        for name in {"gone.txt"} & set(names):
            (handed_in / name).unlink()
        if "inner" not in names:
            raise FileNotFoundError(2, "No such file or directory")
        return names

    monkeypatch.setattr(os, "listdir", list_and_lose)
    found = look(handed_in, Custody())
    assert found.refused == {"gone.txt": "closed", "inner/": "closed"}
    assert found.files["data.csv"] == b"1,2\n"


def test_the_total_is_limited(handed_in, tmp_path):
    for number in range(4):
        (handed_in / f"{number}.bin").write_bytes(b"x" * 1000)
    found = look(handed_in, Custody(file_bytes=1500, total_bytes=2600))
    assert sum(map(len, found.files.values())) <= 2600
    assert sum("together" in note for note in found.notes) == 2


def test_a_link_in_place_of_the_whole_submission(tmp_path, secret):
    (tmp_path / "submission").symlink_to(secret.parent)
    found = look(tmp_path / "submission", Custody())
    assert found.files == {}
    assert "ordinary folder" in found.notes[0]


def test_the_fingerprint_changes_with_the_content(handed_in):
    before = look(handed_in, Custody()).fingerprint()
    assert look(handed_in, Custody()).fingerprint() == before
    (handed_in / "data.csv").write_text("1,3\n")
    assert look(handed_in, Custody()).fingerprint() != before


NAMES = {
    "TINY.ipynb": True,
    "tiny (1).ipynb": True,
    "tiny-Copy1.ipynb": True,
    "tiny.ipynb.txt": True,
    "work/tiny.ipynb": True,
    "my own name.ipynb": True,
    "tiny.txt": False,
    ".ipynb_checkpoints/tiny-checkpoint.ipynb": False,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_under_another_name(course, name):
    folder = course.folder("ann")
    (folder / name).parent.mkdir(exist_ok=True)
    course.submit("ann", course.perfect, name)
    result = course.grade("ann")
    assert result.status == ("graded" if NAMES[name] else "unreadable"), result.reason
    assert result.score == (7 if NAMES[name] else 0)
    if NAMES[name]:
        assert any("handed in as" in sentence for sentence in result.notes)
        assert result.notes == result.repairs
    else:
        assert "no notebook" in course.sentence("double-check")


@pytest.mark.parametrize(
    "make",
    [link, link_as_notebook, pipe, pipe_as_notebook, pipe_as_time_stamp, huge, bad_time_stamp, deep],
    ids=lambda make: make.__name__,
)
def test_grading_goes_on(course, secret, make):
    folder = course.folder("ann")
    if "as_notebook" not in make.__name__:
        course.submit("ann", course.perfect)
    make(folder, secret)
    result = course.grade("ann")
    assert result.status == ("unreadable" if "as_notebook" in make.__name__ else "graded"), result.reason
    assert result.score == (0 if "as_notebook" in make.__name__ else 7)
    told = course.told()
    assert KINDS[make] in " ".join([*told["repairs"], told.get("unreadable", "")])
    for path in (course.root / "autograded").rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or SECRET not in path.read_text(errors="replace")


def test_the_door_is_watched_by_the_stock_command(course, secret):
    course.submit("ann", course.perfect)
    link(course.folder("ann"), secret)
    pipe_as_notebook(course.folder("bob"), secret)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", "00-tiny"],
        cwd=course.root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "is a link" in done.stderr
    assert course.grades("ann")["double-check"] == 2
    assert course.grades("bob")["double-check"] == 0


@pytest.mark.parametrize(
    "make",
    [link, link_to_folder, link_as_notebook, hard_link, pipe, device, huge, archive],
    ids=lambda make: make.__name__,
)
def test_collecting_follows_nothing_and_still_tells(course, handed_in, secret, make, tmp_path):
    make(handed_in, secret)
    collected = tmp_path / "collected"
    CarefulCollect(coursedir=course.api.coursedir).do_copy(str(handed_in), str(collected))
    assert (collected / "data.csv").read_text() == "1,2\n"
    for path in collected.rglob("*"):
        assert not path.is_file() or path.stat().st_size > 10**6 or SECRET not in path.read_text(errors="replace")
    assert look(collected, Custody()).notes


def test_an_archive_is_collected_whole_and_still_not_graded(course, handed_in, tmp_path):
    content = b"PK\x03\x04" + bytes(range(256)) * 9
    (handed_in / "work.zip").write_bytes(content)
    collected = tmp_path / "collected"
    CarefulCollect(coursedir=course.api.coursedir).do_copy(str(handed_in), str(collected))
    assert (collected / "work.zip").read_bytes() == content
    found = take(collected, tmp_path / "copy", ["tiny"])
    assert found.refused == {"work.zip": "archive"}
    assert not (tmp_path / "copy" / "work.zip").exists()


def test_a_huge_archive_is_not_collected_but_named(course, handed_in, tmp_path):
    with open(handed_in / "work.zip", "wb") as file:
        file.truncate(50_000_000_000)
    collected = tmp_path / "collected"
    CarefulCollect(coursedir=course.api.coursedir).do_copy(str(handed_in), str(collected))
    assert look(collected, Custody()).refused == {"work.zip": "archive"}
    assert (collected / "work.zip").stat().st_blocks == 0  # of the right size, but nothing was copied


@pytest.mark.parametrize(
    "names, given",
    [
        (["tiny.ipynb", "tiny-Copy1.ipynb"], "tiny.ipynb"),
        (["tiny.ipynb", "tiny (1).ipynb"], "tiny.ipynb"),
        (["tiny_v1.ipynb", "tiny_v2.ipynb"], "tiny_v1.ipynb"),
    ],
    ids=["copy", "download", "versions"],
)
def test_of_several_notebooks_the_others_are_named(course, names, given):
    blank, solved = names
    course.submit("ann", course.blank, blank)
    course.submit("ann", course.perfect, solved)
    result = course.grade("ann")
    told = [sentence for sentence in result.notes if "other notebooks" in sentence]
    assert len(told) == 1
    assert solved in told[0]
    assert f"Only {given}" in told[0]


def test_the_same_notebook_twice_needs_no_word(course):
    course.submit("ann", course.perfect)
    course.submit("ann", course.perfect, "tiny-Copy1.ipynb")
    assert course.grade("ann").repairs == []


def test_the_second_notebook_of_an_assignment_is_no_other_one():
    chosen = choose(["part-a", "part-b"], ["part-a.ipynb", "part-b (1).ipynb", "part-b (2).ipynb", "notes.ipynb"])
    assert chosen == {
        "part-a": Choice("part-a.ipynb", []),
        "part-b": Choice("part-b (1).ipynb", ["part-b (2).ipynb"]),
    }


@pytest.fixture
def more(course, source):
    """The solved notebook of a second chapter, 01-more, with answers of its own and the same quizzes."""
    for cell in source.cells:
        cell.source = cell.source.replace("double", "twice").replace("total", "sum_up")
        label = cell.metadata.get("nbgrader")
        if label and not label.grade_id.startswith("quiz"):
            cell.id = label.grade_id = f"more-{label.grade_id}"
    path = course.root / "source" / "01-more" / "more.ipynb"
    path.parent.mkdir()
    nbformat.write(source, path)
    return filled(skeleton_of(path), solutions(source))


def test_the_notebook_of_another_chapter_is_not_graded(course, more):
    course.submit("ann", more, "more.ipynb")
    result = course.grade("ann")
    assert result.score == 0  # the quizzes of both chapters have the same labels
    words = "more.ipynb is the notebook of 01-more, not of 00-tiny."
    assert words in course.told()["unreadable"]
    assert words in course.sentence("double-check")


def only(notebook, *names):
    """The notebook with nothing but the cells that have these labels."""
    notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") in names]
    return notebook


@pytest.mark.parametrize(
    "kept, from_the_other, score",
    [
        (["quiz-1"], [], 1),
        (["double"], [], 2),
        (["double", "quiz-1"], ["more-double", "more-total", "more-total-check", "more-why"], 3),
        (["quiz-1"], ["more-double", "more-total"], 1),
    ],
    ids=["quiz alone", "one cell", "one cell, and some of the other chapter", "quiz, and two of the other chapter"],
)
def test_what_is_left_of_the_right_notebook_is_graded(course, more, kept, from_the_other, score):
    notebook = only(course.perfect, *kept)
    notebook.cells += only(more, *from_the_other).cells
    result = course.grade("ann", notebook)
    assert result.score == score
    assert "unreadable" not in course.told()


def test_another_source_that_cannot_be_read_stops_nobody(course, more):
    (course.root / "source" / "01-more" / "more.ipynb").write_text('{"cells": [')
    (course.root / "source" / "01-more" / "draft.ipynb").symlink_to("nowhere")
    assert course.grade("ann", course.perfect).score == 7


CHAPTERS = sorted((ROOT / "source").glob("[0-9]*"))


@pytest.mark.parametrize("handed_out", CHAPTERS, ids=lambda folder: folder.name)
def test_every_chapter_is_known_by_its_labels(handed_out):
    (path,) = (ROOT / "release" / handed_out.name).glob("*.ipynb")
    labels = {cell.metadata.nbgrader.grade_id for cell in nbformat.read(path, 4).cells if "nbgrader" in cell.metadata}
    for folder in CHAPTERS:
        assert another(labels, folder) == (None if folder == handed_out else handed_out.name)
