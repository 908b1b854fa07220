"""Every promise of the sandbox, as an attempt to break it."""

import json
import logging
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

import neurona
from neurona.grading import sandbox, shipment, syscalls
from neurona.grading.nursery import nursery, stop_all

MB = 1 << 20
TOO_LONG = "A cell computed for more than {seconds} seconds, and was stopped. Does a loop in it never end?"
ROOT = Path(neurona.__file__).parent.parent
TRY = """
import ctypes, errno, os, socket, subprocess, sys
def attempt(f, *args):
    try:
        f(*args)
    except BaseException as error:
        return type(error).__name__
    return "done"
def syscall(number, *args):
    libc = ctypes.CDLL(None, use_errno=True)
    return "done" if libc.syscall(number, *args) >= 0 else errno.errorcode[ctypes.get_errno()]
"""


def said(kernel, code):
    """What the last line of the code, an expression, is worth in the kernel."""
    answer = kernel.run(TRY + textwrap.dedent(code))
    assert not answer.error, answer.error
    return eval(answer.data[-1]["text/plain"], {"__builtins__": {}})


@pytest.fixture
def course(tmp_path):
    """A course on disk, as nbgrader lays it out; the kernel works in autograded/ann/ps1."""
    files = {
        "source/ps1/p.ipynb": "{}", "solutions/ps1/p.ipynb": "{}", "submitted/bob/ps1/p.ipynb": "{}",
        "autograded/ann/ps1/p.ipynb": "hidden tests", "autograded/ann/ps1/data.csv": "1,2\n",
        "autograded/bob/ps1/p.ipynb": "{}", "nbgrader_config.py": "c = get_config()",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    sqlite3.connect(tmp_path / "gradebook.db").execute("create table grades (points)")
    return tmp_path


# The host ------------------------------------------------------------


def test_no_file_of_the_course_can_be_read(kernel, course):
    student = kernel(folder=course / "autograded/ann/ps1")
    paths = [str(path) for path in course.rglob("*")]
    assert said(student, f"[path for path in {paths} if os.path.lexists(path)]") == []
    assert said(student, "sorted(os.listdir('.'))") == ["data.csv"]
    assert said(student, "open('data.csv').read()") == "1,2\n"
    names = ["gradebook.db", "source/ps1/p.ipynb"]
    up = f"[attempt(open, '../' * n + name) for n in range(9) for name in {names}]"
    assert set(said(student, up)) == {"FileNotFoundError"}


def test_only_what_is_listed_exists(kernel):
    """Walks all of the file system except the system's and Python's own folders."""
    shown = [str(path) for path in sandbox.environment_paths()]
    found = said(
        kernel(),
        f"""
        found = []
        for folder, folders, files in os.walk("/"):
            skip = {shown} + ["/proc", "/dev", "/usr"]
            folders[:] = [f for f in folders if os.path.join(folder, f) not in skip]
            found += [os.path.join(folder, f) for f in files]
        [f for f in found if not f.startswith(("/student/", "/tmp/")) and f not in skip]
        """,
    )
    assert found == []


def test_repository_shows_nothing_but_the_package(kernel):
    inside = set(said(kernel(), f"os.listdir({str(ROOT)!r})"))
    assert "neurona" in inside and inside <= {"neurona", ".venv"}


def test_environment_of_the_instructor_is_not_passed_on(kernel, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "d41d8cd98f")
    stop_all()  # so that the zygote, too, is started with the secret in its environment
    everything = """
    texts = [str(dict(os.environ))]
    for pid in [p for p in os.listdir('/proc') if p.isdigit()]:
        texts.append(open(f'/proc/{pid}/environ').read())
    texts
    """
    texts = said(kernel(), everything)
    assert len(texts) >= 2
    assert not any("d41d8cd98f" in text or "NBGRADER" in text for text in texts)


@pytest.mark.parametrize(
    "folder",
    ["/", "/usr/bin", "/usr/lib", "/dev", "/run", "/root", "/etc", "/home", "/proc/sys/kernel",
     sys.prefix, str(Path(neurona.__file__).parent)],
)  # fmt: skip
def test_nothing_outside_can_be_written(kernel, folder):
    assert said(kernel(), f"attempt(open, os.path.join({folder!r}, 'x'), 'w')") != "done"


def test_settings_of_the_kernel_cannot_be_written(kernel):
    names = ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sysrq-trigger",
             "/proc/sys/user/max_user_namespaces", "/proc/sys/vm/overcommit_memory"]  # fmt: skip
    assert "done" not in said(kernel(), f"[attempt(open, name, 'w') for name in {names}]")


