"""Folders that lead elsewhere: links, pipes, devices, and files that somebody else would read or import."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

import os
import shutil
import socket
import threading
import time
from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.attacks.attack import Attack
from tests.attacks.labels import wrong

POINTS = "points for an answer that is wrong"
UNGRADED = "a check without a grade, or a run that stops"
FOLLOWED = "the content of the target in the graded notebook, or beside it"
HANGS = "a grader that hangs or dies"
SETTINGS_FILE = Path("/tmp/neurona-attack-own-settings")
PRINT_ALL = """import glob
for path in glob.glob('**', recursive=True):
    try: print(path, open(path, errors='replace').read())
    except OSError as error: print(error)"""


def _beside(**files):
    def hand_in(notebook, folder):
        wrong(notebook)
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_py", ".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return hand_in


def _links(notebook, folder):
    wrong(notebook)
    course = folder.parents[2]
    for name, target in (("data.csv", course.parent / "private.txt"), ("book.txt", course / "gradebook.db"),
                         ("answers.csv", course / "source/00-target/target.ipynb"), ("all", course)):
        (folder / name).symlink_to(target)
    os.link(course.parent / "private.txt", folder / "hard.txt")
    notebook.cells.append(new_code_cell(PRINT_ALL))


def _race(notebook, folder):
    """Swap files and folders for links, again and again, until the submission is gone."""
    wrong(notebook)
    course = folder.parents[2]
    notebook.cells.append(new_code_cell(PRINT_ALL))
    swaps = {"data.csv": course.parent / "private.txt", "more": course / "source" / "00-target", "book.csv": course / "gradebook.db"}
    (folder / "more").mkdir()

    def swap():
        number = 0
        while folder.is_dir():
            for name, target in swaps.items():
                number += 1
                new = folder / f".new{number}"
                try:
                    if number % 2:
                        new.symlink_to(target)
                    elif name == "more":
                        new.mkdir()
                        (new / "x.csv").write_text("1,2")
                    else:
                        new.write_text("1,2")
                    (folder / name).rename(folder / f".old{number}")
                    new.rename(folder / name)
                    old = folder / f".old{number}"
                    shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
                except OSError:
                    pass  # the folder has just gone
            time.sleep(0.0005)

    (folder / "data.csv").write_text("1,2")
    (folder / "book.csv").write_text("1,2")
    threading.Thread(target=swap, daemon=True).start()


def _linked_notebook(notebook, folder):
    (folder / "target.ipynb").symlink_to(folder.parents[2] / "source/00-target/target.ipynb")
    return "nothing"


def _linked_folder(notebook, folder):
    folder.rmdir()
    folder.symlink_to(folder.parents[2] / "source/00-target")
    return "nothing"


def _odd_files(notebook, folder):
    wrong(notebook)
    os.mkfifo(folder / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as one:
        here = os.getcwd()
        os.chdir(folder)
        try:
            one.bind("socket.csv")
        finally:
            os.chdir(here)
    if os.getuid() == 0:
        os.mknod(folder / "zero.csv", 0o020666, os.makedev(1, 5))


def _pipe_as_notebook(notebook, folder):
    os.mkfifo(folder / "target.ipynb")
    return "nothing"


def _many_files(notebook, folder):
    wrong(notebook)
    for number in range(3000):
        (folder / f"{number}.csv").touch()
    deep = folder
    for _ in range(60):
        deep = deep / "deeper"
        deep.mkdir()
    with open(folder / "huge.csv", "wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing


def _names(notebook, folder):
    wrong(notebook)
    for name in ("-rf", "a\nb.csv", "\x1b[2J.csv", "$(touch x).csv", "é" * 100, "..\\..\\x", "%s%n.csv"):
        (folder / name).write_text("x")
    (folder / "timestamp.txt").write_text("9999-99-99 99:99:99 UTC; drop table grade")


ATTACKS = [
    Attack("own numpy", "hands in a `numpy.py` that is found before NumPy", POINTS, hand_in=_beside(
        numpy_py="import sys\nfrom types import SimpleNamespace\nasarray = lambda x: x\n"), stock=True),
    Attack("own neurona", "hands in a `neurona.py` whose `check` agrees with everything", POINTS, hand_in=_beside(
        neurona_py="def check(*a, **k): print('✓')\ncheck.choice = check\nraised = satisfies = lambda *a, **k: None\n"), stock=True),
    Attack("own settings", "hands in an nbgrader_config.py, Jupyter settings and modules of its own that write a file", "a file outside",
           hand_in=_beside(nbgrader_config_py="open('/tmp/neurona-attack-own-settings', 'w')",
                           jupyter_nbgrader_config_py="open('/tmp/neurona-attack-own-settings', 'w')",
                           sitecustomize_py="open('/tmp/neurona-attack-own-settings', 'w')",
                           json_py="open('/tmp/neurona-attack-own-settings', 'w')",
                           nbconvert_py="open('/tmp/neurona-attack-own-settings', 'w')")),
    Attack("links", "hands in links to the solution, the gradebook, a private file and the course", FOLLOWED, hand_in=_links, stock=True),
    Attack("symlink race", "swaps data files and folders for links and back, again and again, while it is graded", FOLLOWED, hand_in=_race),
    Attack("notebook is a link", "hands in a link to the source notebook as its notebook", POINTS, hand_in=_linked_notebook, stock=True),
    Attack("folder is a link", "hands in a link to the folder of the source notebook", POINTS, hand_in=_linked_folder),
    Attack("pipes and devices", "hands in a pipe, a socket and a device that never end", HANGS, hand_in=_odd_files),
    Attack("notebook is a pipe", "hands in a pipe that nobody writes to as its notebook", HANGS, hand_in=_pipe_as_notebook),
    Attack("many and huge files", "hands in 3,000 files, 60 folders inside each other and a file of a terabyte", HANGS, hand_in=_many_files),
    Attack("file names", "hands in files whose names are options, commands, escape sequences and format strings", UNGRADED, hand_in=_names),
]
