"""A Jupyter kernel that is forked from a warm process instead of started from nothing.

The child gets its listening sockets and a line to the grader ready-made. It makes itself fresh (random state,
descriptors, signals), sets the kernel up as far as it can, and waits on the line for what only a launch
knows: working folder, environment, files. Then it closes the line and serves its client like any other.
"""

import fcntl
import json
import os
import signal
import struct
import sys

CHANNELS = ("shell", "stdin", "iopub", "hb", "control")
LINE, FIRST_LISTENER = 3, 4  # descriptor numbers of a forked kernel; everything above is closed
_OUT_OF_THE_WAY = 64
_LENGTH = struct.Struct("!Q")


def send(line, header, *blobs):
    """Send a dict, and any number of bytes objects after it, over a stream socket."""
    packed = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    line.sendall(_LENGTH.pack(len(packed)) + packed)
    for blob in blobs:
        line.sendall(blob)


def receive(line):
    """What `send` sent: (header, list of bytes); EOFError when the other end is gone."""
    header = json.loads(_exactly(line, _LENGTH.unpack(_exactly(line, _LENGTH.size))[0]))
    return header, [_exactly(line, length) for length in header["blobs"]]


def _exactly(line, length):
    received = bytearray()
    while len(received) < length:
        part = line.recv(min(length - len(received), 1 << 20))
        if not part:
            raise EOFError("the other end of the line was closed")
        received += part
    return bytes(received)


def make_fresh(line, listeners):
    """Give a forked process its own descriptors, random numbers and signals.

    Args:
        line: descriptor of the line to the grader.
        listeners: descriptors of the five listening sockets, in the order of CHANNELS.
    """
    # First out of the way, so that no dup2 closes a descriptor that is still to be moved.
    high = [fcntl.fcntl(fd, fcntl.F_DUPFD, _OUT_OF_THE_WAY) for fd in (line, *listeners)]
    for number, fd in enumerate(high, LINE):
        os.dup2(fd, number, inheritable=False)
    os.closerange(FIRST_LISTENER + len(CHANNELS), os.sysconf("SC_OPEN_MAX"))
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    if "numpy" in sys.modules:  # the module random does it by itself
        sys.modules["numpy"].random.seed()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def serve(line, prefix):
    """Run the kernel; returns when it was asked to shut down.

    Args:
        line: stream socket to the grader; it is closed before the first message of a client is read.
        prefix: address of the channels, as jupyter_client's `ip` of the transport ipc.
    """
    app = _application_class().instance()
    secret, _ = receive(line)
    app.session.key = secret["key"].encode()
    app.transport, app.ip = "ipc", prefix
    for number, channel in enumerate(CHANNELS, 1):
        setattr(app, f"{channel}_port", number)
    before = dict(os.environ)
    app.initialize(["--HistoryManager.hist_file=:memory:", *secret["arguments"]])
    set_by_ipykernel = {name: value for name, value in os.environ.items() if before.get(name) != value}
    order, blobs = receive(line)
    line.close()
    if order["environment"] is not None:
        os.environ.clear()
        os.environ.update(order["environment"], **set_by_ipykernel)
    os.environ["PWD"] = order["folder"]
    os.chdir(order["folder"])
    for name, content in zip(order["files"], blobs, strict=True):
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "wb") as file:
            file.write(content)
    app.start()


def _application_class():
    import zmq
    from ipykernel import heartbeat, kernelapp

    class ForkedKernelApp(kernelapp.IPKernelApp):
        """ipykernel's application on sockets that exist already, without a connection file."""

        def init_connection_file(self):
            pass

        def write_connection_file(self, **kwargs):
            pass

        def _try_bind_socket(self, s, port):
            s.setsockopt(zmq.USE_FD, FIRST_LISTENER + port - 1)
            s.setsockopt(zmq.SNDHWM, 0)  # nothing is lost when a cell prints faster than the grader reads
            return super()._try_bind_socket(s, port)

    class ForkedHeartbeat(heartbeat.Heartbeat):
        """The same for the heartbeat, which binds in a thread of its own."""

        def _try_bind_socket(self):
            self.socket.setsockopt(zmq.USE_FD, FIRST_LISTENER + self.port - 1)
            return super()._try_bind_socket()

    kernelapp.Heartbeat = ForkedHeartbeat
    return ForkedKernelApp
