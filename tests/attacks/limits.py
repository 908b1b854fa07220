"""More than one's share: time, memory, processes, disk, output. All of it is bounded here, too."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

from tests.attacks.attack import Attack

STUCK = "a grader that hangs or dies, or a check without a grade"

ATTACKS = [
    Attack("endless loop", "never comes back from the check", STUCK, "def double(x):\n    while True: pass"),
    Attack("endless loop that cannot be stopped", "catches every interrupt and goes on", STUCK, """
        import signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        def double(x):
            while True:
                try:
                    while True: pass
                except BaseException: pass"""),
    Attack("long sleep", "sleeps for ten minutes inside the check", STUCK, "import time\ndef double(x):\n    time.sleep(600)"),
    Attack("computation in C", "computes a number of a hundred million digits, which no interrupt reaches", STUCK,
           "def double(x):\n    return len(str(7 ** 10**9))"),
    Attack("many endless cells", "adds 40 cells that each never end", STUCK,
           hand_in=lambda notebook, folder: _more(notebook, 40, "while True: pass")),
    Attack("fork bomb", "starts processes that start processes, until it cannot (at most 400)", "a process is left, or a grader that hangs", """
        import os, time
        started = 0
        for _ in range(400):
            try:
                if os.fork() == 0:
                    for _ in range(2):
                        try: os.fork()
                        except OSError: pass
                    os.execvp("sleep", ["sleep", "{mark}"])
                started += 1
            except OSError as error: print(error); break
        print(started)
        time.sleep(0.3)"""),
    Attack("thread bomb", "starts threads until it cannot (at most 2,000)", STUCK, """
        import threading, time
        try:
            for _ in range(2000): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        except RuntimeError as error: print(error)"""),
    Attack("memory", "asks for 3 GB of memory inside the check", STUCK,
           "def double(x):\n    return len([bytearray(b'x') * (64 << 20) for _ in range(48)])"),
    Attack("memory in children", "lets eight processes take 200 MB each", STUCK, """
        import os, time
        def double(x):
            for _ in range(8):
                if os.fork() == 0:
                    taken = bytearray(b"x") * (200 << 20)
                    time.sleep(5); os._exit(0)
            time.sleep(3)
            return 0"""),
    Attack("disk", "fills every folder that it can write to (at most 1 GB)", "a full disk on the machine", """
        import os
        for folder in ("/tmp", "/dev/shm", ".", os.path.expanduser("~"), "/var/tmp", "/run"):
            for number in range(250):
                try:
                    with open(f"{folder}/full{number}", "wb") as file: file.write(b"x" * (4 << 20))
                except OSError as error: print(folder, error); break"""),
    Attack("files", "makes 100,000 empty files", "a full disk on the machine", """
        try:
            for number in range(100_000): open(f"/tmp/{number}", "w").close()
        except OSError as error: print(error)"""),
    Attack("pipes", "opens and fills pipes until it cannot", STUCK, """
        import os
        try:
            for _ in range(1000):
                reading, writing = os.pipe(); os.set_blocking(writing, False); os.write(writing, b"x" * 65536)
        except OSError as error: print(error)"""),
    Attack("output", "prints 1 GB", "a grader that grows, hangs or dies", "def double(x):\n    for _ in range(1024): print('x' * (1 << 20))\n    return 0"),
    Attack("many outputs", "displays 20,000 pictures", STUCK, """
        from IPython.display import publish_display_data
        for _ in range(20_000): publish_display_data({"image/png": "iVBORw0KGgo=" * 10})"""),
    Attack("output from a child", "lets a child process print without end", STUCK, """
        import subprocess
        subprocess.Popen(["yes", "{mark}"])"""),
    Attack("priority", "raises its own limits and priority", "more than its share", """
        import os, resource
        for name in ("RLIMIT_NPROC", "RLIMIT_DATA", "RLIMIT_FSIZE", "RLIMIT_CPU", "RLIMIT_AS"):
            number = getattr(resource, name)
            soft, hard = resource.getrlimit(number)
            try: resource.setrlimit(number, (hard + 1, hard + 1)); print("CANARY" + "-limit", name)
            except (OSError, ValueError) as error: print(error)
        try: os.nice(-5); print("CANARY" + "-nice")
        except OSError as error: print(error)"""),
    Attack("limit lowered", "lowers its own limit of computing time, so that the system ends it as if memory were short",
           "a check without a grade", """
        import resource
        def double(x):
            resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
            while True: pass"""),
    Attack("crash", "reads address 0, which crashes Python", "a check without a grade",
           "import ctypes\ndef double(x):\n    return ctypes.string_at(0)"),
    Attack("crash in every check", "crashes Python whenever anything of its is called", "a check without a grade", """
        import os
        def double(x): os.abort()
        class Crash:
            def __call__(self, *a): os.abort()
        get_ipython().events.register("pre_run_cell", lambda info: os.abort() if "record" in info.raw_cell else None)"""),
]


def _more(notebook, count, source):
    from nbformat.v4 import new_code_cell

    notebook.cells[2:2] = [new_code_cell(source) for _ in range(count)]
