"""Answers that weigh down or break whoever reads them, and messages that break whoever listens."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

import textwrap

from tests.attacks.attack import WRONG, Attack

STUCK = "a grader that hangs or dies, or a check without a grade"
SEND = """
from IPython.display import publish_display_data
def send(kind, content, **header):
    kernel = get_ipython().kernel
    message = kernel.session.msg(kind, content, parent=kernel.get_parent())
    message["header"].update(header)
    kernel.session.send(kernel.iopub_socket, message)
    import time; time.sleep(0.01)
def nested(depth):
    inner = "x"
    for _ in range(depth): inner = [inner]
    return inner
"""


def messages(name, does, lines, success=STUCK):
    """An attack that sends messages of its own while the check runs and before it."""
    body = "\n".join(f"    {line}" for line in textwrap.dedent(lines).strip().splitlines())
    return Attack(name, does, success, f"{SEND}\ndef attack():\n{body}\nattack()\ndef double(x):\n    attack()\n    return 0\n")


def payload(name, does, value):
    """An attack that sends `value` where a recorded value is expected."""
    return Attack(name, does, STUCK, f"{WRONG}from neurona.grading import recorder\nFORGED = {value}\n"
                                     "recorder.encode = lambda answer: {'value': FORGED}")


ANSWERS = [
    Attack("endless answer", "returns an iterator that never ends", STUCK,
           "import itertools\ndef double(x):\n    return itertools.count()", stock=True),
    Attack("endless list", "returns a list subclass whose iterator never ends", STUCK, """
        import itertools
        class Long(list):
            __iter__ = lambda self: itertools.repeat(0)
            __len__ = lambda self: 3
        def double(x): return Long()"""),
    Attack("cyclic answer", "returns a list that contains itself", STUCK,
           "def double(x):\n    a = []\n    a.append(a)\n    return a", stock=True),
    Attack("deep answer", "returns lists nested 100,000 deep", STUCK,
           "def double(x):\n    a = []\n    for _ in range(100_000): a = [a]\n    return a", stock=True),
    Attack("large answer", "returns an array of fifty million numbers", STUCK,
           "def double(x):\n    return np.zeros(50_000_000)"),
    Attack("ragged answer", "returns 3,000 lists of different lengths, two million numbers in all", STUCK,
           "def double(x):\n    return [[0] * (n % 1500) for n in range(3000)]", stock=True),
    Attack("long number", "returns a whole number of two million digits", STUCK,
           "def double(x):\n    return 1 << 7_000_000"),
    payload("deep record", "sends a record nested 50,000 deep", "'[' * 50_000 + ']' * 50_000"),
    payload("long number in a record", "sends a record with a number of 3 million digits", "'9' * 3_000_000"),
    payload("large record", "sends a record of 15 MB", "'[' + '0,' * 7_500_000 + '0]'"),
    payload("array that promises too much", "sends a record of an array with a shape of 10^12 and no numbers",
            """'{"array":"float","shape":[1000000,1000000],"values":[]}'"""),
    payload("shape that overflows", "sends an array with negative, huge and false sizes",
            """'{"array":"float","shape":[-1,9223372036854775807,true],"values":[1]}'"""),
    payload("not a text", "sends a list where the text of a record belongs", "['6']"),
    Attack("many records", "sends 20,000 records", STUCK, """
        from neurona.grading.recorder import publish
        def double(x):
            for n in range(20_000): publish({"n": n, "value": "6"})"""),
]

MESSAGES = [
    # Messages that no Jupyter kernel sends.
    messages("message without meaning", "sends messages of unknown, empty and numeric types", """
        for kind in ("", "nothing", "execute_reply", "comm_x"): send(kind, {})
        send("status", {}, msg_type=5)
        send("status", {}, msg_type=["status"])
        send("status", {}, msg_type=None)"""),
    messages("outputs of wrong kinds", "sends outputs whose parts are lists, numbers and nothing", """
        for odd in ([], 5, "x", None, {"a": 1}):
            send("display_data", {"data": {"text/plain": odd}, "metadata": {}})
            send("display_data", {"data": {"image/png": odd}, "metadata": {}})
            send("display_data", {"data": odd, "metadata": odd, "transient": odd})
            send("stream", {"name": odd, "text": odd})
            send("stream", {"name": "stdout", "text": odd})
            send("error", {"ename": odd, "evalue": odd, "traceback": [odd]})
            send("error", {"ename": "E", "evalue": "e", "traceback": [odd]})
            send("execute_result", {"data": {}, "metadata": {}, "execution_count": odd})
            send("execute_input", {"code": odd, "execution_count": odd})"""),
    messages("transient of wrong kind", "sends outputs whose `transient` is a list", """
        send("display_data", {"data": {"text/plain": "x"}, "metadata": {}, "transient": [1]})"""),
    messages("display id of wrong kind", "sends outputs whose display id is a list", """
        send("display_data", {"data": {"text/plain": "x"}, "metadata": {}, "transient": {"display_id": [1]}})
        send("update_display_data", {"data": {"text/plain": "x"}, "metadata": {}, "transient": {"display_id": {}}})"""),
    messages("deep message", "sends outputs nested 250 to 900 deep", """
        for depth in (250, 400, 600, 900):
            send("display_data", {"data": {"text/plain": nested(depth)}, "metadata": {}})
            send("display_data", {"data": {"application/vnd.neurona.record+json": nested(depth)}, "metadata": {}})
            send("stream", {"name": "stdout", "text": "x", "more": nested(depth)})"""),
    messages("deep record parts", "sends records whose parts are nested 250 deep", """
        for part in ("value", "raised"):
            data = {"n": 0, part: {"name": nested(250), "message": nested(300), "line": 10**300, "text": "x"}}
            send("display_data", {"data": {"application/vnd.neurona.record+json": data}, "metadata": {}})"""),
    messages("counts of wrong kind", "sends execution counts that are texts and huge numbers", """
        for odd in ("x", -1, 10**400, True): send("execute_result", {"data": {"text/plain": "1"}, "metadata": {}, "execution_count": odd})
        for odd in ("x", [], 10**400): send("status", {"execution_state": "busy", "execution_count": odd})"""),
    messages("idle too early", "says that the cell is done while it still runs", """
        send("status", {"execution_state": "idle"})
        send("status", {"execution_state": "dead"})
        send("status", {"execution_state": "restarting"})"""),
    messages("outputs of others rewritten", "updates and clears displays of other cells", """
        for n in range(20): send("update_display_data", {"data": {"text/plain": "8.0"}, "metadata": {}, "transient": {"display_id": str(n)}})
        send("clear_output", {"wait": True})
        send("clear_output", {"wait": False})""", "points, or a verdict that is gone from the page"),
    messages("comms", "opens 2,000 comms and widgets with invented states", """
        for n in range(500):
            for kind in ("comm_open", "comm_msg", "comm_close"):
                send(kind, {"comm_id": str(n), "target_name": "jupyter.widget", "data": {"state": {"_model_name": "OutputModel", "msg_id": "x"}, "method": "update"}}) if n < 8 else None"""),
    Attack("message of 100 MB", "sends one message of 100 MB", STUCK,
           SEND + "\ndef double(x):\n    send('stream', {'name': 'stdout', 'text': 'x' * 100_000_000})\n    return 0"),
    Attack("reply without an error's name", "makes the kernel reply that there was an error, and not which", STUCK, """
        async def reply(*args, **kwargs):
            return {"status": "error"}
        get_ipython().kernel.do_execute = reply"""),
    Attack("reply of wrong kinds", "makes the kernel reply with lists and numbers where texts belong", STUCK, """
        async def reply(*args, **kwargs):
            return {"status": "error", "ename": [1], "evalue": {"a": 2}, "traceback": 7, "execution_count": "x"}
        get_ipython().kernel.do_execute = reply"""),
    Attack("reply of another type", "answers the request to run a cell with a message of another type", STUCK, """
        kernel = get_ipython().kernel
        original = kernel.session.send
        def send(stream, kind, *args, **kwargs):
            if kind == "execute_reply": kind, args = "nothing_reply", ({},) + args[1:]
            if "content" in kwargs: kwargs["content"] = {}
            return original(stream, kind, *args, **kwargs)
        kernel.session.send = send"""),
    Attack("wrong signatures", "signs its messages with another key", STUCK,
           "get_ipython().kernel.session.key = b'another key'"),
    Attack("question to the instructor", "asks the instructor to type something", STUCK, """
        def double(x):
            kernel = get_ipython().kernel
            kernel._allow_stdin = True
            try: return float(kernel.raw_input("your password? "))
            except BaseException: return 0"""),
    Attack("channels closed", "closes every open file of its process, channels included", STUCK,
           "import os\ndef double(x):\n    os.closerange(3, 500)\n    return 0"),
    Attack("channels scribbled on", "writes rubbish into every open file of its process", STUCK, """
        import os
        def double(x):
            for number in range(3, 100):
                try: os.set_blocking(number, False); os.write(number, b"\\xff\\x00rubbish" * 1000)
                except OSError: pass
            return 0"""),
    Attack("streams taken away", "sets `sys.stdout`, `sys.stderr` and the display hooks to None", STUCK, """
        import sys
        def double(x):
            get_ipython().display_pub = None
            sys.displayhook = sys.stdout = sys.stderr = None
            return 0"""),
]