def test_no_network(kernel):
    with socket.create_server(("127.0.0.1", 0)) as server:
        here = server.getsockname()
        student = kernel()
        assert said(student, f"attempt(socket.create_connection, {here}, 3)") == "ConnectionRefusedError"
        assert said(student, "attempt(socket.create_connection, ('192.0.2.1', 80), 3)") == "OSError"
        assert said(student, "attempt(socket.getaddrinfo, 'example.org', 80)") == "gaierror"
        assert said(student, "[name for _, name in socket.if_nameindex()]") == ["lo"]
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_no_unix_socket_of_the_host(kernel, tmp_path):
    path, abstract = str(tmp_path / "s"), f"\0neurona-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as other:
        for server, address in ((one, path), (other, abstract)):
            server.bind(address)
            server.listen()
        student = kernel()
        outcome = f"[attempt(socket.socket(socket.AF_UNIX).connect, a) for a in ({path!r}, {abstract!r})]"
        assert said(student, outcome) == ["FileNotFoundError", "ConnectionRefusedError"]


def test_no_socket_around_the_namespaces(kernel):
    families = {
        "virtual machine": 40,
        "packet": 17,
        "kernel crypto": 38,
        "bluetooth": 31,
        "CAN": 29,
        "TIPC": 30,
    }
    outcome = f"[attempt(socket.socket, f, socket.SOCK_DGRAM) for f in {list(families.values())}]"
    assert set(said(kernel(), outcome)) == {"OSError"}


def test_open_files_lead_nowhere(kernel):
    targets = said(
        kernel(),
        "[os.readlink(f'/proc/self/fd/{n}') for n in range(600) if os.path.lexists(f'/proc/self/fd/{n}')]",
    )
    assert len(targets) > 10
    kinds = {target.split(":")[0] for target in targets if target != "/dev/null"}
    assert kinds <= {"socket", "pipe", "anon_inode", "/proc/self/fd"}


KINDS_OF_RIGHTS = ("Prm", "Eff", "Bnd", "Amb")


def test_no_right_is_left_or_can_be_gained(kernel):
    student = kernel()
    status = said(student, "dict(line.split(':\\t') for line in open('/proc/self/status').read().splitlines())")
    assert {status[f"Cap{kind}"].strip("0") for kind in KINDS_OF_RIGHTS} == {""}
    assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2"
    mounts = said(student, "open('/proc/self/mountinfo').read().splitlines()")
    assert all("nosuid" in line for line in mounts)
    assert said(student, "attempt(os.setuid, 0), attempt(os.chroot, '/tmp')") == (
        "OSError",
        "PermissionError",
    )
    assert said(student, "subprocess.run(['su', '-c', 'true'], stdin=subprocess.DEVNULL).returncode") != 0


def test_no_namespace_in_the_namespace(kernel):
    student = kernel()
    for flags in ("-U", "-Ur", "-n", "-m"):
        assert said(student, f"subprocess.run(['unshare', '{flags}', 'true'], capture_output=True).returncode") != 0
    # clone with CLONE_NEWUSER | SIGCHLD, which no filter on unshare sees
    number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
    assert said(student, f"syscall({number}, 0x10000000 | 17, 0, 0, 0, 0)") in ("ENOSPC", "EPERM")


