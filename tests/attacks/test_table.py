"""The catalogue is what issue and document promise, and the document says what was measured."""

import json
import subprocess
import sys

import pytest

from tests.attacks import stock
from tests.attacks.catalogue import every_attack
from tests.attacks.table import DOCUMENT, FAILS, NOT_RUN, with_table
from tests.attacks.target import ROOT


def test_names_are_different():
    students = [attack.student for _, attack in every_attack()]
    assert len(students) == len(set(students)) >= 40


def test_every_attack_does_something():
    for _, attack in every_attack():
        assert attack.code or attack.late or attack.hand_in, attack.name


def test_the_document_has_the_present_table():
    document = DOCUMENT.read_text(encoding="utf-8")
    assert document == with_table(document), "run `python -m tests.attacks.table`"


def test_what_was_measured_is_what_may_be_run():
    measured = set(json.loads(stock.RESULTS.read_text(encoding="utf-8"))["successes"])
    allowed = {attack.name for _, attack in every_attack() if attack.stock}
    assert measured == allowed, "run `python -m tests.attacks.stock`"


def test_the_table_knows_all_three_results():
    document = DOCUMENT.read_text(encoding="utf-8")
    for word in (NOT_RUN, FAILS, "**succeeds**"):
        assert f"| {word}" in document


@pytest.mark.soak
def test_stock_nbgrader_measures_the_same_again(tmp_path):
    # In a process of its own: other tests put our own Autograde in the place of nbgrader's.
    again = tmp_path / "stock.json"
    subprocess.run([sys.executable, "-m", "tests.attacks.stock", str(again)], cwd=ROOT, check=True)
    now, before = (json.loads(path.read_text(encoding="utf-8"))["successes"] for path in (again, stock.RESULTS))
    assert {name for name, won in now.items() if won} == {name for name, won in before.items() if won}
