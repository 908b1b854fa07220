"""A real JupyterLab in a real Chromium: the server, the page, and a notebook in it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARTIFACTS = ROOT / "artifacts"
TOKEN = "tests"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# On a busy two-core machine a kernel may take half a minute to start.
PATIENCE_MS = 120_000


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """A private copy of what students and instructors open: the page saves into it."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("release", "solutions"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


@pytest.fixture(scope="session")
def server(course, tmp_path_factory):
    """The address of a JupyterLab on loopback, stopped at the end of the session."""
    settings = tmp_path_factory.mktemp("settings")
    news = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    news.parent.mkdir(parents=True)
    news.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}))
    port, log = free_port(), (settings / "server.log").open("w")  # closed when the server stops
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
               "--port-retries=0", "--allow-root", f"--IdentityProvider.token={TOKEN}",
               f"--ServerApp.root_dir={course}", "--LabApp.expose_app_in_browser=True"]
    environment = os.environ | {"JUPYTERLAB_SETTINGS_DIR": str(settings)}
    process = subprocess.Popen(command, cwd=course, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=2)
                break
            except OSError:
                assert process.poll() is None, (settings / "server.log").read_text()
                time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


@pytest.fixture(scope="module")
def chromium():
    """A browser, closed with the module: Playwright's event loop would be in the way of other tests."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "The browser tests need Chromium: run `make system`."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


class Notebook:
    """One notebook, open in JupyterLab with a kernel that answers."""

    READY = """() => {
        const session = window.jupyterapp?.shell.currentWidget?.sessionContext?.session;
        const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
        return session?.kernel?.connectionStatus === 'connected' && context.kernelDisplayStatus === 'idle';
    }"""

    def __init__(self, page, address, path):
        self.page, self.name = page, Path(path).stem
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{address}/lab/tree/{path}?token={TOKEN}&reset")
        page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-CodeCell")
        page.wait_for_function(self.READY)

    def command(self, name):
        """Run one of JupyterLab's own commands and wait for it."""
        return self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def run_all(self):
        self.command("notebook:run-all-cells")

    def cell(self, text):
        """The cell whose text contains this; scrolled into view, because distant cells are not drawn."""
        index = self.page.evaluate(
            """text => window.jupyterapp.shell.currentWidget.content.widgets.findIndex(
                   w => w.model.sharedModel.getSource().includes(text))""", text)
        assert index >= 0, f"no cell contains {text!r}"
        self.page.evaluate(
            """async index => {
                   const notebook = window.jupyterapp.shell.currentWidget.content;
                   notebook.activeCellIndex = index;
                   await notebook.scrollToItem(index, 'start');
               }""", index)
        return self.page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{index}']")

    def outputs(self):
        """All outputs of all code cells, as the notebook's model holds them."""
        return self.page.evaluate(
            """() => window.jupyterapp.shell.currentWidget.content.widgets
                   .filter(w => w.model.type === 'code')
                   .map(w => [w.model.sharedModel.getSource(), w.model.outputs.toJSON()])""")

    def errors(self):
        return [(source, out["ename"]) for source, outs in self.outputs() for out in outs
                if out["output_type"] == "error"]

    def screenshot(self, name, locator=None):
        """Keep a picture of the page or of one part of it in artifacts/ (ignored by git)."""
        ARTIFACTS.mkdir(exist_ok=True)
        (locator or self.page).screenshot(path=ARTIFACTS / f"{name}.png")


@pytest.fixture
def open_notebook(chromium, server):
    """open_notebook("solutions/01-perceptron/perceptron.ipynb") -> Notebook."""
    context = chromium.new_context(viewport={"width": 1280, "height": 1000})
    pages = []

    def opened(path):
        page = context.new_page()
        page.console_errors = []
        page.on("console", lambda m: page.console_errors.append(m.text) if m.type == "error" else None)
        pages.append(page)
        return Notebook(page, server, path)

    yield opened
    context.close()


class Lab:
    """One lab's widgets inside a cell: sliders, picture, status line."""

    def __init__(self, notebook, call):
        self.page, self.cell = notebook.page, notebook.cell(call)
        self.image = self.cell.locator("img.widget-image, .widget-image img, img.jupyter-widgets").first
        self.image.wait_for(state="visible")

    def picture(self):
        """The bytes that the picture shows now (its address is a blob that changes with each frame)."""
        return self.image.evaluate(
            """async img => { await img.decode();
                 const c = document.createElement('canvas');
                 c.width = img.naturalWidth; c.height = img.naturalHeight;
                 c.getContext('2d').drawImage(img, 0, 0); return c.toDataURL(); }""")

    def status(self):
        return self.cell.locator(".widget-html [role=status]").inner_text()

    def handle(self, number):
        return self.cell.locator(".widget-slider .noUi-handle").nth(number)

    def press(self, number, *keys):
        """Move a slider by keyboard."""
        self.handle(number).focus()
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, number, pixels):
        """Move a slider by mouse."""
        box = self.handle(number).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + pixels, y, steps=6)
        self.page.mouse.up()

    def some_slider(self, act):
        """Whether picture and status both change after act(number) for one of the sliders."""
        return any(self.changes(lambda: act(n)) for n in range(self.cell.locator(".noUi-handle").count()))  # noqa: B023

    def changes(self, act):
        """Whether picture and status both change after act()."""
        before = self.picture(), self.status()
        act()
        for _ in range(30):
            now = self.picture(), self.status()
            if now[0] != before[0] and now[1] != before[1]:
                return True
            self.page.wait_for_timeout(100)
        return False


@pytest.fixture
def lab():
    return Lab


@pytest.fixture
def patient():
    """Playwright's expect, as patient as the rest."""
    expect.set_options(timeout=PATIENCE_MS)
    return expect
