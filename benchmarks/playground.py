"""How many pictures a second does the playground of chapter 03 show while it trains, on one core?

It runs in a real kernel at the lab's default, bound to one core where the system allows that: once as the
clock paces it (at most 25 a second, with room for messages), once as fast as it can. Goal: 20 a second.

    python benchmarks/playground.py [rounds]
"""

import json
import statistics
import sys

from jupyter_client.manager import start_new_kernel
from table import report

GOAL = 20
IN_KERNEL = """
import asyncio, json, os, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
from neurona import labs

lab, rates = labs.playground(), {"paced by its clock": [], "as fast as it can": []}
lab
for _ in range(%d):
    lab.reset()
    start = time.perf_counter()
    lab.start()
    while lab.clock.running:
        await asyncio.sleep(0.005)
    rates["paced by its clock"].append(len(lab.run.losses) / (time.perf_counter() - start))
    lab.reset()
    start = time.perf_counter()
    while lab._step():
        pass
    rates["as fast as it can"].append(len(lab.run.losses) / (time.perf_counter() - start))
print("RATES" + json.dumps(rates))
"""


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    manager, client = start_new_kernel(kernel_name="python3")
    printed = []

    def listen(message):
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])
        if message["msg_type"] == "error":
            raise RuntimeError("\n".join(message["content"]["traceback"]))

    try:
        client.execute_interactive(IN_KERNEL % rounds, output_hook=listen, timeout=600)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    found = "".join(printed)
    rates = json.loads(found[found.index("RATES") + len("RATES") :])
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
