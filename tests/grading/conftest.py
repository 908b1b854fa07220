"""Kernels for tests of the sandbox: start one with any limits, run code in it, see what it says."""

import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager
from traitlets.config import Config

from neurona.grading import find_kernels

find_kernels()


@dataclass
class Answer:
    """What a cell has produced."""

    text: str = ""
    error: str = ""  # "" or "Name: message"
    data: list = field(default_factory=list)  # of dicts, MIME type to content


class Kernel:
    """A kernel and its client."""

    def __init__(self, name, folder=None, **settings):
        settings = {"spare": False, **settings}
        classes = ("SandboxProvisioner", "WarmProvisioner")
        self.manager = KernelManager(kernel_name=name, config=Config({c: settings for c in classes}))
        self.manager.start_kernel(cwd=str(folder) if folder else None)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    @property
    def provisioner(self):
        return self.manager.provisioner

    @property
    def sockets(self):
        """The files of its channels that there are."""
        prefix = Path(self.manager.ip)
        return sorted(path.name for path in prefix.parent.glob(f"{prefix.name}[-.]*"))

    def run(self, code, timeout=60):
        """Run a cell and return its Answer; TimeoutError when the kernel does not finish it."""
        answer = Answer()

        def listen(message):
            content = message["content"]
            if message["msg_type"] == "stream":
                answer.text += content["text"]
            elif message["msg_type"] == "error":
                answer.error = f"{content['ename']}: {content['evalue']}"
            elif message["msg_type"] in ("display_data", "execute_result"):
                answer.data.append(content["data"])

        self.client.execute_interactive(
            code, output_hook=listen, timeout=timeout, allow_stdin=False, stop_on_error=False
        )
        return answer

    def start(self, code):
        """Start a cell without waiting for it."""
        self.client.execute(code, stop_on_error=False)

    def wait_for_end(self, timeout=60):
        """Wait until the kernel's process has ended by itself or was stopped."""
        until = time.monotonic() + timeout
        while self.manager.is_alive():
            assert time.monotonic() < until, "the kernel is still alive"
            time.sleep(0.05)

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel():
    """kernel(name="neurona-sandbox", folder=None, **limits) starts a Kernel; it is stopped after the test."""
    started = []

    def start(name="neurona-sandbox", folder=None, **settings):
        started.append(Kernel(name, folder, **settings))
        return started[-1]

    yield start
    for one in started:
        one.stop()
