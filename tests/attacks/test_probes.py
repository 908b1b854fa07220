"""The probes notice a success: without the sandbox, harmless attacks get through, and each is seen."""

import subprocess
import sys

import pytest

from tests.attacks.attack import Attack
from tests.attacks.catalogue import every_attack
from tests.attacks.chapter import RIGHT, SECRETS
from tests.attacks.outcome import outcome
from tests.attacks.surroundings import processes_with
from tests.attacks.target import Target

MARK = 49_151_623
SEEN = {
    "environment read": "read the environment",
    "private file read": "read a file beside the course",
    "neighbour read": "read another submission",
    "gradebook read": "read the gradebook",
    "solution read": "read a hidden test",
}
GUARDED = Attack("guarded", "needs the sandbox", "it runs outside", "print('CANARY' + '-root')")
RIGHT_ANSWERS = Attack("right", "answers rightly", "points", RIGHT["double"], stock=True)
UNREADABLE = Attack("never handed in", "nothing", "no grade", hand_in=lambda notebook, folder: "nothing")


@pytest.fixture(scope="module")
def open_door(tmp_path_factory):
    """A course that was graded without the sandbox."""
    target = Target(tmp_path_factory.mktemp("open"))
    target.hand_in("neighbour", {"total": f"# {SECRETS['another submission']}\n{RIGHT['total']}"})
    target.grade(sandbox=False)
    target.put_secret_into_gradebook("neighbour")
    for attack in [RIGHT_ANSWERS, GUARDED, *(one for _, one in every_attack() if one.name in {*SEEN, "local network"})]:
        assert attack.stock or attack is GUARDED
        target.hand_in_attack(attack, MARK)
    assert target.grade(sandbox=False) == 0, target.said
    yield target
    target.close()


@pytest.mark.parametrize("name, success", SEEN.items(), ids=lambda text: text.replace(" ", "-"))
def test_what_was_read_is_seen(open_door, name, success):
    attack = next(one for _, one in every_attack() if one.name == name)
    assert success in outcome(open_door, attack, MARK).successes


def test_visitors_are_seen(open_door):
    assert open_door.visitors.came == ["hello"]


def test_points_are_seen(open_door):
    assert outcome(open_door, RIGHT_ANSWERS, MARK).successes == ["9 points in place of 1"]


def test_attacks_that_need_the_sandbox_do_not_run_outside(open_door):
    assert outcome(open_door, GUARDED, MARK).successes == ["ran outside the sandbox"]


def test_a_missing_grade_is_seen(open_door):
    assert outcome(open_door, UNREADABLE, MARK).successes == ["not graded", "no feedback page"]


def test_a_process_that_is_left_is_seen():
    assert not processes_with(str(MARK))
    waiting = [sys.executable, "-c", "print(flush=True); input()", str(MARK)]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()  # before this the process may not have its words yet
        assert processes_with(str(MARK))
        process.kill()
    assert not processes_with(str(MARK))


def test_a_changed_file_is_seen(open_door):
    before = open_door.files()
    path = open_door.root / "source" / "00-target" / "target.ipynb"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + " ", encoding="utf-8")
    assert [name for name, about in open_door.files().items() if before.get(name) != about] == [str(path)]
    path.write_text(text, encoding="utf-8")


def test_a_grader_that_hangs_is_ended_and_named(tmp_path):
    target = Target(tmp_path)
    target.hand_in("ann", {"double": "import time\ntime.sleep(60)"})
    with open(target.root / "nbgrader_config.py", "a") as settings:
        settings.write("\nc.Execute.timeout = c.RecordAndJudge.notebook_seconds = 60\n")
    assert target.grade(seconds=8) is None
    assert target.stuck == ["ann"]
    target.close()
