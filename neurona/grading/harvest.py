"""What a kernel sends while a cell runs: records are taken out, output is capped as it arrives, markup stays behind."""

from __future__ import annotations

from nbformat import from_dict

from neurona.grading.recorder import MIME

MOST_RECORDS = 10_000
LARGEST_RECORDS = 32 << 20
CUT = "\n… the rest of this cell's output was left out (more than {limit} bytes).\n"
# What cannot run a script in the browser of whoever reads the graded notebook.
SAFE = ("text/plain", "image/png", "image/jpeg")


class Harvest:
    """Collects the records of one cell and counts its output.

    Args:
        limit: Bytes of output that are kept.
        asked: Is this a check cell? Elsewhere records mean nothing and are dropped.
    """

    def __init__(self, limit: int, asked: bool):
        self.limit = self.left = limit
        self.asked = asked
        self.records = []
        self.disturbed = False
        self._weight = 0
        self._cut = False

    def takes(self, message: dict) -> bool:
        """Is this message dealt with here?"""
        kind, content = message["msg_type"], message["content"]
        data = content.get("data")
        if (
            kind in ("display_data", "update_display_data", "execute_result")
            and isinstance(data, dict)
            and MIME in data
        ):
            self._record(data[MIME])
            return True
        if kind.startswith("comm_"):
            return True  # comms and widgets have nobody to talk to while grading
        if kind not in ("stream", "display_data", "update_display_data", "execute_result", "error"):
            return False
        self.left -= weight(content)
        if self.left >= 0:
            return False
        if self._cut:
            return True
        self._cut = True
        content.clear()
        content.update(name="stdout", text=CUT.format(limit=self.limit))
        message["msg_type"] = message["header"]["msg_type"] = "stream"
        return False

    def _record(self, content) -> None:
        if not self.asked:
            return
        self._weight += weight(content)
        record = well_formed(content, len(self.records))
        full = len(self.records) >= MOST_RECORDS or self._weight > LARGEST_RECORDS
        if record is None or full:
            self.disturbed = True
        else:
            self.records.append(record)


def well_formed(content, position: int) -> dict | None:
    """The record, rebuilt from the parts that a record has; None if it is none, or not the next one."""
    if not isinstance(content, dict) or type(content.get("n")) is not int or content["n"] != position:
        return None
    value, raised = content.get("value"), content.get("raised")
    if isinstance(value, str):
        return {"value": value}
    if isinstance(raised, dict):
        texts = {key: str(raised.get(key, ""))[:400] for key in ("name", "message")}
        if isinstance(raised.get("line"), int) and isinstance(raised.get("text"), str):
            texts.update(line=int(raised["line"]), text=raised["text"][:400])
        return {"raised": texts}
    return None


def weight(content) -> int:
    """Roughly the bytes of a message's texts."""
    if isinstance(content, str):
        return len(content)
    if isinstance(content, dict):
        return sum(weight(key) + weight(value) for key, value in content.items())
    if isinstance(content, (list, tuple)):
        return sum(map(weight, content))
    return 8


def harmless(outputs: list) -> list:
    """Outputs without anything that a browser would run: no HTML, JavaScript, SVG or widget views."""
    return [new for new in map(_rebuilt, outputs) if new is not None]


def _rebuilt(output):
    """The output made again from texts alone; None if it is none, or if nothing of it is safe."""
    kind = output.get("output_type")
    if kind == "stream":
        parts = {"name": output.get("name"), "text": output.get("text")}
    elif kind == "error":
        lines = output.get("traceback")
        parts = {"ename": output.get("ename"), "evalue": output.get("evalue")}
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            return None
    elif kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
        parts = {mime: output["data"][mime] for mime in SAFE if mime in output["data"]}
    else:
        return None
    if not parts or not all(isinstance(text, str) for text in parts.values()):
        return None
    parts = {name: _encodable(text) for name, text in parts.items()}
    if kind == "error":
        parts["traceback"] = [_encodable(line) for line in lines]
    elif kind != "stream":
        parts = {"data": parts, "metadata": {}}
    if kind == "execute_result":
        count = output.get("execution_count")
        parts["execution_count"] = count if type(count) is int and count >= 0 else None
    return from_dict({"output_type": kind, **parts})


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
