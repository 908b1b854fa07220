"""How many pictures a second does the playground of chapter 03 show while it trains, on one core?

It runs in a real kernel at the lab's default, bound to one core where the system allows that: once as the
clock paces it (at most 25 a second, with room for messages), once as fast as it can. Goal: 20 a second.

    python benchmarks/playground.py [rounds]
"""

import statistics
import sys

from in_kernel import run
from table import report

GOAL = 20
IN_KERNEL = """
import asyncio, os, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
from neurona import labs

lab, result = labs.playground(), {"paced by its clock": [], "as fast as it can": []}
for _ in range(%d):
    lab.reset()
    start = time.perf_counter()
    lab.start()
    while lab.clock.running:
        await asyncio.sleep(0.005)
    result["paced by its clock"].append(len(lab.run.losses) / (time.perf_counter() - start))
    lab.reset()
    start = time.perf_counter()
    while lab._step():
        pass
    result["as fast as it can"].append(len(lab.run.losses) / (time.perf_counter() - start))
"""


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    rates = run(IN_KERNEL % rounds)
    rows = [(how, statistics.median(values), min(values)) for how, values in rates.items()]
    reached = "reached" if min(row[1] for row in rows) >= GOAL else "not reached"
    report(
        "The playground of chapter 03: pictures a second",
        ["how", "median", "slowest round"],
        rows,
        notes=[
            f"One core, a real kernel, the lab's default (circles, 4 tanh units, 100 epochs), {rounds} rounds; "
            "every picture is one epoch of training, drawn, encoded and sent.",
            f"The goal of {GOAL} pictures a second is {reached}.",
        ],
        packages=("numpy", "matplotlib", "ipywidgets", "ipykernel"),
    )


if __name__ == "__main__":
    main()
