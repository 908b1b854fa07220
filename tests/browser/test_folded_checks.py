"""Checks are folded: a bar says what they are, the verdict stands below it, and a key unfolds them."""

BAR = ".jp-InputPlaceholder"
ANSWER = """async ([text, answer]) => {
    const widgets = window.jupyterapp.shell.currentWidget.content.widgets;
    widgets.find(w => w.model.sharedModel.getSource().includes(text)).model.sharedModel.setSource(answer);
}"""
FOLDED = "() => window.jupyterapp.shell.currentWidget.content.activeCell.inputHidden"


def test_a_folded_check_gives_its_verdict_and_enter_unfolds_it(open_notebook, patient):
    notebook = open_notebook("release/00-tensors/tensors.ipynb")
    notebook.page.evaluate(ANSWER, ["def scale(c, v)", "def scale(c, v):\n    return c * v  # scale"])
    notebook.run("from neurona import check", "# scale", "# Check: scale")

    check = notebook.cell("# Check: scale")
    patient(check.locator(BAR)).to_have_text("# Check: scale, 1 point. Run this cell.")
    patient(check.locator(".jp-OutputArea")).to_contain_text("Checked: scale(3, [1, -2, 5])")
    patient(check.locator(".jp-OutputArea")).to_contain_text("Likely mistake: c * v repeats a list")
    assert "mistakes=" not in check.inner_text()
    notebook.screenshot("folded-check")

    notebook.command("notebook:enter-command-mode")
    assert notebook.page.evaluate(FOLDED)
    notebook.page.keyboard.press("Enter")
    patient(check.locator(".jp-CodeMirrorEditor")).to_contain_text("mistakes=")
    assert not notebook.page.evaluate(FOLDED)


def test_a_folded_check_that_stops_shows_nothing_of_itself(open_notebook, patient):
    notebook = open_notebook("release/00-tensors/tensors.ipynb")
    notebook.page.evaluate(ANSWER, ["def scale(c, v)", "def scale(c, v):\n    return c * v / 0  # scale"])
    notebook.run("from neurona import check", "# scale", "def add(", "# Check: scale", "# Check: add")

    unsolved, broken = notebook.cell("# Check: add"), notebook.cell("# Check: scale")
    said = "✗ Not solved yet: add() still says `raise NotImplementedError()`."
    patient(unsolved.locator(".jp-OutputArea")).to_have_text(said)
    patient(broken.locator(".jp-OutputArea")).to_contain_text("The check called scale(3, [1, -2, 5]).")
    patient(broken.locator(".jp-OutputArea")).to_contain_text("return c * v / 0")
    assert "mistakes=" not in broken.inner_text()
    notebook.screenshot("folded-check-stopped")


def test_no_folded_check_shows_a_letter(open_notebook):
    notebook = open_notebook("release/00-tensors/tensors.ipynb")
    for number in range(1, 6):
        assert '"' not in notebook.cell(f"# Check: quiz-{number},").locator(BAR).inner_text()
