"""Channels to a kernel that may send anything: what is no Jupyter message is passed on as an empty one.

A student's code holds the key of its own kernel and can write to the channels itself. A message that cannot
be unpacked would otherwise end the grader's loop in the middle of a class.
"""

from jupyter_client.channels import AsyncZMQSocketChannel, ZMQSocketChannel

# What readers of a message take for granted, by its type.
_OUTPUT = {"data": dict, "metadata": dict}
_PARTS = ("header", "parent_header", "metadata", "content")
_COMM = {"comm_id": str, "data": dict}
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


def read(session, parts):
    """Make a message of its parts.

    Args:
        session: the client's jupyter_client Session.
        parts: list of bytes, as they came.

    Returns:
        dict, the message; where it is none, an empty one of the type "unreadable" that belongs to no cell.
    """
    try:
        message = session.deserialize(session.feed_identities(parts)[1])
        if all(isinstance(message[part], dict) for part in _PARTS):
            needed = _NEEDED.get(message["msg_type"], {})
            if all(isinstance(message["content"].get(name), kind) for name, kind in needed.items()):
                return message
    except Exception:  # not JSON, too deep, too short, a list for a dict, a signature that does not fit, ...
        pass
    header = {"msg_id": "", "msg_type": "unreadable"}
    return {**header, "header": header, "parent_header": {}, "metadata": {}, "content": {}, "buffers": []}


class WaryChannel(ZMQSocketChannel):
    """For blocking clients."""

    def _recv(self, **kwargs):
        return read(self.session, self.socket.recv_multipart(**kwargs))


class WaryAsyncChannel(AsyncZMQSocketChannel):
    """For asynchronous clients."""

    async def _recv(self, **kwargs):
        return read(self.session, await self.socket.recv_multipart(**kwargs))
