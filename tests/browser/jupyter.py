"""A JupyterLab on loopback with a course of its own, for the browser tests and the latency benchmark."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tools.lab import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "tests"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# Autosave would change notebooks between two tests.
NO_AUTOSAVE = "@jupyterlab/docmanager-extension/plugin.jupyterlab-settings"
NO_CHROMIUM = "The browser tests need Chromium: run `make system`."
# Its notebook, class and folder are its own: what Formgrader writes is in nobody's way.
REHEARSAL, REHEARSED = "90-rehearsal", "00-tensors"


def make_course(folder):
    """Copy into `folder` what students and instructors open, with one assignment to be graded."""
    for name in ("release", "solutions"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "source" / REHEARSED, folder / "source" / REHEARSAL)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


@contextmanager
def serving(course, settings):
    """Give the address of a JupyterLab for the folder `course`; it ends with the context."""
    file = settings / NO_AUTOSAVE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"autosave": False}))
    port, log = _free_port(), settings / "server.log"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
               "--port-retries=0", "--allow-root", f"--IdentityProvider.token={TOKEN}", *SETTINGS,
               f"--ServerApp.root_dir={course}", "--LabApp.expose_app_in_browser=True",
               "--JupyterNotebookApp.expose_app_in_browser=True"]
    # nbgrader calls other commands of the environment by name.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"JUPYTERLAB_SETTINGS_DIR": str(settings), "PATH": path}
    with log.open("w") as stream:
        process = subprocess.Popen(command, cwd=course, env=environment, stdout=stream, stderr=stream)
        try:
            yield _answering(f"http://127.0.0.1:{port}", process, log)
        finally:
            process.terminate()
            process.wait(timeout=30)


def launch(playwright):
    """Start the machine's Chromium without a window."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, NO_CHROMIUM
    return playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)


def _free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _answering(address, process, log):
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=2)
            return address
        except OSError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab does not answer:\n{log.read_text()}")
