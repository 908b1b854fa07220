"""`make lint`: four parts, each of which prints what it finds; the command fails when one of them found something."""

import argparse
import subprocess
import sys
from pathlib import Path

from . import chapters, links

ROOT = Path(__file__).resolve().parents[2]
# A chapter's links are judged where they are followed: in its notebooks.
LINKING = ("*.md", ".github/**/*.md", "benchmarks/*.md", "docs/**/*.md", "neurona/**/*.md", "tests/**/*.md",
           "source/*/*.ipynb", "release/*/*.ipynb", "solutions/*/*.ipynb")

ABOUT = "Check style, spelling and links."
PARTS_HELP = "what to check: {parts}; all of it if nothing is named"
UNKNOWN = "There is no part called '{part}'. The parts are: {parts}."
FINE = "{part}: nothing to say."
FOUND = "{part}: see above."


def code(root):
    """Whether ruff is content with package, tools, tests and benchmarks."""
    return not subprocess.run([sys.executable, "-m", "ruff", "check", "--quiet", "."], cwd=root).returncode


def chapter_code(root):
    """Whether ruff is content with the code cells of the chapters."""
    return told(chapters.findings(root))


def spelling(root):
    """Whether codespell finds no typing error in what is written by hand."""
    return not subprocess.run([sys.executable, "-m", "codespell_lib"], cwd=root).returncode


def linked(root):
    """Whether all links inside the project lead somewhere."""
    pages = sorted({path.relative_to(root).as_posix() for pattern in LINKING for path in root.glob(pattern)})
    return told([problem for page in pages for problem in links.broken(root, page)])


def told(problems):
    """Print the problems; whether there are none."""
    print("".join(f"{problem}\n" for problem in problems), end="", flush=True)
    return not problems


PARTS = {"code": code, "chapters": chapter_code, "spelling": spelling, "links": linked}


def main(arguments=None):
    """Run the parts that are asked for; the exit status is 1 when one of them found something."""
    names = ", ".join(PARTS)
    parser = argparse.ArgumentParser(description=ABOUT)
    parser.add_argument("parts", nargs="*", metavar="PART", help=PARTS_HELP.format(parts=names))
    wanted = parser.parse_args(arguments).parts or list(PARTS)
    for part in wanted:
        if part not in PARTS:
            parser.error(UNKNOWN.format(part=part, parts=names))
    fine = {}
    for part in wanted:
        fine[part] = PARTS[part](ROOT)
        print((FINE if fine[part] else FOUND).format(part=part), file=sys.stderr, flush=True)
    return 0 if all(fine.values()) else 1
