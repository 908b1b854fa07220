"""Kernel clients that do not wait longer than they must, and do not read more than they should.

jupyter_client empties the iopub channel of a new kernel by waiting until nothing has come for 0.2 s. The
kernel says itself when it has answered: with the status "idle" for the question that was asked.
"""

import time
from queue import Empty

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.utils import ensure_async, run_sync
from traitlets import Type

from neurona.grading.channels import WaryAsyncChannel, WaryAsyncReplies, WaryChannel, WaryReplies

NOT_READY = "The kernel did not answer within {seconds} seconds."
DIED = "The kernel ended before it answered. {reason}"
_ASK_AGAIN = 1.0  # seconds
_MOST_WAITING = 16  # messages; the kernel keeps the others, in its own memory


def bound(context, largest_message):
    """Limit what sockets made from now on hold in memory, however fast a kernel sends.

    Args:
        context: zmq.Context; only there can options be set before a socket connects.
        largest_message: bytes; a peer that sends more is disconnected.
    """
    context.setsockopt(zmq.MAXMSGSIZE, largest_message)
    context.setsockopt(zmq.RCVHWM, _MOST_WAITING)


class QuickClient:
    """What both kinds of client have in common."""

    @property
    def _provisioner(self):
        return self.parent.provisioner

    def start_channels(self, shell=True, iopub=True, stdin=True, hb=True, control=True):
        """Start the channels, but never the heartbeat.

        A kernel that breaks its heartbeat would keep us waiting for ever for the thread that listens to it, and
        whether the kernel lives is known without it.
        """
        super().start_channels(shell=shell, iopub=iopub, stdin=stdin, hb=False, control=control)

    def execute(self, *args, **kwargs):
        """Run a cell, as jupyter_client does, with new CPU time for it."""
        self._provisioner.start_cell()
        return super().execute(*args, **kwargs)

    def _create_connected_socket(self, channel, identity=None):
        bound(self.context, self._provisioner.largest_message)
        return super()._create_connected_socket(channel, identity)

    async def _async_wait_for_ready(self, timeout=None):
        """Return when the kernel has answered and its iopub channel is connected and empty.

        Args:
            timeout: seconds, or None for no limit.

        Raises:
            RuntimeError: the kernel died or did not answer in time.
        """
        deadline = time.monotonic() + (float("inf") if timeout is None else timeout)
        while True:
            asked = self.kernel_info()
            if await self._answered(asked):
                return
            if not await ensure_async(self.is_alive()):
                raise RuntimeError(DIED.format(reason=self._provisioner.failure()))
            if time.monotonic() > deadline:
                raise RuntimeError(NOT_READY.format(seconds=timeout))

    async def _answered(self, asked):
        until = time.monotonic() + _ASK_AGAIN
        waiting_for = {"reply", "idle"}
        while waiting_for:
            channel = self.shell_channel if "reply" in waiting_for else self.iopub_channel
            try:
                message = await ensure_async(channel.get_msg(timeout=max(0.0, until - time.monotonic())))
            except Empty:
                return False
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "kernel_info_reply":
                self._handle_kernel_info_reply(message)
                waiting_for.discard("reply")
                # The status was sent before, unless iopub was not connected yet: then ask again soon.
                until = min(until, time.monotonic() + 0.2)
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                waiting_for.discard("idle")
        return True


class QuickAsyncClient(QuickClient, AsyncKernelClient):
    """For AsyncKernelManager: nbclient, nbgrader, the Jupyter server."""

    wait_for_ready = QuickClient._async_wait_for_ready
    shell_channel_class = Type(WaryAsyncReplies)
    iopub_channel_class = Type(WaryAsyncChannel)
    stdin_channel_class = Type(WaryAsyncChannel)
    control_channel_class = Type(WaryAsyncReplies)


class QuickBlockingClient(QuickClient, BlockingKernelClient):
    """For KernelManager: nbval, scripts."""

    wait_for_ready = run_sync(QuickClient._async_wait_for_ready)
    shell_channel_class = Type(WaryReplies)
    iopub_channel_class = Type(WaryChannel)
    stdin_channel_class = Type(WaryChannel)
    control_channel_class = Type(WaryReplies)