def test_dangerous_system_calls_are_refused(kernel):
    column = ("x86_64", "aarch64").index(os.uname().machine)
    numbers = {name: pair[column] for name, pair in syscalls.DENIED.items()}
    outcome = said(kernel(), f"{{name: syscall(number, 0, 0, 0, 0, 0) for name, number in {numbers}.items()}}")
    assert outcome == dict.fromkeys(numbers, "EPERM")


# Neighbours ------------------------------------------------------------


def test_nothing_is_shared_between_kernels(kernel):
    one, other = kernel(), kernel()
    one.run(
        """
        import os, socket
        from multiprocessing import shared_memory
        for folder in ("/tmp", "/dev/shm", os.path.expanduser("~"), "."):
            open(os.path.join(folder, "left-behind"), "w").write("my answers")
        memory = shared_memory.SharedMemory("left-behind-memory", create=True, size=100)
        server = socket.socket(socket.AF_UNIX); server.bind("\\0left-behind"); server.listen()
        other = socket.create_server(("127.0.0.1", 7777))
        """
    )
    assert said(one, "os.path.exists('/tmp/left-behind'), os.path.exists('/dev/shm/left-behind-memory')") == (
        True,
        True,
    )
    folders = "['/tmp', '/dev/shm', os.path.expanduser('~'), '.', '/run']"
    assert said(other, f"[name for f in {folders} for name in os.listdir(f) if 'left' in name]") == []
    assert said(other, "attempt(socket.socket(socket.AF_UNIX).connect, '\\0left-behind')") == "ConnectionRefusedError"
    assert said(other, "attempt(socket.create_connection, ('127.0.0.1', 7777))") == "ConnectionRefusedError"


def test_other_processes_cannot_be_seen_or_signalled(kernel):
    one, other = kernel(), kernel()
    pids = [one.provisioner.pid, other.provisioner.pid, os.getpid(), nursery(True).process.pid]
    assert said(one, "sorted(int(p) for p in os.listdir('/proc') if p.isdigit())")[0] == 1
    assert said(one, f"[attempt(os.kill, pid, 9) for pid in {pids}]") == ["ProcessLookupError"] * 4
    said(one, "attempt(os.kill, -1, 9)")
    assert other.run("print(6 * 7)").text == "42\n"
    assert kernel().run("print(6 * 7)").text == "42\n"


def test_kernels_are_not_the_same_number_of_process(kernel):
    assert {said(kernel(), "os.getpid(), os.getppid(), os.getuid()") for _ in range(2)} == {(1, 0, sandbox.STUDENT)}


def test_nothing_survives_the_kernel(kernel):
    student = kernel()
    student.run(
        """
        import os, subprocess, sys
        for _ in range(3):
            subprocess.Popen(["setsid", "sleep", "1000"], start_new_session=True)
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                import signal, time
                for number in range(1, 32):
                    if number not in (9, 19):
                        signal.signal(number, signal.SIG_IGN)
                time.sleep(1000)
            os._exit(0)
        """
    )
    space = os.readlink(f"/proc/{student.provisioner.pid}/ns/pid")
    assert len(in_namespace(space)) >= 5
    student.stop()
    assert in_namespace(space) == []
    assert student.sockets == []


