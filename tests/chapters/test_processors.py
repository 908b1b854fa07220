"""Do the solutions print on an old processor what they print on this one?

Processors round differently: OpenBLAS has other kernels for each, and NumPy other loops. Where training magnifies the
last digit, another processor prints other numbers. nbval in `make test` runs on the processor that is there; this runs
the solutions once more with the kernels of 2008 and with NumPy's plainest loops.
"""

import json
import os
import platform
import subprocess
import sys

import numpy as np
import pytest

from tests.chapters.nbval_run import verdicts

OLD = "Nehalem"  # SSE, no AVX, no fused multiply-add
ELSEWHERE = "NumPy can play an older processor with OpenBLAS on x86-64 only; here nbval itself compares two processors"
PLAY = """
import json, numpy, threadpoolctl
print(json.dumps([[pool.get("architecture") for pool in threadpoolctl.threadpool_info()],
                  numpy.show_config(mode="dicts")["SIMD Extensions"].get("found", [])]))
"""


@pytest.fixture(scope="module")
def old_processor():
    """The environment variables under which NumPy computes as on an old processor."""
    parts = np.show_config(mode="dicts")
    if platform.machine() not in ("x86_64", "AMD64") or "openblas" not in parts["Build Dependencies"]["blas"]["name"]:
        pytest.skip(ELSEWHERE)
    loops = parts["SIMD Extensions"].get("found", [])
    return {**os.environ, "OPENBLAS_CORETYPE": OLD, "NPY_DISABLE_CPU_FEATURES": " ".join(loops)}


def test_the_old_processor_is_really_played(old_processor):
    done = subprocess.run([sys.executable, "-c", PLAY], env=old_processor, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == [[OLD], []]


def test_the_solutions_print_the_same_on_an_old_processor(place, root, old_processor):
    found, report = verdicts(root, place.notebook("solutions"), old_processor)

    assert all(found.values()), report
