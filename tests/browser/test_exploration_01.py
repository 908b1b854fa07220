"""The exploration of chapter 01 can be solved with the keyboard alone, and makes the README's picture on the way."""

import re


def test_a_line_without_errors_is_found_with_arrow_keys(open_notebook, lab, patient):
    notebook = open_notebook("release/01-perceptron/perceptron.ipynb")
    for text in ("from neurona import check", "labs.boundary()"):
        notebook.cell(text)
        notebook.command("notebook:run-cell")
    one = lab(notebook, "labs.boundary()")
    bias, first, second = 0, 1, 2
    one.press(bias, *10 * ["ArrowLeft"])
    one.press(first, *29 * ["ArrowLeft"])
    one.press(second, *5 * ["ArrowLeft"])
    status = one.cell.locator(".widget-html [role=status]")
    patient(status).not_to_contain_text("79 of 150")
    notebook.page.wait_for_timeout(500)
    notebook.screenshot("readme", one.cell)
    one.press(second, *6 * ["ArrowRight"])
    patient(status).to_have_text(re.compile("^0 of 150 flowers are on the wrong side"))
