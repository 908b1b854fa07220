"""What a release must agree on: one version everywhere, forms that can be read, commands that exist, a fresh figure."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest
import yaml

import neurona

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_one_version_everywhere():
    cited = yaml.safe_load(text("CITATION.cff"))
    assert tomllib.loads(text("pyproject.toml"))["project"]["version"] == neurona.__version__ == cited["version"]


def test_the_citation_has_what_the_format_demands():
    cited = yaml.safe_load(text("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert cited["license"] == ["MIT", "CC-BY-4.0"]


@pytest.mark.parametrize("form", [form for form in FORMS if form.stem != "config"], ids=lambda path: path.stem)
def test_issue_form(form):
    read = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert read["name"] and read["description"]
    fields = read["body"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["type"] in ("input", "textarea") and field["attributes"]["label"] for field in fields)


def test_the_workflow_runs_what_ci_runs_and_commands_that_exist():
    jobs = yaml.safe_load(text(".github/workflows/tests.yml"))["jobs"]
    steps = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert ".ci/run" in steps
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.M))
    for step in steps:
        assert set(re.findall(r"make ([a-z]+)", step)) <= targets
        for name in re.findall(r"(?:tests|solutions|requirements)[\w/.-]*", step):
            assert (ROOT / name).exists(), name


def test_every_hook_before_a_commit_calls_a_command_that_exists():
    hooks = [hook for repo in yaml.safe_load(text(".pre-commit-config.yaml"))["repos"] for hook in repo["hooks"]]
    for hook in hooks:
        assert hook["language"] == "system", "nothing is downloaded"
        assert (ROOT / hook["entry"].split()[1]).is_file()


def test_the_figure_of_the_flow_is_what_its_program_draws(tmp_path):
    subprocess.run([sys.executable, ROOT / "tools" / "draw_flow.py", "--to", tmp_path / "flow.png"], check=True)
    drawn, kept = (matplotlib.image.imread(path) for path in (tmp_path / "flow.png", ROOT / "docs" / "flow.png"))
    assert drawn.shape == kept.shape
    assert np.abs(drawn - kept).mean() < 0.002
