"""How long does the kernel work for one slider move: a lab, against its picture drawn anew by `interact`?

Both run in a real kernel with Matplotlib's inline backend. The peer is what people write: a function that
draws the picture with pyplot and ends in `plt.show()`, called by `interact`. With --browser both stand in one
notebook in JupyterLab, and the time runs from the key to the new picture on the screen. On a quiet machine:

    python benchmarks/labs.py [--browser] [moves]
"""

import argparse

from in_kernel import run
from table import median_and_p95, report

GOAL = 3.0
TITLE = "One slider move, in the kernel"
COLUMNS = ["lab", "interact: ms", "p95", "lab: ms", "p95 ", "interact ÷ lab"]
NOTES = ("Median and 95th percentile of {moves} moves; the peer draws the same picture with pyplot and `plt.show()`. "
         "The goal is a ratio of {goal}: {reached} of {count} labs reach it.")

# The peer draws the lab's own picture, from nothing, at each move.
PEER = """
%matplotlib inline
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, IntSlider, SelectionSlider, interact
from neurona import labs

def peer_of(lab, control):
    draw, update, size = lab._draw, lab._update, tuple(lab.figure.get_size_inches())

    def redraw(value):
        figure = plt.figure(figsize=size)
        artists = draw(figure)
        update(artists, **(lab.values | {control: value}))
        plt.show()

    own = lab.controls[control]
    if isinstance(own, SelectionSlider):
        slider = SelectionSlider(options=own.options, value=own.value)
    else:
        slider = type(own)(own.value, min=own.min, max=own.max, step=own.step)
    return redraw, slider
"""
IN_KERNEL = """
import time
lab = labs.{name}()
control, low, high = {control!r}, {low}, {high}
lab.set(**{{control: low}})
redraw, slider = peer_of(lab, control)
peer = interact(redraw, value=slider)

def measure(widget):
    times = []
    for move in range({moves} + 3):
        start = time.perf_counter()
        widget.value = high if move % 2 == 0 else low
        times.append(1000 * (time.perf_counter() - start))
    return times[3:]

result = {{"live": measure(lab.controls[control]), "peer": measure(slider)}}
"""
MOVES = {
    "vectors": ("u1", -2.0, 2.0),
    "matrix": ("a", -2.0, 1.5),
    "boundary": ("w1", -2.0, 2.0),
    "neuron": ("w1", -2.0, 2.0),
    "perceptron_training": ("step", 3, 4),
    "descent": ("eta", 0.05, 0.06),
    "surface": ("x0", -1.0, 1.5),
    "saddle": ("eta", 0.1, 0.2),
    "activations": ("z", -1.0, 1.0),
    "capacity": ("units", 3, 4),
    "regularization": ("rows", 100, 200),
    "optimizers": ("step", 40, 41),
    "vanishing": ("depth", 19, 20),
    "gates": ("f", 0.7, 0.8),
    "memory": ("units", 4, 8),
    "sentiment": ("step", 6, 7),
}


def times_of(name, moves):
    """Run one lab and its peer in a new kernel; give {"live": [ms], "peer": [ms]}."""
    control, low, high = MOVES[name]
    return run(PEER + IN_KERNEL.format(name=name, control=control, low=low, high=high, moves=moves))


def in_kernel(moves):
    rows = []
    for name in MOVES:
        rows.append(_row(name, times_of(name, moves)))
    reached = sum(row[-1] >= GOAL for row in rows)
    note = NOTES.format(moves=moves, goal=GOAL, reached=reached, count=len(rows))
    report(TITLE, COLUMNS, rows, notes=[note], packages=("matplotlib", "ipywidgets"))


def _row(name, times):
    print(".", end="", flush=True)
    (peer, peer95), (live, live95) = median_and_p95(times["peer"]), median_and_p95(times["live"])
    return [name, peer, peer95, live, live95, peer / live]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("moves", nargs="?", type=int, default=60)
    arguments.add_argument("--browser", action="store_true", help="measure in JupyterLab, from key to picture")
    asked = arguments.parse_args()
    if asked.browser:
        from labs_in_browser import in_browser, write

        write(in_browser(asked.moves), asked.moves)
    else:
        in_kernel(asked.moves)
    print()


if __name__ == "__main__":
    main()
