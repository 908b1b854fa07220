"""Run the cells of a notebook to the end, whatever the notebook does to its kernel.

A cell that kills or blocks the kernel is left out, a new kernel takes over, the cells before it are run again, and
the rest of the notebook gets its chance.
"""

from __future__ import annotations

import asyncio
import errno
import time

from nbclient.client import CellExecutionComplete
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from nbgrader.preprocessors import Execute
from traitlets import Float, Integer

from neurona.grading.busy import Line
from neurona.grading.harvest import Harvest, harmless

LONGER = 3  # times as long we wait for a reply after a kernel was lost
ENDED_AT_MOST = 3  # kernels that somebody else has ended, in one notebook
PAUSE = 2.0  # seconds after each of them
LATE = 3  # times its seconds, if the machine is so busy that a cell waits for a processor
AGAIN = "Cell %s was lost (%s) and gets a second chance, in case the machine was to blame."
NOT_STARTED = "The kernel {kernel} did not start: {reason}"
ENDED = (
    "Something on this machine has ended the kernel {count} times. Is there enough memory for all that runs here? "
    "Grade with fewer workers (--jobs), or lower c.SandboxProvisioner.memory."
)
LOST = (DeadKernelError, CellTimeoutError)
OURS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSPC)  # the grader itself has run out of something


class KernelNotStarted(RuntimeError):
    """No kernel could be had, or none that was left alone; this says nothing about the submission, which stays
    ungraded."""


class KernelBroken(Exception):
    """The kernel lives and says that it is idle, but it does not reply."""


