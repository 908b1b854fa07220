"""Runs Python in a kernel of its own, as a notebook does, and brings the result back."""

import ast
import json

from jupyter_client.manager import start_new_kernel


def run(code, timeout=600):
    """Run the code of one cell in a new kernel.

    Args:
        code: Python as in a notebook, magics and `await` included; it sets `result` to something JSON can hold.
        timeout: seconds.

    Returns:
        the result.

    Raises:
        RuntimeError: if the code raised, with its traceback.
    """
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        asked = {"result": "__import__('json').dumps(result)"}
        reply = client.execute_interactive(code, user_expressions=asked, output_hook=lambda _: None, timeout=timeout)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    answer = reply["content"]
    if answer["status"] != "ok":
        raise RuntimeError("\n".join(answer["traceback"]))
    return json.loads(ast.literal_eval(answer["user_expressions"]["result"]["data"]["text/plain"]))
