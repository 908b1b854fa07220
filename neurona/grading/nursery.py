"""The grader's side of the zygote: start it, ask it for kernels, keep one more ready, clean up after it.

A kernel is asked for before it is needed ("spare"), so that its start overlaps with the submission before it.
The channels of a kernel are sockets in a private folder of the grader; the kernel gets them already open and
never sees the folder.
"""

import atexit
import contextlib
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading

from neurona.grading import kernel, sandbox, zygote
from neurona.grading.forked import Address, ForkedKernel
from neurona.grading.limits import Limits
from neurona.grading.private_folder import private_folder, remove_private_folder

ZYGOTE_GONE = "The process that makes kernels has ended unexpectedly. It said: {said}"
KERNEL_FAILED = "A kernel could not be made ready: {reason}"
_PATIENCE = 120  # seconds for an answer: a first start from a slow disk imports for long
_INTERPRETER = {
    # One thread before every fork, and no window for figures.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}


class ZygoteGone(RuntimeError):
    """The zygote ended; asking again starts another one."""


class Nursery:
    """One zygote and its kernels; safe to use from several threads."""

    def __init__(self, confined, readable=()):
        self.confined, self.readable = confined, tuple(readable)
        self.lock = threading.RLock()
        self.control = self.process = self.log = None
        self.zygote = None  # a pidfd, once it has answered
        self.spare = None  # (limits, arguments), ForkedKernel

    def prepare(self):
        """Start the zygote if it does not run; returns at once, while it imports."""
        with self.lock:
            if self.control is None:
                self._start()

    def take(self, limits, arguments=(), address=None):
        """A kernel that waits for its order, behind its walls.

        Args:
            limits: Limits.
            arguments: tuple of str, more command line arguments for ipykernel.
            address: the Address of the kernel that this one takes the place of, or None.

        Raises:
            SandboxUnavailable: the sandbox does not start here.
            ZygoteGone: the zygote ended twice in a row.
        """
        wanted = (limits, tuple(arguments))
        with self.lock:
            taken = None
            if self.spare is not None and self.spare[0] == wanted and address is None:
                taken, self.spare = self.spare[1], None
            if taken is not None and not taken.alive():
                taken.close()
                taken = None
            if taken is None:
                try:
                    taken = self._fork(*wanted, address)
                except ZygoteGone:
                    taken = self._fork(*wanted, address)  # it had died since the last time
        error = taken.locked()
        if error or not taken.alive():
            taken.close()
            raise self._refusal(error)
        return taken

    def get_ready(self, limits, arguments=()):
        """Start a kernel for the next `take` with the same arguments, unless one waits already."""
        wanted = (limits, tuple(arguments))
        with self.lock, contextlib.suppress(ZygoteGone):
            if self.spare is not None and self.spare[0] != wanted:
                self.spare[1].close()
                self.spare = None
            if self.spare is None:
                self.spare = wanted, self._fork(*wanted)

    def _fork(self, limits, arguments, address=None):
        address = address or Address(str(private_folder() / str(next(_numbers))))
        ours, theirs = socket.socketpair()
        listeners = address.listen()
        request = {"do": zygote.FORKED, "prefix": address.prefix, "limits": limits.to_dict()}
        try:
            answer, descriptors = self.ask(request, theirs, *listeners)
        finally:
            for own in (theirs, *listeners):
                own.close()
        if "error" in answer:
            raise self._refusal(answer["error"])
        with contextlib.suppress(OSError):  # dead already: `take` will see it
            kernel.send(ours, {"key": address.key, "arguments": list(arguments)})
        return ForkedKernel(self, answer["kernel"], descriptors[0], ours, address)

    def _refusal(self, reason):
        return sandbox.explain(reason) if self.confined else RuntimeError(KERNEL_FAILED.format(reason=reason))

    def ask(self, request, *sockets):
        """Send a request and wait for the answer: (dict, list of descriptors)."""
        with self.lock:
            self.prepare()
            if self.zygote is None:
                self.zygote = self._receive()[1][0]
            with contextlib.suppress(OSError):  # gone: `_receive` says so
                self._send(request, sockets)
            return self._receive()

    def ask_running(self, request):
        """The answer of the zygote that runs, or an empty dict where it does not any more."""
        with self.lock, contextlib.suppress(ZygoteGone):
            if self.control is not None:
                return self.ask(request)[0]
        return {}

    def tell(self, request):
        """Send a request that has no answer; nothing happens when the zygote is gone."""
        with self.lock, contextlib.suppress(OSError):
            if self.control is not None:
                self._send(request, ())

    def _send(self, request, sockets):
        socket.send_fds(self.control, [json.dumps(request).encode()], [s.fileno() for s in sockets])

    def _receive(self):
        try:
            message, descriptors, _, _ = socket.recv_fds(self.control, zygote.MESSAGE, 1)
        except OSError:
            message = b""
        if not message:
            raise self._gone()
        return json.loads(message), descriptors

    def _start(self):
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        argv = [sys.executable, "-m", "neurona.grading.zygote"]
        argv += [str(theirs.fileno()), "confined" if self.confined else "free"]
        environment = {**os.environ, **_INTERPRETER}
        with theirs:
            if self.confined:
                sandbox.require()
                argv = sandbox.command(argv, self.readable)
                environment = {**sandbox.environment(), **_INTERPRETER}
            self.log = tempfile.TemporaryFile(dir=private_folder())  # noqa: SIM115  lives as long as the zygote
            self.process = subprocess.Popen(
                argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log, cwd="/",
                env=environment, pass_fds=[theirs.fileno()], start_new_session=True,
            )  # fmt: skip
        ours.settimeout(_PATIENCE)
        self.control = ours

    def _gone(self):
        self.log.seek(0)
        said = self.log.read(10_000).decode(errors="replace")
        never_answered = self.zygote is None
        self.stop()
        if never_answered and self.confined and "Traceback" not in said:
            return sandbox.explain(said)
        return ZygoteGone(ZYGOTE_GONE.format(said=said or "nothing"))

    def stop(self):
        """End the zygote and all its kernels."""
        with self.lock:
            if self.control is None:
                return
            self.control.close()
            self.control = None
            if self.zygote is not None:
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self.zygote, signal.SIGKILL)
                os.close(self.zygote)
                self.zygote = None
            self.process.wait()
            self.log.close()
            if self.spare is not None:
                spare, self.spare = self.spare[1], None
                spare.close()


_numbers = itertools.count(1)
_nurseries = {}
_lock = threading.Lock()


def nursery(confined, readable=()):
    """The nursery of this process for these settings, made at the first call."""
    wanted = (confined, tuple(readable))
    with _lock:
        if wanted not in _nurseries:
            _nurseries[wanted] = Nursery(*wanted)
        return _nurseries[wanted]


def check():
    """Make one sandboxed kernel and end it.

    Raises:
        SandboxUnavailable: the sandbox does not work here; the message says why.
    """
    nursery(confined=True).take(Limits()).close()


@atexit.register
def stop_all():
    """End all zygotes of this process and remove its private folder."""
    with _lock:
        for one in _nurseries.values():
            one.stop()
        _nurseries.clear()
    remove_private_folder()


def _forget():
    # A forked grader process must not talk on its parent's sockets: it starts zygotes of its own.
    global _lock
    _lock = threading.Lock()
    for one in _nurseries.values():
        if one.control is not None:
            one.control.close()
    _nurseries.clear()


os.register_at_fork(after_in_child=_forget)
