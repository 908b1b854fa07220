"""One notebook, open in JupyterLab, with a kernel that answers."""

from pathlib import Path

from tests.browser.jupyter import ROOT, TOKEN

ARTIFACTS = ROOT / "artifacts"
# On a busy two-core machine a kernel may take half a minute to start.
PATIENCE_MS = 120_000

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
READY = """() => {
    const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
    return context?.session?.kernel?.connectionStatus === 'connected' && context.kernelDisplayStatus === 'idle';
}"""
RUN_EACH = """async () => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    for (const [index, cell] of notebook.widgets.entries()) {
        if (cell.model.type !== 'code') continue;
        notebook.activeCellIndex = index;
        await window.jupyterapp.commands.execute('notebook:run-cell');
    }
}"""
OPEN = """async path => {
    await window.jupyterapp.commands.execute('docmanager:open', {path, factory: 'Notebook'});
}"""
# Without asking whether to save: every test begins with the file as it was.
CLOSE = """() => {
    const panel = window.jupyterapp.shell.currentWidget;
    panel.context.model.dirty = false;
    panel.close();
}"""


def open_lab(context, address):
    """Open JupyterLab itself in a new tab, which keeps a list of its errors."""
    page = _tab(context)
    page.goto(f"{address}/lab?token={TOKEN}&reset")
    page.wait_for_function("window.jupyterapp?.commands.hasCommand('docmanager:open')")
    page.evaluate("window.jupyterapp.restored")
    return page


def open_notebook_7(context, address, path):
    """Open a notebook in Notebook 7, which gives every document a page of its own."""
    page = _tab(context)
    page.goto(f"{address}/notebooks/{path}?token={TOKEN}")
    return Notebook(page, path)


def _tab(context):
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.console_errors = []
    page.on("console", lambda m: page.console_errors.append(f"{m.text} {m.location.get('url', '')}")
            if m.type == "error" else None)
    page.on("pageerror", lambda error: page.console_errors.append(f"{error} {error.stack}"))
    return page


class Notebook:
    """The notebook that a page shows: its cells, its kernel and its errors."""

    def __init__(self, page, path):
        self.page, self.folder = page, Path(path).parts[0]
        page.wait_for_selector(f"{PANEL} .jp-Notebook .jp-CodeCell")
        page.wait_for_function(READY)

    @classmethod
    def opened_in(cls, page, path):
        """Open a notebook in a JupyterLab that is open already: much faster than a page of its own."""
        page.console_errors.clear()
        page.evaluate(OPEN, path)
        return cls(page, path)

    def command(self, name):
        """Run one of JupyterLab's own commands and wait for it."""
        # What a command gives back may be a widget, which cannot leave the page.
        self.page.evaluate("async name => { await window.jupyterapp.commands.execute(name); }", name)

    def end_kernel(self):
        self.page.evaluate("async () => await window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")

    def close(self):
        """End the kernel and close the notebook without saving."""
        self.end_kernel()
        self.page.evaluate(CLOSE)

    def run_all(self):
        """Run all cells; as for a student, the first error stops the run."""
        self.command("notebook:run-all-cells")

    def run_each(self):
        """Run one code cell after the other, those behind an error too."""
        self.page.evaluate(RUN_EACH)

    def run(self, *texts):
        """Run the first cells that contain these texts."""
        for text in texts:
            self.cell(text)
            self.command("notebook:run-cell")

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
        return self.page.locator(f"{PANEL} .jp-Notebook .jp-Cell[data-windowed-list-index='{index}']")

    def outputs(self):
        """All outputs of all code cells, as the notebook's model holds them: [(source, [output])]."""
        return self.page.evaluate(
            """() => window.jupyterapp.shell.currentWidget.content.widgets
                   .filter(w => w.model.type === 'code')
                   .map(w => [w.model.sharedModel.getSource(), w.model.outputs.toJSON()])""")

    def errors(self):
        """(source, name of the error, what it says) of every cell that ended with one."""
        return [(source, out["ename"], out["evalue"]) for source, outs in self.outputs() for out in outs
                if out["output_type"] == "error"]

    def warnings(self):
        """(source, text) of what cells wrote to stderr: it is shown on red."""
        return [(source, out["text"]) for source, outs in self.outputs() for out in outs if out.get("name") == "stderr"]

    def widget_errors(self):
        """What the browser's console says about widgets; JupyterLab has errors of its own."""
        return [error for error in self.page.console_errors if "widget" in error.lower()]

    def screenshot(self, name, locator=None):
        screenshot(name, locator or self.page)


def screenshot(name, target):
    """Keep a picture of a page or of one part of it in artifacts/ (ignored by git)."""
    ARTIFACTS.mkdir(exist_ok=True)
    target.screenshot(path=ARTIFACTS / f"{name}.png")
