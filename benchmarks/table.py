"""A benchmark is a table: contestants take turns, medians are compared, and RESULTS.md keeps the outcome.

Use from another benchmark (run as `python benchmarks/name.py`)::

    from table import interleave, medians, report

    seconds = interleave({"ours": run_ours, "peer": run_peer}, rounds=7)
    report("Training", ["design", "ms", "ratio"], rows, notes=["What the columns mean."])
"""

import fcntl
import os
import platform
import statistics
import time
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")

PREFACE = """\
# Measured results

Every section is written by the benchmark of its name. Trust ratios, not absolute times.
"""
MACHINE = "{date} · {cores} cores, {memory:.0f} GB, {architecture}, Python {python}{packages}"


def interleave(contestants, rounds=7, warmup=1):
    """Time callables in turns, so that a noisy minute hurts all of them alike.

    Args:
        contestants: dict name -> callable without arguments. A callable that returns a float has measured
            itself, in seconds; for any other the whole call is timed.
        rounds: timed turns of each.
        warmup: turns of each before that, not counted.

    Returns:
        dict name -> list of `rounds` times in seconds.
    """
    for _ in range(warmup):
        for run in contestants.values():
            run()
    seconds = {name: [] for name in contestants}
    order = list(contestants.items())
    for turn in range(rounds):
        # Who goes first has the warm or the cold machine: the order rotates.
        shift = turn % len(order)
        for name, run in order[shift:] + order[:shift]:
            start = time.perf_counter()
            own = run()
            spent = time.perf_counter() - start
            seconds[name].append(own if isinstance(own, float) else spent)
    return seconds


def medians(seconds):
    """The median of every contestant.

    Args:
        seconds: dict name -> list of times, as `interleave` returns it.

    Returns:
        dict name -> median in the same unit.
    """
    return {name: statistics.median(times) for name, times in seconds.items()}


def median_and_p95(times):
    """The median and the 95th percentile of a list of times, in their unit."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def machine(packages=()):
    """One line that says when and on what kind of machine a table was measured.

    Args:
        packages: names of installed distributions whose versions matter for the table.

    Returns:
        The line; no host name and no path is in it.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    found = "".join(f", {name} {_version(name)}" for name in packages)
    return MACHINE.format(
        date=date.today().isoformat(),
        cores=os.cpu_count(),
        memory=memory,
        architecture=platform.machine(),
        python=platform.python_version(),
        packages=found,
    )


def _version(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def markdown(columns, rows):
    """A Markdown table; numbers are right-aligned and floats keep three significant digits.

    Args:
        columns: headings.
        rows: one sequence of cells a row; a cell is a string, an int, a float or None (shown as a dash).

    Returns:
        The table as text, one line a row.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(len(line[k]) for line in [list(columns), *cells]) for k in range(len(columns))]
    right = [bool(rows) and all(not isinstance(row[k], str) for row in rows) for k in range(len(columns))]

    def line(values):
        padded = [v.rjust(w) if r else v.ljust(w) for v, w, r in zip(values, widths, right, strict=True)]
        return "| " + " | ".join(padded) + " |"

    rule = (
        "|"
        + "|".join(
            ("-" * (w + 1) + ":") if r else ("-" * (w + 2)) for w, r in zip(widths, right, strict=True)
        )
        + "|"
    )
    return "\n".join([line(columns), rule, *map(line, cells)])


def _cell(value):
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return str(value)


def report(title, columns, rows, *, notes=(), packages=("numpy",), path=RESULTS):
    """Print a table and keep it as the section `title` of RESULTS.md, replacing the older one.

    Args:
        title: the section's heading; a benchmark with several tables uses several titles.
        columns, rows: as for `markdown`.
        notes: sentences printed under the table, one bullet each (how it was measured, what falls short).
        packages: distributions whose versions belong to the result.
        path: the file to write; None prints only.
    """
    bullets = "".join(f"\n- {note}" for note in notes)
    body = f"{machine(packages)}\n\n{markdown(columns, rows)}\n" + (bullets + "\n" if bullets else "")
    print(f"\n## {title}\n\n{body}", flush=True)
    if path is not None:
        _replace_section(Path(path), title, body)


def _replace_section(path, title, body):
    path.touch()
    with path.open("r+", encoding="utf-8") as file:
        # Two benchmarks may end at the same moment: read and write under one lock.
        fcntl.flock(file, fcntl.LOCK_EX)
        preface, *sections = (file.read() or PREFACE).split("\n## ")
        kept = dict(section.split("\n", 1) for section in sections)
        kept[title] = f"\n{body}"
        text = (
            preface.rstrip("\n")
            + "\n"
            + "".join(f"\n## {name}\n\n{text.strip(chr(10))}\n" for name, text in kept.items())
        )
        file.seek(0)
        file.truncate()
        file.write(text)
