"""Forked kernels are as fresh as started ones, quicker, and leave nothing behind."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from neurona.grading import find_kernels, forking, nursery, warm_up, zygote
from neurona.grading.limits import Limits
from neurona.grading.private_folder import private_folder, sweep

BOTH = pytest.mark.parametrize("name", ["neurona-sandbox", "neurona-warm"])


# Fresh ------------------------------------------------------------


@BOTH
def test_a_kernel_knows_nothing_of_the_one_before(kernel, name, tmp_path):
    spoil = """
        import os, random, sys, numpy as np, matplotlib.pyplot as plt, neurona, json
        left_behind = 1
        np.sum = json.loads = lambda *args: "spoiled"
        np.random.seed(0); random.seed(0)
        os.environ["LEFT_BEHIND"] = "1"; sys.path.insert(0, "/tmp/left-behind")
        sys.left_behind = neurona.left_behind = 1
        plt.rcParams["lines.linewidth"] = 17
        os.chdir("/")
    """
    look = """
        import os, random, sys, numpy as np, matplotlib, neurona, json
        ("left_behind" in globals(), int(np.sum([1, 2])), json.loads("1"), "LEFT_BEHIND" in os.environ,
         hasattr(sys, "left_behind"), hasattr(neurona, "left_behind"), "/tmp/left-behind" in sys.path,
         matplotlib.rcParams["lines.linewidth"] == 17, os.getcwd() == "/")
    """
    first = kernel(name, tmp_path, spare=True)
    assert first.run(textwrap.dedent(spoil)).error == ""
    for _ in range(2):  # the spare that was forked before the spoiling, and one forked after it
        seen = kernel(name, tmp_path, spare=True).run(textwrap.dedent(look)).data[0]["text/plain"]
        assert seen.replace("\n", "") == "(False, 3, 1, False, False, False, False, False, False)"


@BOTH
def test_every_kernel_has_its_own_chance(kernel, name):
    draw = """if True:
        import random, uuid, tempfile, numpy as np
        print(random.random(), np.random.rand(), np.random.default_rng().random())
        print(uuid.uuid4(), tempfile.mktemp())
    """
    draws = [kernel(name).run(draw).text.split() for _ in range(4)]
    for column in zip(*draws, strict=True):
        assert len(set(column)) == len(draws)


CELLS = [
    "1 + 1",
    "print('out'); import sys; print('err', file=sys.stderr)",
    "1 / 0",
    "import os; print(os.getcwd(), sorted(os.listdir('.')))",
    "import sys; print(sys.path, sys.argv[0].rpartition('/')[2], __name__, sys.modules['__main__'].__name__)",
    "import matplotlib, matplotlib.pyplot as plt; print(matplotlib.get_backend())",
    "plt.plot([1, 2, 3]); plt.show()",
    "plt.figure(figsize=(2, 2)); plt.plot([1, 2])",
    "fig, ax = plt.subplots(); ax.set_title('x'); fig",
    "from IPython.display import HTML, display; display(HTML('<b>x</b>')); HTML('y')",
    "import ipywidgets; slider = ipywidgets.IntSlider(3, description='k'); slider.value, slider.description",
    "!echo from a shell; pwd",
    "%timeit -n1 -r1 -q pass",
    "import subprocess; print(subprocess.run(['pwd'], capture_output=True, text=True).stdout)",
    "import multiprocessing as mp\nwith mp.Pool(2) as pool: print(pool.map(abs, [-1, -2]))",
    "import threading; t = threading.Thread(target=print, args=('thread',)); t.start(); t.join()",
    "print([os.environ.get(name) for name in ('MPLBACKEND', 'TERM', 'HOME', 'PAGER')])",
    "import helper; helper.answer",
    "input('?')",
    "import asyncio; await asyncio.sleep(0.01); 'awaited'",
    "get_ipython().execution_count, type(get_ipython()).__name__",
    "import signal; [signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)]",
    "def f():\n    '''Doc.'''\nf?",
    "import logging; logging.getLogger().handlers, logging.getLogger().level",
    "import warnings; warnings.warn('careful')",
    "sorted(n for n in globals() if not n.startswith('_') and n not in ('In', 'Out'))",
]


def test_the_warm_kernel_does_what_the_stock_kernel_does(kernel, tmp_path):
    """Runs the same cells in both and compares everything that they send."""

    def play(name):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "helper.py").write_text("answer = 42")
        one = kernel(name, folder)
        answers = [repr(one.run(cell)).replace(str(folder), "HERE") for cell in CELLS]
        return [re.sub(r"0x[0-9a-f]+|ipykernel_\d+/\d+", "…", answer) for answer in answers]

    warm, stock = play("neurona-warm"), play("python3")
    for cell, ours, theirs in zip(CELLS, warm, stock, strict=True):
        assert ours == theirs, cell
    assert "image/png" in stock[6] and "42" in stock[17]  # the comparison compared something


# Quick ------------------------------------------------------------


@BOTH
def test_the_next_kernel_is_ready_before_it_is_wanted(kernel, name):
    first = kernel(name, spare=True)
    waiting = first.provisioner.nursery().spare[1]
    assert waiting.alive() and waiting.pid != first.provisioner.pid
    assert kernel(name, spare=True).provisioner.pid == waiting.pid


def test_a_spare_with_other_limits_is_not_used(kernel):
    first = kernel(spare=True)
    waiting = first.provisioner.nursery().spare[1]
    other = kernel(spare=True, processes=50)
    assert other.provisioner.pid != waiting.pid
    assert other.run("import resource; print(resource.getrlimit(resource.RLIMIT_NPROC)[0])").text == "50\n"
    assert not waiting.alive()  # one spare is kept, and it has the new limits
    assert not Path(f"{waiting.address.prefix}-1").exists()


def test_a_spare_that_died_is_not_used(kernel):
    first = kernel(spare=True)
    waiting = first.provisioner.nursery().spare[1]
    waiting.signal(signal.SIGKILL)
    assert waiting.wait(5)
    assert kernel(spare=True).run("print(1)").text == "1\n"


def test_modules_are_imported_already(kernel):
    code = f"import sys; print([module for module in {zygote.PRELOAD} if module not in sys.modules])"
    assert kernel().run(code).text == "[]\n"


def test_warming_up_starts_the_zygote_without_waiting():
    nursery.stop_all()
    warm_up()
    assert nursery.nursery(confined=True).process.poll() is None
    assert nursery.nursery(confined=True).zygote is None  # it has not answered yet, and nobody has asked


def test_many_kernels_at_the_same_time(kernel):
    texts, failures = [], []

    def work(number):
        try:
            one = kernel(spare=True)
            texts.append(one.run(f"import os, time; time.sleep(0.3); print({number}, os.getpid())").text)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert sorted(texts) == [f"{n} 1\n" for n in range(6)]


def test_several_in_one_event_loop(tmp_path):
    async def one(number):
        manager = AsyncKernelManager(kernel_name="neurona-sandbox")
        await manager.start_kernel(cwd=str(tmp_path))
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(60)
        texts = []
        listen = lambda m: texts.append(m["content"].get("text", ""))  # noqa: E731
        await client._async_execute_interactive(f"print({number} ** 2)", output_hook=listen, timeout=60)
        client.stop_channels()
        await manager.shutdown_kernel()
        return "".join(texts)

    async def all_of_them():
        return await asyncio.gather(*(one(n) for n in range(4)))

    assert asyncio.run(all_of_them()) == [f"{n**2}\n" for n in range(4)]


# Robust ------------------------------------------------------------


@BOTH
def test_interrupting(kernel, name):
    one = kernel(name)
    one.start("import time\nprint('started')\ntime.sleep(60)")
    while one.client.get_iopub_msg(timeout=30)["msg_type"] != "stream":
        pass
    one.manager.interrupt_kernel()
    while (message := one.client.get_iopub_msg(timeout=30))["msg_type"] != "error":
        pass
    assert message["content"]["ename"] == "KeyboardInterrupt"
    assert one.run("print(2)").text == "2\n"


@BOTH
@pytest.mark.parametrize("now", [True, False])
def test_restarting_with_the_same_client(kernel, name, now):
    one = kernel(name)
    one.run("x = 1")
    before = one.provisioner.pid
    one.manager.restart_kernel(now=now)
    one.client.wait_for_ready(timeout=60)
    assert one.provisioner.pid != before
    assert one.run("x").error.startswith("NameError")


@BOTH
@pytest.mark.parametrize("now", [True, False])
def test_shutting_down_leaves_nothing(kernel, name, now):
    one = kernel(name)
    pid = one.provisioner.pid
    assert len(one.sockets) == 6  # five channels and the connection file
    one.client.stop_channels()
    one.manager.shutdown_kernel(now=now)
    assert not os.path.exists(f"/proc/{pid}")
    assert one.sockets == []
    assert not one.manager.is_alive()


@BOTH
def test_a_dead_zygote_is_noticed_and_replaced(kernel, name):
    one = kernel(name)
    ours = one.provisioner.nursery()
    before = ours.process.pid
    signal.pidfd_send_signal(ours.zygote, signal.SIGKILL)
    if name == "neurona-sandbox":  # the zygote is process 1 of its kernels' world
        one.wait_for_end()
        assert one.provisioner.why_ended().startswith("The notebook's process ended")
    assert kernel(name).run("print(3)").text == "3\n"
    assert ours.process.pid != before


def test_a_zygote_that_cannot_import_says_why(monkeypatch):
    nursery.stop_all()
    monkeypatch.setitem(nursery._INTERPRETER, "PYTHONHOME", "/nowhere")
    broken = nursery.Nursery(confined=False)
    with pytest.raises(nursery.ZygoteGone, match="encodings"):
        broken.take(Limits())


def test_a_zygote_with_threads_does_not_fork():
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        with pytest.raises(OSError, match="threads cannot be forked safely"):
            forking.fork_kernel(0, [], "", Limits(), False)
    finally:
        release.set()
        thread.join()


GRADER = """
    import os, signal, sys, time
    from jupyter_client.manager import KernelManager
    from neurona.grading import find_kernels, private_folder
    find_kernels()
    manager = KernelManager(kernel_name=sys.argv[1])
    manager.start_kernel(cwd="/tmp")
    client = manager.client(); client.start_channels(); client.wait_for_ready(60)
    client.execute("import time; time.sleep(1000)")
    spare = manager.provisioner.nursery().spare[1].pid
    print(manager.provisioner.pid, spare, private_folder.private_folder(), flush=True)
    {end}
