"""A lab's messages leave the server at once: small ones would wait for the one before to be acknowledged.

Tornado leaves Nagle's algorithm on for web sockets, and Jupyter Server does not turn it off. One move of a slider
is answered with six small messages, and a browser acknowledges late (up to 40 ms).
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

OPTION = "--ServerApp.kernel_websocket_connection_class=neurona.lab_server.PromptConnection"


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Between a page and its kernel, with no message held back (TCP_NODELAY)."""

    def connect(self):
        """Connect as Jupyter Server does."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()
