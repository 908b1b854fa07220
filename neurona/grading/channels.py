"""Channels to a kernel that may send anything: what is no Jupyter message is passed on as an empty one.

A student's code holds the key of its own kernel and can write to the channels itself. A message that cannot
be unpacked would otherwise end the grader's loop in the middle of a class.
"""

from jupyter_client.channels import AsyncZMQSocketChannel, ZMQSocketChannel

# What readers of a message take for granted, by its type.
_OUTPUT = {"data": dict, "metadata": dict}
_PARTS = ("header", "parent_header", "metadata", "content")
_COMM = {"comm_id": str, "data": dict}
_DEEPEST = 60  # lists and dicts inside each other
_HIGHEST = 1 << 31  # number of a cell
_NEEDED = {
    "clear_output": {"wait": bool},
    "comm_close": _COMM,
    "comm_msg": _COMM,
    "comm_open": {**_COMM, "target_name": str},
    "display_data": _OUTPUT,
    "error": {"ename": str, "evalue": str, "traceback": list},
    "execute_input": {"execution_count": int},
    "execute_reply": {"status": str},
    "execute_result": {**_OUTPUT, "execution_count": int},
    "kernel_info_reply": {"language_info": dict},
    "status": {"execution_state": str},
    "stream": {"name": str, "text": str},
    "update_display_data": _OUTPUT,
}


def read(session, parts, replies=False):
    """Make a message of its parts.

    Args:
        session: the client's jupyter_client Session.
        parts: list of bytes, as they came.
        replies: Is this a channel on which nothing but replies come?

    Returns:
        dict, the message; where it is none, an empty one of the type "unreadable" that belongs to no cell.
    """
    try:
        message = session.deserialize(session.feed_identities(parts)[1])
        if all(isinstance(message[part], dict) and _shallow(message[part]) for part in _PARTS):
            kind, content = message["msg_type"], message["content"]
            if isinstance(kind, str) and _has_shape(kind, content) and (not replies or _is_reply(kind, content)):
                return message
    except Exception:  # not JSON, too deep, too short, a list for a dict, a signature that does not fit, ...
        pass
    header = {"msg_id": "", "msg_type": "unreadable"}
    return {**header, "header": header, "parent_header": {}, "metadata": {}, "content": {}, "buffers": []}


def _shallow(value) -> bool:
    layer = [value]
    for _ in range(_DEEPEST):
        layer = [part for whole in layer for part in (whole.values() if isinstance(whole, dict) else whole)
                 if isinstance(part, (dict, list))]
        if not layer:
            return True
    return False


def _has_shape(kind, content) -> bool:
    if not all(isinstance(content.get(name), type_) for name, type_ in _NEEDED.get(kind, {}).items()):
        return False
    count, transient = content.get("execution_count"), content.get("transient")
    if count is not None and (type(count) is not int or not 0 <= count < _HIGHEST):
        return False
    if transient is not None and not (isinstance(transient, dict) and isinstance(transient.get("display_id", ""), str)):
        return False
    if "data" in _NEEDED.get(kind, {}) and not kind.startswith("comm_"):
        return all(isinstance(value, str) or name.endswith("json") for name, value in content["data"].items())
    return kind != "error" or _texts(content["traceback"])


def _is_reply(kind, content) -> bool:
    if not kind.endswith("_reply") or not isinstance(content.get("status"), str):
        return False
    told = (content.get("ename"), content.get("evalue"))
    if content["status"] != "error":
        return True
    return all(isinstance(text, str) for text in told) and _texts(content.get("traceback"))


def _texts(value) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


class WaryChannel(ZMQSocketChannel):
    """For blocking clients."""

    replies = False

    def _recv(self, **kwargs):
        return read(self.session, self.socket.recv_multipart(**kwargs), self.replies)


class WaryReplies(WaryChannel):
    """The same for the channels shell and control."""

    replies = True


class WaryAsyncChannel(AsyncZMQSocketChannel):
    """For asynchronous clients."""

    replies = False

    async def _recv(self, **kwargs):
        return read(self.session, await self.socket.recv_multipart(**kwargs), self.replies)


class WaryAsyncReplies(WaryAsyncChannel):
    """The same for the channels shell and control."""

    replies = True
