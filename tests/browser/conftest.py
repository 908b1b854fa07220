"""A real JupyterLab in a real Chromium: one server a worker, one browser and one page while it stays in this folder."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser import jupyter
from tests.browser.lab import Lab
from tests.browser.notebook import PATIENCE_MS, Notebook, open_lab


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """A private copy of what students and instructors open."""
    return jupyter.make_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def server(course, tmp_path_factory):
    """The address of a JupyterLab on loopback, stopped at the end of the session."""
    with jupyter.serving(course, tmp_path_factory.mktemp("settings")) as address:
        yield address


@pytest.fixture(scope="package")
def chromium():
    """A browser, closed before tests of other folders: Playwright's event loop would be in their way."""
    with sync_playwright() as playwright:
        browser = jupyter.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def page(chromium, server):
    """JupyterLab, open in a tab of its own; opening it takes longer than many a test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 1000})
    yield open_lab(context, server)
    context.close()


@pytest.fixture
def open_notebook(page):
    """open_notebook("solutions/01-perceptron/perceptron.ipynb") -> Notebook, closed after the test."""
    opened = []

    def open_one(path):
        opened.append(Notebook.opened_in(page, path))
        return opened[-1]

    yield open_one
    for notebook in opened:
        notebook.close()


@pytest.fixture
def lab():
    return Lab


@pytest.fixture
def patient():
    """Playwright's expect, as patient as the rest."""
    expect.set_options(timeout=PATIENCE_MS)
    return expect
