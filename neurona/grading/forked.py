"""The grader's handle on one forked kernel: give it its order, follow its process, end it."""

import contextlib
import os
import secrets
import select
import signal
import socket

from neurona.grading import kernel, zygote

_PATIENCE = 60  # seconds for a kernel to read its order


class Address:
    """Where a kernel's client finds it: the channels' sockets, and the key that signs the messages."""

    def __init__(self, prefix):
        self.prefix, self.key = prefix, secrets.token_hex(32)

    def listen(self):
        """Open the sockets of all channels, in the order of kernel.CHANNELS."""
        self.close()
        listeners = []
        for path in self._paths():
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            listeners.append(listener)
            listener.bind(path)
            listener.listen(16)
            listener.setblocking(False)
        return listeners

    def close(self):
        """Remove what `listen` has made."""
        for path in self._paths():
            with contextlib.suppress(FileNotFoundError):
                os.remove(path)

    def _paths(self):
        return [f"{self.prefix}-{number}" for number in range(1, 1 + len(kernel.CHANNELS))]


class ForkedKernel:
    """A kernel that waits for its order, and then runs."""

    def __init__(self, owner, number, pidfd, line, address):
        self.owner, self.number, self.pidfd = owner, number, pidfd
        self.line, self.address = line, address
        self.line.settimeout(_PATIENCE)
        self.pid = _pid_of(pidfd)
        self._ending, self._closed = None, False

    def locked(self):
        """Wait until the walls around the kernel stand; the error as text where they do not, else ""."""
        return self._hear()

    def order(self, folder, environment=None, files=None):
        """Tell the kernel what to work on; it answers its client from now on.

        Args:
            folder: working folder, as the kernel sees it.
            environment: dict that replaces the kernel's environment, or None.
            files: dict of path relative to `folder` to bytes, written there first.
        """
        files = files or {}
        header = {"folder": folder, "environment": environment, "files": list(files)}
        with contextlib.suppress(OSError):  # dead or stuck: its client will notice
            kernel.send(self.line, header, *files.values())

    def failure(self):
        """What went wrong while the kernel got ready, as a traceback, or "" if it said nothing."""
        return self._hear()

    def _hear(self):
        try:
            return kernel.receive(self.line)[0].get("error", "")
        except (EOFError, OSError, ValueError):
            return ""

    def alive(self):
        """Whether the kernel's process still runs."""
        return not self.wait(0)

    def wait(self, seconds):
        """Wait until the kernel has ended, at most so long; True if it has."""
        if self._closed:
            return True
        poller = select.poll()
        poller.register(self.pidfd, select.POLLIN)
        return bool(poller.poll(seconds * 1000))

    def signal(self, number):
        """Send a signal to the kernel; nothing happens if it has ended."""
        if not self._closed:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.pidfd, number)

    def start_cell(self):
        """Tell the watchman that a new cell begins, with new CPU time."""
        self.owner.tell({"do": zygote.CELL, "kernel": self.number})

    def stopped_for(self):
        """Which limit the watchman saw exceeded in this cell (a constant of zygote.py), or None."""
        return self._why().get("why")

    def ending(self):
        """How the kernel ended: a dict with "why" as in `stopped_for` and the exit "status"."""
        if self._ending is None:
            self._ending = self._why()
        return self._ending

    def _why(self):
        return self._ending or self.owner.ask_running({"do": zygote.WHY, "kernel": self.number})

    def close(self):
        """End the kernel and everything it started, and remove its sockets."""
        if self._closed:
            return
        self.signal(signal.SIGKILL)
        self.wait(5)
        self.ending()
        os.close(self.pidfd)
        self._closed = True
        self.line.close()
        self.address.close()
        self.owner.tell({"do": zygote.FORGET, "kernel": self.number})


def _pid_of(pidfd):
    with open(f"/proc/self/fdinfo/{pidfd}") as info:
        for line in info:
            if line.startswith("Pid:"):
                return int(line.split()[1])
    return None
