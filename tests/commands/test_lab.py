"""`make lab`: the command answers on its port, on loopback only, and opens where students start."""

import importlib
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from traitlets.utils.importstring import import_item

from neurona.lab_server import OPTION

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def address(tmp_path):
    """Start what `make lab` starts; give the address with its token as the command printed it."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as out:
        process = subprocess.Popen([sys.executable, ROOT / "tools" / "lab.py", "--port", str(port)],
                                   stdout=out, stderr=out, env=None, cwd=tmp_path)
    try:
        for _ in range(240):
            found = re.search(rf"http://127\.0\.0\.1:{port}/\S+token=\w+", log.read_text())
            with socket.socket() as probe:  # the address is printed a moment before anybody listens there
                if found and probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, log.read_text()
            time.sleep(0.5)
        assert found, log.read_text()
        yield found.group()
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_answers_on_its_port_and_shows_the_released_chapters(address):
    assert "/lab/tree/release" in address
    with urllib.request.urlopen(address, timeout=30) as page:
        assert page.status == 200
    host, token = address.split("/lab")[0], address.split("token=")[1]
    with urllib.request.urlopen(f"{host}/api/contents/release?token={token}", timeout=30) as listing:
        assert b"01-perceptron" in listing.read()


def test_listens_on_loopback_only(address):
    port = int(address.split(":")[2].split("/")[0])
    entry = f":{port:04X} 00000000:0000 0A"
    lines = [line for table in ("/proc/net/tcp", "/proc/net/tcp6") for line in Path(table).read_text().splitlines()]
    assert [line.split()[1][:8] for line in lines if entry in line] == ["0100007F"]


def test_busy_port_is_refused_in_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = subprocess.run([sys.executable, ROOT / "tools" / "lab.py", "--port", str(taken.getsockname()[1])],
                                capture_output=True, text=True, timeout=120)
    assert result.returncode != 0
    assert "already in use" in result.stdout + result.stderr


def test_a_lab_s_messages_are_not_held_back(monkeypatch):
    command = importlib.import_module("tools.lab")
    started = []
    monkeypatch.setattr(command.LabApp, "launch_instance", started.extend)
    monkeypatch.setattr(command.os, "chdir", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["lab.py", "--port", "1"])
    command.main()
    assert OPTION in started

    done = []
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: done.append("connected"))
    handler = KernelWebsocketHandler.__new__(KernelWebsocketHandler)
    handler.set_nodelay = done.append
    import_item(OPTION.split("=")[1])(websocket_handler=handler).connect()
    assert done == [True, "connected"]