def in_namespace(space):
    """Processes of the host whose PID namespace is `space`."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.readlink(f"/proc/{name}/ns/pid") == space:
                found.append(int(name))
        except OSError:
            continue
    return found


# Limits ------------------------------------------------------------


def test_fork_bomb_hits_its_limit(kernel):
    student = kernel(processes=40)
    code = """
        children = 0
        try:
            for _ in range(200):
                if os.fork() == 0:
                    import time; time.sleep(1000)
                children += 1
        except BlockingIOError:
            pass
        children
    """
    assert 10 < said(student, code) < 40
    assert said(student, "6 * 7") == 42


def test_one_process_cannot_take_too_much_memory(kernel):
    student = kernel(memory=500 * MB)
    assert "Unable to allocate" in student.run("import numpy as np; a = np.ones((1000, 1000, 100))").error
    assert said(student, "attempt(bytearray, 10 ** 9)") == "MemoryError"
    assert student.run("b = np.ones((1000, 1000, 10)); print(b.sum())").text == "10000000.0\n"
    assert student.provisioner.why_ended() is None


@pytest.mark.parametrize("take", ["bytearray(100 << 20)", "mmap.mmap(-1, 100 << 20).write(b'x' * (100 << 20))"])
def test_all_processes_together_cannot_either(kernel, take):
    student = kernel(memory=300 * MB)
    student.start(
        "import os, mmap, time\n"
        f"for _ in range(6):\n    if os.fork() == 0:\n        a = {take}\n        time.sleep(1000)"
    )
    student.wait_for_end()
    assert student.provisioner.why_ended() == "The notebook used more than 300 MB of memory and was stopped."


def test_files_have_a_largest_size(kernel):
    student = kernel(file_size=MB)
    assert said(student, "attempt(open('big', 'wb').write, b'x' * (3 << 20))") == "OSError"
    assert said(student, "os.path.getsize('big')") == MB


def test_the_disk_is_small_and_counted_together(kernel):
    student = kernel(disk=8 * MB)
    code = """
        written = 0
        try:
            for i in range(100):
                for folder in ("/tmp", "/dev/shm", os.path.expanduser("~"), "."):
                    with open(f"{folder}/{i}", "wb") as file:
                        written += file.write(b"x" * 100_000)
        except OSError as error:
            reason = errno.errorcode[error.errno]
        reason, written
    """
    reason, written = said(student, code)
    assert reason == "ENOSPC" and 6 * MB < written <= 8 * MB
    many = "for i in range(30_000): os.close(os.open(f'/tmp/n{i}', os.O_CREAT))"
    assert "No space left" in kernel().run("import os\n" + many).error


def test_open_files_are_limited(kernel):
    assert said(kernel(open_files=200), "attempt(lambda: [os.dup(0) for _ in range(300)])") == "OSError"


def test_a_cell_that_computes_too_long_is_interrupted(kernel):
    student = kernel(cell_cpu=1)
    assert student.run("while True: pass").error.startswith("KeyboardInterrupt")
    assert student.provisioner.why_interrupted() == TOO_LONG.format(seconds=1)
    assert student.run("print(6 * 7)").text == "42\n"
    assert student.provisioner.why_interrupted() is None and student.provisioner.why_ended() is None


def test_cells_count_their_time_separately_and_sleep_is_free(kernel):
    student = kernel(cell_cpu=0.8)
    student.run("import time")
    busy = "until = time.process_time() + 0.5\nwhile time.process_time() < until: pass"
    assert [student.run(busy).error for _ in range(3)] == [""] * 3
    assert student.run("time.sleep(1.5)").error == ""


IGNORES = """
while True:
    try:
        while True: sum(range(10000))
    except KeyboardInterrupt: pass
"""
DELEGATES = """
import subprocess, time
subprocess.Popen(["python", "-c", "while 1: pass"])
while True:
    try: time.sleep(100)
    except KeyboardInterrupt: pass