class PatientExecute(Execute):
    """nbgrader's Execute, made to survive any notebook. Subclasses say what runs and what it means."""

    notebook_seconds = Float(900.0, help="Longest time for one notebook, new kernels included.").tag(config=True)
    max_output = Integer(1 << 20, help="Bytes of output that are kept of one cell.").tag(config=True)
    restarts = Integer(5, help="How often a kernel that died or hangs is replaced.").tag(config=True)
    second_chances = Integer(
        3, help="How many cells may run once more after a kernel was lost, in case the machine was to blame."
    ).tag(config=True)
    reply_seconds = Float(
        3.0, help="How long the reply to a cell may be missing after the kernel has said that it is idle."
    ).tag(config=True)
    output_seconds = Integer(20, help="How long the end of a cell's output may be missing after its reply.").tag(
        config=True
    )
    start_attempts = Integer(2, help="How often to try to start a kernel.").tag(config=True)

    # What subclasses say ---------------------------------------------------------------------------------------

    def program(self, cell) -> str | None:
        """What is sent for a code cell, or None for nothing."""
        return cell.source

    def collects(self, cell) -> bool:
        """Are records of this cell wanted?"""
        return False

    def repeated(self, cell) -> bool:
        """Must a new kernel run this cell again before it can go on?"""
        return True

    def cell_done(self, cell, harvest: Harvest, stopped: bool, why: str | None) -> None:
        """A cell has ended; was it stopped for taking too long? `why` is a sentence if one is known."""

    def cell_lost(self, cell, kind: str, why: str | None) -> None:
        """The kernel was lost in a cell; `kind` is "died", "time" or "broken", `why` a sentence if one is known."""

    def given_up(self, kind: str) -> None:
        """The cells that did not run yet never will: "time", "broken" or "died" too often."""

    # The run ---------------------------------------------------------------------------------------------------

    def run_all(self, folder: str) -> None:
        """Run the cells of `self.nb` in kernels that work in `folder`.

        Raises:
            KernelNotStarted: There is no kernel to be had, or not for long enough.
        """
        self.shutdown_kernel = "immediate"
        self.iopub_timeout = self.output_seconds
        self._ran_again, self._ended_from_outside = set(), 0
        self.seconds = {}
        run_sync(self._run)(folder)

    async def _run(self, folder):
        self._deadline = time.monotonic() + self.notebook_seconds
        lost, ran, kind = set(), set(), "died"
        while len(lost) <= self.restarts:
            await self._start(folder)
            try:
                done = max(lost | ran, default=-1)
                for index, cell in enumerate(self.nb.cells):
                    if index in lost or (index <= done and not (index in ran and self.repeated(cell))):
                        continue
                    if time.monotonic() > self._deadline:
                        self.given_up("time")
                        return
                    await self._cell(cell, index)
                    ran.add(index)
                return
            except (*LOST, KernelBroken) as error:
                kind = {DeadKernelError: "died", KernelBroken: "broken"}.get(type(error), "time")
                if await self._is_ours(error) or self._second_chance(error, index):
                    self.log.warning(AGAIN, index, kind)
                    kind = "died"
                    continue
                lost.add(index)
                self.cell_lost(self.nb.cells[index], kind, self._ask("why_ended") or self._ask("why_interrupted"))
            finally:
                await self._stop()
            if kind == "broken":  # what broke this kernel would break the next one too
                break
            if time.monotonic() > self._deadline:
                kind = "time"
                break
        self.given_up(kind)

    async def _is_ours(self, error) -> bool:
        """Was the kernel ended by somebody else on this machine? Too often, and the notebook stays ungraded."""
        if not self._ask("ended_from_outside"):
            return False
        self._ended_from_outside += 1
        if self._ended_from_outside >= ENDED_AT_MOST:
            raise KernelNotStarted(ENDED.format(count=self._ended_from_outside)) from error
        await asyncio.sleep(PAUSE)  # perhaps it is over by then
        return True

    def _second_chance(self, error, index) -> bool:
        """May the cell run once more? A few may, if their kernel was lost without the cell using up its time."""
        slow = time.monotonic() - self._started > max(self.timeout or 0, 2 * self.output_seconds) / 2
        if index in self._ran_again or len(self._ran_again) >= self.second_chances:
            return False
        if self._timed_out or slow or error.__cause__ is not None:
            return False
        self._ran_again.add(index)
        return True

    async def _start(self, folder):
        reason = None
        for _ in range(self.start_attempts):
            try:
                self.create_kernel_manager()
                await self.async_start_new_kernel(cwd=folder)
                await self.async_start_new_kernel_client()
                return
            except Exception as error:  # whatever it is, it is ours and not the student's
                reason = error
                await self._stop()
        raise KernelNotStarted(NOT_STARTED.format(kernel=self.kernel_name or "python3", reason=reason)) from reason

    async def _stop(self):
        if self.km is None:
            return
        try:
            await self._async_cleanup_kernel()
        except Exception as error:
            self.log.warning("%s", error)
        self.km = self.kc = None

    async def _cell(self, cell, index):
        program = self.program(cell) if cell.cell_type == "code" else None
        if program is None:
            return
        original, started = cell.source, time.monotonic()
        self._started = started
        self._line = Line(getattr(getattr(self.km, "provisioner", None), "pid", None), LATE * (self.timeout or 0))
        self._harvest = Harvest(self.max_output, self.collects(cell))
        self._timed_out = False
        cell.source = program
        try:
            # What a check asks is not for the notebook's history, where later cells could read it.
            number, kept = self.code_cells_executed + 1, not self.collects(cell)
            await self._watched(self.async_execute_cell(cell, index, execution_count=number, store_history=kept))
        except (*LOST, KernelBroken):
            raise
        except Exception as error:
            if isinstance(error, MemoryError) or getattr(error, "errno", None) in OURS:
                raise
            self.log.warning("%s: %s", type(error).__name__, error)
            raise KernelBroken from error  # the kernel says what no kernel says
        finally:
            cell.source = original
            cell.outputs = harmless(cell.get("outputs", []))
            cell.execution_count = self.code_cells_executed or None
            self.seconds[cell.get("id", str(index))] = round(time.monotonic() - started, 4)
        why = self._ask("why_interrupted") if self._timed_out or self._interrupted(cell) else None
        self.cell_done(cell, self._harvest, self._timed_out or bool(why), why)

    async def _watched(self, execution):
        """Wait for a cell, but not for one that the kernel has ended without a reply: its inner works are broken."""
        self._idle = asyncio.Event()
        patience = self.reply_seconds * (LONGER if self._ran_again else 1)
        patience = min(patience, max(1.0, self._deadline - time.monotonic()))
        running, idle = asyncio.ensure_future(execution), asyncio.ensure_future(self._idle.wait())
        try:
            await asyncio.wait({running, idle}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait({running}, timeout=patience if idle.done() else None)
            if not running.done():
                raise KernelBroken
            return running.result()
        finally:
            idle.cancel()
            if not running.done():
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)

    def _interrupted(self, cell) -> bool:
        names = [output.ename for output in cell.outputs if output.output_type == "error"]
        names += [record["raised"]["name"] for record in self._harvest.records if "raised" in record]
        return "KeyboardInterrupt" in names

    def _ask(self, question: str) -> str | None:
        """What the kernel's provisioner has to say, if it is one of ours."""
        ask = getattr(getattr(self.km, "provisioner", None), question, None)
        return ask() if ask else None

    # nbclient --------------------------------------------------------------------------------------------------

    def _get_timeout(self, cell):
        left = self._deadline - time.monotonic()
        return max(1, min(self.timeout or left, left))

    async def _async_handle_timeout(self, timeout, cell=None):
        while late := self._line.more(0.05 * timeout):
            self._deadline += late
            if await self.kc.shell_channel.socket.poll(int(1000 * late)):
                return None
            await self._async_check_alive()
        self._timed_out = True
        return await super()._async_handle_timeout(timeout, cell)

    def process_message(self, msg, cell, cell_index):
        """Take records out of the stream and stop listening to endless output; the rest is nbclient's."""
        if msg["msg_type"] == "status" and msg["content"].get("execution_state") == "idle":
            self._idle.set()
        try:
            if self._harvest.takes(msg):
                return None
            return super().process_message(msg, cell, cell_index)
        except CellExecutionComplete:
            raise
        except Exception as error:  # a message that was made to do this; the others still count
            self.log.warning("%s: %s", type(error).__name__, error)
            return None