"""


@BOTH
@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "sys.exit()"], ids=["killed", "exits"])
def test_everything_ends_with_the_grader(name, end):
    script = textwrap.dedent(GRADER).format(end=end)
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, text=True, timeout=120)
    *pids, folder = done.stdout.split()
    until = time.monotonic() + 20
    while any(os.path.exists(f"/proc/{pid}") for pid in pids):
        assert time.monotonic() < until, "a kernel has outlived its grader"
        time.sleep(0.02)
    sweep(Path(folder).parent)
    assert not os.path.exists(folder)
    assert private_folder().exists()  # ours has an owner that lives


def test_a_forked_grader_makes_its_own_zygote(kernel):
    ours = kernel()
    before = ours.provisioner.nursery().process.pid
    child = os.fork()
    if child == 0:
        status = 1
        try:
            theirs = nursery.nursery(confined=True)
            forked = theirs.take(Limits())
            status = 0 if forked.alive() and theirs.process.pid != before else 2
            nursery.stop_all()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert ours.run("print(4)").text == "4\n"


def test_long_temporary_folders_are_avoided(monkeypatch, tmp_path):
    long = tmp_path / ("x" * 100)
    long.mkdir()
    script = "from neurona.grading.private_folder import *; print(private_folder()); remove_private_folder()"
    for variable in ("TMPDIR", "XDG_RUNTIME_DIR"):
        environment = {**os.environ, variable: str(long)}
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
        assert done.stdout.startswith("/tmp/neurona-kernels-")


# In use ------------------------------------------------------------


def test_nbgrader_runs_notebooks_in_the_sandbox(tmp_path):
    """Through nbgrader's own preprocessor, with limits as nbgrader_config.py gives them."""
    (tmp_path / "data.csv").write_text("1,2")
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "x"}})
    notebook.cells = [
        nbformat.v4.new_code_cell("import os, resource\nprint(os.getcwd(), os.listdir('.'), os.getpid())"),
        nbformat.v4.new_code_cell("resource.getrlimit(resource.RLIMIT_NPROC)"),
        nbformat.v4.new_code_cell("import matplotlib.pyplot as plt\nplt.plot([1]);"),
        nbformat.v4.new_code_cell("'NBGRADER_EXECUTION' in os.environ"),
    ]
    config = Config()
    config.Execute.kernel_name = "neurona-sandbox"
    config.SandboxProvisioner.processes = 51
    config.SandboxProvisioner.spare = False
    Execute(config=config).preprocess(notebook, {"metadata": {"path": str(tmp_path)}})
    outputs = [cell.outputs[0] for cell in notebook.cells]
    assert outputs[0].text == "/student/assignment ['data.csv'] 1\n"
    assert outputs[1].data["text/plain"] == "(51, 51)"
    assert "image/png" in outputs[2].data
    assert outputs[3].data["text/plain"] == "False"


def test_kernels_are_found_once(monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "/somewhere")
    find_kernels()
    find_kernels()
    first, second = os.environ["JUPYTER_PATH"].split(os.pathsep)
    assert second == "/somewhere"
    assert json.loads((Path(first) / "kernels/neurona-sandbox/kernel.json").read_text())["language"] == "python"
