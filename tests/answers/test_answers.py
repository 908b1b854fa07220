"""Right answers pass, wrong ones are told why, and the untouched stub scores nothing: for every exercise."""

from functools import cache
from pathlib import Path

import pytest

from tests.answers import entries, verdicts
from tests.answers.chapter import Chapter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FILES = sorted(HERE.glob("[0-9][0-9]_*.py"))
ENTRIES = [entry for path in FILES for entry in entries.read(path)]
CHAPTERS = sorted(path.parent.name for path in (ROOT / "course").glob("*/*.md"))


@cache
def chapter(name):
    """The built notebooks of a chapter: source/NN-topic/topic.ipynb and the same in release/."""
    source = next((ROOT / "source" / name).glob("*.ipynb"), None)
    if source is None:
        pytest.fail(f"source/{name} is not built: run make build.")
    return Chapter(ROOT / "release" / name / source.name, source)


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_answer(entry):
    complaint = verdicts.complaint(chapter(entry.chapter), entry)
    assert complaint is None, complaint


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_exercise_has_enough_answers(name):
    own = [entry for entry in ENTRIES if entry.chapter == name]
    assert not verdicts.missing(chapter(name), own)


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_untouched_stub_scores_nothing(name):
    complaints = {exercise: verdicts.stub_complaint(chapter(name), exercise) for exercise in chapter(name).exercises}
    assert not {exercise: complaint for exercise, complaint in complaints.items() if complaint}
