"""Feedback pages of hostile submissions, in a real browser: no script of theirs runs, nothing of theirs is loaded."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.attacks.pages import ATTACKS, PAYLOADS

KIND = "Scripts on the feedback page"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
# Every link and form that would run a script, started at once.
CLICK = """() => { for (const one of document.querySelectorAll('a, area, form, summary, #b'))
    if (one.tagName == 'FORM') { if (one.action.startsWith('javascript:')) one.submit() }
    else if (one.protocol == 'javascript:' || one.id == 'b' || one.tagName == 'SUMMARY') one.click() }"""
# What MathJax would read: all text but code. It makes links of \\href, and javascript: ones too.
MATHS = """() => { const body = document.body.cloneNode(true);
    body.querySelectorAll('pre, code, script, style').forEach(one => one.remove());
    return /\\\\(href|require|style|html)/.test(body.textContent) }"""


@pytest.fixture(scope="module")
def browser():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "The browser tests need Chromium: run `make system`."
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield one
        one.close()


def attacked(browser, address: str) -> bool:
    """Does a script of the student run when the page is opened and whatever may run one is clicked?"""
    context = browser.new_context()
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page = context.new_page()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog), dialog.dismiss()))
    try:
        page.goto(address, wait_until="load", timeout=60_000)
        page.wait_for_timeout(150)
        first = page.evaluate("window.attacked === 1")
        page.evaluate(CLICK)
        page.wait_for_timeout(150)
        return bool(first or asked or page.evaluate(MATHS) or page.evaluate("window.attacked === 1"))
    finally:
        context.close()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.student)
def test_no_script_runs(arena, browser, attack):
    path = Path(arena(KIND).root) / "feedback" / attack.student / "00-target" / "target.html"
    assert not attacked(browser, path.as_uri())


@pytest.fixture(scope="module")
def formgrader():
    """What Formgrader makes its pages with, after nbgrader_config.py was read."""
    from nbgrader.server_extensions.formgrader import formgrader, handlers
    from traitlets.config import Config

    from neurona.grading.autograde import install

    original = formgrader.HTMLExporter
    install()
    settings = {"template_name": "formgrade", "extra_template_basedirs": [handlers.template_path]}
    yield formgrader.HTMLExporter(config=Config({"HTMLExporter": settings}))
    formgrader.HTMLExporter = original


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.student)
def test_no_script_runs_in_formgrader(arena, browser, formgrader, tmp_path, attack):
    path = Path(arena(KIND).root) / "autograded" / attack.student / "00-target" / "target.ipynb"
    names = {"assignment_id": "00-target", "notebook_id": "target", "submission_id": "1", "index": 0, "total": 1,
             "base_url": "", "student": attack.student, "last_name": "", "first_name": "", "notebook_path": "x"}
    page = tmp_path / "page.html"
    page.write_text(formgrader.from_filename(str(path), resources=names)[0], encoding="utf-8")
    assert not attacked(browser, page.as_uri())


def test_the_browser_would_notice(browser, tmp_path):
    harmful = (PAYLOADS, "<a href='javascript:attacked=1'>x</a>", "<img src=x onerror='attacked=1'>",
               "<p>$&#92;href{javascript:attacked=1}{x}$</p>")
    for number, text in enumerate(harmful):
        page = tmp_path / f"{number}.html"
        page.write_text(f"<body>{text}")
        assert attacked(browser, page.as_uri()), text