"""


@pytest.mark.parametrize("stubborn", [IGNORES, DELEGATES], ids=["ignores it", "computes in a child"])
def test_a_cell_that_does_not_stop_is_killed(kernel, stubborn):
    student = kernel(cell_cpu=0.5)
    student.start(stubborn)
    student.wait_for_end()
    assert student.provisioner.why_ended() == TOO_LONG.format(seconds=0.5)


def test_a_notebook_that_ends_itself_is_told_from_one_that_was_stopped(kernel):
    student = kernel()
    student.start("import os; os._exit(3)")
    student.wait_for_end()
    assert student.provisioner.why_ended() == "The notebook's process ended while it was running (exit status 3)."


def test_a_huge_message_is_not_read(kernel):
    student = kernel(largest_message=MB)
    assert len(student.run("print('x' * 500_000)").text) == 500_001
    with pytest.raises(TimeoutError):
        student.run(
            "from IPython.display import display\ndisplay({'text/plain': 'x' * 5_000_000}, raw=True)",
            timeout=3,
        )


def test_many_messages_all_arrive_at_a_slow_reader(kernel):
    student = kernel()
    asked = student.client.execute("from IPython.display import display\nfor i in range(3000): display(i)")
    student.client._recv_reply(asked, timeout=60)
    seen = []
    while len(seen) < 3000:
        message = student.client.get_iopub_msg(timeout=30)
        if message["msg_type"] == "display_data":
            seen.append(message["content"]["data"]["text/plain"])
    assert seen == [str(i) for i in range(3000)]


FORGED = [
    "b'['",
    "b'[' * 200_000 + b']' * 200_000",
    "b'{}'",
    "b'[]'",
    "b'null'",
    "b'9' * 10_000",
    "b'{\"execution_state\": 1}'",
    "b'\\xff\\xfe'",
]


@pytest.mark.parametrize("part", range(4), ids=["header", "parent", "metadata", "content"])
def test_messages_that_are_none_do_no_harm(kernel, part):
    """Signs and sends them on all channels, as student code can, which holds its own kernel's key."""
    student = kernel()
    code = f"""
        import json, zmq
        kernel = get_ipython().kernel
        session = kernel.session
        parent = kernel.get_parent()
        for forged in [{", ".join(FORGED)}]:
            header = dict(session.msg_header("status"))
            parts = [header, parent["header"], {{}}, {{"execution_state": "busy"}}]
            parts = [json.dumps(part, default=str).encode() for part in parts]
            parts[{part}] = forged
            for message in (parts, parts[:2]):
                signed = [session.sign(message), *message]
                kernel.iopub_socket.send_multipart([b"x", b"<IDS|MSG>", *signed])
                kernel.iopub_socket.send_multipart(signed)
        sent = 1
        sent
    """
    assert said(student, code) == 1
    assert student.run("print(6 * 7)").text == "42\n"


def test_limits_come_from_the_configuration(kernel):
    wanted = {
        "memory": 700 * MB,
        "processes": 50,
        "open_files": 222,
        "file_size": 5 * MB,
        "notebook_cpu": 77.0,
    }
    names = ["RLIMIT_DATA", "RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CPU"]
    student = kernel(**wanted, disk=20 * MB)
    limits = said(student, f"import resource\n[resource.getrlimit(getattr(resource, n)) for n in {names}]")
    assert limits == [(int(value), int(value)) for value in wanted.values()]
    size = "(lambda s: s.f_blocks * s.f_frsize)(os.statvfs('/tmp'))"
    assert said(student, size) == 20 * MB


# What goes with the notebook ------------------------------------------------------------


def test_only_plain_data_files_are_shipped(course, tmp_path, caplog):
    log = logging.getLogger("shipment")
    folder = course / "autograded/ann/ps1"
    (folder / "images/deep").mkdir(parents=True)
    (folder / "images/deep/a.png").write_bytes(b"png")
    (folder / "link.txt").symlink_to(course / "gradebook.db")
    (folder / "links").symlink_to(course / "source")
    (folder / ".hidden").write_text("x")
    os.mkfifo(folder / "pipe")
    ignored = ["*.ipynb", "*.db", ".*"]
    assert shipment.collect(str(folder), ignored, MB, log) == {
        "data.csv": b"1,2\n",
        "images/deep/a.png": b"png",
    }
    (folder / "large.bin").write_bytes(b"x" * MB)
    assert "large.bin" not in shipment.collect(str(folder), ignored, MB, log)
    assert "large.bin stays behind" in caplog.text
    assert shipment.collect(str(course), [], MB, log) == {}
    assert "is a course's own folder" in caplog.text
    assert shipment.collect(None, [], MB, log) == {}


