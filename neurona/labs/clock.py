"""A clock repeats a short step between the notebook's messages, so that buttons and sliders keep answering.

The steps run in the event loop that delivered the message to start: nothing blocks, and no thread is added.
Kernels with subshells deliver messages on more than one thread, so a step must guard what it shares with
them. Only one clock runs at a time: the one that was started last.
"""

import asyncio
import time

PERIOD = 0.04  # seconds from one step to the next: 25 pictures a second are as many as the eye wants
BREATH = 0.01  # seconds that are left for messages, however long a step takes


class Clock:
    """Repeat step() until it returns False, or until stop().

    Without an event loop (in a script) start() repeats the step at once, until it ends by itself.

    Args:
        step: function without arguments, a few hundredths of a second long; False ends the clock.
    """

    _latest = None  # the clock that was started last, in the whole kernel

    def __init__(self, step):
        self._step = step
        self._turn = None  # changes with every start and stop, so that an old task sees that it is over
        self._task = None

    @property
    def running(self):
        return self._turn is not None

    def start(self):
        """Begin to repeat the step, and stop the clock that was running before."""
        stop_latest()
        Clock._latest = self
        self._turn = turn = object()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            while self._turn is turn and self._go(turn):
                pass
        else:
            # The loop keeps only a weak reference to a task.
            self._task = loop.create_task(self._repeat(turn))

    def stop(self):
        """End after the step that is being made; also from another thread."""
        self._turn = None

    async def _repeat(self, turn):
        # First answer the button that started this.
        await asyncio.sleep(BREATH)
        while self._turn is turn:
            began = time.monotonic()
            if not self._go(turn):
                return
            await asyncio.sleep(max(BREATH, PERIOD - (time.monotonic() - began)))

    def _go(self, turn):
        more = False
        try:
            more = self._step()
        finally:
            # Another thread may have started a new turn meanwhile; that one goes on.
            if not more and self._turn is turn:
                self.stop()
        return more


def stop_latest():
    """Stop the clock that was started last, in this lab or another one."""
    if Clock._latest is not None:
        Clock._latest.stop()
