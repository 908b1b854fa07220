"""Jupyter's way to our kernels: two provisioners that a kernelspec can name.

`neurona-sandbox` forks kernels behind two walls, for grading. `neurona-warm` forks them without walls, for
our own tests. Everything that starts kernels through jupyter_client can use them: nbgrader, nbclient, nbval.
"""

import os
import signal
import sys

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Bool, Float, Integer, List, Unicode

from neurona.grading import confinement, kernel, sandbox, shipment, zygote
from neurona.grading.client import QuickAsyncClient, QuickBlockingClient, bound
from neurona.grading.limits import MEGABYTE, Limits
from neurona.grading.nursery import nursery

TOO_MUCH_MEMORY = "The notebook used more than {megabytes} MB of memory and was stopped."
TOO_LONG = "A cell computed for more than {seconds} seconds, and was stopped. Does a loop in it never end?"
TOO_LONG_IN_ALL = "The notebook computed for more than {seconds} seconds and was stopped."
ENDED_ITSELF = "The notebook's process ended while it was running (exit status {status})."


class WarmProvisioner(LocalProvisioner):
    """Forks kernels from a process that has imported everything; they see what a stock kernel sees."""

    spare = Bool(True, help="Whether to get the next kernel ready while this one works.").tag(config=True)
    largest_message = Integer(
        16 * MEGABYTE,
        help="Bytes of the largest message that is read from a kernel; one that sends more is cut off.",
    ).tag(config=True)

    kernel = None
    _replaced = None  # the address of a kernel that is being restarted
    _ending = None

    @property
    def can_fork(self):
        """Whether kernels can be forked here; elsewhere this is jupyter_client's own provisioner."""
        return sys.platform == "linux" and hasattr(os, "pidfd_open")

    @property
    def has_process(self):
        return self.kernel is not None or super().has_process

    def limits(self):
        """What a kernel may use; means nothing for those that have no walls."""
        return Limits()

    def nursery(self):
        """Where this provisioner gets its kernels."""
        return nursery(confined=False)

    async def pre_launch(self, **kwargs):
        if not self.can_fork:
            return await super().pre_launch(**kwargs)
        self._ending = None
        self._arguments = tuple(kwargs.pop("extra_arguments", ()))
        self.kernel = self.nursery().take(self.limits(), self._arguments, self._replaced)
        self._replaced = None
        self._introduce(self.parent)
        self.connection_info = self.parent.get_connection_info()
        return {**await super(LocalProvisioner, self).pre_launch(**kwargs), "cmd": []}

    def _introduce(self, manager):
        """Tell the kernel manager where its kernel is."""
        address = self.kernel.address
        manager.transport, manager.ip = "ipc", address.prefix
        for number, channel in enumerate(kernel.CHANNELS, 1):
            setattr(manager, f"{channel}_port", number)
        manager.session.key = address.key.encode()
        manager.connection_file = f"{address.prefix}.json"
        bound(manager.context, self.largest_message)
        waits = not isinstance(manager, AsyncKernelManager)
        manager.client_factory = QuickBlockingClient if waits else QuickAsyncClient

    async def launch_kernel(self, cmd, **kwargs):
        if self.kernel is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.cwd = kwargs.get("cwd") or None
        self.pid = self.kernel.pid
        self._order(kwargs["env"])
        if self.spare:
            self.nursery().get_ready(self.limits(), self._arguments)
        return self.connection_info

    def _order(self, environment):
        environment.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        self.kernel.order(str(self.cwd or os.getcwd()), environment)

    def start_cell(self):
        """A new cell begins: count its CPU time from nothing. Our clients call this."""
        if self.kernel is not None:
            self.kernel.start_cell()

    def failure(self):
        """Why the kernel did not get ready, as a traceback, or ""."""
        return self.kernel.failure() if self.kernel is not None else ""

    def why_interrupted(self):
        """Which limit the present cell has exceeded, as a sentence, or None."""
        return self._sentence(self.kernel.stopped_for()) if self.kernel is not None else None

    def why_ended(self):
        """Why the kernel is gone, as a sentence; None while it runs and after an ordinary end."""
        if self.kernel is not None and not self.kernel.alive():
            self._ending = self.kernel.ending()
        if self._ending is None:
            return None
        status = ENDED_ITSELF.format(status=self._ending.get("status"))
        return self._sentence(self._ending.get("why")) or status

    def ended_from_outside(self):
        """Was the kernel ended by neither itself nor a limit, but by somebody on this machine?"""
        return False  # without walls, it can be made to look like that

    def _sentence(self, why):
        limits = self.limits()
        return {
            zygote.TOO_MUCH_MEMORY: TOO_MUCH_MEMORY.format(megabytes=limits.memory // MEGABYTE),
            zygote.TOO_LONG: TOO_LONG.format(seconds=f"{limits.cell_cpu:g}"),
            zygote.TOO_LONG_IN_ALL: TOO_LONG_IN_ALL.format(seconds=f"{limits.notebook_cpu:g}"),
        }.get(why)

    async def poll(self):
        if self.kernel is None:
            return await super().poll()
        return None if self.kernel.alive() else self.kernel.ending().get("status") or 0

    async def wait(self):
        if self.kernel is None:
            return await super().wait()
        self.kernel.wait(5)
        status = await self.poll()
        self._let_go()
        return status

    async def send_signal(self, signum):
        if self.kernel is None:
            await super().send_signal(signum)
        else:
            self.kernel.signal(signum)

    async def kill(self, restart=False):
        if self.kernel is None:
            await super().kill(restart=restart)
        else:
            self.kernel.signal(signal.SIGKILL)
            self.kernel.wait(5)

    async def terminate(self, restart=False):
        if self.kernel is None:
            await super().terminate(restart=restart)
        else:
            await self.kill(restart=restart)

    async def shutdown_requested(self, restart=False):
        # Nothing in a forked kernel is worth a goodbye.
        if self.kernel is not None:
            await self.kill(restart=restart)

    async def cleanup(self, restart=False):
        self._let_go()
        if not restart:
            self._replaced = None
        await super().cleanup(restart=restart)

    def _let_go(self):
        if self.kernel is not None:
            self._replaced = self.kernel.address
            self.kernel.close()
            self.kernel = None


class SandboxProvisioner(WarmProvisioner):
    """Forks kernels that cannot reach the course, the network, the instructor's files or each other."""

    memory = Integer(
        2048 * MEGABYTE, help="Bytes of memory that a submission may use, all its processes together."
    ).tag(config=True)
    processes = Integer(64, help="How many processes and threads a submission may have.").tag(config=True)
    open_files = Integer(512, help="How many files a process of a submission may have open.").tag(config=True)
    file_size = Integer(64 * MEGABYTE, help="Bytes of the largest file that it may write.").tag(config=True)
    disk = Integer(
        256 * MEGABYTE, help="Bytes that a submission may store in /tmp, /dev/shm and its home together."
    ).tag(config=True)
    cell_cpu = Float(
        60.0, help="CPU seconds that a cell may use; then it is interrupted, and five seconds later killed."
    ).tag(config=True)
    notebook_cpu = Float(1800.0, help="CPU seconds for one process, all cells together.").tag(config=True)
    shipped_size = Integer(
        64 * MEGABYTE, help="Bytes of the files beside a notebook that it can read, all together."
    ).tag(config=True)
    not_shipped = List(
        Unicode(),
        ["*.ipynb", "*.db", ".*", "__pycache__"],
        help="Names of files beside a notebook that it cannot see; notebooks hold the hidden tests.",
    ).tag(config=True)
    readable = List(
        Unicode(), help="More files and folders that submissions may read, for instance a large data set."
    ).tag(config=True)

    @property
    def can_fork(self):
        return super().can_fork or not sandbox.switched_off()

    def limits(self):
        names = ("memory", "processes", "open_files", "file_size", "disk", "cell_cpu", "notebook_cpu")
        return Limits(**{name: getattr(self, name) for name in names})

    def nursery(self):
        if sandbox.switched_off():
            return super().nursery()
        return nursery(confined=True, readable=tuple(self.readable))

    def ended_from_outside(self):
        # Behind the walls the kernel is process 1, which nothing that it starts can kill: SIGKILL comes from the
        # system when memory is short, or from an administrator. Of a zygote that is gone, too, nothing is known.
        if sandbox.switched_off() or self.why_ended() is None:
            return False
        return self._ending.get("why") is None and self._ending.get("status") in (None, -signal.SIGKILL)

    async def pre_launch(self, **kwargs):
        if sandbox.switched_off():
            self.log.warning(sandbox.SWITCHED_OFF)
        return await super().pre_launch(**kwargs)

    def _order(self, environment):
        if sandbox.switched_off():
            super()._order(environment)
            return
        files = shipment.collect(self.cwd, self.not_shipped, self.shipped_size, self.log)
        self.kernel.order(confinement.FOLDER, files=files)
