"""The playground of chapter 03 in a real JupyterLab: it trains live, and its buttons and sliders work meanwhile."""

import re
import time

SOLVED = "solutions/03-multilayer-networks/network.ipynb"


def press(one, name):
    one.cell.locator(".widget-button", has_text=name).click()


def wait_for_status(one, beginning, seconds=60):
    for _ in range(10 * seconds):
        if one.status().startswith(beginning):
            return one.status()
        one.page.wait_for_timeout(100)
    raise AssertionError(f"the status never began with {beginning!r}; it is {one.status()!r}")


def run_cell(notebook, text):
    notebook.cell(text)
    notebook.command("notebook:run-cell")


def test_the_playground_trains_live_and_its_buttons_answer_meanwhile(open_notebook, lab):
    notebook = open_notebook(SOLVED)
    for text in ("from neurona import check", "labs.playground()"):
        run_cell(notebook, text)
    one = lab(notebook, "labs.playground()")
    assert wait_for_status(one, "Untrained")
    one.page.evaluate("() => { window.frames_seen = 0; }")
    one.image.evaluate(
        "img => new MutationObserver(() => window.frames_seen++).observe(img, {attributeFilter: ['src']})"
    )
    began = time.monotonic()
    press(one, "Start")
    wait_for_status(one, "Finished")
    seconds, frames = time.monotonic() - began, one.page.evaluate("() => window.frames_seen")
    print(f"{frames} pictures in {seconds:.1f} s")
    assert frames > 50, "the training is not shown live"

    press(one, "Reset")
    wait_for_status(one, "Untrained")
    one.press(-1, "End")  # 400 epochs
    press(one, "Start")
    wait_for_status(one, "Training")
    one.press(1, "Home")  # another number of layers or units begins anew, while the training goes on
    press(one, "Stop")
    # Stop may come before the first epoch of the new network.
    stopped = wait_for_status(one, ("Stopped", "Untrained"))
    assert stopped.startswith("Untrained") or int(re.search(r"epoch (\d+)", stopped)[1]) < 400, "Stop came too late"
    picture = one.picture()
    one.page.wait_for_timeout(600)
    assert one.picture() == picture, "it trains on after Stop"
    notebook.screenshot("lab-playground", one.cell)
    assert [e for e in notebook.page.console_errors if "widget" in e.lower()] == []


def test_a_cell_that_is_run_again_leaves_no_training_behind(open_notebook, lab):
    notebook = open_notebook(SOLVED)
    for text in ("from neurona import check", "labs.playground()"):
        run_cell(notebook, text)
    one = lab(notebook, "labs.playground()")
    one.press(-1, "End")
    press(one, "Start")
    wait_for_status(one, "Training")
    run_cell(notebook, "labs.playground()")
    fresh = lab(notebook, "labs.playground()")
    wait_for_status(fresh, "Untrained")
    busy = notebook.page.evaluate("""async () => {
        const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
        const future = kernel.requestExecute({code:
            "from neurona.labs.clock import Clock; assert not Clock._latest.running"});
        return (await future.done).content.status; }""")
    assert busy == "ok", "the old lab trains on"
