"""Every lab without a mouse and without eyes: axe-core's rules, names of controls, order of focus, text alternative."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.chapters import labs_notebook
from tests.browser.lab import Lab
from tests.browser.notebook import Notebook

# Rules that ipywidgets 8.1 cannot satisfy: rule -> (the only elements that may break it, why).
GAPS = {
    "aria-input-field-name": (
        ".noUi-handle",
        "a slider's handle takes no name from Python; its label stands before it in the same group, and is read first",
    ),
    "button-name": (
        ".widget-play button",
        "a player's three buttons are bare icons; the slider beside them does all that they do",
    ),
}

# What breaks a rule of axe: [rule, element, what axe says, whether it is one of the gaps above].
BROKEN = """async ([gaps, element]) => {
    const found = await axe.run(element, {resultTypes: ['violations']});
    return found.violations.flatMap(rule => rule.nodes.map(node => [
        rule.id, node.html, node.failureSummary,
        rule.id in gaps && document.querySelector(node.target.at(-1)).matches(gaps[rule.id][0])]));
}"""
# How far a lab's widgets reach beyond the place that the cell has for them.
BEYOND = """area => {
    const edges = Array.from(area.querySelectorAll('.jupyter-widgets'), widget => widget.getBoundingClientRect().right);
    return Math.max(...edges) - area.getBoundingClientRect().right;
}"""
LABELS = """cell => Array.from(cell.querySelectorAll('.widget-hbox .widget-label'), label => label.textContent)"""
# The label of the control that has the focus; a button names itself, a player does not.
FOCUSED = """cell => {
    const focus = document.activeElement, group = focus.closest('.widget-inline-hbox');
    if (!cell.contains(focus)) return null;
    return group?.querySelector('.widget-label')?.textContent ?? (focus.closest('.widget-play') ? '' : focus.innerText);
}"""


@pytest.fixture(scope="module")
def labs(page, course):
    """A notebook that shows every lab of the course once, run."""
    path, calls = labs_notebook(course)
    notebook = Notebook.opened_in(page, path)
    notebook.run_all()
    assert notebook.errors() == []
    page.evaluate(AXE_SCRIPT)
    yield [Lab(notebook, call) for call in calls]
    notebook.close()


def test_axe_finds_nothing_but_the_known_gaps(labs):
    for one in labs:
        one.cell.scroll_into_view_if_needed()
        broken = one.page.evaluate(BROKEN, [GAPS, one.cell.locator(".jp-OutputArea-output").first.element_handle()])
        assert [what for *what, known in broken if not known] == [], one.call
        # axe leaves out what is not on the page: that it names every slider shows that it has looked at them.
        assert sum(rule == "aria-input-field-name" for rule, *_ in broken) == one.handles.count(), one.call


def test_every_control_has_a_label_before_it(labs):
    for one in labs:
        labels = one.cell.evaluate(LABELS)
        assert len(labels) >= one.handles.count() and all(labels), one.call


def test_the_tab_key_visits_the_controls_in_their_order(labs):
    for one in labs:
        labels = one.cell.evaluate(LABELS)
        one.cell.locator(".widget-hbox :is(.noUi-handle, select, input, textarea)").first.focus()
        visited = []
        while (label := one.cell.evaluate(FOCUSED)) is not None:
            visited += [label] if label and label not in visited else []
            one.page.keyboard.press("Tab")
            assert len(visited) < 40, f"{one.call}: the focus never leaves the lab"
        assert visited[: len(labels)] == labels, one.call


def test_the_picture_says_what_it_shows(labs):
    for one in labs:
        before = one.image.get_attribute("title")
        assert one.status() in before and len(before) > len(one.status()) + 20, one.call
        assert one.cell.locator("[role=status]").get_attribute("aria-live") == "polite"


def test_nothing_is_cut_off_at_the_right(labs):
    for one in labs:
        beyond = one.cell.locator(".jp-OutputArea-output").first.evaluate(BEYOND)
        assert beyond <= 0, f"{one.call}: {beyond} pixels"
