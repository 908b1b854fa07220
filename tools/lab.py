"""Open the course in JupyterLab, or print its address where there is no browser."""

import argparse
import os
import socket
import sys
import webbrowser
from pathlib import Path

from jupyterlab.labapp import LabApp

from neurona.lab_server import OPTION

ROOT = Path(__file__).resolve().parent.parent
# No news pop-up, no panel for making assignments, no kernel but the students'; and no tabs of another folder.
SETTINGS = [
    f"--LabApp.app_settings_dir={ROOT / 'tools' / 'lab_settings'}",
    "--KernelSpecManager.allowed_kernelspecs=python3",
    OPTION,
]
NO_BROWSER = "No browser found here. Open the address with ?token= that Jupyter prints below in one; Ctrl+C stops it."
TAKEN = "Port {port} is already in use. Choose another one: make lab PORT={other}"


def has_browser():
    """Whether this machine can show a page."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def taken(port):
    """Whether something else listens on this port already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8888, help="the port to listen on (loopback only)")
    port = parser.parse_args().port
    if taken(port):
        return TAKEN.format(port=port, other=port + 1)
    options = [f"--port={port}", "--ServerApp.port_retries=0", "--ip=127.0.0.1", f"--ServerApp.root_dir={ROOT}",
               "--LabApp.default_url=/lab/tree/release",
               f"--LabApp.workspaces_dir={ROOT / '.build' / 'workspaces'}", *SETTINGS]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    if not has_browser():
        options.append("--no-browser")
        print(NO_BROWSER, flush=True)
    os.chdir(ROOT)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # matrices here are small; more threads get in each other's way
    LabApp.launch_instance(options)


if __name__ == "__main__":
    sys.exit(main())
