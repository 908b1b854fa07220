"""Fork a kernel: the steps from a process that has everything to one that knows nothing of the others."""

import contextlib
import os
import signal
import socket
import traceback

from neurona.grading import confinement, kernel, linux


class Newborn(BaseException):
    """Raised in a forked child: unwinds the stack, so that student code finds nothing of the zygote on it."""


def fork_kernel(line, listeners, prefix, limits, confined):
    """Fork a kernel from this process.

    Args:
        line, listeners: descriptors, as in `kernel.make_fresh`.
        prefix: address of the kernel's channels.
        limits: Limits.
        confined: whether the kernel gets namespaces of its own.

    Returns:
        int, the number of the kernel's process, a child of this one.

    Raises:
        OSError: the kernel could not be confined.
        Newborn: in the child, which has its descriptors and is to become a kernel.
    """
    threads = os.listdir("/proc/self/task")
    if len(threads) != 1:
        raise OSError(f"a process with {len(threads)} threads cannot be forked safely")
    fork = _fork_confined if confined else os.fork
    pid = fork()
    if pid == 0:
        kernel.make_fresh(line, listeners)
        raise Newborn(prefix, limits if confined else None)
    return pid


def _fork_confined():
    # The process that enters the namespaces stays outside the new PID namespace: its child is process 1 of
    # it, and is ours when the one between has ended, because we are process 1 of the outer sandbox.
    reading, writing = os.pipe()
    between = os.fork()
    if between == 0:
        said = ""
        try:
            confinement.enter_namespaces()
            said = str(os.fork())
        except BaseException as refusal:
            said = f"{type(refusal).__name__}: {refusal}"
        if said == "0":
            return 0
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        answer = pipe.read()
    os.waitpid(between, 0)
    if not answer.isdigit():
        raise OSError(answer or "the process between ended without a word")
    return int(answer)


def become_kernel(prefix, limits):
    """Be a kernel until its end; nothing returns from here.

    Args:
        prefix: address of the channels.
        limits: Limits, or None for a kernel that is not confined.
    """
    with socket.socket(fileno=kernel.LINE) as line:
        try:
            if limits is None:  # else process 1 of the sandbox takes the kernel with it
                linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
            else:
                confinement.lock(limits)
            kernel.send(line, {"locked": True})
            kernel.serve(line, prefix)
        except EOFError:
            pass  # never launched: a spare that nobody needed
        except BaseException:
            with contextlib.suppress(OSError, ValueError):
                kernel.send(line, {"error": traceback.format_exc(limit=-4)})
            os._exit(1)
    os._exit(0)