def test_more_can_be_made_readable(kernel, tmp_path_factory):
    extra = Path(sandbox.PACKAGE.parent / "LICENSE")
    if not extra.exists():
        extra = Path("/etc/hostname")
    assert not said(kernel(), f"os.path.exists({str(extra)!r})")
    student = kernel(readable=[str(extra)])
    assert said(student, f"os.path.exists({str(extra)!r})")
    assert said(student, f"attempt(open, {str(extra)!r}, 'a')") != "done"
    stop_all()


# Where there is no sandbox ------------------------------------------------------------


def test_missing_bubblewrap_is_refused_with_help(monkeypatch, kernel):
    stop_all()
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(sandbox.SandboxUnavailable, match="apt install bubblewrap.*dnf install bubblewrap"):
        kernel()


def test_missing_namespaces_are_refused_with_help(monkeypatch, kernel, tmp_path):
    stop_all()
    (tmp_path / "bwrap").write_text("#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n")
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(sandbox.SandboxUnavailable, match="user.max_user_namespaces.*uid map: Permission denied"):
        kernel()
    with pytest.raises(SystemExit, match="uid map"):
        sandbox.main()


def test_missing_inner_namespaces_are_noticed(monkeypatch, kernel):
    """The outer sandbox works, but inside it no namespaces can be made, as under Ubuntu's AppArmor rule."""
    stop_all()
    command = sandbox.command

    def without_inner(argv, readable=()):
        walls = command(argv, readable)
        at = walls.index("--as-pid-1")
        return [*walls[:at], "--unshare-user", "--disable-userns", *walls[at:]]

    monkeypatch.setattr(sandbox, "command", without_inner)
    with pytest.raises(sandbox.SandboxUnavailable, match="No space left"):
        kernel()
    stop_all()


def test_a_wall_that_does_not_stand_is_noticed(monkeypatch, kernel):
    """There are namespaces, but the private disk cannot be put together: no student code may run."""
    stop_all()
    monkeypatch.setattr(sandbox, "STAGE", "/elsewhere")
    with pytest.raises(sandbox.SandboxUnavailable, match="mount: No such file"):
        kernel()
    stop_all()


@pytest.mark.parametrize("attribute, value, hint", [("platform", "darwin", "WSL 2"), ("release", "5.10.0-8", "5.14")])
def test_other_systems_are_refused_with_help(monkeypatch, attribute, value, hint):
    if attribute == "platform":
        monkeypatch.setattr(sandbox.sys, "platform", value)
    else:
        monkeypatch.setattr(sandbox.platform, "release", lambda: value)
    with pytest.raises(sandbox.SandboxUnavailable, match=hint):
        sandbox.require()


def test_an_environment_below_tmp_stays_where_it_is_and_read_only(kernel):
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="environment-") as folder:
        place = Path(folder) / "lib"
        place.mkdir()
        Path(folder).chmod(0o755)
        (place / "module.py").write_text("answer = 42")
        student = kernel(readable=[str(place)])
        assert said(student, f"open('{place}/module.py').read()") == "answer = 42"
        assert Path(folder).name in said(student, "os.listdir('/tmp')")
        assert said(student, f"os.listdir('{folder}')") == ["lib"]
        assert "Read-only" in student.run(f"open('{place}/module.py', 'w')").error
        assert (place / "module.py").read_text() == "answer = 42"


def test_switching_it_off_is_said_loudly(monkeypatch, kernel, tmp_path, caplog):
    monkeypatch.setenv("NEURONA_SANDBOX", "off")
    caplog.set_level("WARNING")
    (tmp_path / "here").touch()
    student = kernel(folder=tmp_path)
    assert said(student, "os.listdir('.'), os.getuid()") == (["here"], os.getuid())
    assert "WITHOUT A SANDBOX" in caplog.text


