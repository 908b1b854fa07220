"""How long from the key on a slider to the new picture on the screen: a lab, against `interact`, in Chromium.

Labs and peers stand in one notebook in JupyterLab; at each round every one gets one key. The clock of the page
starts with the key and stops with the frame in which the decoded picture is shown. On a quiet machine:

    python benchmarks/labs.py --browser [moves]
"""

import ast
import os
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from labs import GOAL, MOVES, PEER
from playwright.sync_api import sync_playwright
from table import median_and_p95, report

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for tests.browser, which is not installed
from tests.browser import jupyter
from tests.browser.notebook import Notebook, open_lab

WARM_UP = 3
FAST, COMPUTING = 50, 10  # ms: the goal of a lab that computes for less than this
TITLE = "One slider move, from the key to the picture in Chromium"
COLUMNS = ["lab", "interact: ms", "p95", "lab: ms", "p95 ", "interact ÷ lab",
           "computing", "drawing", "message", "screen"]  # fmt: skip
NOTES = [
    "Median and 95th percentile of {moves} keys each, in one notebook in JupyterLab; the peer draws the same picture "
    "with pyplot and `plt.show()`. A ratio of {goal} is reached by {ratio} of {count} labs; {fast} ms by {within} of "
    "the {light} that compute for less than {computing} ms.",
    "Parts of a lab's time: computing (`update`), drawing (blitting, encoding, sending), message (page to kernel and "
    "back), screen (decoding, and waiting for the next frame). Load of the machine at the end: {load:.1f}.",
]

SHOW = """
lab_{name} = labs.{name}()
lab_{name}.set({control}={low})
lab_{name}._update = clocked(lab_{name}._update, computing)
lab_{name}
"""
SHOW_PEER = """
other_{name} = labs.{name}()
other_{name}.set({control}={low})
redraw, slider = peer_of(other_{name}, {control!r})
peer_{name} = interact(redraw, value=slider)
"""
# In the kernel: how long a lab computes for a move, and how long it takes in all.
CLOCK = """
import time
from neurona.labs.live import LiveFigure

def clocked(inner, times):
    def outer(*args, **kwargs):
        start = time.perf_counter()
        said = inner(*args, **kwargs)
        times.append(1000 * (time.perf_counter() - start))
        return said
    return outer

computing, all_of_it = [], []
LiveFigure._on_change = clocked(LiveFigure._on_change, all_of_it)
"""
# One key on the slider of a cell that is labelled so; resolves when a picture that was not there is on the screen.
WATCH = """([cell, label]) => {
    const groups = Array.from(cell.querySelectorAll('.widget-slider'));
    const group = groups.find(one => label === null || one.querySelector('.widget-label').textContent === label);
    const times = {};
    const pictures = () => Array.from(cell.querySelectorAll('img')).map(image => image.src);
    const before = pictures();
    group.addEventListener('keydown', () => times.key = performance.now(), {capture: true, once: true});
    window.pictureShown = new Promise((shown, none) => {
        setTimeout(() => none(new Error('no new picture: ' + label)), 60000);
        const look = async () => {
            const images = Array.from(cell.querySelectorAll('img'));
            const image = images.find(image => image.src && !before.includes(image.src));
            if (!image) return;
            watch.disconnect();
            times.came = performance.now();
            await image.decode();
            requestAnimationFrame(() => shown([performance.now() - times.key, performance.now() - times.came]));
        };
        const watch = new MutationObserver(look);
        watch.observe(cell, {subtree: true, childList: true, attributeFilter: ['src']});
    });
    group.querySelector('.noUi-handle').focus();
}"""
ASK = """async expression => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({code: '', user_expressions: {asked: expression}});
    return (await future.done).content.user_expressions.asked.data['text/plain']; }"""
IDLE = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"


def notebook_of(names):
    sources = [PEER + CLOCK]
    for name in names:
        control, low, _ = MOVES[name]
        sources += [form.format(name=name, control=control, low=low) for form in (SHOW, SHOW_PEER)]
    kernel = {"name": "python3", "display_name": "Python 3"}
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def press(notebook, cell, label, key):
    """Press a key on a slider; give the ms until its picture is shown, and those since the picture came."""
    notebook.page.evaluate(WATCH, [cell, label])
    notebook.page.keyboard.press(key)
    times = notebook.page.evaluate("() => window.pictureShown")
    notebook.page.wait_for_function(IDLE)
    return times


def ask(notebook, expression):
    """Give what a Python expression is in the kernel."""
    text = notebook.page.evaluate(ASK, expression)
    return ast.literal_eval(text)


def measure(notebook, name, moves):
    """Give {"live": [(ms, ms on the screen)], "peer": the same, "kernel": [(ms, ms of computing)]} of one lab."""
    control, low, _ = MOVES[name]
    label = ask(notebook, f"lab_{name}.controls[{control!r}].description")
    contestants = {"live": (SHOW, label), "peer": (SHOW_PEER, None)}
    times = {side: [] for side in contestants} | {"kernel": []}
    for move in range(moves + WARM_UP):
        ask(notebook, "[computing.clear(), all_of_it.clear()]")
        for side, (form, words) in contestants.items():
            cell = notebook.cell(form.format(name=name, control=control, low=low).strip()).element_handle()
            taken = press(notebook, cell, words, "ArrowRight" if move % 2 == 0 else "ArrowLeft")
            if move >= WARM_UP:
                times[side].append(taken)
        if move >= WARM_UP:
            times["kernel"].append(ask(notebook, "(sum(all_of_it), sum(computing))"))
    return times


def row(name, times):
    (peer, peer95), (live, live95) = (median_and_p95([total for total, _ in times[side]]) for side in ("peer", "live"))
    kernel, computing = (statistics.median(part) for part in zip(*times["kernel"], strict=True))
    screen = statistics.median(after for _, after in times["live"])
    parts = [computing, kernel - computing, live - kernel - screen, screen]
    return [name, peer, peer95, live, live95, peer / live, *parts]


def in_browser(moves, names=tuple(MOVES)):
    """Measure these labs; give the rows of the table."""
    rows = []
    with tempfile.TemporaryDirectory() as course, tempfile.TemporaryDirectory() as settings:
        nbformat.write(notebook_of(names), Path(course, "labs.ipynb"))
        with jupyter.serving(Path(course), Path(settings)) as address, sync_playwright() as playwright:
            browser = jupyter.launch(playwright)
            page = open_lab(browser.new_context(viewport={"width": 1280, "height": 1000}), address)
            notebook = Notebook.opened_in(page, "labs.ipynb")
            notebook.run_all()
            assert notebook.errors() == [], notebook.errors()
            for name in names:
                rows.append(row(name, measure(notebook, name, moves)))
                print(*(entry if isinstance(entry, str) else f"{entry:.3g}" for entry in rows[-1]), flush=True)
            notebook.end_kernel()
            browser.close()
    return rows


def write(rows, moves):
    """Write the table and say which goals are reached."""
    light = [one for one in rows if one[6] < COMPUTING]
    words = {"moves": moves, "goal": GOAL, "count": len(rows), "fast": FAST, "computing": COMPUTING,
             "ratio": sum(one[5] >= GOAL for one in rows), "light": len(light),
             "within": sum(one[3] <= FAST for one in light), "load": os.getloadavg()[0]}  # fmt: skip
    notes = [note.format(**words) for note in NOTES]
    report(TITLE, COLUMNS, rows, notes=notes, packages=("jupyterlab", "matplotlib", "ipywidgets"))
