"""The recorder runs inside the student's kernel and sends plain values out; it knows nothing of what is expected.

Everything here can be read and patched by the student's code. That is fine: what arrives outside is only data,
read by `neurona.plain.loads` on the trusted side.
"""

from __future__ import annotations

import linecache

from neurona.plain import NotPlain, dumps, refusal

MIME = "application/vnd.neurona.record+json"
LONGEST_MESSAGE = 400


class Stopped(BaseException):
    """Ends a check cell after an answer that is an exception; shown without a traceback."""

    def _render_traceback_(self):
        return []


class Recorder:
    """Evaluates the questions of one check cell in turn and publishes each answer as it comes."""

    def __init__(self):
        self.position = 0

    def __call__(self, question):
        """Evaluate one question.

        Args:
            question: Function without arguments.

        Raises:
            Stopped: The student's code raised something, and it was reported; the rest of the cell is not asked.
        """
        position, self.position = self.position, self.position + 1
        try:
            answer = question()
        except BaseException as error:
            publish({"n": position, "raised": describe(error)})
            raise Stopped from None
        publish({"n": position, **encode(answer)})


def encode(answer) -> dict:
    """The answer as text, or the reason why it cannot be read."""
    try:
        return {"value": dumps(answer)}
    except NotPlain as error:
        return {"value": refusal(error)}
    except Exception:  # a strange class may do anything; one bad answer is one bad answer
        return {"value": refusal(NotPlain("unreadable"))}


def describe(error: BaseException) -> dict:
    """Name, message and place in the student's own cells of an error."""
    try:
        message = str(error)
    except BaseException:
        message = ""
    found = {"name": type(error).__name__[:100], "message": message[:LONGEST_MESSAGE]}
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        line = linecache.getline(name, trace.tb_lineno).strip()
        if line and "ipykernel_" in name and "__neurona_record__" not in line:
            found.update(line=trace.tb_lineno, text=line[:200])
        trace = trace.tb_next
    return found


def publish(content: dict) -> None:
    """Send one message out by the kernel's own channel, whatever became of print and sys.stdout."""
    from IPython import get_ipython

    get_ipython().display_pub.publish({MIME: content})
