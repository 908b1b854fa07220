"""Honest homework that looks odd: every one of these is right."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

from tests.attacks.chapter import RIGHT
from tests.attacks.target import LIMITS, Target

DOUBLE = RIGHT["double"]
ODD_CLASS = "Honest but odd"
# What is slow here stays within limits also on a busy machine.
PATIENT = LIMITS + "c.Execute.timeout = 20\nc.SandboxProvisioner.cell_cpu = 20\nc.RecordAndJudge.notebook_seconds = 100\n"
ODD = {
    "plain": "",
    "warns on stderr": "import sys, warnings\nwarnings.warn('careful')\nprint('hm', file=sys.stderr)",
    "logs": "import logging\nlogging.error('something to look at')",
    "prints much": "for number in range(2000):\n    print('line', number)",
    "prints one long line": "print('x' * 200_000)",
    "prints more than is kept": "print('x' * 2_000_000)",
    "prints in the function": DOUBLE.replace("    return", "    print('doubling', x)\n    return"),
    "warns in the function": DOUBLE.replace("    return", "    import warnings; warnings.warn('careful')\n    return"),
    "is slow": "import time\ntime.sleep(3)",
    "is slow in the function": DOUBLE.replace("    return", "    import time; time.sleep(0.5)\n    return"),
    "computes long": "total_of_all = sum(range(20_000_000))",
    "uses threads": ("from concurrent.futures import ThreadPoolExecutor\ndef double(x):\n"
                     "    with ThreadPoolExecutor(4) as pool:\n        return 2 * np.array(list(pool.map(float, np.ravel(x)))).reshape(np.shape(x))"),
    "uses processes": "import subprocess\nprint(subprocess.run(['echo', 'hello'], capture_output=True, text=True).stdout)",
    "uses much memory": "table = np.ones((200, 100_000)); table.sum()",
    "writes files": ("import tempfile\nopen('notes.txt', 'w').write('mine')\nprint(open('notes.txt').read())\n"
                     "with tempfile.NamedTemporaryFile() as file: file.write(b'x')"),
    "draws": "import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 4])\nplt.show()",
    "shows a lab": "from neurona import labs\nimport ipywidgets\nipywidgets.IntSlider()",
    "prints numbers and ticks": "print(0)\nprint('✗ 0 points')\n0.0",
    "ends in an error elsewhere": "raise ValueError('a cell of my own that fails')",
    "reuses names": "list = dict = str = 5\ncheck_mine = max = 3",
    "uses magic": "%timeit -n 1 -r 1 2 + 2\n!echo hello",
    "returns lists": "def double(x):\n    return [2 * v for v in x] if np.ndim(x) else 2 * x",
    "returns float32": "def double(x):\n    return np.multiply(2, x, dtype=np.float64)",
    "recurses": "def depth(n): return 0 if n == 0 else 1 + depth(n - 1)\ndepth(500)",
    "catches its own errors": "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    print(error)",
    "asks for input": "try:\n    input('your name? ')\nexcept BaseException as error:\n    print(type(error).__name__)",
    "uses async": "import asyncio\nawait asyncio.sleep(0.01)",
    "seeds": "np.random.seed(1); np.random.rand()",
    "patches numpy for itself": "np.set_printoptions(precision=2)",
}


def hand_in(folder) -> Target:
    """A course in which each of them has handed in."""
    target = Target(folder, PATIENT)
    for name, code in ODD.items():
        target.hand_in(student(name), {"double": code if "def double" in code else f"{DOUBLE}\n{code}"})
    return target


def student(name: str) -> str:
    """Who hands it in."""
    return name.replace(" ", "-")
