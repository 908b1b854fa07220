"""One process that has imported everything and forks a ready kernel from itself for every submission.

It never runs a student's code and holds no secret: a kernel's key travels on that kernel's own line, and the
zygote only carries descriptors. It ends when the grader's socket closes, and every kernel ends with it.

The protocol, on a SOCK_SEQPACKET socket, JSON and descriptors:
    {"do": "fork", "prefix", "limits"} + line, five listeners  ->  {"kernel": number} + pidfd
    {"do": "cell", "kernel"}                                   ->  no answer; a new cell starts
    {"do": "why", "kernel"}                                    ->  {"why", "status"}; what the watchman saw
    {"do": "forget", "kernel"}                                 ->  no answer; nobody will ask again
It says {} + its own pidfd when it is ready.
"""

import contextlib
import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
import time

from neurona.grading import kernel, linux, watch
from neurona.grading.forking import Newborn, become_kernel, fork_kernel
from neurona.grading.limits import Limits

PRELOAD = (
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.magics",
    "IPython.core.completerlib",
    "sqlite3",
    "numpy",
    "numpy.random",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "ipywidgets",
    "neurona",
    "neurona.data",
    "neurona.labs",
    "neurona.plot",
)
TICK = 0.2  # seconds between two looks at what the kernels use
GRACE = 5.0  # at most so many CPU seconds lie between the interrupt of a cell and the end of its kernel
MESSAGE = 1 << 16
FORKED, CELL, WHY, FORGET = "fork", "cell", "why", "forget"
TOO_MUCH_MEMORY, TOO_LONG, TOO_LONG_IN_ALL, ITSELF = "memory", "cell_cpu", "notebook_cpu", "itself"


class Forked:
    """What the zygote remembers of one kernel."""

    def __init__(self, pid, limits):
        self.pid, self.limits = pid, limits
        self.pidfd = os.pidfd_open(pid)
        self.space = None
        with contextlib.suppress(OSError):  # it has ended already
            self.space = os.readlink(f"/proc/{pid}/ns/pid")
        self.used_before = 0.0  # CPU seconds when the present cell started
        self.why, self.status = None, None
        self.lowered = False  # its own limit of CPU time, to be ended by the system

    def check(self, pids):
        """Stop the kernel when its processes use too much together.

        Args:
            pids: list of int, the processes in its namespace.
        """
        if watch.memory(pids, self.limits.memory) > self.limits.memory:
            self.why = TOO_MUCH_MEMORY
            os.kill(self.pid, signal.SIGKILL)
            return
        used = watch.cpu_time(pids) - self.used_before
        if used > self.limits.cell_cpu + min(GRACE, self.limits.cell_cpu):
            self.why = TOO_LONG
            os.kill(self.pid, signal.SIGKILL)
        elif used > self.limits.cell_cpu and self.why is None:
            self.why = TOO_LONG
            os.kill(self.pid, signal.SIGINT)
        with contextlib.suppress(OSError):
            most = resource.prlimit(self.pid, resource.RLIMIT_CPU)[1]
            self.lowered = self.lowered or 0 <= most < round(self.limits.notebook_cpu)

    def ended(self, status, used):
        """The process is gone, after so many CPU seconds. The system ends one that exceeds its limit like any other
        that is killed from outside; only we can tell them apart."""
        self.status = os.waitstatus_to_exitcode(status)
        if self.status == -signal.SIGKILL and self.why is None:
            if used > self.limits.notebook_cpu - 1:
                self.why = TOO_LONG_IN_ALL
            elif self.lowered:
                self.why = ITSELF

    def start_cell(self):
        """Count CPU time from now on for a new cell."""
        self.used_before = watch.cpu_time(watch.processes().get(self.space, []))
        self.why = None


class Zygote:
    """Serves one grader process: forks kernels, watches them, remembers why they ended."""

    def __init__(self, control, confined):
        self.control, self.confined = control, confined
        self.kernels = {}
        self.last_number = 0
        self.poller = select.poll()
        self.poller.register(control, select.POLLIN)

    def run(self):
        """Serve until the grader's end of the socket is closed."""
        myself = os.pidfd_open(os.getpid())
        self._reply({}, myself)
        os.close(myself)
        looked = time.monotonic()
        while True:
            alive = any(k.status is None for k in self.kernels.values())
            ready = self.poller.poll(TICK * 1000 if alive and self.confined else None)
            for descriptor, _ in ready:
                if descriptor == self.control.fileno() and not self._answer():
                    return
            self._bury()
            if alive and self.confined and time.monotonic() - looked >= TICK:
                self._look()
                looked = time.monotonic()

    def _answer(self):
        message, descriptors, _, _ = socket.recv_fds(self.control, MESSAGE, 1 + len(kernel.CHANNELS))
        if not message:
            return False
        try:
            request = json.loads(message)
            known = self.kernels.get(request.get("kernel"))
            if request["do"] == FORKED:
                self._fork(request, descriptors)
            elif request["do"] == WHY:
                self._tell_why(known)
            elif request["do"] == CELL and known:
                known.start_cell()
            elif request["do"] == FORGET:
                self.kernels.pop(request["kernel"], None)
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        return True

    def _fork(self, request, descriptors):
        limits = Limits(**request["limits"])
        try:
            pid = fork_kernel(descriptors[0], descriptors[1:], request["prefix"], limits, self.confined)
        except OSError as refusal:
            self._reply({"error": str(refusal)})
            return
        except Newborn:
            self.control.detach()  # closed already; the number belongs to another file now
            descriptors.clear()
            raise
        self.last_number += 1
        forked = self.kernels[self.last_number] = Forked(pid, limits)
        self.poller.register(forked.pidfd, select.POLLIN)
        self._reply({"kernel": self.last_number}, forked.pidfd)

    def _tell_why(self, forked):
        if forked is None:
            self._reply({})
            return
        self._bury()
        self._reply({"why": forked.why, "status": forked.status})

    def _reply(self, answer, *descriptors):
        with contextlib.suppress(BrokenPipeError):  # the next poll sees that the grader is gone
            socket.send_fds(self.control, [json.dumps(answer).encode()], descriptors)

    def _bury(self):
        ended = {}
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status, used = os.wait4(-1, os.WNOHANG)
                if pid == 0:
                    break
                ended[pid] = status, used.ru_utime + used.ru_stime
        for forked in self.kernels.values():
            if forked.pid in ended:
                forked.ended(*ended[forked.pid])
                self.poller.unregister(forked.pidfd)
                os.close(forked.pidfd)

    def _look(self):
        spaces = watch.processes()
        for forked in self.kernels.values():
            if forked.status is None:
                with contextlib.suppress(ProcessLookupError):
                    forked.check(spaces.get(forked.space, []))


def preload():
    """Import what every chapter imports; a module that cannot be imported will say so to the student."""
    for name in PRELOAD:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()  # keep the collector from copying pages that all kernels share


def main(descriptor, confined):
    """Preload, then serve the grader.

    Args:
        descriptor: the zygote's end of the socket.
        confined: whether this process is inside the outer sandbox, and its kernels get an inner one.
    """
    control = socket.socket(fileno=descriptor)
    control.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at the terminal is for the grader to handle
    if not confined:
        linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)
    preload()
    # What a stock kernel finds there: no folder of ours, no arguments of ours.
    if sys.path[0] == os.getcwd():
        del sys.path[0]
    sys.argv[:] = ["ipykernel_launcher.py"]
    try:
        Zygote(control, confined).run()
        return
    except Newborn as child:
        prefix, limits = child.args
    become_kernel(prefix, limits)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] == "confined")
