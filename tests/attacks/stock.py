"""The same attacks on nbgrader as it comes, where they can hurt nothing but a temporary folder.

`python -m tests.attacks.stock` runs them and writes stock.json, from which the table in docs/security.md is made.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbgrader

from tests.attacks.catalogue import KINDS, every_attack
from tests.attacks.chapter import CHAPTER, RIGHT, SECRETS, WORTH
from tests.attacks.outcome import outcome
from tests.attacks.pages import ATTACKS as PAGES
from tests.attacks.target import Target

RESULTS = Path(__file__).with_name("stock.json")
NEIGHBOUR = "neighbour"
SETTINGS = """
c = get_config()
c.CourseDirectory.course_id = "stock"
c.ClearMarkScheme.enforce_metadata = False
# Without this line, nbgrader's feedback shows all hidden tests to everybody.
c.GenerateFeedback.preprocessors = ["nbgrader.preprocessors.ClearHiddenTests", "nbgrader.preprocessors.GetGrades",
                                    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor"]
"""
SCRIPT_RAN = "a script ran in the browser"


def measure() -> dict[str, list[str]]:
    """The successes of every attack that may run without a sandbox, by its name."""
    folder = Path(tempfile.mkdtemp(prefix="neurona-stock-"))
    os.environ["INSTRUCTORS_TOKEN"] = SECRETS["the environment"]
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic
    target = Target(folder)
    (target.root / "nbgrader_config.py").write_text(SETTINGS)
    attacks = [attack for _, attack in every_attack() if attack.stock]
    try:
        api = stock_api(target.root)
        assert api.generate_assignment(CHAPTER)["success"]
        target.hand_in(NEIGHBOUR, {"total": f"# {SECRETS['another submission']}\n{RIGHT['total']}"})
        grade(api, NEIGHBOUR)
        target.put_secret_into_gradebook(NEIGHBOUR)
        assert target.points(NEIGHBOUR) == WORTH
        for mark, attack in enumerate(attacks, 41_000_000):
            target.hand_in_attack(attack, mark)
        found = {}
        for mark, attack in enumerate(attacks, 41_000_000):
            before = len(target.visitors.came)
            grade(api, attack.student)
            found[attack.name] = outcome(target, attack, mark).successes
            found[attack.name] += ["visited a server on this machine"] * (len(target.visitors.came) > before)
        for attack in scripts_that_run(target):
            found[attack.name].append(SCRIPT_RAN)
        return found
    finally:
        target.close()


def stock_api(root: Path):
    """nbgrader's own API for a course, with nothing of ours."""
    from nbgrader.apps import NbGrader
    from nbgrader.apps.api import NbGraderAPI
    from traitlets.config import Config

    app = NbGrader(log_level=logging.CRITICAL)
    app.load_cwd_config = False
    app.initialize([], root=str(root))
    config = Config(app.config)
    config.CourseDirectory.root = str(root)
    return NbGraderAPI(config=config)


def grade(api, student: str) -> None:
    """Grade one submission, and write its feedback; what goes wrong shows in the outcome."""
    if api.autograde(CHAPTER, student, force=True)["success"]:
        api.generate_feedback(CHAPTER, student, force=True)


def scripts_that_run(target) -> list:
    """The attacks whose feedback page runs a script."""
    from playwright.sync_api import sync_playwright

    from tests.attacks.test_pages import FLAGS, attacked

    ran = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), headless=True, args=FLAGS)
        for attack in PAGES:
            path = target.root / "feedback" / attack.student / CHAPTER / "target.html"
            if attack.stock and path.exists() and attacked(browser, path.as_uri()):
                ran.append(attack)
        browser.close()
    return ran


def main() -> None:
    """Measure, and write the results down (into another file, if one is named)."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else RESULTS
    results = {"nbgrader": nbgrader.__version__, "successes": measure()}
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    won = sum(bool(successes) for successes in results["successes"].values())
    print(f"{won} of {len(results['successes'])} attacks succeed on nbgrader {nbgrader.__version__}; "
          f"{sum(map(len, KINDS.values())) - len(results['successes'])} were not run.")


if __name__ == "__main__":
    sys.exit(main())
