"""The command: which chapters, what has changed, one line for each, and every problem at the end."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from .chapters import build, compare, find, left_over
from .problems import Refused
from .stamp import Stamps

TOOLS = Path(__file__).resolve().parent.parent
ROOT = TOOLS.parent

USAGE = """Build the notebooks: course/ is written by hand; source/, release/ and solutions/ are made of it.

    python tools/build.py                 build what has changed
    python tools/build.py 01-perceptron   only this chapter (01 is enough)
    python tools/build.py --force         build all, changed or not
    python tools/build.py --check         build nothing; say where the committed notebooks differ
"""
UNKNOWN = "There is no chapter '{name}' in course/. There are: {known}."
STARTING = "Starting nbgrader ..."
WARNED = "Warnings: {n} (nothing is refused for these)"
REFUSED = "Problems: {n}. Nothing was written for a chapter that has one."
REFUSED_HERE = "refused, problems: {n}"
DONE = "All chapters are built: {made} now, {fresh} unchanged."
COMPARED = "All committed notebooks are what the texts give."


def main(arguments=None):
    """Run the command; returns its exit code: 0, 1 for problems, 2 for a wrong call."""
    options = _options().parse_args(arguments)
    root = options.root.resolve()
    places, problems = find(root)
    try:
        chosen = _chosen(places, options.chapters)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    if not options.chapters:
        problems += left_over(root, places)
    with tempfile.TemporaryDirectory(prefix="neurona-build-") as folder:
        if options.check:
            return _report(problems + _compare(chosen, folder), [], COMPARED)
        return _build(chosen, problems, options, root, folder)


def _options():
    parser = argparse.ArgumentParser(
        prog="python tools/build.py", description=USAGE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help="NN-topic, or NN; all if none is named")
    parser.add_argument("--force", action="store_true", help="build chapters that have not changed, too")
    parser.add_argument("--check", action="store_true", help="compare with what is committed; write nothing")
    parser.add_argument("--timeout", type=int, default=300, help="seconds that a cell may run (default 300)")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    return parser


def _chosen(places, names):
    """The places that the command names: by NN-topic, by NN, or by a path in course/."""
    if not names:
        return places
    chosen = []
    for name in names:
        parts = Path(name).parts
        found = [p for p in places if p.name in parts or p.name.split("-")[0] == name]
        if not found:
            raise LookupError(UNKNOWN.format(name=name, known=", ".join(p.name for p in places)))
        chosen += found
    return [place for place in places if place in chosen]


def _build(places, problems, options, root, folder):
    stamps, warnings, course, made = Stamps(root, TOOLS), [], None, 0
    width = max((len(place.name) for place in places), default=0)
    for place in places:
        text = place.text.read_bytes()
        if not options.force and stamps.fresh(place.name, text, place.built):
            warnings += stamps.warnings(place.name)
            print(f"{place.name:<{width}}  unchanged", flush=True)
            continue
        course = course or _course(folder, options.timeout)
        began = time.monotonic()
        print(f"{place.name:<{width}}  ", end="", flush=True)
        try:
            found = [str(warning) for warning in build(place, course, options.timeout)]
        except Refused as refused:
            problems += refused.problems
            print(REFUSED_HERE.format(n=len(refused.problems)), flush=True)
            continue
        stamps.save(place.name, text, place.built, found)
        warnings += found
        made += 1
        print(f"built in {time.monotonic() - began:.1f} s", flush=True)
    return _report(problems, warnings, DONE.format(made=made, fresh=len(places) - made))


def _course(folder, timeout):
    # Only now: nbgrader takes seconds to start, and most runs have nothing to do.
    print(STARTING, flush=True)
    from .nbgrading import Course

    return Course(folder, timeout)


def _compare(places, folder):
    problems, course = [], _course(folder, 300)
    for place in places:
        try:
            found = compare(place, course)
        except Refused as refused:
            found = refused.problems
        problems += found
        print(f"{place.name}  {'differs' if found else 'is up to date'}", flush=True)
    return problems


def _report(problems, warnings, success):
    if warnings:
        print("\n" + WARNED.format(n=len(warnings)))
        print("\n".join(f"  {warning}" for warning in warnings))
    if problems:
        print("\n" + "\n".join(str(problem) for problem in sorted(problems)), file=sys.stderr)
        print("\n" + REFUSED.format(n=len(problems)), file=sys.stderr)
        return 1
    print("\n" + success)
    return 0
