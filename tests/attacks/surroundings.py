"""What lies around the course and must not notice an attack: files, processes, servers of the machine."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socketserver
import stat
import tempfile
import threading
from pathlib import Path


def about(path: str) -> str:
    """A text that changes when a file does; nothing is followed, and large files are not read."""
    about = os.lstat(path)
    if stat.S_ISDIR(about.st_mode):
        return f"{about.st_mode}"  # what is new in it has a line of its own
    text = f"{about.st_mode} {about.st_size} {about.st_mtime_ns}"
    if stat.S_ISREG(about.st_mode) and about.st_size < 1 << 20:
        text += hashlib.sha256(Path(path).read_bytes()).hexdigest()
    return text


class Visitors:
    """Listens on a port and on a socket file of this machine, and remembers whether anybody came."""

    def __init__(self):
        self.came = []
        came = self.came

        class Visit(socketserver.BaseRequestHandler):
            def handle(self):
                came.append(self.request.recv(100).decode(errors="replace"))

        self._folder = tempfile.mkdtemp(prefix="neurona-visitors-")
        self.path = f"{self._folder}/socket"
        self._servers = [socketserver.ThreadingTCPServer(("127.0.0.1", 0), Visit),
                         socketserver.ThreadingUnixStreamServer(self.path, Visit)]
        self.port = self._servers[0].server_address[1]
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def close(self):
        for server in self._servers:
            server.shutdown()
            server.server_close()
        shutil.rmtree(self._folder, ignore_errors=True)


def processes_with(mark: str) -> list[str]:
    """Command lines of running processes that carry a mark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if re.search(rf"\b{mark}\b", words):
            found.append(words)
    return found
