"""nbgrader's buttons in JupyterLab: a student validates, an instructor generates, grades and reads the feedback."""

import nbformat
import pytest

from tests.browser.chapters import code_cells, purpose
from tests.browser.jupyter import REHEARSAL, REHEARSED, ROOT
from tests.browser.notebook import PANEL, screenshot

NOTEBOOK = "tensors"
STUDENT = "ada"
# How an exercise, a quiz and an answer in words say that they are still to do.
UNSOLVED = ("NotImplementedError", "✗", "You did not provide a response")
# Ada has solved everything, but for a dot product that she has not added up.
UNFINISHED = "def dot(u, v):\n    return [a * b for a, b in zip(u, v, strict=True)]\n"
DIAGNOSIS = "the products are not added up yet"


def validate(notebook):
    """Press the button; give what its dialog says, and close it."""
    notebook.page.locator(f"{PANEL} .jp-NotebookPanel-toolbar").get_by_text("Validate", exact=True).click()
    dialog = notebook.page.locator(".jp-Dialog")
    words = dialog.inner_text()
    notebook.screenshot(f"validate-{notebook.folder}")
    dialog.get_by_role("button", name="OK").click()
    dialog.wait_for(state="detached")
    return words


def test_validate_shows_every_exercise_that_is_left(open_notebook, course):
    path = f"release/{REHEARSED}/{NOTEBOOK}.ipynb"
    checks = [cell.source for cell in code_cells(course / path) if purpose(cell) == "check"]
    words = validate(open_notebook(path))
    reports = words.split("The following cell failed:")[1:]
    missing = [check for check in checks if not any(report.strip().startswith(check) for report in reports)]
    assert checks and missing == []
    assert [report for report in reports if not any(word in report for word in UNSOLVED)] == []


def test_validate_is_content_with_a_solved_notebook(open_notebook):
    words = validate(open_notebook(f"solutions/{REHEARSED}/{NOTEBOOK}.ipynb"))
    assert "Success! Your notebook passes all the tests." in words


@pytest.fixture
def formgrader(page, course):
    """Formgrader, as its command opens it in JupyterLab."""
    page.evaluate("async () => { await window.jupyterapp.commands.execute('nbgrader:open-formgrader'); }")
    yield page.frame_locator("iframe[src*='formgrader']")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.close()")


def press(row, icon, formgrader, patient):
    """Press one of Formgrader's icons and wait until its dialog says that it worked."""
    row.locator(f".glyphicon-{icon}").click()
    dialog = formgrader.locator(".modal.in .modal-body")
    patient(dialog).to_contain_text("Successfully")
    formgrader.locator(".modal.in").get_by_role("button", name="OK").click()
    patient(formgrader.locator(".modal")).to_have_count(0)


def hand_in(course):
    """Let Ada fill in what Formgrader has generated, and submit it."""
    answers = {cell.metadata.nbgrader.grade_id: cell.source
               for cell in nbformat.read(ROOT / "solutions" / REHEARSED / f"{NOTEBOOK}.ipynb", as_version=4).cells
               if cell.metadata.get("nbgrader", {}).get("solution")} | {"dot": UNFINISHED}
    notebook = nbformat.read(course / "release" / REHEARSAL / f"{NOTEBOOK}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.metadata.nbgrader.grade_id]
    folder = course / "submitted" / STUDENT / REHEARSAL
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{NOTEBOOK}.ipynb")


def test_formgrader_generates_grades_and_gives_feedback(page, formgrader, course, patient):
    assignment = formgrader.locator("tr", has_text=REHEARSAL)
    press(assignment, "education", formgrader, patient)
    assert "NotImplementedError" in (course / "release" / REHEARSAL / f"{NOTEBOOK}.ipynb").read_text()

    hand_in(course)
    formgrader.get_by_role("link", name="Manage Assignments").first.click()
    assignment.get_by_role("link", name="1", exact=True).click()
    submission = formgrader.locator("tr", has_text=STUDENT)
    patient(submission).to_contain_text("needs autograding")
    press(submission, "flash", formgrader, patient)
    patient(submission).to_contain_text("needs manual grading")
    screenshot("formgrader-submissions", page)
    press(submission, "comment", formgrader, patient)

    formgrader.get_by_role("link", name="Manual Grading").click()
    for link in (REHEARSAL, NOTEBOOK):
        formgrader.get_by_role("link", name=link).click()
    formgrader.get_by_role("link", name="Submission #1").click()
    patient(formgrader.locator("body")).to_contain_text(DIAGNOSIS)
    patient(formgrader.locator("#dot-check")).to_have_attribute("placeholder", "0")
    screenshot("formgrader-submission", page)


def test_the_feedback_page_says_what_to_do(chromium, course, patient):
    # The test above has made it.
    page = chromium.new_page()
    page.goto((course / "feedback" / STUDENT / REHEARSAL / f"{NOTEBOOK}.html").as_uri())
    patient(page.locator("body")).to_contain_text(DIAGNOSIS)
    assert "HIDDEN TESTS" not in page.content()
    screenshot("feedback", page)
    page.close()
