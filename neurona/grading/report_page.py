"""The page of a class report: how the class did, which checks were not passed, what went wrong, everybody's points."""

from __future__ import annotations

import base64
import html
import io
from collections import Counter
from statistics import fmean, median

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

TITLE = "{assignment}: class report"
SUMMARY = "{students} students; mean {mean:.1f}, median {median:.1f}, of {maximum:g} points."
OPEN = "{count} of them have answers that wait to be marked by hand."
FIGURE = "Bars: how many students did not pass each check. {worst} was failed most often, by {count} of {students}."
NO_FAILURES = "Every student passed every check."
CHECK_AXIS = "students who did not pass"
POINTS_HEAD = ["student", "points", "of", "marked by hand"]
MISTAKES_HEAD = ["check", "what went wrong", "students", "who"]
PAGE_HEADS = {"points": "Points", "checks": "Checks", "mistakes": "What went wrong"}
CHECK_HEAD = ["check", "points", "passed", "not passed"]
STYLE = """<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #222; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid #ccc }
img { max-width: 100% }
</style>"""


def page_of(assignment, entries, names, rows) -> str:
    """The report as one page of HTML, its figure inside.

    Args:
        assignment: Its name.
        entries: A report.Entry for each student, in order.
        names: The checks and their points.
        rows: The table of mistakes, below MISTAKES_HEAD.
    """
    failed = Counter({name: sum(not entry.verdict(name)["passed"] for entry in entries) for name in names})
    scores = [entry.score for entry in entries]
    summary = SUMMARY.format(
        students=len(entries), mean=fmean(scores), median=median(scores), maximum=entries[0].maximum
    )
    waiting = sum(entry.manual for entry in entries)
    title = html.escape(TITLE.format(assignment=assignment))
    parts = [
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>',
        STYLE,
        f"<h1>{title}</h1>",
        f"<p>{summary} {OPEN.format(count=waiting) if waiting else ''}</p>",
        _bars(failed, len(entries)) if failed else "",
        _section("checks", CHECK_HEAD, [[n, f"{p:g}", len(entries) - failed[n], failed[n]] for n, p in names.items()]),
        _section("mistakes", MISTAKES_HEAD, rows),
        _section(
            "points",
            POINTS_HEAD,
            [[e.student, f"{e.score:g}", f"{e.maximum:g}", "open" if e.manual else ""] for e in entries],
        ),
    ]
    return "\n".join(parts) + "</html>\n"


def _bars(failed, students):
    worst, count = failed.most_common(1)[0]
    words = html.escape(FIGURE.format(worst=worst, count=count, students=students) if count else NO_FAILURES)
    return f'<img alt="{words}" src="data:image/png;base64,{figure(failed)}"><p>{words}</p>'


def _section(key, head, rows):
    def line(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in cells) + "</tr>"

    body = "\n".join(line(row, "td") for row in rows)
    return f"<h2>{PAGE_HEADS[key]}</h2><table><thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table>"


def figure(failed: Counter) -> str:
    """A bar for each check, as a PNG in base64."""
    names = list(failed)[::-1]
    picture = Figure(figsize=(8, 0.28 * len(names) + 1.0), layout="constrained")
    axes = picture.add_subplot()
    bars = axes.barh(names, [failed[name] for name in names], color="#4c72b0")
    axes.bar_label(bars, padding=3)
    axes.set_xlabel(CHECK_AXIS)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))  # students are whole
    axes.margins(x=0.1)
    written = io.BytesIO()
    picture.savefig(written, format="png", dpi=100)
    return base64.b64encode(written.getvalue()).decode()