def test_the_sandbox_can_be_checked_by_itself(capsys):
    sandbox.main()
    assert capsys.readouterr().out == "The grading sandbox works.\n"


def test_filter_for_every_machine():
    """Runs the filter's program for both machines: what is refused is refused, the rest passes."""
    for machine, (column, architecture) in syscalls.MACHINES.items():
        for numbers in syscalls.DENIED.values():
            assert judged(machine, architecture, numbers[column]) == 0x50000 | 1
        sockets = syscalls.SOCKET["socket"][column]
        for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6):
            assert judged(machine, architecture, sockets, family) == 0x7FFF0000
        assert judged(machine, architecture, sockets, socket.AF_NETLINK, 0) == 0x7FFF0000
        assert judged(machine, architecture, sockets, socket.AF_NETLINK, 9) == 0x50000 | 97
        assert judged(machine, architecture, sockets, 40) == 0x50000 | 97
        assert judged(machine, architecture, {0: 1, 1: 64}[column]) == 0x7FFF0000  # write
        assert judged(machine, architecture ^ 1, 1) == 0x80000000
    assert judged("x86_64", 0xC000003E, 0x40000000 | 1) == 0x50000 | 1
    with pytest.raises(NotImplementedError, match="riscv64"):
        syscalls.program("riscv64")


def judged(machine, architecture, number, family=0, protocol=0):
    """What classic BPF makes of a system call: a small interpreter of the four instructions in use."""
    data = {0: number, 4: architecture, 16: family, 32: protocol}
    program, at, register = syscalls.program(machine), 0, 0
    while True:
        code, yes, no, value = program[at]
        at += 1
        if code == 0x20:
            register = data[value]
        elif code == 0x15:
            at += yes if register == value else no
        elif code == 0x35:
            at += yes if register >= value else no
        else:
            assert code == 0x06
            return value


@pytest.mark.skipif(os.getuid() != 0, reason="the whole suite runs as an ordinary user already")
def test_an_ordinary_user_has_the_same_sandbox(tmp_path):
    """Becomes user 4321, in a view of this machine where Python can be read, and looks out of a kernel."""
    script = """
        import json, os
        from jupyter_client.manager import KernelManager
        from neurona.grading import find_kernels
        find_kernels()
        km = KernelManager(kernel_name="neurona-sandbox")
        km.start_kernel()
        kc = km.client(); kc.start_channels(); kc.wait_for_ready(60)
        texts = []
        code = "import os; print([os.getuid(), os.getpid(), os.listdir('/etc'), os.listdir('/tmp')])"
        hear = lambda message: texts.append(message["content"].get("text", ""))
        kc.execute_interactive(code, output_hook=hear, timeout=60)
        print(json.dumps([os.getuid(), "".join(texts)]))
        kc.stop_channels(); km.shutdown_kernel()
        """
    home = tmp_path / "home"
    home.mkdir()
    view = sandbox.view(sandbox.environment_paths())
    for folder in (tmp_path, *list(tmp_path.parents)[:-2]):
        folder.chmod(0o755)
    home.chmod(0o777)
    command = ["bwrap", "--perms", "1777", "--tmpfs", "/tmp", "--perms", "0777", "--dir", "/tmp/home",
               *view, "--ro-bind", "/etc", "/etc", "--dev-bind", "/dev", "/dev", "--bind", "/proc", "/proc",
               "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID",
               "setpriv", "--reuid=4321", "--regid=4321", "--clear-groups",
               sys.executable, "-c", textwrap.dedent(script)]  # fmt: skip
    environment = {"HOME": "/tmp/home", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr
    user, text = json.loads(done.stdout.splitlines()[-1])
    assert user == 4321
    uid, pid, settings, temporary = eval(text)
    environment_in_tmp = {path.parts[2] for path in sandbox.environment_paths() if path.parts[1] == "tmp"}
    assert (uid, pid) == (sandbox.STUDENT, 1) and "passwd" not in settings
    assert set(temporary) == environment_in_tmp
